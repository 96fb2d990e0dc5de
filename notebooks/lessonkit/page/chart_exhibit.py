"""The base of every exhibit with a chart: controls, a table in its place, a card on a click.

A subclass says what a chart looks like in a *state*, a frozen dataclass with a field for each of
its controls, and what its card, its table and its status line say. This module joins them: it
observes the controls, redraws once for each change, and keeps the mark that the reader has opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import ipywidgets as widgets

from ..charts.style import Figure
from ..charts.traces import with_hover
from ..markup.tags import Markup
from .controls import exhibit_heading, make_button, make_html, make_switch, set_visible
from .exhibit import Exhibit, Still
from .frame import Frame
from .plot import Plot

State = TypeVar("State")


@dataclass(frozen=True)
class ChartControls:
    """The widgets of an exhibit with a chart.

    Parameters
    ----------
    inputs
        What the reader sets, by the names of the fields of the state.
    form
        Chosen form: the chart, or what stands in its place.
    reset
        The button that brings the start back.
    plot
        The chart.
    text
        What stands in the chart's place.
    below
        What is said under the chart, if anything.
    frame
        The status line.
    card
        The card of the mark that the reader has opened.
    extras
        What a subclass adds in `started`, by names of its own.
    """

    inputs: dict[str, Any]
    form: widgets.ToggleButtons
    reset: widgets.Button
    plot: Plot
    text: widgets.HTML
    below: widgets.HTML
    frame: Frame
    card: widgets.HTML
    extras: dict[str, Any] = field(default_factory=dict[str, Any])


class ChartExhibit(Exhibit, Generic[State]):
    """Base of an exhibit with a chart.

    Attributes
    ----------
    title : str
        The finding, as the chart's heading.
    start : State
        The state at the start.
    forms : sequence of str
        What the reader can look at; the first is the chart.
    invitation : Markup
        What stands in the card's place until a mark is opened.
    measures_width : bool
        Whether the figure depends on the width of the page.
    controls : ChartControls
        The widgets, once `live` was called.
    """

    title: str
    start: State
    forms: Sequence[str] = ("Chart", "Table")
    invitation = Markup("")
    measures_width = False
    controls: ChartControls
    _drawn: tuple[tuple[State, int], Figure] | None = None

    # What a subclass gives

    def draw(self, state: State, width: int) -> Figure:
        """Return the figure of a state, for a width in pixels; 0 where it is not known."""
        raise NotImplementedError

    def mark(self, figure: Figure, state: State, picked: str) -> Figure:
        """Return a figure with the mark `picked` set off, if any; the figure is left as it is."""
        return figure

    def hover(self, state: State, figure: Figure) -> dict[str, str]:
        """Return what the pointer shows on each mark of a figure, by key; escaped for Plotly.

        As long as the same texts hold, the same dictionary is best returned: it is not sent again.
        """
        raise NotImplementedError

    def sentence_of(self, state: State) -> str:
        """Return what the chart shows, for those who cannot see it."""
        raise NotImplementedError

    def status(self, state: State) -> str:
        """Return the status line."""
        return self.sentence_of(state)

    def text(self, state: State, form: str) -> Markup:
        """Return what stands in the chart's place, under its heading."""
        raise NotImplementedError

    def below(self, state: State) -> Markup:
        """Return what is said under the chart."""
        return Markup("")

    def card(self, key: str, state: State) -> Markup | None:
        """Return the card of a mark; None if the state shows no such mark."""
        raise NotImplementedError

    def inputs(self) -> dict[str, Any]:
        """Return the widgets that the reader sets, by the names of the fields of the state."""
        raise NotImplementedError

    def arrange(self, c: ChartControls) -> list[widgets.Widget]:
        """Return the widgets of the live form, from the top."""
        raise NotImplementedError

    def started(self, c: ChartControls) -> None:
        """Join what a subclass has beyond the common controls. Called once."""

    def changed(self, c: ChartControls, state: State) -> None:
        """Bring what a subclass has beyond the common controls up to date."""

    # What is common

    def figure(self, state: State, width: int = 0) -> Figure:
        """Return the figure of a state; the one that was asked for last is not drawn again."""
        key = (state, width)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self.draw(state, width))
        return self._drawn[1]

    def still_figure(self) -> Figure:
        """Return the figure of the start, with its hover texts."""
        figure = self.figure(self.start)
        return with_hover(figure, self.hover(self.start, figure))

    def still(self) -> Still:
        """Return the still form: the chart of the start, and its table."""
        text = self.text(self.start, self.forms[-1])
        return Still(self.title, self.sentence_of(self.start), text, self.still_figure())

    def heading(self, state: State) -> str:
        """Return the heading of what stands in the chart's place."""
        return self.title

    def live(self) -> list[widgets.Widget]:
        """Return the live form."""
        self.controls = ChartControls(
            inputs=self.inputs(),
            form=make_switch(self.forms),
            reset=make_button("Reset"),
            plot=Plot(),
            text=make_html(css="lk-scroll"),
            below=make_html(),
            frame=Frame(),
            card=make_html(self.invitation),
        )
        _Session(self, self.controls)
        return self.arrange(self.controls)


class _Session(Generic[State]):
    """An exhibit with a chart while a kernel runs."""

    def __init__(self, exhibit: ChartExhibit[State], controls: ChartControls) -> None:
        self._exhibit, self._c = exhibit, controls
        self._state = exhibit.start
        self._silent = False
        for control in controls.inputs.values():
            control.observe(self._change, "value")
        controls.form.observe(self._redraw, "value")
        controls.plot.observe(self._open_card, "picked")
        if exhibit.measures_width:
            controls.plot.observe(self._redraw, "width")
        controls.reset.on_click(self._reset)
        exhibit.started(controls)
        self._change()

    def _change(self, *_: object) -> None:
        """Take the state from the controls; a card whose mark is not shown any more is closed."""
        if self._silent:
            return
        values = {name: control.value for name, control in self._c.inputs.items()}
        self._state = type(self._exhibit.start)(**values)
        self._exhibit.changed(self._c, self._state)
        self._c.frame.status = self._exhibit.status(self._state)
        self._open_card()

    def _open_card(self, *_: object) -> None:
        if self._silent:
            return
        picked = self._c.plot.picked
        card = self._exhibit.card(picked, self._state) if picked else None
        if picked and card is None:
            self._c.plot.picked = ""  # and, as an observer, this method again
            return
        self._c.card.value = str(card or self._exhibit.invitation)
        self._redraw()

    def _redraw(self, *_: object) -> None:
        if self._silent:
            return
        exhibit, c, state, form = self._exhibit, self._c, self._state, self._c.form.value
        on_chart = form == exhibit.forms[0]
        if on_chart:
            figure = exhibit.figure(state, c.plot.width if exhibit.measures_width else 0)
            figure = exhibit.mark(figure, state, c.plot.picked)
            with c.plot.hold_sync():
                c.plot.name = exhibit.sentence_of(state)
                c.plot.hover = exhibit.hover(state, figure)
                c.plot.figure = figure
        else:
            heading = exhibit_heading(exhibit.heading(state))
            c.text.value = str(heading + exhibit.text(state, form))
        set_visible(c.plot, on_chart)
        set_visible(c.text, not on_chart)
        c.below.value = str(exhibit.below(state))

    def _reset(self, *_: object) -> None:
        self._silent = True
        for name, control in self._c.inputs.items():
            control.value = getattr(self._exhibit.start, name)
        self._c.form.value, self._c.plot.picked = self._exhibit.forms[0], ""
        self._silent = False
        self._change()
