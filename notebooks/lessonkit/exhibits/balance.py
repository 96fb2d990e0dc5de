"""Balance: gains and costs from a capital's viewpoint, weighed by the reader, and the weight at which the answer would flip."""

import traitlets

from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.event_html import event_date
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part
from .perspectives import CAPITALS

SIDES = {"gain": "Gain", "cost": "Cost"}
#: The column `strength` of data/arguments.csv: short for the menus, and in full.
STRENGTHS = {
    3: ("3: confirmed", "confirmed by both parties or an open record"),
    2: ("2: documented", "documented by one side or by analysts"),
    1: ("1: uncertain", "a forecast or an allegation"),
}
#: The weight that each argument has at the start, and the greatest.
START, MOST = 3, 5
METHOD = (
    "The sum is a weighted sum: for each argument, how well it is attested ("
    + "; ".join(f"{n}: {words}" for n, (_, words) in STRENGTHS.items())
    + ") times how much it matters (0 to 5); gains count "
    "plus, costs count minus. How well attested is a judgement about facts and comes from the course; how much it matters is a "
    "judgement about values and is yours. A sum cannot tell who is right: the list is a choice, arguments overlap, and one number "
    "hides what was traded for what."
)


class BalancePart(Part):
    """The page's side of a Balance. All of it is sent at once, so that it goes on when the kernel is gone.

    title, method: heading, and how the sum is made. capitals: names by code. arguments: dictionaries with `id`, `capital`, `side`,
    `label`, `strength`, and `more` (HTML made by this package). strengths: in words. start, most: weight at the start, and the
    greatest. first: the capital at the start.
    """

    title = traitlets.Unicode().tag(sync=True)
    method = traitlets.Unicode().tag(sync=True)
    capitals = traitlets.Dict().tag(sync=True)
    arguments = traitlets.List().tag(sync=True)
    strengths = traitlets.Dict().tag(sync=True)
    start = traitlets.Int().tag(sync=True)
    most = traitlets.Int().tag(sync=True)
    first = traitlets.Unicode().tag(sync=True)


class Balance(Exhibit):
    """Arguments that a capital gains or loses by the pact, with a weight for each, the sum, and what would flip it.

    capital: code of the viewpoint at the start: see the column `capital` of data/arguments.csv. course: the tables to take arguments
    from; without it, the course's own. Raises ValueError if nothing is known for that capital.
    """

    def __init__(
        self, capital="RUS", *, course=the_course, title="Good for whom? Weigh it yourself"
    ):
        rows = course.arguments
        self._capitals = {c: CAPITALS[c] for c in CAPITALS if c in set(rows["capital"])}
        if capital not in self._capitals:
            raise ValueError(
                f"No arguments are known for {capital!r}. There are for: {', '.join(self._capitals)}."
            )
        self.title, self.capital = title, capital
        self._sources = course.sources.attrs["sources"]
        self._events = {e.id: e for e in course.events.itertuples()}
        order = list(SIDES)
        self._rows = sorted(rows.itertuples(), key=lambda a: (a.capital, order.index(a.side)))

    def _more(self, argument):
        events = "; ".join(
            f"{escape(self._events[i].title)} ({event_date(self._events[i])})"
            for i in argument.events
        )
        origin = (
            "named in the starting article"
            if argument.origin == "article"
            else "missing from the starting article"
        )
        attested = (
            f"{argument.strength}, {STRENGTHS[argument.strength][1]}. {escape(argument.basis)}"
        )
        return (
            f"<p>{escape(argument.text)}</p><p><b>How well attested:</b> {attested}</p>"
            + (f"<p><b>Events:</b> {events}</p>" if events else "")
            + f'<p class="lk-meta">{origin.capitalize()}. Sources: {self._sources.html(argument.sources)}</p>'
        )

    def sentence(self):
        """Return what there is, for those who cannot see it."""
        here = [a for a in self._rows if a.capital == self.capital]
        plus, minus = (sum(a.strength * START for a in here if a.side == side) for side in SIDES)
        return (
            f"{format_count(len(self._rows), 'argument')} for {format_count(len(self._capitals), 'capital')}. From the viewpoint of "
            f"{self._capitals[self.capital]}, with all weights at {START}: gains {plus}, costs {minus}, sum {_signed(plus - minus)}."
        )

    def still(self):
        parts = []
        # The chosen viewpoint first: nothing can be chosen here.
        for key, name in sorted(self._capitals.items(), key=lambda item: item[0] != self.capital):
            items = "".join(
                f"<li><details><summary><b>{SIDES[a.side]}:</b> {escape(a.label)} (attested: {a.strength})</summary>"
                f"{self._more(a)}</details></li>"
                for a in self._rows
                if a.capital == key
            )
            parts.append(f"<h4>{name}</h4><ul>{items}</ul>")
        return Still(self.title, self.sentence(), f"<p>{escape(METHOD)}</p>{''.join(parts)}")

    def live(self):
        arguments = [
            {
                "id": a.id,
                "capital": a.capital,
                "side": a.side,
                "label": a.label,
                "strength": int(a.strength),
                "more": self._more(a),
            }
            for a in self._rows
        ]
        return [
            BalancePart(
                title=self.title,
                method=METHOD,
                capitals=self._capitals,
                arguments=arguments,
                start=START,
                most=MOST,
                strengths={str(n): words for n, (words, _) in STRENGTHS.items()},
                first=self.capital,
            ),
            Frame(),
        ]


def _signed(value):
    """Return a number as `signed` in balance.js writes it."""
    return f"{value:+d}".replace("-", "−") if value else "0"
