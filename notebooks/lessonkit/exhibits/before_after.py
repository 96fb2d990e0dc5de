"""BeforeAfter: what came before a turning point, and what came after it, kept apart."""

from ..formatting import format_count
from ..markup.event_html import card_body, event_date
from ..vocabulary import CONFIDENCE
from .grid import Chip, Grid


class BeforeAfter(Grid):
    """Some events in two columns, before and after one of their number.

    events: a table of events. ids: which of them. at: id of the event that parts them. title, note: heading and the line under it.
    Raises KeyError if an id is not in the table.
    """

    corner = "Years"
    noun = "events"
    first = "130px"
    chip = "210px"

    def __init__(self, events, ids, *, at, title="Before and after", note=""):
        known = {e.id: e for e in events.itertuples()}
        turn = known[at]
        chosen = sorted((known[i] for i in ids), key=lambda e: (e.date, e.id))
        self.title = title
        self.note = (
            note
            or "That one thing came after another does not yet show that it came because of it."
        )
        self.columns = {
            "before": (f"Before {event_date(turn)}", ""),
            "after": (f"After {event_date(turn)}", ""),
        }
        self.rows = {"all": ("In order of time", "")}
        self.chips = [
            self._chip(e, "before" if e.date < turn.date else "after", events) for e in chosen
        ]
        before = sum(c.column == "before" for c in self.chips)
        self._says = (
            f"{format_count(len(self.chips), 'event')} from {event_date(chosen[0])} to {event_date(chosen[-1])}: {before} before "
            f"“{turn.title}”, {len(self.chips) - before} after it."
        )

    @staticmethod
    def _chip(event, column, events):
        mark = "" if event.confidence == "confirmed" else f"{CONFIDENCE[event.confidence][1]} "
        return Chip(
            key=event.id,
            row="all",
            column=column,
            text=f"{mark}{event.label}",
            small=event_date(event),
            tone="grey" if column == "before" else "green",
            brief=f"{event_date(event)}: {event.title}.",
            card=card_body(event, events),
        )

    def sentence(self):
        return self._says
