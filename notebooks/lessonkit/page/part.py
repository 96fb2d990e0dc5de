"""What an exhibit does in the page rather than in the kernel."""

import sys
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ..palette import custom_properties
from .controls import plain_layout
from .modules import PACKAGE, read, with_imports


class _Delivery(anywidget.AnyWidget):
    """The modules that the page lacks, and a style sheet. Never seen, never closed."""

    _esm = traitlets.Unicode(read("page/part.js")).tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    modules = traitlets.Dict().tag(sync=True)


_delivered: set[str] = set()


@cache
def _deliver(name: str) -> _Delivery:
    """Bring what a kind of part needs to the page, once a kernel, however many parts there are."""
    modules = [module for module in with_imports(f"{name}.js") if module not in _delivered]
    _delivered.update(modules)
    return _Delivery(
        modules={module: read(module) for module in modules},
        _css=custom_properties() + read(f"{name}.css"),
        # anywidget keeps one style sheet for each id.
        _anywidget_id=f"lessonkit.{name}",
        layout=plain_layout(),
    )


class Part(anywidget.AnyWidget):
    """Base of what is drawn and operated in the page.

    The code of a part stands beside the Python module of its class, under the same name: quiz.js
    beside quiz.py. It is a JavaScript module whose default export has a function `render`, as
    anywidget wants it. Its style sheet is quiz.css, if there is one.
    """

    _esm = traitlets.Unicode(read("page/part.js")).tag(sync=True)
    module = traitlets.Unicode().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        name = self._name()
        _deliver(name)
        super().__init__(**{"module": f"{name}.js", "layout": plain_layout(), **traits})

    @classmethod
    def _name(cls) -> str:
        """Return the path of the class's module below this package, without its ending."""
        path = Path(str(sys.modules[cls.__module__].__file__)).resolve()
        return path.relative_to(PACKAGE).with_suffix("").as_posix()
