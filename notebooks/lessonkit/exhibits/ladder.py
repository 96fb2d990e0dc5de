"""Ladder: treaties by what they promise and by how automatic help is."""

import pandas as pd

from ..data.course import sources_of
from ..data.pact_rows import Treaty
from ..data.rows import rows_of
from ..formatting import format_count, format_date
from ..markup.cards import card, paragraph, references
from ..markup.tags import Markup
from ..vocabulary import state_name
from .grid import Chip, Grid, Heading, Menu
from .treaty_card import AUTOMATICITY

#: Kinds of promise by the rules of ATOP, from the strongest, which decides on which rung a treaty
#: stands.
PROMISES = {
    "defence": Heading("Defence", "active military help if the other is attacked"),
    "neutrality": Heading("Neutrality", "no help to the other’s enemy"),
    "consultation": Heading("Consultation", "talks when a crisis threatens"),
    "non-aggression": Heading("Non-aggression", "no force, or nothing against each other"),
}
#: The rungs, from the top: for defence by how automatic help is, then the weaker promises.
_RUNGS = {
    f"defence-{key}": Heading(
        f"Defence: {AUTOMATICITY[key].word.lower()}", AUTOMATICITY[key].meaning
    )
    for key in ("automatic", "qualified", "own-decision")
} | {key: heading for key, heading in PROMISES.items() if key != "defence"}


class Ladder(Grid):
    """Treaties as boxes on the rungs of a ladder.

    The rungs go by the strongest promise and, for defence, by how automatic military help is.

    Parameters
    ----------
    treaties
        The table `course.treaties`.
    picked
        Id of the treaty that stands out.
    title
        The heading.

    Notes
    -----
    The kinds of promise are those of the Alliance Treaty Obligations and Provisions project (ATOP).
    """

    corner = "Strongest promise"
    noun = "treaties"
    first_width = "260px"
    chip_width = "185px"
    note = (
        "Rungs: the strongest promise, as coded by the data project ATOP, and for defence how "
        "automatic help is, as judged for this course from the text alone. A dashed edge: the "
        "treaty is too recent for ATOP, so this is our own reading by its rules."
    )

    def __init__(
        self,
        treaties: pd.DataFrame,
        *,
        picked: str = "russia-dprk-2024",
        title: str = "Who promises what, and how automatically?",
    ) -> None:
        self.title = title
        self._sources = sources_of(treaties)
        self._picked = picked
        rows = sorted(rows_of(treaties, Treaty), key=lambda treaty: treaty.signed)
        self.columns = {"all": Heading("Treaties, the oldest first")}
        self.chips = [self._chip(treaty) for treaty in rows]
        used = {chip.row for chip in self.chips}
        self.rows = {key: heading for key, heading in _RUNGS.items() if key in used}
        self.menus = [
            Menu("Promise", {key: heading.name for key, heading in PROMISES.items()}),
            Menu("Party", {p: state_name(p) for p in ("RUS", "SUN", "PRK", "CHN", "USA", "IND")}),
        ]

    def _chip(self, treaty: Treaty) -> Chip:
        strongest, *others = _promises(treaty)
        also = f"also {_promise_names(others)}" if others else ""
        our_reading = treaty.promises_basis == "own-reading"
        return Chip(
            key=treaty.id,
            row=f"defence-{treaty.automaticity}" if strongest == "defence" else strongest,
            column="all",
            text=treaty.short_name,
            small="; ".join(filter(None, (also, "our reading" if our_reading else ""))),
            tone="vermilion" if treaty.id == self._picked else "blue",
            dashed=our_reading,
            brief=f"{treaty.short_name}. If: {treaty.trigger} Then: {treaty.response}",
            card=self._card(treaty),
            tags=(*treaty.promises, *treaty.parties),
        )

    def _card(self, treaty: Treaty) -> Markup:
        automaticity = AUTOMATICITY[treaty.automaticity]
        our_reading = treaty.promises_basis == "own-reading"
        basis = "our reading" if our_reading else f"ATOP no. {treaty.atop_id}"
        promised = f"{_promise_names(_promises(treaty))} ({basis}). {treaty.promises_note}"
        body = [
            paragraph(promised, "Promises:"),
            paragraph(f"{automaticity.word}: {automaticity.meaning}.", "How automatic?"),
            paragraph(treaty.trigger, "What sets it off?"),
            paragraph(treaty.response, "What must the other party do?"),
            references(treaty.sources, treaty.note, self._sources),
        ]
        return card(treaty.name, body, when=format_date(treaty.signed))

    def sentence(self) -> str:
        rungs = "; ".join(
            f"{heading.name}: {', '.join(chip.text for chip in self.chips if chip.row == key)}"
            for key, heading in self.rows.items()
        )
        count = format_count(len(self.chips), "treaty", "treaties")
        return f"{count} from the strongest rung to the weakest. {rungs}."


def _promises(treaty: Treaty) -> list[str]:
    """Return what a treaty promises, from the strongest."""
    return [key for key in PROMISES if key in treaty.promises]


def _promise_names(promises: list[str]) -> str:
    return ", ".join(PROMISES[key].name.lower() for key in promises)
