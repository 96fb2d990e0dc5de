"""Balance: gains and costs from a capital's viewpoint, weighed by the reader."""

from collections.abc import Mapping
from typing import TypedDict

import ipywidgets as widgets
import traitlets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.pact_rows import Argument
from ..data.rows import Event, events_by_id, rows_of
from ..data.sources import Sources
from ..formatting import format_count
from ..markup.citations import source_links
from ..markup.tags import Markup, details, join
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from .event_references import event_names
from .perspectives import CAPITALS

#: What the values of the column `side` of data/arguments.csv are called on screen.
SIDES = {"gain": "Gain", "cost": "Cost"}
#: The column `strength` of data/arguments.csv: short for the menus, and in full.
STRENGTHS = {
    3: ("3: confirmed", "confirmed by both parties or an open record"),
    2: ("2: documented", "documented by one side or by analysts"),
    1: ("1: uncertain", "a forecast or an allegation"),
}
#: What the values of the column `origin` of data/arguments.csv are called on screen.
_ORIGINS = {
    "article": "Named in the starting article",
    "added": "Missing from the starting article",
}
#: The column `link` of data/arguments.csv: short for the menus, and in full.
LINKS = {
    3: ("3: caused by the pact", "the pact, or what it set in motion, caused it"),
    2: (
        "2: made stronger by it",
        "it has other or older causes; the pact made it stronger or is named as its ground",
    ),
    1: ("1: no tie shown", "no source shows that the pact caused it, be it older or later"),
}
GREATEST_WEIGHT = 5


def _in_full(marks: Mapping[int, tuple[str, str]]) -> str:
    return "; ".join(f"{mark}: {words}" for mark, (_, words) in marks.items())


METHOD = (
    "The sum is a weighted sum. Three numbers are multiplied for each argument: how well it is "
    f"attested ({_in_full(STRENGTHS)}), its link to the pact ({_in_full(LINKS)}), and how much it "
    "matters (0 to 5). Gains count plus, costs count minus. The two marks are judgements about "
    "facts. They come from the course, and you can change them. How much an argument matters is a "
    "judgement about values. It is yours alone, so no weight is set at the start. A sum cannot "
    "tell who is right: the list is a choice, arguments overlap, and one number hides what was "
    "traded for what."
)


class ArgumentToWeigh(TypedDict):
    """An argument as the page gets it, not weighed yet; `more_html` opens under its label."""

    id: str
    capital: str
    side: str
    label: str
    strength: int
    link: int
    more_html: Markup


class BalancePart(Part):
    """The page's side of a Balance.

    All of it is sent at once, so that it goes on when the kernel is gone.

    Attributes
    ----------
    title : str
        The heading.
    method : str
        How the sum is made, and what it cannot do.
    capitals : dict of str to str
        Names of the viewpoints, by code.
    arguments : list of ArgumentToWeigh
        The arguments of all capitals.
    strengths : dict of str to str
        How well an argument can be attested, in words, by "1" to "3".
    links : dict of str to str
        How an argument can be linked to the pact, in words, by "1" to "3".
    most : int
        The greatest weight.
    first : str
        Code of the capital at the start.
    """

    title = traitlets.Unicode().tag(fixed=True)
    method = traitlets.Unicode().tag(fixed=True)
    capitals = traitlets.Dict().tag(fixed=True)
    arguments = traitlets.List[ArgumentToWeigh]().tag(fixed=True)
    strengths = traitlets.Dict().tag(fixed=True)
    links = traitlets.Dict().tag(fixed=True)
    most = traitlets.Int().tag(fixed=True)
    first = traitlets.Unicode().tag(fixed=True)


class Balance(Exhibit):
    """What a capital gains or loses by the pact, weighed by the reader.

    Each argument has two marks, for its evidence and for its link to the pact. The sum, the weights
    at which it would flip, and what the weights say about the reader are shown once all arguments
    of a capital are weighed.

    Parameters
    ----------
    capital
        Code of the viewpoint at the start: see the column `capital` of data/arguments.csv.
    course
        The tables to take arguments from; without it, the course's own.
    title
        The heading.

    Raises
    ------
    ValueError
        If nothing is known for that capital.
    """

    def __init__(
        self,
        capital: str = "RUS",
        *,
        course: Course = the_course,
        title: str = "Good for whom? Weigh it yourself",
    ) -> None:
        rows = rows_of(course.arguments, Argument)
        known = {row.capital for row in rows}
        self._capitals = {code: name for code, name in CAPITALS.items() if code in known}
        if capital not in self._capitals:
            codes = ", ".join(self._capitals)
            raise ValueError(f"No arguments are known for {capital!r}. There are for: {codes}.")
        self.title, self.capital = title, capital
        events, sources = events_by_id(course.events), sources_of(course.sources)
        order = list(SIDES)
        self._arguments = [
            _argument_to_weigh(row, events, sources)
            for row in sorted(rows, key=lambda row: (row.capital, order.index(row.side)))
        ]

    def sentence(self) -> str:
        """Return what there is, for those who cannot see it."""
        arguments = format_count(len(self._arguments), "argument")
        capitals = format_count(len(self._capitals), "capital")
        return (
            f"{arguments} for {capitals}, each with a mark for its evidence and a mark for its "
            f"link to the pact. The viewpoint at the start is {self._capitals[self.capital]}. You "
            "give the weights."
        )

    def still(self) -> Still:
        # The chosen viewpoint first: nothing can be chosen here.
        codes = sorted(self._capitals, key=lambda code: code != self.capital)
        capitals = join(self._capital_html(code) for code in codes)
        return Still(self.title, self.sentence(), Markup("<p>{}</p>{}").format(METHOD, capitals))

    def live(self) -> list[widgets.Widget]:
        part = BalancePart(
            title=self.title,
            method=METHOD,
            capitals=self._capitals,
            arguments=self._arguments,
            most=GREATEST_WEIGHT,
            strengths={str(mark): short for mark, (short, _) in STRENGTHS.items()},
            links={str(mark): short for mark, (short, _) in LINKS.items()},
            first=self.capital,
        )
        return [part]

    def _arguments_of(self, capital: str) -> list[ArgumentToWeigh]:
        return [argument for argument in self._arguments if argument["capital"] == capital]

    def _capital_html(self, capital: str) -> Markup:
        items = join(map(_argument_html, self._arguments_of(capital)))
        return Markup("<h4>{}</h4><ul>{}</ul>").format(self._capitals[capital], items)


def _argument_to_weigh(
    row: Argument, events: Mapping[str, Event], sources: Sources
) -> ArgumentToWeigh:
    return ArgumentToWeigh(
        id=row.id,
        capital=row.capital,
        side=row.side,
        label=row.label,
        strength=row.strength,
        link=row.link,
        more_html=_more_html(row, events, sources),
    )


def _more_html(row: Argument, events: Mapping[str, Event], sources: Sources) -> Markup:
    """Return what there is to know about an argument beyond its label."""
    attested = f"{row.strength}, {STRENGTHS[row.strength][1]}. {row.basis}"
    linked = f"{row.link}, {LINKS[row.link][1]}. {row.link_basis}"
    names = event_names(events[key] for key in row.events)
    word = "Event" if len(row.events) == 1 else "Events"
    return join(
        (
            Markup("<p>{}</p>").format(row.text),
            Markup("<p><b>How well attested:</b> {}</p>").format(attested),
            Markup("<p><b>Link to the pact:</b> {}</p>").format(linked),
            Markup("<p><b>{}:</b> {}</p>").format(word, names) if names else "",
            Markup('<p class="lk-meta">{}. Sources: {}</p>').format(
                _ORIGINS[row.origin], source_links(sources, row.sources)
            ),
        )
    )


def _argument_html(argument: ArgumentToWeigh) -> Markup:
    """Return an argument of the still form, closed."""
    summary = Markup("<b>{}:</b> {} (attested: {}, link to the pact: {})").format(
        SIDES[argument["side"]], argument["label"], argument["strength"], argument["link"]
    )
    return Markup("<li>{}</li>").format(details(summary, argument["more_html"]))
