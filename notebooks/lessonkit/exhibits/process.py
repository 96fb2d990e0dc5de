"""Process: the steps of a procedure, from the first to the last, by who takes them."""

from collections.abc import Collection

import pandas as pd

from ..data.rows import Event, events_by_id
from ..formatting import format_count
from ..markup.event_html import EventTexts, event_date
from ..vocabulary import state_name
from .grid import Chip, Grid, Heading


class Process(Grid):
    """Events as steps, one below the other, in a column for each party and one for both.

    A step that is not joint is that of the first of its actors. Arrows show what follows from what:
    they are those of the column responds_to.

    Parameters
    ----------
    events
        The table `course.events`.
    ids
        The steps. The first of them in time names the two parties.
    joint
        The steps that the parties take together.
    title, note
        Heading, and the line under the grid.

    Raises
    ------
    KeyError
        If an id is not in the table.
    """

    corner = "When"
    noun = "steps"
    cover = "Hide the dates"
    first_width = "170px"

    def __init__(
        self,
        events: pd.DataFrame,
        ids: Collection[str],
        *,
        joint: Collection[str] = (),
        title: str = "The steps",
        note: str = "",
    ) -> None:
        self.title, self.note = title, note
        known = events_by_id(events)
        steps = sorted((known[i] for i in ids), key=lambda event: event.date)
        first, last = steps[0], steps[-1]
        one, other = first.actors
        self.columns = {
            one: Heading(state_name(one)),
            "both": Heading("Both together"),
            other: Heading(state_name(other)),
        }
        self.rows = {
            step.id: Heading(event_date(step), f"day {(step.date - first.date).days}")
            for step in steps
        }
        texts = EventTexts(events)
        self.chips = [
            _chip(step, "both" if step.id in joint else step.actors[0], ids, texts)
            for step in steps
        ]
        together = ", ".join(f"{s.label} ({event_date(s)})" for s in steps if s.id in joint)
        self._sentence = (
            f"{format_count(len(steps), 'step')} from {event_date(first)} to {event_date(last)}. "
            f"Taken together: {together}."
        )

    def sentence(self) -> str:
        return self._sentence


def _chip(step: Event, column: str, shown: Collection[str], texts: EventTexts) -> Chip:
    return Chip(
        key=step.id,
        row=step.id,
        column=column,
        text=step.label,
        listed=f"{event_date(step)}: {step.label}",
        tone="green" if column == "both" else "blue",
        brief=f"{step.title}.",
        card=texts.card_body(step),
        after=tuple(i for i in step.responds_to if i in shown),
    )
