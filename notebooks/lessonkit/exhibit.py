"""One cell, three lives: what an exhibit leaves in a notebook, and what it does while a kernel runs.

An exhibit shows two outputs, one after the other.

The *live form* is a widget. Before the first run JupyterLab shows its hint instead.

The *still form* is plain data: a chart that JupyterLab draws before anything has run and in a notebook that is
not trusted, and a heading, a sentence and a table as HTML for every other place (GitHub, export, print, screen
readers). It is what strict nbval compares. It comes second so that the page, which hides it where the live form
stands, need neither lay it out nor paint it.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets
from IPython.display import display

from .controls import plain
from .words import escape

HERE = Path(__file__).parent
HINT = "▶ To switch on the controls: menu Run > Run All Cells"


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
        # What opens on a click is high enough for a finger; JupyterLab takes style sheets out of saved outputs.
        html = self.html.replace("<summary>", '<summary style="padding:4px 0">')
        bundle = {
            "text/html": f"<h3>{escape(self.heading)}</h3><p>{escape(self.sentence)}</p>{html}",
            "text/plain": self.sentence,
        }
        if self.figure:
            bundle["application/vnd.plotly.v1+json"] = self.figure
        return bundle


def _read(name):
    path = HERE / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


class _Code(anywidget.AnyWidget):
    """The code and the style sheet of a kind of part. Never seen, never closed."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)


@cache
def _deliver(kind):
    """Bring what a kind of part needs to the page, once a kernel, however many parts of that kind there are."""
    code = "".join(map(_read, ("kinds.js", "dom.js", f"{kind}.js")))
    # anywidget keeps one style sheet for each id.
    return _Code(_esm=code + "export default {};", _css=_read(f"{kind}.css"), _anywidget_id=f"lessonkit.{kind}", layout=plain())


class Part(anywidget.AnyWidget):
    """Base of what an exhibit does in the page rather than in the kernel.

    A subclass names its `kind`: its code is kind.js, which tells how a part of that kind is drawn (see kinds.js), and its style sheet
    kind.css, if there is one; both lie in this folder.
    """

    kind = ""
    _esm = traitlets.Unicode().tag(sync=True)

    def __init__(self, **traits):
        _deliver(self.kind)
        stub = f'export default {{ render: async (part) => (await kindOf("{self.kind}").known).render(part) }};'
        super().__init__(**{"_esm": _read("kinds.js") + stub, "layout": plain(), **traits})


class Frame(Part):
    """The line under a live exhibit that says what it shows, announced politely to screen readers.

    Its JavaScript also makes the exhibit a good neighbour in the notebook: it keeps JupyterLab's one-key commands
    away from the controls, and names what ipywidgets leaves without a name. Its style sheet hides the still form.
    """

    kind = "exhibit"
    status = traitlets.Unicode().tag(sync=True)


class Exhibit:
    """Base of every exhibit. A subclass gives `still()` and, if it has controls, `live()`."""

    def still(self):
        """Return the still form, a `Still`."""
        raise NotImplementedError

    def live(self):
        """Return the live form as a list of widgets, from the top, or None if there is nothing to operate."""
        return None

    def _ipython_display_(self):
        parts = self.live()
        if parts:
            box = widgets.VBox(parts, layout=plain(), _dom_classes=["lk-exhibit"])
            view = box._repr_mimebundle_()["application/vnd.jupyter.widget-view+json"]
            display({"application/vnd.jupyter.widget-view+json": view, "text/plain": HINT}, raw=True)
        display(self.still().bundle(), raw=True)
