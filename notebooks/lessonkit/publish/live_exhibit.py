"""The live forms of a notebook's exhibits, as the single-file edition holds them.

A live form is a list of widgets, and what a saved notebook would hold of them is enough to draw
them where no kernel runs: their state, and the links that join them in the page.
"""

import ast
import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from ipywidgets.embed import dependency_state

from ..page.exhibit import Exhibit
from ..page.modules import with_imports
from .notebook import NotebookError, read_code

#: What the page has from elsewhere, or has no use for.
_LEFT_OUT = frozenset({"_esm", "_anywidget_id", "layout", "style", "tabbable", "tooltip"})
_LEFT_OUT_KINDS = ("LayoutModel", "StyleModel")


@dataclass(frozen=True)
class LiveModel:
    """A widget: the name of its kind, and its state. References begin with "IPY_MODEL_"."""

    kind: str
    state: dict[str, Any]


@dataclass(frozen=True)
class LiveExhibit:
    """The live form of an exhibit.

    Parameters
    ----------
    lesson, number
        Name of the lesson, and place of the exhibit among those of the lesson, from 0.
    key
        Under which name the browser keeps what the reader does; another one if the exhibit changes.
    views
        Names of the widgets that are seen, from the top.
    models
        All widgets by their names.
    addresses
        What short addresses open in it; see `Exhibit.addresses`.
    """

    lesson: str
    number: int
    key: str
    views: list[str]
    models: dict[str, LiveModel]
    addresses: dict[str, str]

    def modules(self) -> set[str]:
        """Return the modules of its parts."""
        found = (model.state.get("module", "") for model in self.models.values())
        return {needed for module in found if module for needed in with_imports(module)}


def run_exhibits(path: Path) -> list[Exhibit]:
    """Return the exhibits of a notebook, made by its code cells in the notebook's own folder.

    Raises
    ------
    NotebookError
        As `read_code`, and if a code cell does not end with an exhibit.
    """
    names: dict[str, Any] = {}
    with contextlib.chdir(path.parent):
        return [_run(code, place, names) for place, code in read_code(path)]


def live_exhibits(lesson: str, exhibits: list[Exhibit], *, answers: bool) -> Iterator[LiveExhibit]:
    """Return the live forms that need no kernel; without `answers` only those that hold none."""
    for number, exhibit in enumerate(exhibits):
        kept_back = not answers and exhibit.unanswered()
        if exhibit.runs_in_page and not kept_back and (views := exhibit.live()):
            yield _live_exhibit(lesson, number, views, exhibit.addresses())


def _run(code: ast.Module, place: str, names: dict[str, Any]) -> Exhibit:
    """Run a code cell and return the value of its last expression."""
    body = list(code.body)
    last = body.pop() if body else None
    if not isinstance(last, ast.Expr):
        raise NotebookError(f"{place}: the last line is no exhibit.")
    # The notebooks are code of the course, as trusted as this package.
    exec(compile(ast.Module(body, []), place, "exec"), names)
    exhibit = eval(compile(ast.Expression(last.value), place, "eval"), names)
    if not isinstance(exhibit, Exhibit):
        raise NotebookError(f"{place}: the last line is no exhibit.")
    return exhibit


def _live_exhibit(
    lesson: str, number: int, views: list[widgets.Widget], addresses: dict[str, str]
) -> LiveExhibit:
    models = {
        key: {"kind": model["model_name"], "state": _state(model["state"])}
        for key, model in dependency_state(views, drop_defaults=False).items()
        if not model["model_name"].endswith(_LEFT_OUT_KINDS)
    }
    # Widgets have new names each time they are made; here the same exhibit gives the same text.
    text = json.dumps({"views": [view.model_id for view in views], "models": models})
    for place, key in enumerate(models):
        text = text.replace(key, f"m{place}")
    content = json.loads(text)
    return LiveExhibit(
        lesson=lesson,
        number=number,
        key=f"{lesson}/{number}/{hashlib.sha256(text.encode()).hexdigest()[:8]}",
        views=content["views"],
        models={key: LiveModel(**model) for key, model in content["models"].items()},
        addresses=addresses,
    )


def _state(state: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in state.items()
        if name not in _LEFT_OUT and not name.startswith(("_model_", "_view_"))
    }
