"""One cell, three lives: what an exhibit leaves in a notebook, and what it does while a kernel runs.

An exhibit shows two outputs, one after the other.

The *still form* is plain data: a chart that JupyterLab draws before anything has run and in a notebook that is
not trusted, and a heading, a sentence and a table as HTML for every other place (GitHub, export, print, screen
readers). It is what strict nbval compares.

The *live form* is a widget. Before the first run JupyterLab shows its hint instead. Once it is on the page it
hides the still form above it.
"""

from dataclasses import dataclass
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets
from IPython.display import display

from .words import escape

HERE = Path(__file__).parent
HINT = "▶ To switch on the controls: menu Run > Run All Cells"


def script(name):
    """Return the JavaScript of an exhibit as one module: the shared helpers, then the file `name`."""
    return "".join((HERE / part).read_text(encoding="utf-8") for part in ("dom.js", name))


@dataclass(frozen=True)
class Still:
    """The still form: a heading, one sentence that says what there is to see, HTML for the rest, perhaps a figure.

    `heading` and `sentence` are plain text, `html` is trusted markup made by this package, `figure` a Plotly
    figure as a dictionary (data, layout, config).
    """

    heading: str
    sentence: str
    html: str
    figure: dict | None = None

    def bundle(self):
        """Return the MIME bundle."""
        bundle = {
            "text/html": f"<h3>{escape(self.heading)}</h3><p>{escape(self.sentence)}</p>{self.html}",
            "text/plain": self.sentence,
        }
        if self.figure:
            bundle["application/vnd.plotly.v1+json"] = self.figure
        return bundle


class Frame(anywidget.AnyWidget):
    """The line under a live exhibit that says what it shows, announced politely to screen readers.

    Its JavaScript also makes the exhibit a good neighbour in the notebook: it hides the still form, keeps
    JupyterLab's one-key commands away from the controls, and names what ipywidgets leaves without a name.
    """

    _esm = HERE / "exhibit.js"
    _css = traitlets.Unicode().tag(sync=True)
    status = traitlets.Unicode().tag(sync=True)
    _styled = False

    def __init__(self, **traits):
        # The page keeps one style sheet for all frames, whichever brought it: only the first of a kernel sends it over the network.
        if not Frame._styled:
            Frame._styled = True
            traits["_css"] = (HERE / "exhibit.css").read_text(encoding="utf-8")
        super().__init__(**traits)


class Exhibit:
    """Base of every exhibit. A subclass gives `still()` and, if it has controls, `live()`."""

    def still(self):
        """Return the still form, a `Still`."""
        raise NotImplementedError

    def live(self):
        """Return the live form as a list of widgets, from the top, or None if there is nothing to operate."""
        return None

    def _ipython_display_(self):
        display(self.still().bundle(), raw=True)
        parts = self.live()
        if parts:
            box = widgets.VBox(parts)
            box.add_class("lk-exhibit")
            view = box._repr_mimebundle_()["application/vnd.jupyter.widget-view+json"]
            display({"application/vnd.jupyter.widget-view+json": view, "text/plain": HINT}, raw=True)
