"""A student of the load test: what JupyterLab in a browser would ask of a server, without it."""

import json
import re
import shutil
import uuid
from datetime import UTC, datetime
from pathlib import Path

import psutil
import requests
import websocket
from hub_server import WAIT, wait_for

ROOT = Path(__file__).resolve().parents[3]


class Student:
    """One student with a browser's session, a server and a kernel of their own.

    Parameters
    ----------
    hub
        The hub.
    name
        The name with which the student logs in.
    notebook
        The lesson, without the ending of its file.

    Attributes
    ----------
    seconds : dict of str to float
        What each step took.
    lost : int
        How often the connection to the kernel was lost and opened anew.
    """

    def __init__(self, hub, name, notebook):
        self.hub, self.name, self.notebook = hub, name, notebook
        self.home = hub.folder / "homes" / name
        shutil.copytree(
            ROOT / "notebooks",
            self.home / "notebooks",
            ignore=shutil.ignore_patterns(".ipynb_checkpoints", "handouts"),
        )
        shutil.copytree(ROOT / "data", self.home / "data")
        self.web = requests.Session()
        self.base = f"{hub.address}/user/{name}"
        self.seconds = {}
        self.session, self.lost = uuid.uuid4().hex, 0

    def ask(self, method, path, **more):
        """Call the student's server; return its answer.

        Raises
        ------
        requests.HTTPError
            If the server does not agree.
        """
        token = self.web.cookies.get("_xsrf", path=f"/user/{self.name}/")
        answer = self.web.request(
            method,
            f"{self.base}/{path}",
            headers={"X-XSRFToken": token or ""},
            timeout=WAIT,
            **more,
        )
        answer.raise_for_status()
        return answer

    def log_in(self):
        """Log in through the hub's form, and wait until the student's server answers."""
        form = self.web.get(f"{self.hub.address}/hub/login", timeout=WAIT)
        token = re.search(r'name="_xsrf" value="([^"]+)"', form.text)[1]
        self.web.post(
            f"{self.hub.address}/hub/login",
            data={"username": self.name, "password": "x", "_xsrf": token},
            timeout=WAIT,
        )

        def up():
            answer = self.web.get(f"{self.base}/lab", timeout=WAIT)
            return answer.ok and answer.url.startswith(self.base)

        wait_for(up, f"the server of {self.name}")

    def open(self):
        """Open the notebook as a browser does: the page, the file, a kernel, its websocket."""
        self.ask("GET", f"lab/tree/notebooks/{self.notebook}.ipynb")
        self.book = self.ask("GET", f"api/contents/notebooks/{self.notebook}.ipynb").json()
        body = {
            "path": f"notebooks/{self.notebook}.ipynb",
            "name": self.notebook,
            "type": "notebook",
            "kernel": {"name": "python3"},
        }
        self.kernel = self.ask("POST", "api/sessions", json=body).json()["kernel"]["id"]
        self.connect()

    def connect(self):
        """Open the websocket of the kernel."""
        cookies = "; ".join(
            f"{cookie.name}={cookie.value}"
            for cookie in self.web.cookies
            if cookie.path == "/" or self.base.endswith(cookie.path.rstrip("/"))
        )
        server = self.base.replace("http", "ws", 1)
        address = f"{server}/api/kernels/{self.kernel}/channels?session_id={self.session}"
        self.socket = websocket.create_connection(address, cookie=cookies, timeout=WAIT)

    def run(self, code):
        """Run a cell, and wait until the kernel is idle again.

        Raises
        ------
        RuntimeError
            If the cell fails, with the kernel's message.

        Notes
        -----
        A connection that is lost is opened anew, as JupyterLab does. The server has kept what came
        meanwhile for this session.
        """
        request = self._request(code)
        self.socket.send(json.dumps(request))
        while True:
            message = self._receive()
            if message["parent_header"].get("msg_id") != request["header"]["msg_id"]:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "error":
                raise RuntimeError(content["evalue"])
            if kind == "status" and content["execution_state"] == "idle":
                return

    def _request(self, code):
        """Return the message that asks a kernel to run a cell."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": "execute_request",
            "username": self.name,
            "session": self.session,
            "date": datetime.now(UTC).isoformat(),
            "version": "5.3",
        }
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
        }
        return {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
            "buffers": [],
        }

    def _receive(self):
        """Return the next message of the kernel that is text."""
        while True:
            try:
                frame = self.socket.recv()
            except websocket.WebSocketConnectionClosedException:
                self.lost += 1
                self.connect()
                continue
            if isinstance(frame, str):
                return json.loads(frame)

    def save(self):
        """Save the notebook."""
        self.ask("PUT", f"api/contents/notebooks/{self.notebook}.ipynb", json=self.book)

    def memory(self):
        """Return the resident memory of the student's server and of the kernel, in MB."""
        file = f"kernel-{self.kernel}.json"
        kernel = next(
            process
            for process in psutil.process_iter(["cmdline"])
            if file in " ".join(process.info["cmdline"] or ())
        )
        return tuple(process.memory_info().rss / 1e6 for process in (kernel.parent(), kernel))
