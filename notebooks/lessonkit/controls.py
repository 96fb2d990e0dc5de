"""The controls of exhibits: ipywidgets that share one layout, and those of a kind one style.

Each of them would else bring its own over the network, with forty settings, nearly all of them empty.
"""

from functools import cache

import ipywidgets as widgets

from .words import escape


@cache
def plain():
    """Return the layout of everything that has no sizes of its own; those stand in the style sheet."""
    return widgets.Layout()


@cache
def _style(kind, **settings):
    return kind.class_traits()["style"].klass(**settings)


def turn(widget, on):
    """Show a widget, or hide it: by a class, for the page gives no layout to widgets of anywidget (see plot.js)."""
    (widget.remove_class if on else widget.add_class)("lk-off")


def control(kind, label, *, css="", **traits):
    """Return a control whose label is never cut. kind: a class of ipywidgets. css: classes of the style sheet. traits: its own."""
    return kind(description=label, layout=plain(), style=_style(kind, description_width="initial"), _dom_classes=css.split(), **traits)


def menu(label, options, **traits):
    """Return a menu. options: names, or pairs of a name and a value."""
    return control(widgets.Dropdown, label, options=options, **traits)


def switch(options, label="Show as", width=64):
    """Return buttons of which one is down. width: of each, in pixels."""
    return widgets.ToggleButtons(description=label, options=options, layout=plain(),
                                 style=_style(widgets.ToggleButtons, description_width="initial", button_width=f"{width}px"))


def button(label):
    """Return a button that is as wide as its label."""
    return widgets.Button(description=label, layout=plain(), style=_style(widgets.Button), _dom_classes=["lk-reset"])


def html(text="", css=""):
    """Return a piece of HTML made by this package."""
    return widgets.HTML(text, layout=plain(), style=_style(widgets.HTML), _dom_classes=css.split())


def heading(title):
    """Return the title of an exhibit, plain text, as HTML; what stands under it has no title of its own."""
    return f'<h3 class="lk-grid-title">{escape(title)}</h3>'


def row(*parts, css=""):
    """Return controls side by side, which go on in another line where they find no room."""
    return widgets.HBox(parts, layout=plain(), _dom_classes=["lk-row", *css.split()])
