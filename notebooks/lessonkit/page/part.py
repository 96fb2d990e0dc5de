"""What an exhibit does in the page rather than in the kernel."""

import base64
import json
import sys
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets

from ..palette import custom_properties
from .controls import plain_layout
from .modules import PACKAGE, read_to_send, style_sheet_of, with_imports


def pack(values: Mapping[str, object]) -> str:
    """Return values as deflated JSON in base64: a fifth of what they would take as they are."""
    text = json.dumps(values, separators=(",", ":"), ensure_ascii=False)
    return base64.b64encode(zlib.compress(text.encode())).decode()


class _Loader(anywidget.AnyWidget):
    """What draws parts and takes deliveries in the page. Never seen, never closed."""

    _esm = traitlets.Unicode(read_to_send("page/loader.js")).tag(sync=True)


class _Delivery(anywidget.AnyWidget):
    """Files that the page lacks, by name: modules and style sheets. Never seen, never closed."""

    _esm = traitlets.Unicode(read_to_send("page/part.js")).tag(sync=True)
    files = traitlets.Unicode().tag(sync=True)


@cache
def _load() -> _Loader:
    """Bring the loader to the page, once a kernel."""
    return _Loader(layout=plain_layout())


_delivered: set[str] = set()


@cache
def _deliver(name: str) -> _Delivery | None:
    """Bring what a kind of part needs to the page, once a kernel, however many parts there are."""
    modules = [*with_imports("page/frame.js"), *with_imports(f"{name}.js")]
    files = {"palette.css": custom_properties()}
    for module in modules:
        files |= {file: read_to_send(file) for file in (style_sheet_of(module), module)}
    missing = {file: text for file, text in files.items() if text and file not in _delivered}
    _delivered.update(missing)
    _load()
    return _Delivery(files=pack(missing), layout=plain_layout()) if missing else None


class Part(anywidget.AnyWidget):
    """Base of what is drawn and operated in the page.

    The code of a part stands beside the Python module of its class, under the same name: quiz.js
    beside quiz.py. It is a JavaScript module whose default export has a function `render`, as
    anywidget wants it, and it may import other modules of this package.

    The style of a module is its own file beside it: quiz.css beside quiz.js, if it has any. A style
    sheet comes to the page with its module, after the colours of palette.py and after frame.css.
    So what all exhibits share stands in frame.css (with what ipywidgets and tables need), the look
    of the elements that parts are made of in dom.css, and what exhibits with a chart share in
    chart.css. An exhibit without a part of its own has no style sheet of its own.

    A trait that never changes is tagged `fixed`: all of these cross the network once, packed
    together. One that changes is tagged `sync`, as ipywidgets wants it.
    """

    _esm = traitlets.Unicode(read_to_send("page/part.js")).tag(sync=True)
    module = traitlets.Unicode().tag(sync=True)
    packed = traitlets.Unicode().tag(sync=True)
    #: What joins controls to the part (links.py).
    joined: Sequence[widgets.Widget] = ()

    def __init__(self, **traits: Any) -> None:
        name = self._name()
        _deliver(name)
        fixed = self.class_traits(fixed=True)
        values = {trait: traits.get(trait, kind.default()) for trait, kind in fixed.items()}
        own = {"module": f"{name}.js", "packed": pack(values) if values else ""}
        super().__init__(**{**own, "layout": plain_layout(), **traits})

    def close(self) -> None:
        """Close the part, and what joins controls to it.

        A link that outlives its ends keeps a page that is opened anew from finding any widget.
        """
        for link in self.joined:
            link.close()
        super().close()

    @classmethod
    def _name(cls) -> str:
        """Return the path of the class's module below this package, without its ending."""
        path = Path(str(sys.modules[cls.__module__].__file__)).resolve()
        return path.relative_to(PACKAGE).with_suffix("").as_posix()
