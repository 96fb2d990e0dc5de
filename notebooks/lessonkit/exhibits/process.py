"""Process: the steps of a procedure, from the first to the last, by who takes them."""

from ..formatting import format_count
from ..markup.event_html import card_body, event_date
from ..vocabulary import state_name
from .grid import Chip, Grid


class Process(Grid):
    """Events as steps, one below the other, in a column for each party and one for both; arrows show what follows from what.

    events: the table `course.events`. ids: the steps. joint: those of them that the parties take together.
    A step that is not joint is that of the first of its actors. The arrows are those of the column `responds_to`.
    Raises KeyError if an id is not in the table.
    """

    corner = "When"
    noun = "steps"
    cover = "Hide the dates"
    first = "170px"

    def __init__(self, events, ids, *, joint=(), title="The steps", note=""):
        rows = {e.id: e for e in events.itertuples()}
        steps = sorted((rows[i] for i in ids), key=lambda e: e.date)
        first = steps[0]
        self.title, self.note = title, note
        one, other = first.actors
        parties = (one, "both", other)
        self.columns = {p: ("Both together" if p == "both" else state_name(p), "") for p in parties}
        self.rows = {e.id: (event_date(e), f"day {(e.date - first.date).days}") for e in steps}
        self.chips = [
            self._chip(e, "both" if e.id in joint else e.actors[0], set(ids), events) for e in steps
        ]
        together = ", ".join(f"{e.label} ({event_date(e)})" for e in steps if e.id in joint)
        self._says = f"{format_count(len(steps), 'step')} from {event_date(first)} to {event_date(steps[-1])}. Taken together: {together}."

    @staticmethod
    def _chip(event, column, shown, events):
        return Chip(
            key=event.id,
            row=event.id,
            column=column,
            text=event.label,
            tone="green" if column == "both" else "blue",
            brief=event.title + ".",
            card=card_body(event, events),
            after=tuple(i for i in event.responds_to if i in shown),
        )

    def sentence(self):
        return self._says
