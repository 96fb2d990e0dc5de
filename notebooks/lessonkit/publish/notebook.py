"""The notebooks of the course, as they lie in their files."""

import ast
import json
from collections.abc import Container, Iterator
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
    """Return the cells of a notebook, at least one.

    Raises
    ------
    NotebookError
        If the file is damaged, or holds something else.
    """
    try:
        if cells := json.loads(path.read_text(encoding="utf-8"))["cells"]:
            return cells
    except (ValueError, KeyError, TypeError) as error:
        raise NotebookError(f"{path.name} is damaged, or it is no notebook.") from error
    raise NotebookError(f"{path.name} is empty.")


def read_code(path: Path) -> Iterator[tuple[str, ast.Module]]:
    """Give the code cells of a notebook that are not blank: where each stands, and its syntax.

    Raises
    ------
    NotebookError
        As `read_cells`, and if a cell holds something else than Python.
    """
    for number, cell in enumerate(read_cells(path), 1):
        if cell["cell_type"] != "code" or is_blank(cell):
            continue
        place = f"{path.name}, cell {number}"
        try:
            yield place, ast.parse(source_of(cell))
        except SyntaxError as error:
            message = f"{place}, line {error.lineno}: this is not Python ({error.msg})."
            raise NotebookError(message) from error


def read_calls(path: Path, names: Container[str]) -> Iterator[ast.Call]:
    """Give the calls of exhibits of some names in a notebook.

    Raises
    ------
    NotebookError
        As `read_code`.
    """
    for _, code in read_code(path):
        for node in ast.walk(code):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in names:
                yield node


def source_of(cell: dict[str, Any]) -> str:
    """Return what is written in a cell."""
    return "".join(cell["source"])


def is_blank(cell: dict[str, Any]) -> bool:
    """Return whether nothing stands in a cell: JupyterLab adds such cells at the end."""
    return not source_of(cell).strip()
