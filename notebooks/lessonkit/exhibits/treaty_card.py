"""TreatyCard: what a treaty promises, clause by clause."""

from collections.abc import Iterable
from typing import NamedTuple

import ipywidgets as widgets
import pandas as pd
import traitlets

from ..data.course import sources_of
from ..data.pact_rows import Treaty
from ..data.rows import rows_of
from ..formatting import format_date
from ..markup.cards import references
from ..markup.tags import CELL_STYLE, Markup, join, table_row
from ..page.controls import make_menu
from ..page.exhibit import Exhibit, Still
from ..page.links import join_controls
from ..page.part import Part
from ..vocabulary import state_name, with_article

_LEFT = "text-align:left"


class Automaticity(NamedTuple):
    """How automatic help is: the word on screen, and what it means."""

    word: str
    meaning: str


#: By the column automaticity of data/treaties.csv, which is judged from the text alone.
AUTOMATICITY = {
    "automatic": Automaticity(
        "Automatic", "help is due at once; the text names no law or decision that has to come first"
    ),
    "qualified": Automaticity(
        "Qualified",
        "help is promised, but tied to the states’ own laws or to a decision of their leaders",
    ),
    "own-decision": Automaticity(
        "Each party decides",
        "each party acts as it judges necessary or as its constitution provides",
    ),
    "consult-only": Automaticity(
        "Consultation only", "the parties must talk when one is threatened; help is not promised"
    ),
    "none": Automaticity("None", "no help is promised"),
}


class TreatyCardPart(Part):
    """The page's side of a TreatyCard.

    Attributes
    ----------
    treaty : int
        Number of the treaty that is shown.
    names : list of str
        What the treaties are called.
    cards_html : list of str
        Their cards.
    """

    treaty = traitlets.Int(0).tag(sync=True)
    names = traitlets.List[str]().tag(fixed=True)
    cards_html = traitlets.List[str]().tag(fixed=True)


class TreatyCard(Exhibit):
    """What a treaty promises, clause by clause; a menu changes to the others.

    Parameters
    ----------
    treaties
        The table `course.treaties`.
    ids
        The treaties to choose from, or one of them; the first is shown at the start.

    Raises
    ------
    KeyError
        If an id is not in the table.
    """

    def __init__(self, treaties: pd.DataFrame, ids: str | Iterable[str]) -> None:
        rows = {treaty.id: treaty for treaty in rows_of(treaties, Treaty)}
        self.treaties = [rows[i] for i in ([ids] if isinstance(ids, str) else ids)]
        self._sources = sources_of(treaties)

    def card(self, treaty: Treaty, *, note: bool = False) -> Markup:
        """Return one treaty as a table; `note` adds the teacher's note, closed."""
        rows = join(
            table_row(question, [answer], heading_style=f"{CELL_STYLE};width:30%", cell_style=_LEFT)
            for question, answer in _clauses(treaty)
            if answer
        )
        return Markup(
            '<table class="lk-table" style="width:100%"><caption style="{}">{}. Parties: {}.'
            "</caption><tbody>{}</tbody></table>{}"
        ).format(
            _LEFT,
            treaty.name,
            party_names(treaty),
            rows,
            references(treaty.sources, treaty.note if note else "", self._sources),
        )

    def still(self) -> Still:
        first = self.treaties[0]
        return Still(
            f"Treaty card: {first.short_name}",
            f"What the treaty says, clause by clause, in paraphrase: {first.name}.",
            self.card(first),
        )

    def live(self) -> list[widgets.Widget]:
        names = [treaty.short_name for treaty in self.treaties]
        cards = [str(self.card(treaty, note=True)) for treaty in self.treaties]
        menu, view = make_menu("Treaty", names), TreatyCardPart(names=names, cards_html=cards)
        join_controls(view, {"treaty": menu})
        return [menu, view]


def _clauses(treaty: Treaty) -> list[tuple[str, str]]:
    """Return pairs of a question and what the treaty says, which is empty where it is not known."""
    ended = filter(None, (date_or_blank(treaty.ended), treaty.ended_remark))
    automaticity = AUTOMATICITY[treaty.automaticity]
    return [
        ("Signed", signature_text(treaty)),
        ("In force from", date_or_blank(treaty.in_force)),
        ("Ended", ". ".join(ended)),
        ("What sets it off?", treaty.trigger),
        ("What must the other party do?", treaty.response),
        ("How automatic is that?", Markup("<b>{}</b>: {}.").format(*automaticity)),
        ("Where does it apply?", treaty.area),
        ("Duty to consult?", treaty.consultation),
        ("What must a party not do?", treaty.non_aggression),
        ("How long, and how to leave?", treaty.duration_exit),
    ]


def party_names(treaty: Treaty) -> str:
    """Return the parties as a sentence names them, for example "Russia and the DPRK"."""
    *others, last = (with_article(state_name(party)) for party in treaty.parties)
    return " and ".join(filter(None, (", ".join(others), last)))


def signature_text(treaty: Treaty) -> str:
    """Return when and where a treaty was signed."""
    return ", ".join(filter(None, (format_date(treaty.signed), treaty.signature_place)))


def date_or_blank(date: pd.Timestamp | None) -> str:
    """Return a date in words; empty if it is not known, or has not come."""
    return format_date(date) if date else ""
