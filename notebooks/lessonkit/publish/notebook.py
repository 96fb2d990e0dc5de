"""The notebooks of the course, as they lie in their files."""

import json
from pathlib import Path
from typing import Any

#: The names of the notebooks that are lessons.
LESSONS = "[0-9][0-9]-*.ipynb"


class NotebookError(ValueError):
    """Notebooks of which no page can be made; the message says in plain words what to do."""


def lesson_paths(folder: Path) -> list[Path]:
    """Return the notebooks of the lessons in a folder, in their order.

    Raises
    ------
    NotebookError
        If there are none.
    """
    if paths := sorted(folder.glob(LESSONS)):
        return paths
    raise NotebookError(f"There are no notebooks in {folder}.")


def read_cells(path: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook.

    Raises
    ------
    NotebookError
        If the file is damaged, or holds something else.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, TypeError) as error:
        raise NotebookError(f"{path.name} is damaged, or it is no notebook.") from error


def source_of(cell: dict[str, Any]) -> str:
    """Return what is written in a cell."""
    return "".join(cell["source"])


def is_blank(cell: dict[str, Any]) -> bool:
    """Return whether nothing stands in a cell: JupyterLab adds such cells at the end."""
    return not source_of(cell).strip()
