"""The website on a server of this machine, and a lesson open in it."""

import gzip
import subprocess
import sys
import threading
import time
import urllib.request
from urllib.parse import unquote, urlsplit

from browser import IDLE, Page
from support import ROOT, free_port
from website import wheels

#: Files that are packed already; a host compresses the others on their way.
PACKED = (".whl", ".zip", ".png", ".pdf")


def reachable(address):
    """Return whether an address answers."""
    try:
        with urllib.request.urlopen(address, timeout=10):
            return True
    except OSError:
        return False


def build(folder):
    """Build the website as a release is built, or with stand-ins where Pyodide does not answer."""
    own = []
    if not reachable(wheels.ADDRESS + "pyodide-lock.json"):
        stand_ins = folder.with_name("stand-ins")
        script = ROOT / "tests" / "tools" / "site_stand_ins.py"
        subprocess.run([sys.executable, script, stand_ins], check=True)
        own = ["--wheels", str(stand_ins)]
    command = [sys.executable, ROOT / "binder" / "website" / "build.py", folder, *own]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


class Host:
    """The website, served as a teacher would try it; a class that fits Page in place of Lab."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        server = [sys.executable, "-m", "http.server", str(self.port), "--bind=127.0.0.1"]
        self._process = subprocess.Popen(
            [*server, f"--directory={folder}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while not reachable(self.address):
            assert self._process.poll() is None and time.monotonic() < deadline
            time.sleep(0.1)

    def stop(self):
        self._process.terminate()
        self._process.wait(20)

    def sent(self, requests):
        """Return how many bytes a host that compresses sends for these addresses."""
        total = 0
        for place in {unquote(urlsplit(url).path) for url in requests if url.startswith("http")}:
            path = self.folder / place.lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            if path.is_file():
                content = path.read_bytes()
                total += len(content if place.endswith(PACKED) else gzip.compress(content, 6))
        return total


class Lesson(Page):
    """A browser in which lessons are opened one after the other, as a reader does."""

    def __init__(self, browser, host):
        super().__init__(browser, host)
        # Python itself has to start, which takes long on a slow machine.
        self.page.set_default_timeout(240_000)

    def open(self, notebook):
        self.page.goto(f"{self.lab.address}/lab/index.html?path={notebook}")
        return self.ready()

    def ready(self):
        """Wait until the notebook stands on the page; unlike Page, close nothing that is open."""
        self.page.wait_for_function(
            "() => window.jupyterapp?.shell?.currentWidget?.content?.widgets?.length > 0"
        )
        self.page.wait_for_function("() => window.jupyterapp.shell.currentWidget.context.isReady")
        return self

    def started(self):
        self.page.wait_for_function(f"() => {IDLE}")
        return self

    def run_through(self):
        """Run all cells as a reader does; return the seconds until the last one has run."""
        self.started()
        began = time.monotonic()
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        self.page.wait_for_function(
            """() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.cells.every(
            (cell) => cell.cell_type !== 'code' || cell.executionState === 'idle'
                && cell.execution_count)"""
        )
        return time.monotonic() - began

    def errors_in_cells(self):
        """Return what went wrong in the cells."""
        outputs = [output for cell in self.cells() for output in cell.get("outputs", [])]
        return [
            output
            for output in outputs
            if output["output_type"] == "error" or output.get("name") == "stderr"
        ]

    def close(self):
        self._context.close()


class Stopwatch:
    """Takes a time, and meanwhile how many times slower than an idle one this machine works."""

    def __init__(self):
        self._began = time.monotonic()
        self._waited = self._worked = 0.0
        self._going = True
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self):
        """Do a little work again and again, and note how long it takes."""
        while self._going:
            began, work = time.monotonic(), time.thread_time()
            while time.thread_time() - work < 0.02:
                pass
            self._waited += time.monotonic() - began
            self._worked += time.thread_time() - work
            time.sleep(0.3)

    def within(self, what, bar):
        """Return whether the time is within a bar for an idle machine, and print it."""
        seconds = time.monotonic() - self._began
        slow = max(1.0, self._waited / self._worked)
        print(f"{what}: {seconds:.1f} s on a machine {slow:.1f} times slower than idle")
        return seconds <= bar * slow

    def stop(self):
        self._going = False
