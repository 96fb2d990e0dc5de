"""BeforeAfter: what came before a turning point, and what came after it, kept apart."""

from collections.abc import Iterable

import pandas as pd

from ..data.rows import Event, events_by_id
from ..formatting import format_count
from ..markup.event_html import EventTexts, event_date
from ..vocabulary import CONFIDENCE
from .grid import Chip, Grid, Heading


class BeforeAfter(Grid):
    """Some events in two columns, before and after another event.

    Parameters
    ----------
    events
        A table of events.
    ids
        Which of them are shown.
    at
        Id of the event that parts them.
    title, note
        Heading, and the line under the grid.

    Raises
    ------
    KeyError
        If an id is not in the table.
    """

    corner = ""
    noun = "events"
    chip_width = "210px"
    note = "That one thing came after another does not yet show that it came because of it."

    def __init__(
        self,
        events: pd.DataFrame,
        ids: Iterable[str],
        *,
        at: str,
        title: str = "Before and after",
        note: str = "",
    ) -> None:
        self.title, self.note = title, note or self.note
        known = events_by_id(events)
        turn = known[at]
        chosen = sorted((known[i] for i in ids), key=lambda event: (event.date, event.id))
        day = event_date(turn)
        order = "in order of time"
        self.columns = {
            "before": Heading(f"Before {day}", order),
            "after": Heading(f"After {day}", order),
        }
        self.rows = {"all": Heading("")}
        texts = EventTexts(events)
        self.chips = [
            _chip(event, "before" if event.date < turn.date else "after", texts) for event in chosen
        ]
        before = sum(chip.column == "before" for chip in self.chips)
        self._sentence = (
            f"{format_count(len(chosen), 'event')} from {event_date(chosen[0])} "
            f"to {event_date(chosen[-1])}: {before} before “{turn.title}”, "
            f"{len(chosen) - before} after it."
        )

    def sentence(self) -> str:
        return self._sentence


def _chip(event: Event, column: str, texts: EventTexts) -> Chip:
    mark = "" if event.confidence == "confirmed" else f"{CONFIDENCE[event.confidence].mark} "
    return Chip(
        key=event.id,
        row="all",
        column=column,
        text=f"{mark}{event.label}",
        small=event_date(event),
        tone="grey" if column == "before" else "green",
        brief=f"{event_date(event)}: {event.title}.",
        card=texts.card_body(event),
    )
