"""The view of an exhibit with a chart: drawn, filtered and stepped through in the page.

Python makes, once, all that the view needs. From then on no kernel is asked: controls are joined to
the traits of the view in the page. While a kernel runs, Python sees and sets the same traits.
"""

import traitlets

from .plotly_library import PlotlyPart


class ChartPart(PlotlyPart):
    """What a reader sees of an exhibit with a chart, but for the controls over it.

    A subclass has a trait for each control. Its JavaScript module exports `kind`, which says how
    any state looks.

    Attributes
    ----------
    content : dict
        All that the page needs to draw any state; crosses the network as one text.
    forms : list of str
        What the reader can look at; the first is the chart.
    form : int
        Number of the form that is shown.
    picked : str
        Key of the mark whose card is open; empty for none.
    presses : int
        How often the reader has asked for the start.
    invitation_html : str
        What stands in the card's place under the chart until a mark is opened.
    """

    content = traitlets.Dict().tag(fixed=True)
    forms = traitlets.List[str]().tag(fixed=True)
    form = traitlets.Int(0).tag(sync=True)
    picked = traitlets.Unicode().tag(sync=True)
    presses = traitlets.Int(0).tag(sync=True)
    invitation_html = traitlets.Unicode().tag(fixed=True)
