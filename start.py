#!/usr/bin/env python3
"""Open the course, test it, or renew what is made from its tables.

    python3 start.py                 open the start page in the browser
    python3 start.py test            run all tests (less than 20 minutes)
    python3 start.py test --quick    run the tests that need no browser (about 2 minutes)
    python3 start.py update          after a change of a table or a lesson: check and record the
                                     tables, save the notebooks' outputs, and print the reading
                                     copies, worksheets and cards anew
    python3 start.py check [PATH]    list the problems of a table or of a folder of tables
    python3 start.py edition [FILE]  write the whole course into one HTML file, which is
                                     pyongyang-pact.html if you name none; --students leaves out
                                     the teacher's pages, --without-answers the answers as well,
                                     and the file has that in its name
    python3 start.py gather FOLDER OUT
                                     gather the answers of a class, as the planner saved them in
                                     FOLDER, into one table for marking: OUT.xlsx or OUT.csv
    python3 start.py questions [FOLDER]
                                     write the questions for Moodle, Canvas, Google Forms,
                                     Kahoot, Quizizz and Anki into a folder
    python3 start.py site [FOLDER]   build the website: the single files, the PDFs, and notebooks
                                     that run in the browser
    python3 start.py --help          show this page

You need Python 3.11 or newer. The first start makes the folder .venv beside this file and
installs the packages of the course into it. Later starts need no network. To install everything
anew, delete the folder .venv and start again.

Whatever follows "test" goes to pytest. Options without a command, such as --no-browser or
--port=9000, go to JupyterLab.
"""

# Python 3.8 must be able to read this file, so that it can say which Python the course needs.
from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "binder"))

from environment import CALL, PYTHON, ROOT, TESTS, Trouble, newer_python, prepare, say

NOTEBOOKS = ROOT / "notebooks"
#: Commands that lessonkit takes as they are, with the numbers of arguments that they may have.
HANDED_ON = {("check", 0), ("check", 1), ("gather", 2)}
QUICK = "not browser and not binder and not slow"


def run(command: list[str], folder: Path = ROOT) -> int:
    """Run a command in a folder and return its exit status.

    Notes
    -----
    Ctrl+C reaches the command as well. The command decides what to do, so it is waited for.
    """
    child = subprocess.Popen(command, cwd=str(folder))
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def absolute(arguments: Iterable[str]) -> list[str]:
    """Return arguments in which paths, given from where the reader stands, are absolute."""
    return [one if one.startswith("--") else os.path.abspath(one) for one in arguments]


def open_course(*options: str) -> int:
    """Open the start page in the browser, and serve the course until Ctrl+C."""
    prepare()
    say("The course opens in your browser. Keep this window open while you use it.")
    say("If no page opens, copy the last address below into a browser.")
    say("To end: save your work, then press Ctrl+C twice in this window.")
    config = ROOT / "binder" / "jupyter_server_config.py"
    status = run([str(PYTHON), "-m", "jupyterlab", f"--config={config}", *options])
    if status > 0:
        say("JupyterLab ended with an error, which stands above. If it says that a module is")
        say(f"missing, delete the folder .venv and type again:  {CALL}")
    return status


def test(*options: str) -> int:
    """Run the tests; `--quick` leaves out those that need a browser or an installation."""
    prepare(TESTS)
    chosen = [option for option in options if option != "--quick"]
    if len(chosen) < len(options):
        chosen = ["-m", QUICK, *chosen]
    return run([str(PYTHON), "-m", "pytest", *chosen])


def update() -> int:
    """Renew what is made from the tables; stop at the first step that fails."""
    prepare(TESTS)
    steps = {
        "check the tables and record that they passed": (NOTEBOOKS, "-m", "lessonkit", "record"),
        "run the notebooks and save their outputs": (ROOT, "tests/tools/save_outputs.py"),
        "print the reading copies": (ROOT, "tests/tools/save_handouts.py"),
        "print the worksheets and cards": (ROOT, "tests/tools/save_printed.py"),
    }
    for number, (what, (folder, *arguments)) in enumerate(steps.items(), 1):
        say(f"Step {number} of {len(steps)}: {what} ...")
        status = run([str(PYTHON), *arguments], folder)
        if status != 0:
            say(f"Step {number} failed: {what}. The steps after it were not taken.")
            say(f"Mend what stands above, then type again:  {CALL} update")
            return status
    say("The notebooks and what is made for paper are up to date.")
    return 0


def lessonkit(command: str, *arguments: str) -> int:
    """Run a command of lessonkit; paths among its arguments begin where the reader stands."""
    prepare()
    return run([str(PYTHON), "-m", "lessonkit", command, *absolute(arguments)], NOTEBOOKS)


def edition(*arguments: str) -> int:
    """Write the course into one HTML file: the one that is named, else one beside this script."""
    if any(not one.startswith("--") for one in arguments):
        return lessonkit("edition", *arguments)
    # An edition for students must not take the place of the teacher's.
    name = "".join(["pyongyang-pact", *(option[1:] for option in arguments), ".html"])
    return lessonkit("edition", *arguments, str(ROOT / name))


def site(*arguments: str) -> int:
    """Build the website in the folder that is named, else in the folder site beside this script."""
    prepare()
    build = ROOT / "binder" / "website" / "build.py"
    # Where the reader stands, from which the paths among its arguments begin.
    return run([str(PYTHON), str(build), *arguments], Path.cwd())


def questions(*folder: str) -> int:
    """Write the questions into the folder that is named, else into one beside this script."""
    return lessonkit("questions", *(folder or [str(ROOT / "pyongyang-pact-questions")]))


def with_newer_python(arguments: list[str]) -> int:
    """Go on with a Python that is new enough, or say how to get one."""
    python = newer_python()
    if python:
        return run([python, str(ROOT / "start.py"), *arguments], Path.cwd())
    version = "{}.{}".format(*sys.version_info[:2])
    raise Trouble(
        f"The course needs Python 3.11 or newer. This is Python {version} ({sys.executable}).\n"
        "On Windows or macOS install a newer one from https://www.python.org/downloads/\n"
        "On Debian or Ubuntu type:  sudo apt install python3.11 python3.11-venv\n"
        f"Then type again:  {CALL}"
    )


def main(arguments: list[str]) -> int:
    """Do what the command line asks for, and return the exit status.

    Raises
    ------
    Trouble
        If it cannot be done; its text is for the reader.
    """
    command, options = (arguments or ["open"])[0], arguments[1:]
    if command in ("-h", "--help", "help"):
        say((__doc__ or "").replace("python3 start.py", CALL))
        return 0
    if sys.version_info < (3, 11):  # noqa: UP036
        return with_newer_python(arguments)
    if command == "open":
        return open_course(*options)
    if command.startswith("-"):
        return open_course(*arguments)
    if command == "test":
        return test(*options)
    if command == "update" and not options:
        return update()
    if (command, len(options)) in HANDED_ON:
        return lessonkit(command, *options)
    if command == "site":
        return site(*options)
    writers = {"edition": edition, "questions": questions}
    if command in writers and sum(not one.startswith("--") for one in options) <= 1:
        return writers[command](*options)
    raise Trouble(f'There is no command "{" ".join(arguments)}". See:  {CALL} --help')


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # A folder's name may have letters that the terminal cannot show.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(f"\n{trouble}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
