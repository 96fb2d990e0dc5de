"""The course itself as a package: lessonkit, the tables, and the notebooks for their sources."""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from .wheels import make_wheel

#: The folder of the course among the packages; what lies in it lies as in the repository.
FOLDER = "pact"
#: What lessonkit imports.
NEEDS = "anywidget frictionless ipywidgets Jinja2 openpyxl pandas python-docx".split()


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
    files = dict(_contents(root))
    # A browser that has kept a package takes another only under another name.
    mark = hashlib.sha256(repr(files).encode()).hexdigest()[:12]
    version = f"{project['version']}+{mark}"
    return make_wheel(folder, project["name"], version, files, NEEDS)


def _contents(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the package: place in it, content."""
    notebooks = root / "notebooks"
    for folder in (notebooks / "lessonkit", root / "data"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield _place(path, root), path.read_bytes()
    for path in sorted(notebooks.glob("*.ipynb")):
        # The list of a lesson's sources reads what the lesson cites. It reads no outputs.
        book = json.loads(path.read_text(encoding="utf-8"))
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"] = []
        yield _place(path, root), json.dumps(book).encode()


def _place(path: Path, root: Path) -> str:
    return f"{FOLDER}/{path.relative_to(root).as_posix()}"
