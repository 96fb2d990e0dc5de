"""Make `.venv`, the environment that holds the course's packages, and tell the reader about it.

Standard library only, in the syntax of Python 3.8: start.py imports this before anything is
installed, and whatever Python it runs on.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CALL = "py start.py" if os.name == "nt" else "python3 start.py"
#: What was installed, and for which Python. It says "unfinished" while an installation runs.
STAMP = VENV / "course.json"
UNFINISHED = {"environment": "unfinished"}
LOG = VENV / "installation.log"
COURSE, TESTS = "requirements.txt", "tests/requirements.txt"
#: What a new environment takes: MB to fetch, MB on the disk, minutes.
SIZES = {COURSE: (100, 400, 3), TESTS: (250, 1000, 4)}
#: Run by an interpreter, it tells which packages fit it; it fails if the course cannot use it.
PROBE = """
import platform, sys, sysconfig
assert sys.version_info >= (3, 11)
assert sys.prefix != sys.base_prefix or sys.argv[1:] == ["--base"]
print(sys.implementation.cache_tag, sysconfig.get_platform(), platform.machine())
"""
#: How pip begins a line when it turns to a further package.
PACKAGE = ("Collecting ", "Processing ")
NO_NETWORK = re.compile(r"Retrying \(|from versions: none|timed out|ProxyError|SSLError")


class Trouble(Exception):
    """What keeps the course from starting, told in the words that the reader sees."""


def say(text: str) -> None:
    """Print a line at once, even if the output goes to a file."""
    print(text, flush=True)


def describe(python: str | Path, *arguments: str) -> str | None:
    """Return the kind of an interpreter and of its machine.

    Returns
    -------
    Such as "cpython-311 linux-x86_64 x86_64"; None if it does not run, is older than 3.11, or
    belongs to no environment (which is allowed with the argument --base).
    """
    command = [str(python), "-I", "-c", PROBE, *arguments]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def newer_python() -> str | None:
    """Return the path of a Python on this computer that is new enough, the newest first."""
    found = filter(None, (shutil.which(f"python3.{minor}") for minor in range(20, 10, -1)))
    return next((python for python in found if describe(python, "--base")), None)


def fingerprint(requirements: str) -> str:
    """Return a hash of a list of requirements and of the files that it refers to."""
    names = dict.fromkeys([COURSE, "constraints.txt", requirements])
    return hashlib.sha256(b"\n".join((ROOT / name).read_bytes() for name in names)).hexdigest()


def read_stamp() -> dict[str, str]:
    """Return what is known of the installation; nothing if it was made by other commands."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        return UNFINISHED


def write_stamp(stamp: dict[str, str]) -> None:
    """Keep what is known of the installation."""
    STAMP.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def prepare(requirements: str = COURSE) -> None:
    """See to it that `.venv` holds what a list of requirements names.

    Nothing is done, and no network is needed, if it was installed before and neither the list
    nor the Python has changed since.

    Raises
    ------
    Trouble
        If it cannot be done.
    """
    kind, stamp, wanted = describe(PYTHON), read_stamp(), fingerprint(requirements)
    usable = kind is not None and stamp.get("environment", kind) == kind
    if usable and stamp.get(requirements) == wanted:
        return
    try:
        if not usable:
            make_environment(stamp)
            kind, stamp = describe(PYTHON), {}
            fetched, room, minutes = SIZES[requirements]
            say(f"Fetching the packages: {fetched} MB. They take {room} MB on the disk.")
            say(f"This is done once. It takes {minutes} minutes, or longer on a slow network.")
        elif requirements in stamp:
            say("The list of packages has changed since the last start. Fetching what is new ...")
        else:
            say("Fetching the packages that are not yet in the folder .venv ...")
        install(requirements)
        stamp = {**stamp, "environment": kind or "", COURSE: fingerprint(COURSE)}
        write_stamp({**stamp, requirements: wanted})
    except OSError as error:
        raise Trouble(
            f"The folder {VENV} could not be written:\n{error}\n"
            "Close other windows in which the course runs, and try again. If that does not\n"
            "help, copy the course to a folder of your own on this computer's disk."
        ) from error


def make_environment(stamp: dict[str, str]) -> None:
    """Make a new `.venv` with nothing but pip, in the place of one that cannot be used.

    Raises
    ------
    Trouble
        If this Python cannot make one, or the disk is full.
    OSError
        If the folder cannot be written.
    """
    if stamp == UNFINISHED:
        say("The last installation was not finished. It begins anew.")
    elif VENV.exists() or VENV.is_symlink():
        say("The folder .venv does not fit the Python of this computer. It is made anew.")
    steps = ways_to_make()
    if not steps:
        version = "{}.{}".format(*sys.version_info[:2])
        raise Trouble(
            f"This Python ({sys.executable}) cannot make an environment: a part of it is missing.\n"
            f"On Debian or Ubuntu type:  sudo apt install python{version}-venv\n"
            "Elsewhere install Python from https://www.python.org/downloads/\n"
            f"Then type again:  {CALL}"
        )
    free = shutil.disk_usage(str(ROOT)).free / 1e9
    if free < 1:
        raise Trouble(f"This disk has {free:.1f} GB left; the course needs 1 GB. Make room first.")
    say("Making the folder .venv for the packages of the course (10 seconds) ...")
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))
    VENV.mkdir()
    write_stamp(UNFINISHED)
    for step in steps:
        done = subprocess.run(step, check=False, capture_output=True, errors="replace")
        if done.returncode != 0:
            raise Trouble(explain(done.stdout + done.stderr))


def ways_to_make() -> list[list[str]]:
    """Return the commands that make `.venv` with pip in it; none if this Python cannot do it."""
    # Inside an environment, as when .venv itself is activated, this is the Python that made it.
    base = getattr(sys, "_base_executable", None) or sys.executable
    venv, pip = [base, "-m", "venv", str(VENV)], [base, "-m", "pip", "--python"]
    if brings_pip():
        return [venv]
    # A pip of the base can install one into the environment, if it is not too old for that.
    found = subprocess.run([*pip, base, "--version"], check=False, capture_output=True)
    install_pip = [*pip, str(PYTHON), "install", "--quiet", "pip"]
    return [[*venv, "--without-pip"], install_pip] if found.returncode == 0 else []


def brings_pip() -> bool:
    """Return whether this Python has a pip to put into a new environment.

    Notes
    -----
    Debian keeps it in a package of its own, of which an empty folder may be left.
    """
    try:
        return bool(importlib.import_module("ensurepip").version())
    except (ImportError, AttributeError, OSError):
        return False


def install(requirements: str) -> None:
    """Install a list of requirements into `.venv`, and tell how far it has come.

    Raises
    ------
    Trouble
        If pip fails.

    Notes
    -----
    pip fetches everything before it changes anything. Only from then on would an interruption
    leave a half-finished environment, and only from then on is it marked as unfinished.
    """
    started = time.monotonic()
    said: list[str] = []
    command = [str(PYTHON), "-m", "pip", "install", "--progress-bar=off", "--no-input"]
    # Most of the modules are never used; Python compiles those that are at their first use.
    command += ["--disable-pip-version-check", "--no-compile"]
    command += ["-r", requirements, "-c", "constraints.txt"]
    with subprocess.Popen(
        command,
        cwd=str(ROOT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        try:
            for line in pip.stdout or ():
                said.append(line)
                if line.startswith("Installing collected packages"):
                    write_stamp(UNFINISHED)
                report(said)
        except BaseException:
            pip.kill()
            raise
    if pip.returncode != 0:
        LOG.write_text("".join(said), encoding="utf-8")
        raise Trouble(f"{explain(''.join(said))}\nThe full log is in {LOG}")
    say(f"Done in {time.monotonic() - started:.0f} seconds.")


def report(said: list[str]) -> None:
    """Print what the last of pip's lines means, if it is worth a line."""
    line = said[-1]
    size = re.match(r"\s*Downloading (\w+)-\S+ \(([\d.]+) MB\)", line)
    if size and float(size[2]) >= 5:
        say(f"   {size[1]}, {size[2]} MB ...")
    elif line.startswith(PACKAGE):
        packages = sum(one.startswith(PACKAGE) for one in said)
        if packages % 20 == 0:
            say(f"   {packages} packages ...")
    elif line.startswith("Installing collected packages"):
        say(f"   All {line.count(',') + 1} packages are here. Putting them in place (1 minute) ...")
    elif "Retrying (" in line and sum("Retrying (" in one for one in said) == 1:
        say("   The network does not answer. Trying again ...")


def explain(said: str) -> str:
    """Return in plain words why venv or pip failed, from what they said."""
    if NO_NETWORK.search(said):
        return (
            "The packages could not be fetched, because the network does not answer. Connect this\n"
            "computer to the internet and try again. In a school, ask those who look after the\n"
            "network whether programs need a proxy. The installed course needs no network."
        )
    last = [line for line in said.splitlines() if "error" in line.lower()] or said.splitlines()
    return (
        "The packages could not be installed. This was the reason given:\n"
        + "".join(f"   {line}\n" for line in last[-5:])
        + "Try again. If it happens again, copy the course to a folder on this computer's own\n"
        "disk, or try another version of Python."
    )
