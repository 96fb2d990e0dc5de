"""Treaties: the card of one treaty."""

from ..formatting import format_date
from ..markup.event_html import teachers_note
from ..markup.tags import escape
from ..page.controls import make_html, make_menu
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..vocabulary import state_name

#: How automatic help is, judged from the text alone: the word on screen, and what it means.
AUTOMATICITY = {
    "automatic": (
        "Automatic",
        "help is due at once; the text names no law or decision that has to come first",
    ),
    "qualified": (
        "Qualified",
        "help is promised, but tied to the states’ own laws or to a decision of their leaders",
    ),
    "own-decision": (
        "Each party decides",
        "each party acts as it judges necessary or as its constitution provides",
    ),
    "consult-only": (
        "Consultation only",
        "the parties must talk when one is threatened; help is not promised",
    ),
    "none": ("None", "no help is promised"),
}
_ROWS = (
    ("signed_where", "Signed"),
    ("in_force", "In force from"),
    ("ended", "Ended"),
    ("trigger", "What sets it off?"),
    ("response", "What must the other party do?"),
    ("automatic", "How automatic is that?"),
    ("area", "Where does it apply?"),
    ("consultation", "Duty to consult?"),
    ("non_aggression", "What must a party not do?"),
    ("duration_exit", "How long, and how to leave?"),
)


class TreatyCard(Exhibit):
    """What a treaty promises, clause by clause; a menu changes to the others.

    treaties: the table `course.treaties`. ids: the treaties to choose from; the first is shown at first.
    Raises KeyError if an id is not in the table.
    """

    def __init__(self, treaties, ids):
        ids = [ids] if isinstance(ids, str) else list(ids)
        rows = {row.id: row for row in treaties.itertuples()}
        self.treaties = [rows[i] for i in ids]
        self._sources = treaties.attrs["sources"]

    def card(self, treaty, *, note=False):
        """Return one treaty as HTML. `note` adds the teacher's note, closed."""
        word, meaning = AUTOMATICITY[treaty.automaticity]
        cells = {
            key: escape(getattr(treaty, key))
            for key, _ in _ROWS
            if isinstance(getattr(treaty, key, None), str)
        }
        cells["signed_where"] = signature_text(treaty)
        cells["in_force"] = date_or_blank(treaty.in_force)
        cells["ended"] = ". ".join(
            filter(None, (date_or_blank(treaty.ended), escape(treaty.ended_remark)))
        )
        cells["automatic"] = f"<b>{word}</b>: {meaning}"
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left;vertical-align:top;width:30%">{label}</th>'
            f'<td style="text-align:left">{cells[key]}</td></tr>'
            for key, label in _ROWS
            if cells[key]
        )
        parties = " and ".join(escape(state_name(p)) for p in treaty.parties)
        more = teachers_note(treaty.note) if note else ""
        return (
            f'<table class="lk-table" style="width:100%"><caption style="text-align:left">{escape(treaty.name)}. '
            f"Parties: {parties}.</caption><tbody>{rows}</tbody></table>"
            f'<p class="lk-meta">Sources: {self._sources.html(treaty.sources)}</p>{more}'
        )

    def still(self):
        first = self.treaties[0]
        return Still(
            f"Treaty card: {first.short_name}",
            f"What the treaty says, clause by clause, in paraphrase: {first.name}.",
            self.card(first),
        )

    def live(self):
        which = make_menu("Treaty", [(t.short_name, n) for n, t in enumerate(self.treaties)])
        text, frame = make_html(), Frame()

        def show(*_):
            treaty = self.treaties[which.value]
            text.value = self.card(treaty, note=True)
            frame.status = (
                f"Showing {treaty.short_name}, {which.value + 1} of {len(self.treaties)}."
            )

        which.observe(show, "value")
        show()
        return [which, text, frame]


def signature_text(treaty):
    """Return when and where a treaty was signed, as HTML."""
    return ", ".join(filter(None, (format_date(treaty.signed), escape(treaty.signature_place))))


def date_or_blank(date):
    """Return a date in words; empty if it is not known, or has not come."""
    return "" if date != date else format_date(date)
