"""The single-file edition: the whole course as one HTML page.

It needs no network, no kernel and no installation. It is made from what the notebooks hold: their
text, and the still forms of their exhibits.
"""

from pathlib import Path

from ..page.modules import read
from ..page.templates import render
from .lesson import LESSONS, read_lesson
from .lesson_text import TEACHING, LessonText, lesson_text


def edition(folder: Path) -> str:
    """Return the course as one HTML page.

    Parameters
    ----------
    folder
        Where the notebooks lie; they must have been run and saved.

    Raises
    ------
    ValueError
        If there are no notebooks, or if one of them, which is named, has an exhibit that was never
        run.
    """
    # Loaded here: nothing else needs it.
    from plotly.offline import get_plotlyjs

    paths = sorted(folder.glob(LESSONS))
    if not paths:
        raise ValueError(f"There are no notebooks in {folder}.")
    return render(
        "publish/edition.html.j2",
        lessons=[read_lesson(path) for path in paths],
        teaching=_teachers_pages(folder / TEACHING),
        style=read("publish/edition.css"),
        script=read("publish/edition.js"),
        plotly=get_plotlyjs(),
    )


def _teachers_pages(folder: Path) -> dict[str, LessonText]:
    """Return the teacher's pages by their places in the edition; the guide, README, comes first."""
    paths = sorted(folder.glob("*.md"), key=lambda path: (path.stem != "README", path.stem))
    return {
        f"{TEACHING}-{path.stem}": lesson_text(path.read_text(encoding="utf-8")) for path in paths
    }
