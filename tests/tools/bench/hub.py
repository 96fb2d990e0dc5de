"""A load test: a real JupyterHub on this machine, and a class that works through one lesson on it.

    python tests/tools/bench/hub.py [--students 20] [--lesson 05-what-happened-next]

Needs the packages of tests/tools/bench/hub-requirements.txt and the program configurable-http-proxy (npm) on the PATH.
Every student logs in through the form, waits for a server, opens the lesson, runs the first half of its cells over the
websocket, writes an answer and saves. Then the hub is stopped and started anew in mid-class; every student finds the
answer again, runs the second half on the same kernel, and saves. Beside them one student runs a notebook that only
imports the libraries. Prints a table in Markdown; exit status 1 if a student does not finish.
"""

import argparse
import contextlib
import math
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import psutil
import requests
import websocket

ROOT = Path(__file__).resolve().parents[3]
ANSWER = "What I wrote before the hub was restarted."
IMPORTS = ["import pandas", "import plotly.graph_objects", "import ipywidgets"]
WAIT = 300
CONFIG = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{homes}/{{username}}"
c.Spawner.args = ["--allow-root"]
c.Spawner.start_timeout = c.Spawner.http_timeout = 240
c.JupyterHub.concurrent_spawn_limit = {students}
# The spawner would take any port that is free when a server begins to start; half a minute later somebody else may have it.
ports = {ports}
c.Spawner.pre_spawn_hook = lambda spawner: setattr(spawner, "port", ports.pop())
# What a school needs too: the students' servers outlive a restart of the hub.
c.JupyterHub.cleanup_servers = False
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
"""


def free_ports(count):
    """Return numbers of ports that nobody uses now, below those that the system hands out to whoever asks for any."""
    ports = []
    for port in range(20000, 32000):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            ports.append(port)
        if len(ports) == count:
            return ports
    raise RuntimeError(f"fewer than {count} ports are free")


class Hub:
    """A JupyterHub in a folder of its own."""

    def __init__(self, folder, students):
        self.folder = folder
        port, hub, api, *ports = free_ports(4 + students)
        self.address = f"http://127.0.0.1:{port}"
        (folder / "config.py").write_text(
            CONFIG.format(
                port=port,
                hub=hub,
                api=api,
                homes=folder / "homes",
                folder=folder,
                students=students,
                ports=ports,
            )
        )
        self._log = open(folder / "hub.log", "a")

    def start(self):
        # The proxy asks for this secret, which a restart must not change.
        env = os.environ | {"CONFIGPROXY_AUTH_TOKEN": "loopback-only"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(self.folder / "config.py")],
            cwd=self.folder,
            env=env,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        wait_for(lambda: requests.get(f"{self.address}/hub/api", timeout=5).ok, "the hub")

    def stop(self):
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(60)

    def end(self):
        """Stop the hub, the proxy and all servers of students."""
        self.stop()
        for process in psutil.process_iter(["environ", "cmdline"]):
            if str(self.folder) in " ".join(
                (process.info["cmdline"] or []) + list((process.info["environ"] or {}).values())
            ):
                process.kill()


def wait_for(condition, what):
    """Return what the condition gives once it is true; connections that fail count as not yet."""
    deadline = time.monotonic() + WAIT
    while True:
        try:
            if result := condition():
                return result
        except requests.RequestException:
            pass
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} did not answer within {WAIT} seconds")
        time.sleep(0.25)


class Student:
    """One student with a browser's session, a server and a kernel of their own."""

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
        """Call the student's server; raises an exception if it does not agree."""
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
        """Open the notebook in JupyterLab as a browser does: the page, the file, a kernel, its websocket."""
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
        mine = [
            one
            for one in self.web.cookies
            if one.path == "/" or self.base.endswith(one.path.rstrip("/"))
        ]
        cookies = "; ".join(f"{one.name}={one.value}" for one in mine)
        address = (
            f"{self.base}/api/kernels/{self.kernel}/channels?session_id={self.session}".replace(
                "http", "ws", 1
            )
        )
        self.socket = websocket.create_connection(address, cookie=cookies, timeout=WAIT)

    def run(self, code):
        """Run a cell. Raises RuntimeError with the kernel's message if it fails.

        A connection that is lost is opened anew, as JupyterLab does; the server has kept what came meanwhile for this session.
        """
        key, now = uuid.uuid4().hex, datetime.now(UTC).isoformat()
        header = {
            "msg_id": key,
            "msg_type": "execute_request",
            "username": self.name,
            "session": self.session,
            "date": now,
            "version": "5.3",
        }
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
        }
        self.socket.send(
            requests.compat.json.dumps(
                {
                    "header": header,
                    "parent_header": {},
                    "metadata": {},
                    "content": content,
                    "channel": "shell",
                    "buffers": [],
                }
            )
        )
        while True:
            try:
                frame = self.socket.recv()
            except websocket.WebSocketConnectionClosedException:
                self.lost += 1
                self.connect()
                continue
            if isinstance(frame, bytes):
                continue
            message = requests.compat.json.loads(frame)
            if message["parent_header"].get("msg_id") != key:
                continue
            if message["msg_type"] == "error":
                raise RuntimeError(message["content"]["evalue"])
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return

    def save(self):
        self.ask("PUT", f"api/contents/notebooks/{self.notebook}.ipynb", json=self.book)

    def memory(self):
        """Return the resident memory of this student's server and kernel in MB."""
        file = f"kernel-{self.kernel}.json"
        kernel = next(
            process
            for process in psutil.process_iter(["cmdline"])
            if file in " ".join(process.info["cmdline"] or ())
        )
        return tuple(process.memory_info().rss / 1e6 for process in (kernel.parent(), kernel))


def first_half(student, cells, together):
    """Log in, open, run half of the lesson, write, save."""
    together.wait()
    for name, step in (
        ("log in, server starts", student.log_in),
        ("open the lesson", student.open),
        ("run the first half", lambda: [student.run(code) for code in cells]),
    ):
        began = time.monotonic()
        step()
        student.seconds[name] = time.monotonic() - began
    turn = next(
        (
            cell
            for cell in student.book["content"]["cells"]
            if "your-turn" in cell["metadata"].get("tags", ())
        ),
        None,
    )
    if turn:
        turn["source"] = ANSWER
    student.save()


def second_half(student, cells):
    """Find the answer again, go on with the same kernel, save."""
    began = time.monotonic()
    kept = wait_for(
        lambda: student.ask("GET", f"api/contents/notebooks/{student.notebook}.ipynb"),
        "the server after the restart",
    ).json()
    if student.notebook != "imports" and ANSWER not in str(kept["content"]):
        raise RuntimeError("the saved answer is gone")
    student.connect()
    for code in cells:
        student.run(code)
    student.save()
    student.seconds["after the restart: answer there, second half run, saved"] = (
        time.monotonic() - began
    )


def in_turn(work, students, *more):
    """Let all students work at once; return what went wrong, by name."""
    wrong = {}

    def one(student):
        try:
            work(student, *more)
        except Exception as error:
            wrong[student.name] = f"{type(error).__name__}: {error}"

    with ThreadPoolExecutor(len(students)) as class_:
        list(class_.map(one, students))
    return wrong


def main():
    """Run the test and print its table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--students", type=int, default=20)
    options.add_argument("--lesson", default="05-what-happened-next")
    chosen = options.parse_args()
    book = requests.compat.json.loads(
        (ROOT / "notebooks" / f"{chosen.lesson}.ipynb").read_text(encoding="utf-8")
    )
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    # A kernel starts in the folder of its notebook.
    half = len(cells) // 2
    folder = Path(tempfile.mkdtemp(prefix="hub-"))
    hub = Hub(folder, chosen.students)
    hub.start()
    try:
        alone = Student(hub, "imports", "imports")
        (alone.home / "notebooks" / "imports.ipynb").write_text(
            '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
        )
        wrong = in_turn(first_half, [alone], IMPORTS, threading.Barrier(1))
        students = [
            Student(hub, f"student{n + 1:02}", chosen.lesson) for n in range(chosen.students)
        ]
        began = time.monotonic()
        wrong |= in_turn(first_half, students, cells[:half], threading.Barrier(len(students)))
        hub.stop()
        hub.start()
        wrong |= in_turn(second_half, [s for s in students if s.name not in wrong], cells[half:])
        whole = time.monotonic() - began
        finished = [s for s in students if s.name not in wrong]
        print(
            f"{len(finished)} of {len(students)} students finished {chosen.lesson} ({len(cells)} cells) in {whole:.0f} s, "
            f"{len(wrong)} errors, {sum(s.lost for s in students)} connections lost and opened anew, {os.cpu_count()} processors\n"
        )
        for name, message in wrong.items():
            print(f"- {name}: {message}")
        if finished:
            print("| | median | 95th percentile | most |\n|---|---|---|---|")
            for step in finished[0].seconds:
                row(f"{step} (s)", [s.seconds[step] for s in finished])
            memory = [s.memory() for s in finished]
            row("memory of a student's server (MB)", [server for server, _ in memory])
            row("memory of a student's kernel (MB)", [kernel for _, kernel in memory])
            bare = alone.memory()
            print(
                f"| the same, only the libraries imported (MB) | {bare[0]:.0f} + {bare[1]:.0f} | | |"
            )
            per = statistics.median(map(sum, memory))
            print(
                f"\nA student's server and kernel take {per:.0f} MB, {per / sum(bare):.2f} times those of a notebook that only imports "
                f"the libraries; the kernel alone {statistics.median(k for _, k in memory) / bare[1]:.2f} times."
            )
        return 1 if wrong else 0
    finally:
        hub.end()
        shutil.rmtree(folder, ignore_errors=True)


def row(name, values):
    """Print a line of the table."""
    values = sorted(values)
    print(
        f"| {name} | {statistics.median(values):.1f} | {values[math.ceil(0.95 * len(values)) - 1]:.1f} | {values[-1]:.1f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
