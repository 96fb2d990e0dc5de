"""One cell, two outputs: what an exhibit leaves in a notebook, and what it does in a kernel.

An exhibit shows two outputs, one after the other.

The *live form* is a widget. Before the first run JupyterLab shows its hint instead.

The *still form* is plain data: a chart that JupyterLab draws before anything has run and in a
notebook that is not trusted, and a heading, a sentence and a table as HTML for every other place
(GitHub, export, print, screen readers). It is what strict nbval compares. It comes second so that
the page, which hides it where the live form stands, need neither lay it out nor paint it.
"""

import re
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets
from IPython.display import display

from ..charts.style import Figure
from ..markup.tags import Markup
from .controls import plain_layout

HINT = "▶ To switch on the controls: menu Run > Run All Cells"
FIGURE_TYPE = "application/vnd.plotly.v1+json"
_WIDGET = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Still:
    """The still form.

    Parameters
    ----------
    heading
        The exhibit's title.
    sentence
        One sentence that says what there is to see.
    html
        The rest: a table, a list, the answers.
    figure
        A Plotly figure with data, layout and config, or None.
    """

    heading: str
    sentence: str
    html: Markup
    figure: Figure | None = None

    def bundle(self) -> dict[str, Any]:
        """Return the MIME bundle."""
        html = Markup("<h3>{}</h3><p>{}</p>{}").format(self.heading, self.sentence, self.html)
        bundle: dict[str, Any] = {"text/html": str(html), "text/plain": self.sentence}
        if self.figure:
            bundle[FIGURE_TYPE] = self.figure
        return bundle


class Exhibit:
    """Base of every exhibit. A subclass gives `still()` and, if it has controls, `live()`.

    Attributes
    ----------
    runs_in_page : bool
        Whether the live form needs no kernel once it stands on the page: no observer in Python, and
        nothing to ask for. Such a form comes alive in the single-file edition, too.
    """

    runs_in_page = True

    def still(self) -> Still:
        """Return the still form."""
        raise NotImplementedError

    def unanswered(self) -> Still | None:
        """Return the still form without the answers that it holds; None if it holds none."""
        return None

    def live(self) -> list[widgets.Widget]:
        """Return the live form as widgets, from the top; empty if there is nothing to operate."""
        return []

    def addresses(self) -> dict[str, str]:
        """Return what the address of the single-file edition can open in this exhibit.

        By a short address, as "claim=c3", that is the page's own trait that is set, with its value,
        as "step=2". Empty where nothing has a short address.
        """
        return {}

    def kind(self) -> str:
        """Return the name of this kind of exhibit, for example "revision-sheet"."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(self).__name__).lower()

    def _ipython_display_(self) -> None:
        if parts := self.live():
            box = widgets.VBox(parts, layout=plain_layout(), _dom_classes=["lk-exhibit"])
            view = box._repr_mimebundle_()[_WIDGET]  # pyright: ignore[reportPrivateUsage]
            display({_WIDGET: view, "text/plain": HINT}, raw=True)
        # A page made from the saved notebook knows by the name how to set the exhibit.
        display(self.still().bundle(), metadata={"lessonkit": {"kind": self.kind()}}, raw=True)
