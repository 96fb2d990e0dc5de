"""WebKitGTK, the engine of Safari, through the W3C's WebDriver protocol.

A client of its own, since Selenium would bring six packages for the few commands that are needed.
"""

import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

from support import free_port

#: The key under which the protocol hands over an element.
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
#: Keys that have no character, as the protocol writes them.
KEYS = {"Enter": "\ue007", "Space": " ", "ArrowRight": "\ue014", "ArrowDown": "\ue015"}
#: The middle of an element on the screen.
MIDDLE = """(element) => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2].map(Math.round);
}"""
#: Where Debian puts the browser, which no path leads to.
BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
#: What must be there, and the command that brings it.
NEEDED = ("WebKitWebDriver", "Xvfb")
INSTALL = "apt-get install --no-install-recommends webkit2gtk-driver xvfb libwebkit2gtk-4.1-0"


def installed():
    """Return the browser's path if all that is needed is installed, else None."""
    found = sorted(Path("/").glob(BROWSERS[1:]))
    return found[-1] if found and all(map(shutil.which, NEEDED)) else None


class WebKit:
    """One window of MiniBrowser, 1280 pixels wide, on a screen of its own."""

    def __init__(self, browser):
        read, write = os.pipe()
        size = ["-screen", "0", "1280x758x24", "-displayfd", str(write)]
        self._screen = subprocess.Popen(
            ["Xvfb", *size], pass_fds=[write], stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as told:
            display = told.readline().strip()
        port = free_port()
        self._driver = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], env=os.environ | {"DISPLAY": f":{display}"}
        )
        self._address = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"browserName": "MiniBrowser", "webkitgtk:browserOptions": options}
        made = self._begin({"capabilities": {"alwaysMatch": wanted}})
        self._address += f"/{made['sessionId']}"
        self.version = made["capabilities"]["browserVersion"]
        self.call("POST", "window/rect", {"width": 1280, "height": 758})
        self.call("POST", "timeouts", {"script": 300_000})

    def _begin(self, wanted):
        """Ask for a session until the driver listens."""
        deadline = time.monotonic() + 60
        while True:
            try:
                return self.call("POST", "", wanted)
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def call(self, method, command, content=None):
        """Give a command of the protocol and return its value."""
        request = urllib.request.Request(
            f"{self._address}/{command}".rstrip("/"),
            json.dumps(content or {}).encode() if method == "POST" else None,
            {"Content-Type": "application/json"},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=400) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()) from None

    def open(self, address):
        self.call("POST", "url", {"url": address})

    def run(self, function, *arguments):
        """Call a JavaScript function, wait for what it promises, and return it."""
        script = f"""const done = arguments[arguments.length - 1];
            Promise.resolve(({function})(...[...arguments].slice(0, -1)))
                .then(done, (error) => done({{failed: String(error)}}));"""
        got = self.call("POST", "execute/async", {"script": script, "args": arguments})
        if isinstance(got, dict) and "failed" in got:
            raise RuntimeError(got["failed"])
        return got

    def press(self, keys):
        """Press keys, by their names in the DOM, on what has the focus."""
        strokes = [
            {"type": kind, "value": KEYS.get(key, key)}
            for key in keys
            for kind in ("keyDown", "keyUp")
        ]
        self._act({"type": "key", "id": "keyboard", "actions": strokes})

    def click(self, element):
        """Click an element in its middle."""
        # The protocol's own way knows no parts of a drawing.
        x, y = self.run(MIDDLE, element)
        move = {"type": "pointerMove", "x": x, "y": y, "duration": 0}
        strokes = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *strokes]})

    def _act(self, source):
        self.call("POST", "actions", {"actions": [source]})

    def close(self):
        self.call("DELETE", "")
        for process in (self._driver, self._screen):
            process.terminate()
            process.wait(20)
