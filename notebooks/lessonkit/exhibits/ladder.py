"""Ladder: treaties by what they promise and by how automatic help is."""

from ..formatting import format_count, format_date
from ..markup.event_html import teachers_note
from ..markup.tags import escape
from ..vocabulary import state_name
from .grid import Chip, Grid, Menu
from .treaty_card import AUTOMATICITY

#: Kinds of promise by the rules of ATOP, from the strongest: on which rung a treaty stands is decided by its strongest.
PROMISES = {
    "defence": ("Defence", "active military help if the other is attacked"),
    "neutrality": ("Neutrality", "no help to the other’s enemy"),
    "consultation": ("Consultation", "talks when a crisis threatens"),
    "non-aggression": ("Non-aggression", "no force, or nothing against each other"),
}
#: The rungs, from the top: the strongest promise, then for defence how automatic help is.
_RUNGS = ("automatic", "qualified", "own-decision")


class Ladder(Grid):
    """All treaties as boxes on the rungs of a ladder: by their strongest promise, and by how automatic military help is.

    treaties: the table `course.treaties`. picked: id of the treaty that stands out.
    """

    corner = "Strongest promise"
    noun = "treaties"
    first = "260px"
    chip = "185px"

    def __init__(
        self,
        treaties,
        *,
        picked="russia-dprk-2024",
        title="Who promises what, and how automatically?",
    ):
        self.title = title
        self.note = (
            "Rungs: the strongest promise, as coded by the data project ATOP, and for defence how automatic help is, as judged "
            "for this course from the text alone. Broken border: too recent for ATOP, our own reading by its rules."
        )
        self._sources = treaties.attrs["sources"]
        self._picked = picked
        self.columns = {"all": ("Treaties, the oldest first", "")}
        rungs = {
            f"defence-{a}": (f"Defence: {AUTOMATICITY[a][0].lower()}", AUTOMATICITY[a][1])
            for a in _RUNGS
        }
        rungs |= {p: names for p, names in PROMISES.items() if p != "defence"}
        self.chips = [self._chip(t) for t in treaties.sort_values("signed").itertuples()]
        self.rows = {r: names for r, names in rungs.items() if r in {c.row for c in self.chips}}
        self.menus = [
            Menu("Promise", {p: PROMISES[p][0] for p in PROMISES}),
            Menu("Party", {p: state_name(p) for p in ("RUS", "SUN", "PRK", "CHN", "USA", "IND")}),
        ]

    def _chip(self, t):
        own = t.promises_basis == "own-reading"
        strongest, *others = [p for p in PROMISES if p in t.promises]
        kinds = ", ".join(PROMISES[p][0].lower() for p in (strongest, *others))
        also = f"also {', '.join(PROMISES[p][0].lower() for p in others)}" if others else ""
        word, meaning = AUTOMATICITY[t.automaticity]
        basis = "our reading" if own else f"ATOP no. {t.atop_id}"
        card = (
            f'<p class="lk-when">{format_date(t.signed)}</p><h4>{escape(t.name)}</h4>'
            f"<p><b>Promises:</b> {kinds} ({escape(basis)}). {escape(t.promises_note)}</p>"
            f"<p><b>How automatic?</b> {word}: {meaning}.</p>"
            f"<p><b>What sets it off?</b> {escape(t.trigger)}</p><p><b>What must the other party do?</b> {escape(t.response)}</p>"
            f'<p class="lk-meta">Sources: {self._sources.html(t.sources)}</p>{teachers_note(t.note)}'
        )
        return Chip(
            key=t.id,
            row=f"defence-{t.automaticity}" if strongest == "defence" else strongest,
            column="all",
            text=t.short_name,
            small="; ".join(filter(None, (also, "our reading" if own else ""))),
            tone="vermilion" if t.id == self._picked else "blue",
            dashed=own,
            brief=f"{t.short_name}. If: {t.trigger} Then: {t.response}",
            card=card,
            tags=(*t.promises, *t.parties),
        )

    def sentence(self):
        by = "; ".join(
            f"{names[0]}: {', '.join(c.text for c in self.chips if c.row == rung)}"
            for rung, names in self.rows.items()
        )
        return f"{format_count(len(self.chips), 'treaty', 'treaties')} from the strongest rung to the weakest. {by}."
