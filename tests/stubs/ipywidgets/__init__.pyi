# What lessonkit uses of ipywidgets 8, which comes without types.
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from traitlets import HasTraits

class Widget(HasTraits):
    model_id: str
    def __init__(self, *args: Any, **traits: Any) -> None: ...
    @classmethod
    def class_traits(cls, **metadata: Any) -> dict[str, Any]: ...
    def on_msg(self, callback: Callable[[Any, Any, Any], object], remove: bool = ...) -> None: ...
    def send(self, content: object, buffers: Sequence[bytes] | None = ...) -> None: ...
    def hold_sync(self) -> AbstractContextManager[None]: ...
    def close(self) -> None: ...
    def _repr_mimebundle_(self) -> dict[str, Any]: ...

class DOMWidget(Widget):
    layout: Layout
    style: Any
    def add_class(self, className: str) -> DOMWidget: ...
    def remove_class(self, className: str) -> DOMWidget: ...

class Layout(Widget): ...

class Box(DOMWidget):
    children: tuple[Widget, ...]
    def __init__(self, children: Iterable[Widget] = ..., **traits: Any) -> None: ...

class HBox(Box): ...
class VBox(Box): ...

class Button(DOMWidget):
    description: str
    def on_click(self, callback: Callable[[Any], object], remove: bool = ...) -> None: ...

class _Choice(DOMWidget):
    value: Any
    options: Sequence[Any]

class Dropdown(_Choice): ...
class ToggleButtons(_Choice): ...

class HTML(DOMWidget):
    value: str

class Text(DOMWidget):
    value: str

class Checkbox(DOMWidget):
    value: bool

class IntSlider(DOMWidget):
    value: int
    min: int
    max: int

class IntRangeSlider(DOMWidget):
    value: tuple[int, int]
    min: int
    max: int

class Link(Widget): ...

def jslink(attr1: tuple[Widget, str], attr2: tuple[Widget, str]) -> Link: ...
