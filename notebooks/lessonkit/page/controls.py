"""The controls of exhibits: ipywidgets that share one layout, and those of a kind one style.

Each of them would else bring its own over the network, with forty settings, nearly all of them
empty.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

import ipywidgets as widgets

from ..markup.tags import Markup

Control = TypeVar("Control", bound=widgets.DOMWidget)


@cache
def plain_layout() -> widgets.Layout:
    """Return the layout of all that has no sizes of its own; those stand in the style sheet."""
    return widgets.Layout()


@cache
def _style(kind: type[widgets.DOMWidget], **settings: str) -> Any:
    return kind.class_traits()["style"].klass(**settings)


def set_visible(widget: widgets.DOMWidget, on: bool) -> None:
    """Show a widget, or hide it by a class of the style sheet."""
    if on:
        widget.remove_class("lk-off")
    else:
        widget.add_class("lk-off")


def make_control(kind: type[Control], label: str, *, css: str = "", **traits: Any) -> Control:
    """Return a control whose label is never cut.

    Parameters
    ----------
    kind
        A class of ipywidgets.
    label
        What stands before the control.
    css
        Classes of the style sheet, separated by blanks.
    **traits
        The control's own.
    """
    return kind(
        description=label,
        layout=plain_layout(),
        style=_style(kind, description_width="initial"),
        _dom_classes=css.split(),
        **traits,
    )


def make_menu(
    label: str, options: Sequence[str] | Sequence[tuple[str, Any]], **traits: Any
) -> widgets.Dropdown:
    """Return a menu of names, or of pairs of a name and a value."""
    return make_control(widgets.Dropdown, label, options=options, **traits)


def make_switch(
    options: Sequence[str] | Sequence[tuple[str, Any]], label: str = "Show as", width: int = 64
) -> widgets.ToggleButtons:
    """Return buttons of which one is down, each `width` pixels wide.

    The options are names, or pairs of a name and a value.
    """
    return widgets.ToggleButtons(
        description=label,
        options=options,
        layout=plain_layout(),
        style=_style(widgets.ToggleButtons, description_width="initial", button_width=f"{width}px"),
    )


def make_html(html: Markup | None = None, css: str = "") -> widgets.HTML:
    """Return a piece of markup with the classes `css`."""
    return widgets.HTML(
        str(html or ""), layout=plain_layout(), style=_style(widgets.HTML), _dom_classes=css.split()
    )


def exhibit_heading(title: str) -> Markup:
    """Return the title of an exhibit; what stands under it has no title of its own."""
    return Markup('<h3 class="lk-grid-title">{}</h3>').format(title)


def make_row(*parts: widgets.Widget, css: str = "") -> widgets.HBox:
    """Return controls side by side, which go on in another line where they find no room."""
    return widgets.HBox(parts, layout=plain_layout(), _dom_classes=["lk-row", *css.split()])
