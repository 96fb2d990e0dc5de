"""A load test: a class that opens the website at the same moment, from one small server.

    python tests/tools/bench/readers.py [FOLDER] [--readers 40]

FOLDER is a website that was built before; without it one is built first. A browser opens lesson 1
and runs it, and what it asked for is noted. Then every reader downloads all of that, six files at a
time as a browser does, from `python -m http.server` on this machine, which does not compress. Each
file is compared with the one on the disk. Prints a table in Markdown; the exit status is 1 if a
file is missing or is not what it should be.
"""

import argparse
import http.client
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / name) for name in ("tests", "notebooks", "binder")]

from browser import launch  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from report import Report, median_and_high  # noqa: E402
from site_host import Host, Lesson, build  # noqa: E402

LESSON = "notebooks/01-background.ipynb"
#: How many files a browser fetches from one server at the same time.
AT_ONCE = 6


def first_opening(host):
    """Return the paths that a browser asks for until the lesson has run, each once."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        lesson = Lesson(browser, host)
        lesson.open(LESSON)
        lesson.run_through()
        asked = dict.fromkeys(
            unquote(urlsplit(url).path) for url in lesson.requests if url.startswith("http")
        )
        browser.close()
    return [path for path in asked if (host.folder / path.lstrip("/")).is_file()]


def read_all(host, paths, together):
    """Download all files as one reader does, once every reader is there.

    Returns
    -------
    tuple of (float, list of str)
        The seconds that it took, and the paths that did not come whole.
    """
    left, wrong = iter(paths), []
    together.wait()
    began = time.monotonic()

    def fetch():
        connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=120)
        while path := next(left, None):
            try:
                connection.request("GET", path)
                content = connection.getresponse().read()
            except (OSError, http.client.HTTPException):
                connection.close()
                content = None
            if content != (host.folder / path.lstrip("/")).read_bytes():
                wrong.append(path)
        connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for one in [pool.submit(fetch) for _ in range(AT_ONCE)]:
            one.result()
    return time.monotonic() - began, wrong


def main():
    """Run the test and print its table; return the exit status."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--readers", type=int, default=40)
    chosen, report = options.parse_args(), Report()
    with tempfile.TemporaryDirectory() as folder:
        host = Host(chosen.folder or build(Path(folder) / "site"))
        try:
            paths = first_opening(host)
            size = sum((host.folder / path.lstrip("/")).stat().st_size for path in paths) / 1e6
            together = threading.Barrier(chosen.readers)
            with ThreadPoolExecutor(chosen.readers) as pool:
                readers = [
                    pool.submit(read_all, host, paths, together) for _ in range(chosen.readers)
                ]
                results = [reader.result() for reader in readers]
        finally:
            host.stop()
    wrong = [path for _, missed in results for path in missed]
    seconds = [taken for taken, _ in results]
    report.say(
        f"{chosen.readers} readers, {len(paths)} files and {size:.0f} MB each: {len(wrong)} files "
        f"missing or damaged, {size * chosen.readers / max(seconds):.0f} MB a second"
    )
    report.head("Seconds until a reader has all files", "median", "95th percentile", "most")
    report.row(*(f"{value:.1f}" for value in (*median_and_high(seconds), max(seconds))))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
