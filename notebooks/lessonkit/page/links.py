"""Joins controls to a view in the page: what a reader sets is seen there without a kernel."""

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from .part import Part
from .reset_button import ResetButton

#: The trait of each control that a view is joined to: what a menu or a switch has chosen is known
#: to the page by its number.
_VALUE: dict[type[widgets.DOMWidget], str] = {
    widgets.Dropdown: "index",
    widgets.ToggleButtons: "index",
    ResetButton: "presses",
}


def join_controls(view: Part, controls: Mapping[str, Any]) -> None:
    """Join controls to the traits of a view, in the page, by the names of these traits."""
    made: list[widgets.Widget] = []
    for trait, control in controls.items():
        value = next((v for kind, v in _VALUE.items() if isinstance(control, kind)), "value")
        made.append(widgets.jslink((control, value), (view, trait)))
    view.joined = [*view.joined, *made]
