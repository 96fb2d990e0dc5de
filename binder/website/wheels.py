"""The packages of Python that the website has on board, and the lock from which Pyodide knows them.

A package that is compiled must be compiled for Pyodide. Those lie at Pyodide's own address, and
pandas on PyPI. What Pyodide's release offers is held to the SHA-256 that stands in its lock, which
comes from npm.
"""

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

Entry = dict[str, Any]
Files = Mapping[str, bytes]

PYODIDE = "0.27.7"
ADDRESS = f"https://cdn.jsdelivr.net/pyodide/v{PYODIDE}/full/"
#: What every page needs before a package is asked for.
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
#: Packages of Pyodide's release: compiled, or in the versions that its kernel was made for.
RELEASED = """
    asttokens decorator executing ipython lxml markupsafe matplotlib-inline micropip numpy packaging
    prompt-toolkit pure-eval pydantic pydantic-core pygments python-dateutil rpds-py six sqlite3
    stack-data traitlets wcwidth
""".split()
#: Packages of PyPI, in the versions of constraints.txt.
INDEXED = """
    annotated-types anywidget attrs comm et_xmlfile frictionless humanize ipywidgets Jinja2
    jsonschema jsonschema-specifications narwhals openpyxl pandas plotly psygnal python-docx
    referencing simpleeval tabulate typing_extensions typing-inspection
""".split()
#: Which wheels Pyodide takes, in pip's words.
TAGS = """
    --python-version=3.12 --platform=pyemscripten_2024_0_wasm32 --implementation=cp
    --abi=cp312 --abi=none
""".split()
#: Packages that others name, but that nothing of the course imports in a browser: half of the wire.
SPARED = set(
    """
    certifi chardet idna isodate jedi jupyterlab-widgets marko petl python-slugify pyyaml requests
    rfc3986 tzdata typer validators widgetsnbextension
    """.split()
)
#: Packages that the kernel asks for and that may be empty: it works without what they hold.
HOLLOW = ("jedi", "ssl")
#: Packages that are loaded only when a reader's own cell imports them.
ON_DEMAND = {"plotly", "narwhals"}
#: Parts of packages that nobody needs here: their tests, and extensions of JupyterLab.
_UNUSED = re.compile(r"/tests/|\.data/")
_WHEEL = b"Wheel-Version: 1.0\nGenerator: website\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_MACHINE = {
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "platform_machine": "wasm32",
    "os_name": "posix",
    "extra": "",
}


class Missing(Exception):
    """A package is not at hand, or is not what Pyodide's release says it is."""


def sha256(content: bytes) -> str:
    """Return the hash of a file's content in hexadecimal figures."""
    return hashlib.sha256(content).hexdigest()


def read_lock(core: Path) -> Entry:
    """Return the lock of Pyodide's release from the folder of its core."""
    return json.loads((core / "pyodide-lock.json").read_text(encoding="utf-8"))


def released(core: Path) -> dict[str, Entry]:
    """Return the entries of the packages that are taken from Pyodide's release, by name."""
    offered = {canonicalize_name(n): entry for n, entry in read_lock(core)["packages"].items()}
    return {name: offered[canonicalize_name(name)] for name in RELEASED}


def fetch_released(
    core: Path, folder: Path, address: str = ADDRESS, without: Container[str] = ()
) -> list[Path]:
    """Return the packages of Pyodide's release; those that a folder does not hold are fetched.

    Parameters
    ----------
    core
        The folder of Pyodide's core, with the lock.
    folder
        Where the packages go.
    address
        Where they are fetched from, with a slash at its end.
    without
        Names of packages that are not wanted.

    Raises
    ------
    Missing
        If a file is not what the lock says; it is not kept then.
    OSError
        If the address does not answer.
    """
    paths: list[Path] = []
    for name, entry in released(core).items():
        if name in without:
            continue
        path = folder / entry["file_name"]
        paths.append(path)
        if path.exists() and sha256(path.read_bytes()) == entry["sha256"]:
            continue
        with urlopen(address + path.name, timeout=60) as answer:
            content = answer.read()
        if sha256(content) != entry["sha256"]:
            raise Missing(f"{address}{path.name} is not the file that Pyodide's lock names.")
        path.write_bytes(content)
    return paths


def describe(wheel: Path, python: str) -> Entry:
    """Return what the lock says of a wheel.

    Parameters
    ----------
    wheel
        The file.
    python
        The version of Python for which its dependencies are meant.
    """
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = Metadata.from_email(packed.read(about), validate=False)
    machine = _MACHINE | {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
    }
    needed = [one for one in metadata.requires_dist or [] if _applies(one, machine)]
    tops = {name.split("/")[0].removesuffix(".py") for name in names if name.endswith(".py")}
    return {
        "name": metadata.name,
        "version": str(metadata.version),
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": sha256(wheel.read_bytes()),
        "package_type": "package",
        "imports": sorted(top for top in tops if top.isidentifier()),
        "depends": sorted({canonicalize_name(one.name) for one in needed} - SPARED),
        "unvendored_tests": False,
    }


def _applies(requirement: Requirement, machine: Mapping[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(dict(machine))


def lighten(wheel: Path, folder: Path) -> Path:
    """Copy a wheel into a folder without what nobody needs in a browser, and return the copy."""
    target = folder / wheel.name
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if not _UNUSED.search(name):
                new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED, 9)
    return target


def make_wheel(
    folder: Path, name: str, version: str, files: Files, needs: Iterable[str] = ()
) -> Path:
    """Write a wheel of Python files that needs others; the same files give the same bytes.

    Parameters
    ----------
    folder
        Where it goes.
    name, version
        Of the package.
    files
        Contents by the places that they have in the wheel.
    needs
        Names of packages.

    Returns
    -------
    Path
        The wheel.
    """
    stem = f"{name.replace('-', '_')}-{version}"
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    about += "".join(f"Requires-Dist: {one}\n" for one in needs)
    own = {"METADATA": about.encode(), "WHEEL": _WHEEL, "RECORD": b""}
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        inside = {f"{stem}.dist-info/{place}": content for place, content in own.items()}
        for place, content in {**files, **inside}.items():
            packed.writestr(zipfile.ZipInfo(place), content, zipfile.ZIP_DEFLATED, 9)
    return path


def install(core: Path, wheels: Iterable[Path], target: Path) -> list[str]:
    """Put Pyodide, packages, and a lock that names only these into a folder of the website.

    Parameters
    ----------
    core
        The folder of Pyodide's core.
    wheels
        The files of all packages. One that is not a wheel must be of Pyodide's release.
    target
        The folder; what it held is lost.

    Returns
    -------
    list of str
        The names of the packages that a kernel loads at its start.

    Raises
    ------
    Missing
        If a package needs another that is not there.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in CORE:
        shutil.copy(core / name, target)
    lock = read_lock(core)
    offered = {entry["sha256"]: entry for entry in lock["packages"].values()}
    packages: dict[str, Entry] = {}
    for wheel in wheels:
        entry = offered.get(sha256(wheel.read_bytes()))
        if entry:
            shutil.copy(wheel, target / entry["file_name"])
        else:
            entry = describe(lighten(wheel, target), lock["info"]["python"])
        packages[canonicalize_name(entry["name"])] = entry
    for name, entry in packages.items():
        entry["depends"] = sorted({canonicalize_name(one) for one in entry["depends"]} - SPARED)
        if lacking := set(entry["depends"]) - packages.keys():
            raise Missing(f"{name} needs {', '.join(sorted(lacking))}.")
    lock["packages"] = packages
    (target / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return sorted(packages.keys() - ON_DEMAND)
