"""What lies beside the notebooks on the website: its first page, the single files, the PDFs."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import address

from . import lite, wheels

TEACHERS = "pyongyang-pact.html"
STUDENTS = "pyongyang-pact-students.html"
#: Folders of PDFs, and what the title of one that belongs to a lesson begins with.
PAPERS = {"handouts": "Handout, ", "print": ""}
#: What JupyterLab itself sends at a first opening, beside Python and its packages.
LAB_MB = 3.6


def start_editions(root: Path, folder: Path) -> list[subprocess.Popen[bytes]]:
    """Begin to write the single files; each is a process that ends when its file is whole."""
    wanted = {TEACHERS: [], STUDENTS: ["--students"]}
    return [
        subprocess.Popen(
            [sys.executable, "-m", "lessonkit", "edition", str(folder / name), *options],
            cwd=root / "notebooks",
            stdout=subprocess.DEVNULL,
        )
        for name, options in wanted.items()
    ]


def write_landing(root: Path, folder: Path) -> None:
    """Copy the PDFs and write the page that opens; the single files must be there.

    Parameters
    ----------
    root
        The repository.
    folder
        The folder of the website.
    """
    from lessonkit.page.templates import render

    titles = {path.stem: _title(path) for path in sorted((root / "notebooks").glob("*.ipynb"))}
    lessons = [{"path": f"notebooks/{n}.ipynb", "title": titles[n]} for n in titles]
    page = render(
        "publish/landing.html.j2",
        lessons=[{**one, "title": _without_number(one["title"])} for one in lessons],
        papers=_papers(root, folder, titles),
        students_file=STUDENTS,
        students_mb=_megabytes(folder / STUDENTS),
        teachers_file=TEACHERS,
        teachers_mb=_megabytes(folder / TEACHERS),
        first_mb=first_opening(folder),
        binder=address.launch(),
        repository=f"https://github.com/{address.slug()}",
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
    shutil.copy(folder / "lab" / "favicon.ico", folder)


def first_opening(folder: Path) -> int:
    """Return how many megabytes the first opening of a notebook costs, where the host compresses.

    Parameters
    ----------
    folder
        The folder of the website.
    """
    sent = 0
    for path in (folder / lite.PYODIDE).iterdir():
        if path.name.split("-")[0] not in wheels.ON_DEMAND:
            content = path.read_bytes()
            packed = path.suffix in (".whl", ".zip")
            sent += len(content if packed else gzip.compress(content, 6))
    return round(sent / 1e6 + LAB_MB)


def _papers(root: Path, folder: Path, titles: Mapping[str, str]) -> list[dict[str, str]]:
    """Copy the PDFs, and return the place and the title of each."""
    papers: list[dict[str, str]] = []
    for name, kind in PAPERS.items():
        for path in sorted((root / "notebooks" / "teaching" / name).glob("*.pdf")):
            (folder / "papers").mkdir(exist_ok=True)
            shutil.copy(path, folder / "papers")
            text = path.with_suffix(".md.j2")
            title = _heading(text.read_text("utf-8")) if text.exists() else titles[path.stem]
            papers.append({"path": f"papers/{path.name}", "title": kind + title})
    return papers


def _title(notebook: Path) -> str:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return _heading("".join(cells[0]["source"]))


def _heading(text: str) -> str:
    return text.lstrip().splitlines()[0].removeprefix("# ")


def _without_number(title: str) -> str:
    number, _, rest = title.partition(". ")
    return rest if number.isdigit() else title


def _megabytes(path: Path) -> int:
    return round(path.stat().st_size / 1e6)
