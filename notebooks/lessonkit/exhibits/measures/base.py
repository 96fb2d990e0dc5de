"""What all measures share: their series, their figures as marks, and the form of their chart."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from ...charts.style import Layout, Trace
from ...charts.text import escape_plotly, wrap_plotly
from ...data.course import Course
from ...data.rows import Event, Observation, Series, events_by_id, rows_of
from ...formatting import format_date
from ...markup.event_html import event_date
from .quantities import first_day, in_years, precision

#: The words of the column certainty of data/observations.csv on screen.
CERTAINTY = {"record": "from a record", "estimate": "an estimate", "claim": "a claim"}
#: The same of a value that its source calls a draft.
DRAFT = "a draft"
#: Pixels from the right end of a chart to its edge.
RIGHT = 20


@dataclass(frozen=True)
class Mark:
    """One figure on the chart of a measure.

    Parameters
    ----------
    key
        Names the mark among those of its measure.
    observation
        The row that it stands for.
    at
        The first day of its date, as a number of years.
    when
        Its date in words.
    text
        What it says: the value with its unit, and the range if it is an estimate.
    certainty
        How certain it is, in words.
    facts
        What else is known, as pairs of a label and a text.
    """

    key: str
    observation: Observation
    at: float
    when: str
    text: str
    certainty: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chart:
    """The parts of a Plotly figure that differ from measure to measure.

    Parameters
    ----------
    traces
        The traces. A point or a bar that is a mark has the mark's key in `customdata`.
    xaxis, yaxis
        The axes.
    shapes, annotations
        Bands, lines and words on the chart.
    height
        Height of the chart in pixels.
    left
        Margin on the left in pixels.
    """

    traces: list[Trace]
    xaxis: Layout
    yaxis: Layout
    shapes: list[Layout] = field(default_factory=list[Layout])
    annotations: list[Layout] = field(default_factory=list[Layout])
    height: int = 430
    left: int = 60


class Measure:
    """Base: one or several series that share a chart, with their observations in order of time.

    A subclass gives the attributes and the methods that raise NotImplementedError here.

    Attributes
    ----------
    name : str
        What the menu calls the measure.
    subtitle : str
        What is measured, and in what unit.
    series_ids : tuple of str
        The ids of its series.
    one_mark : str
        What one of its marks stands for, as a noun.
    """

    one_mark = "figure"
    name: str
    subtitle: str
    series_ids: tuple[str, ...]

    def __init__(self, course: Course) -> None:
        series = {s.id: s for s in rows_of(course.series, Series)}
        self.series = [series[i] for i in self.series_ids]
        self.events = events_by_id(course.events)
        its_own = course.observations[course.observations["series"].isin(self.series_ids)]
        self.observations = sorted(
            rows_of(its_own, Observation), key=lambda o: (first_day(o.date), o.series)
        )
        self.marks = [self._mark(o, series[o.series]) for o in self.observations]

    @property
    def title(self) -> str:
        """The finding."""
        raise NotImplementedError

    @property
    def sentence(self) -> str:
        """What the chart shows, for those who cannot see it."""
        raise NotImplementedError

    @property
    def rule(self) -> str:
        """The counting rule that stands under the chart."""
        return " ".join(dict.fromkeys(s.rule for s in self.series))

    def describe(self, observation: Observation, series: Series) -> str:
        """Return what an observation says, with its unit."""
        raise NotImplementedError

    def whose(self, observation: Observation) -> str:
        """Return whose figure it is; empty where that is plain from the rest."""
        return observation.who

    def cells(self, mark: Mark) -> dict[str, str]:
        """Return a mark as a row of the table: the texts of its cells, by the column."""
        return {"When": mark.when, "Figure": mark.text, **dict(mark.facts)}

    def chart(self) -> Chart:
        """Return the chart."""
        raise NotImplementedError

    @cached_property
    def hover(self) -> dict[str, str]:
        """What the pointer shows for each mark, by key; escaped for Plotly."""
        return {
            m.key: f"<b>{escape_plotly(m.when)}</b><br>{wrap_plotly(m.text, 60)}"
            f"<br>{wrap_plotly(m.certainty, 60)}"
            for m in self.marks
        }

    def of(self, series: str) -> list[Mark]:
        """Return the marks of one series."""
        return [m for m in self.marks if m.observation.series == series]

    def _mark(self, observation: Observation, series: Series) -> Mark:
        event = self.events.get(observation.event)
        day = first_day(observation.date)
        when = format_date(day, None, precision(observation.date))
        is_draft = observation.qualifier == "draft"
        certainty = DRAFT if is_draft else CERTAINTY[observation.certainty]
        facts = (
            ("How certain", certainty),
            ("Whose figure", self.whose(observation)),
            ("Event", _named(event, when) if event else ""),
            ("Note", observation.note),
        )
        words = f"{observation.series}-{observation.date}-{observation.who}".lower()
        return Mark(
            key=re.sub(r"[^a-z0-9]+", "-", words).strip("-"),
            observation=observation,
            at=in_years(day),
            when=when,
            text=self.describe(observation, series),
            certainty=certainty,
            facts=tuple((label, text) for label, text in facts if text),
        )


def _named(event: Event, when: str) -> str:
    """Return the title of an event, with its date if that is not the date of the figure."""
    date = event_date(event)
    return event.title if date == when else f"{event.title} ({date})"
