"""The single-file edition: the whole course as one HTML page.

It needs no network, no kernel and no installation. It is made from what the notebooks hold: their
text, the still forms of their exhibits, and the live forms of those that run in the page.
"""

import base64
import hashlib
from dataclasses import asdict
from pathlib import Path

from ..page.modules import read, read_to_send, style_sheet_of, with_imports
from ..page.part import pack
from ..page.templates import render
from ..vocabulary import ANSWER_PARTS
from .gather import COLUMNS
from .lesson import read_lesson
from .lesson_text import TEACHING, Contents, LessonText, lesson_text
from .live_exhibit import LiveExhibit, live_exhibits, run_exhibits
from .notebook import lesson_paths

_ALL = Contents()
#: What the page that gathers answers reads them by.
_ANSWER_FORM = {"parts": list(ANSWER_PARTS.values()), "columns": list(COLUMNS)}
_LIVE_PAGE = "publish/live_page.js"
#: The module that makes modules of the others comes first, by itself.
_FIRST = "page/loader.js"


def edition(folder: Path, contents: Contents = _ALL) -> str:
    """Return the course as one HTML page.

    Parameters
    ----------
    folder
        Where the notebooks lie; they must have been run and saved.
    contents
        What the page holds. An exhibit whose answers are left out does not come alive: it could
        tell nobody whether an answer is right.

    Raises
    ------
    NotebookError
        If there are no notebooks, or if one of them, which is named, has an exhibit that was never
        run.
    """
    paths = lesson_paths(folder)
    lessons = [read_lesson(path, contents) for path in paths]
    exhibits = [run_exhibits(path) for path in paths]
    if not contents.answers:
        lessons = [lesson.unanswered(own) for lesson, own in zip(lessons, exhibits, strict=True)]
    live = [
        one
        for path, own in zip(paths, exhibits, strict=True)
        for one in live_exhibits(path.stem, own, answers=contents.answers)
    ]
    modules = _modules(live)
    scripts = _scripts()
    return render(
        "publish/edition.html.j2",
        lessons=lessons,
        only_in_lab={one.kind() for own in exhibits for one in own if not one.runs_in_page},
        teaching=_teachers_pages(folder / TEACHING) if contents.teaching else {},
        answers=contents.answers,
        answer_form=_ANSWER_FORM,
        style=read("publish/edition.css"),
        live_style="".join(read_to_send(style_sheet_of(name)) for name in modules),
        part=read_to_send(_FIRST),
        live=_packed(live, modules),
        script_hashes=" ".join(map(_hash, scripts.values())),
        **scripts,
    )


def _scripts() -> dict[str, str]:
    """Return the scripts of the page, as the template names them."""
    # Loaded here: nothing else needs it.
    from plotly.offline import get_plotlyjs

    return {
        "live_script": read_to_send("publish/live_start.js"),
        "plotly": get_plotlyjs(),
        "script": read("publish/edition.js"),
    }


def _modules(live: list[LiveExhibit]) -> list[str]:
    """Return the modules that live exhibits need, the frame first and the page last."""
    parts = sorted(set[str]().union(*(exhibit.modules() for exhibit in live)))
    order = dict.fromkeys([_FIRST, *with_imports("page/frame.js")])
    for name in [*parts, _LIVE_PAGE]:
        order |= dict.fromkeys(with_imports(name))
    return list(order)


def _packed(live: list[LiveExhibit], modules: list[str]) -> str:
    """Return live exhibits and modules for the page's script."""
    files = {name: read_to_send(name) for name in modules}
    return pack({"files": files, "exhibits": [asdict(exhibit) for exhibit in live]})


def _hash(script: str) -> str:
    """Return what a security policy calls a script by."""
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _teachers_pages(folder: Path) -> dict[str, LessonText]:
    """Return the teacher's pages by their places in the edition; the guide, README, comes first."""
    paths = sorted(folder.glob("*.md"), key=lambda path: (path.stem != "README", path.stem))
    return {
        f"{TEACHING}-{path.stem}": lesson_text(path.read_text(encoding="utf-8"), _ALL)
        for path in paths
    }
