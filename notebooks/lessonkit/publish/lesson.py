"""One lesson of the single-file edition, read from its notebook."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..page.exhibit import Exhibit
from .lesson_text import Contents, LessonText, lesson_text
from .notebook import NotebookError, is_blank, read_cells, source_of
from .saved_exhibit import SavedExhibit, saved_exhibit, unanswered

#: A cell with this tag asks the reader to write or to run something: of no use on a still page.
_LEFT_OUT = "your-turn"


@dataclass(frozen=True)
class Lesson:
    """A lesson: the notebook's name without its ending, its title, its texts and exhibits."""

    stem: str
    title: str
    parts: list[LessonText | SavedExhibit]

    def unanswered(self, exhibits: Iterable[Exhibit]) -> "Lesson":
        """Return the lesson without the answers in its exhibits, which are given in their order."""
        waiting = iter(exhibits)
        parts = [
            unanswered(part, next(waiting)) if isinstance(part, SavedExhibit) else part
            for part in self.parts
        ]
        return replace(self, parts=parts)


def read_lesson(path: Path, contents: Contents) -> Lesson:
    """Return the lesson of a notebook that was run and saved.

    Raises
    ------
    NotebookError
        If the file is damaged, if an exhibit was never run, or if it was saved by a version that
        did not name its kind. The message names the notebook, and the cell.
    """
    cells = read_cells(path)
    title = source_of(cells[0]).splitlines()[0].removeprefix("# ")
    return Lesson(path.stem, title, list(_parts(path.name, cells, contents)))


def _parts(
    name: str, cells: list[dict[str, Any]], contents: Contents
) -> Iterator[LessonText | SavedExhibit]:
    below_heading = False
    for number, cell in enumerate(cells, 1):
        if is_blank(cell):
            continue
        if cell["cell_type"] != "markdown":
            yield _exhibit(name, number, cell, below_heading)
            # Where no heading stood above it, its own is that of a section.
            below_heading = True
        elif _LEFT_OUT not in cell["metadata"].get("tags", ()):
            text = lesson_text(source_of(cell), contents)
            below_heading = below_heading or text.has_section
            yield text


def _exhibit(name: str, number: int, cell: dict[str, Any], below_heading: bool) -> SavedExhibit:
    remedy = "Choose Run > Run All Cells and save it."
    if not cell["outputs"]:
        raise NotebookError(f"{name} has an exhibit that was never run (cell {number}). {remedy}")
    try:
        return saved_exhibit(cell["outputs"][-1], lower=below_heading)
    except ValueError as error:
        raise NotebookError(
            f"{name} has an output that is no exhibit of this version (cell {number}). {remedy}"
        ) from error
