"""A real JupyterLab with a real kernel, driven by a real browser."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import zlib
from functools import partial

from playwright.sync_api import expect
from support import ARTEFACTS, ROOT, free_port

# Longer than Playwright's five seconds: a machine that does other work beside the tests is slow,
# not wrong.
expect.set_options(timeout=15_000)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LIVE = ".lk-exhibit"
#: In the page: the content of the open notebook; whether its kernel waits for work.
BOOK = "window.jupyterapp.shell.currentWidget.content"
IDLE = "window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
#: The interpreter of the server: of this environment, or of another (an environment like Binder's,
#: say) for a whole run.
PYTHON = os.environ.get("LAB_PYTHON", sys.executable)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright):
    """Start the system's Chromium, or else the one that Playwright keeps, which is fetched if need
    be.
    """
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path and not os.path.exists(playwright.chromium.executable_path):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def launch_firefox(playwright):
    """Start the system's Firefox without a window; None if there is none."""
    path = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    size = {"MOZ_HEADLESS_WIDTH": "1280", "MOZ_HEADLESS_HEIGHT": "720"}
    return path and playwright.firefox.launch(
        channel="moz-firefox", executable_path=path, env=os.environ | {"MOZ_HEADLESS": "1"} | size
    )


class Lab:
    """A JupyterLab server on a copy of the course, so that no test can change the course itself.

    folder: where the copy is made. python: the interpreter of its environment. shipped: whether the
    settings that come with the course are named on the command line, as start.py does; on Binder
    they are part of the environment. root: the course, of this version or of another.
    """

    def __init__(self, folder, python=PYTHON, shipped=True, root=ROOT):
        self.root = folder / "course"
        shutil.copytree(
            root,
            self.root,
            ignore=shutil.ignore_patterns(".git", ".venv", "artefacts", ".ipynb_checkpoints"),
        )
        self.port = free_port()
        private = {
            f"{name}_DIR": str(folder / name)
            for name in (
                "JUPYTER_CONFIG",
                "JUPYTER_DATA",
                "JUPYTERLAB_SETTINGS",
                "JUPYTERLAB_WORKSPACES",
                "IPYTHON",
            )
        }
        self._log = open(folder / "server.log", "w")  # noqa: SIM115 (closed by stop)
        self._process = subprocess.Popen(
            [
                str(python),
                "-m",
                "jupyterlab",
                "--no-browser",
                "--ip=127.0.0.1",
                f"--port={self.port}",
                "--ServerApp.port_retries=0",
                "--IdentityProvider.token=test",
                "--LabApp.expose_app_in_browser=True",
                "--config=binder/jupyter_server_config.py" if shipped else "--allow-root",
            ],
            cwd=self.root,
            env=os.environ | private,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self.address = f"http://127.0.0.1:{self.port}"
        deadline = time.monotonic() + 60
        while True:
            try:
                self.ask("GET", "api/status")
                return
            except OSError:
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise RuntimeError((folder / "server.log").read_text()) from None
                time.sleep(0.1)

    def ask(self, method, path, content=None):
        """Call the server's REST interface, perhaps with content that is sent as JSON, and return
        its answer.
        """
        data = json.dumps(content).encode() if content else None
        request = urllib.request.Request(
            f"{self.address}/{path}", data, method=method, headers={"Authorization": "token test"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or "null")

    def restore(self, name):
        """Put the course's own copy of a notebook back."""
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", self.root / "notebooks")

    def stop(self):
        self._process.terminate()
        self._process.wait(20)
        self._log.close()


class Page:
    """One notebook open in JupyterLab. Keeps what went over the network and what the console
    complained of; `counting` is whether it counts the bytes of the kernel's websocket.
    """

    def __init__(self, browser, lab, width=1280, height=720, counting=True):
        self.lab = lab
        self._context = browser.new_context(viewport={"width": width, "height": height})
        self.page = self._context.new_page()
        self.page.set_default_timeout(30_000)
        self.requests, self.errors, self.socket_bytes, self.packed_bytes = [], [], 0, 0
        self._context.on("request", lambda request: self.requests.append(request.url))
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )
        self.page.on("pageerror", lambda error: self.errors.append(error.stack or str(error)))
        self.page.on("websocket", partial(self._watch, counting))

    def _watch(self, counting, socket):
        self.requests.append(socket.url)

        if counting and "/channels" in socket.url:
            # As the server sends it where compression is on (binder/jupyter_server_config.py):
            # permessage-deflate, RFC 7692.
            for event in ("framereceived", "framesent"):
                socket.on(event, partial(self._count, zlib.compressobj(6, zlib.DEFLATED, -15, 8)))

    def _count(self, packer, payload):
        content = payload if isinstance(payload, bytes) else payload.encode()
        self.socket_bytes += len(content)
        self.packed_bytes += (
            len(packer.compress(content)) + len(packer.flush(zlib.Z_SYNC_FLUSH)) - 4
        )

    def open(self, notebook):
        self.page.goto(f"{self.lab.address}/lab/tree/{notebook}?reset&token=test")
        return self.ready()

    def ready(self):
        """Wait until the notebook stands on the page."""
        self.page.wait_for_function(
            "() => window.jupyterapp?.shell?.currentWidget?.content?.widgets?.length > 0"
        )
        self.page.wait_for_function("() => window.jupyterapp.shell.currentWidget.context.isReady")
        self.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        return self

    def reopen(self):
        """Close the notebook unsaved and open it again, in the JupyterLab that is there."""
        self.started().page.evaluate("""async () => {
            const {commands, shell} = window.jupyterapp;
            const {path, model} = shell.currentWidget.context;
            // JupyterLab writes the version of Python into it, and would ask whether to save that.
            model.dirty = false;
            await commands.execute('application:close');
            await commands.execute('docmanager:open', {path});
        }""")
        return self.ready()

    def call(self, script, argument=None):
        """Run JavaScript with `book`, the content of the open notebook, at hand."""
        return self.page.evaluate(f"async (a) => {{ const book = {BOOK}; {script} }}", argument)

    def resize(self, width, height):
        self.page.set_viewport_size({"width": width, "height": height})

    def finished(self):
        """Wait until every code cell has run."""
        self.page.wait_for_function(
            """() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.every(
            (cell) => cell.cell_type !== 'code' || cell.executionState === 'idle'
                && cell.execution_count)""",
            timeout=60_000,
        )

    def started(self):
        """Wait until the kernel has started."""
        self.page.wait_for_function(f"() => {IDLE}")
        return self

    def run_all(self):
        self.started()
        self.call("await window.jupyterapp.commands.execute('notebook:run-all-cells');")
        return self

    def cells(self):
        """Return kind, source and saved outputs of every cell."""
        return json.loads(
            self.call("return JSON.stringify(book.model.sharedModel.toJSON().cells);")
        )

    def sources(self):
        """Return kind and source of every cell, as pairs."""
        return self.call(
            "return book.model.sharedModel.cells.map((cell) => [cell.cell_type, cell.getSource()]);"
        )

    def cell(self, start, nth=0):
        """Return the index of the nth cell whose source starts so, and its locator, wherever the
        page stands.
        """
        hits = [n for n, (_, text) in enumerate(self.sources()) if text.startswith(start)]
        return hits[nth], self.page.locator(
            f".jp-Notebook .jp-Cell[data-windowed-list-index='{hits[nth]}']"
        )

    def find(self, start, nth=0):
        """Scroll to the nth cell whose source starts so, wait until the page stands still, return a
        locator of the cell.

        JupyterLab puts cells on the page when they come near, and what they show then moves those
        below: until all are there, the wait is longer.
        """
        index, cell = self.cell(start, nth)
        self.call(
            """const drawn = book.widgets.every((cell) => cell.node.isConnected
                && !cell.placeholder);
            await book.scrollToItem(a, 'start');
            const frame = () => new Promise((done) => setTimeout(done, 50));
            for (let still = 0, last = null, turn = 0; still < (drawn ? 2 : 6) && turn < 200;
                turn += 1) {
                const node = book.widgets[a].node;
                node.scrollIntoView({block: 'start'});
                await frame();
                const top = node.isConnected ? Math.round(node.getBoundingClientRect().top) : null;
                still = top !== null && top === last ? still + 1 : 0;
                last = top;
            }""",
            index,
        )
        return cell

    def shot(self, name):
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")

    def close(self):
        """Close the page and end its kernel, so that the next test starts with one of its own."""
        self._context.close()
        for session in self.lab.ask("GET", "api/sessions"):
            self.lab.ask("DELETE", f"api/sessions/{session['id']}")


def exhibit_of(page, start):
    """Return the live exhibit of the cell whose source starts so, once it can be seen."""
    exhibit = page.find(start).locator(LIVE)
    expect(exhibit).to_be_visible()
    return exhibit


def outside(page):
    """Return what a page asked of any other machine."""
    return [
        url
        for url in page.requests
        if not re.match(rf"(https?|wss?)://127\.0\.0\.1:{page.lab.port}/|data:|blob:", url)
    ]
