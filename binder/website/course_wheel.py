"""The course itself as a package: lessonkit, the tables, and the notebooks for their sources."""

import hashlib
import json
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

#: The folder of the course among the packages; what lies in it lies as in the repository.
FOLDER = "pact"
#: What lessonkit imports.
NEEDS = "anywidget frictionless ipywidgets Jinja2 mistune openpyxl pandas python-docx".split()
_WHEEL = "Wheel-Version: 1.0\nGenerator: website\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def course_wheel(root: Path, folder: Path) -> Path:
    """Write the course as a wheel.

    Parameters
    ----------
    root
        The repository.
    folder
        Where the wheel goes.

    Returns
    -------
    Path
        The wheel. The same course gives the same bytes.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    contents = list(_contents(root))
    # A browser that has kept a package takes another only under another name.
    mark = hashlib.sha256(repr(contents).encode()).hexdigest()[:12]
    version = f"{project['version']}+{mark}"
    name = f"{project['name'].replace('-', '_')}-{version}"
    needs = "".join(f"Requires-Dist: {one}\n" for one in NEEDS)
    about = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {version}\n{needs}"
    wheel = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as packed:
        for inside, content in contents:
            _write(packed, f"{FOLDER}/{inside}", content)
        _write(packed, f"{name}.dist-info/METADATA", about.encode())
        _write(packed, f"{name}.dist-info/WHEEL", _WHEEL.encode())
        _write(packed, f"{name}.dist-info/RECORD", b"")
    return wheel


def _contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the package: place below the repository, content."""
    notebooks = root / "notebooks"
    for folder in (notebooks / "lessonkit", root / "data"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(root).as_posix(), path.read_bytes()
    for path in sorted(notebooks.glob("*.ipynb")):
        # The list of a lesson's sources reads what the lesson cites. It reads no outputs.
        book = json.loads(path.read_text(encoding="utf-8"))
        for cell in book["cells"]:
            cell |= {"outputs": []} if cell["cell_type"] == "code" else {}
        yield path.relative_to(root).as_posix(), json.dumps(book).encode()


def _write(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(info, content)
