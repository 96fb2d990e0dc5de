"""Compare: treaties side by side, clause by clause, with every difference said in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import ipywidgets as widgets
import pandas as pd

from ..data.course import sources_of
from ..data.pact_rows import Treaty
from ..data.rows import rows_of
from ..formatting import format_count
from ..markup.citations import source_links
from ..markup.tags import CELL_STYLE, Markup, join, table_row
from ..page.controls import exhibit_heading, make_button, make_html, make_menu, make_row
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..palette import INK, TONES
from ..vocabulary import state_name
from .treaty_card import AUTOMATICITY, date_or_blank, signature_text

#: The most treaties side by side.
MOST = 4
_NO_TREATY = ("–", "")
#: The code of a kind of clause that was not seen.
_NOT_SEEN = "not-seen"

#: The codes of the columns `..._kind`, restraint and automaticity of data/treaties.csv in words.
CLAUSE_KINDS = {
    "attack-and-war": "An armed attack that leads to a state of war",
    "armed-attack": "An armed attack",
    "aggression": "Aggression",
    "threat": "A threat is enough",
    _NOT_SEEN: "Text not found",
    "help": "Military help is due",
    "own-choice": "Each party chooses what it does",
    "consult": "Talks, no promise of help",
    "no-help-to-aggressor": "No help to the aggressor",
    "unlimited": "No region named",
    "limited": "A region is named",
    "crisis": "Yes, when a threat arises",
    "general": "Yes, but in general, not tied to a crisis",
    "no-force": "No threat or use of force",
    "no-hostile-pact": "Nothing aimed at the other",
    "no-help-to-enemy": "No help to the other’s enemy",
    "no-hostile-territory": "No use of territory against the other",
    "notice": "Open-ended, with notice",
    "term": "A term, then prolonged",
    "both-agree": "Until both agree to end it",
    **{code: automaticity.word for code, automaticity in AUTOMATICITY.items()},
}


@dataclass(frozen=True)
class Aspect:
    """A row of the comparison: what is asked, the codes of a treaty's answer, and its text."""

    question: str
    codes: Callable[[Treaty], Sequence[str]]
    text: Callable[[Treaty], str]


#: The rows; the first `CORE` of them are the help clause.
ASPECTS = (
    Aspect("What sets it off?", lambda t: (t.trigger_kind,), lambda t: t.trigger),
    Aspect("What must the other party do?", lambda t: (t.response_kind,), lambda t: t.response),
    Aspect(
        "How automatic?",
        lambda t: (t.automaticity,),
        lambda t: _capitalised(AUTOMATICITY[t.automaticity].meaning),
    ),
    Aspect("Where?", lambda t: (t.area_kind,), lambda t: t.area),
    Aspect("Duty to consult?", lambda t: (t.consultation_kind,), lambda t: t.consultation),
    Aspect(
        "What must a party not do?",
        lambda t: t.restraint or (_NOT_SEEN,),
        lambda t: t.non_aggression,
    ),
    Aspect("How long, and how to leave?", lambda t: (t.duration_kind,), lambda t: t.duration_exit),
)
CORE = 4


@dataclass(frozen=True)
class CompareControls:
    """The widgets of a comparison.

    Parameters
    ----------
    menus
        A menu for each treaty.
    rows
        The menu of the rows: all, or the help clause only.
    reset
        The button that brings the start back.
    text
        The table.
    frame
        The status line.
    """

    menus: list[widgets.Dropdown]
    rows: widgets.Dropdown
    reset: widgets.Button
    text: widgets.HTML
    frame: Frame


class Compare(Exhibit):
    """Two to four treaties side by side, each compared with the first in words and in colour.

    Parameters
    ----------
    treaties
        The table `course.treaties`.
    ids
        The two to four treaties that are shown at first; menus change them.
    core
        Whether only trigger, response, automaticity and area are shown at first.
    title
        The heading.

    Raises
    ------
    KeyError
        If an id is not in the table.
    ValueError
        If there are fewer than two ids or more than four.
    """

    runs_in_page = False  # TEMPORARY

    controls: CompareControls

    def __init__(
        self,
        treaties: pd.DataFrame,
        ids: Sequence[str],
        *,
        core: bool = False,
        title: str = "Treaties side by side",
    ) -> None:
        if not 2 <= len(ids) <= MOST:
            raise ValueError(f"Compare shows two to {MOST} treaties; {len(ids)} are given.")
        self._rows = {treaty.id: treaty for treaty in rows_of(treaties, Treaty)}
        self.shown = [self._rows[i].id for i in ids]
        self.core, self.title = core, title
        self._sources = sources_of(treaties)

    def table(self, ids: Sequence[str], core: bool) -> Markup:
        """Return the treaties with these ids as a table.

        Parameters
        ----------
        ids
            Ids of treaties; the others are compared with the first.
        core
            Whether to leave only the first four questions.
        """
        chosen = [self._rows[i] for i in ids]
        style = f"width:{88 // len(chosen)}%;{CELL_STYLE}"
        head = join(
            Markup('<th scope="col" style="{}">{}</th>').format(style, treaty.short_name)
            for treaty in chosen
        )
        parties = [", ".join(state_name(party) for party in t.parties) for t in chosen]
        rows = [
            *(() if core else [table_row("Parties", parties)]),
            table_row("Signed, in force, ended", [_dates(treaty) for treaty in chosen]),
            *(_aspect_row(aspect, chosen) for aspect in _aspects(core)),
            table_row("Sources", [source_links(self._sources, t.sources[:3]) for t in chosen]),
        ]
        return Markup(
            '<table class="lk-table lk-compare" style="width:100%"><thead><tr>'
            '<td style="width:12%"></td>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(head, join(rows))

    def sentence(self, ids: Sequence[str], core: bool) -> str:
        """Return in a sentence how many of the points shown each treaty answers differently.

        Parameters
        ----------
        ids
            Ids of treaties; the others are compared with the first.
        core
            Whether only the first four questions are shown.
        """
        first, *others = (self._rows[i] for i in ids)
        told: list[str] = []
        for treaty in others:
            pairs = [(a.codes(treaty), a.codes(first)) for a in _aspects(core)]
            known = [pair for pair in pairs if all(map(_seen, pair))]
            differ = sum(codes != others_codes for codes, others_codes in known)
            points = format_count(len(known), "point")
            told.append(f"{treaty.short_name} differs in {differ} of {points}")
        return f"Compared with {first.short_name}, where both texts are known: {'; '.join(told)}."

    def still(self) -> Still:
        table = self.table(self.shown, self.core)
        return Still(self.title, self.sentence(self.shown, self.core), table)

    def live(self) -> list[widgets.Widget]:
        names = [(treaty.short_name, key) for key, treaty in self._rows.items()]
        start = [*self.shown, *[""] * (MOST - len(self.shown))]
        rows = [("All rows", False), ("Help clause only", True)]
        c = self.controls = CompareControls(
            menus=[
                make_menu(f"Treaty {n + 1}", names if n < 2 else [_NO_TREATY, *names], value=value)
                for n, value in enumerate(start)
            ],
            rows=make_menu("Rows", rows, value=self.core),
            reset=make_button("Reset"),
            text=make_html(),
            frame=Frame(),
        )
        inputs = [*c.menus, c.rows]

        def reset(*_: object) -> None:
            for control, value in zip(inputs, [*start, self.core], strict=True):
                control.value = value

        for control in inputs:
            control.observe(self._show, "value")
        c.reset.on_click(reset)
        self._show()
        return [make_html(exhibit_heading(self.title)), make_row(*inputs, c.reset), c.frame, c.text]

    def _show(self, *_: object) -> None:
        """Show what the controls ask for."""
        c = self.controls
        ids = list(dict.fromkeys(menu.value for menu in c.menus if menu.value))
        if len(ids) < 2:
            c.text.value = ""
            c.frame.status = (
                "The same treaty is chosen twice. Choose another one to compare it with."
            )
            return
        c.text.value = str(self.table(ids, c.rows.value))
        c.frame.status = self.sentence(ids, c.rows.value)


def _aspects(core: bool) -> Sequence[Aspect]:
    return ASPECTS[:CORE] if core else ASPECTS


def _aspect_row(aspect: Aspect, treaties: Sequence[Treaty]) -> Markup:
    """Return what each treaty says on one question; all but the first carry a mark."""
    first = treaties[0]
    cells: list[Markup] = []
    for treaty in treaties:
        codes = aspect.codes(treaty)
        mark = "" if treaty is first else _mark(codes, aspect.codes(first), first.short_name)
        words = "; ".join(CLAUSE_KINDS[code] for code in codes)
        cell = Markup("{}<p><b>{}</b></p><p>{}</p>").format(mark, words, aspect.text(treaty))
        cells.append(cell)
    return table_row(aspect.question, cells)


def _mark(codes: Sequence[str], first_codes: Sequence[str], name: str) -> Markup:
    """Say in words, on a colour, whether a clause is as in the first treaty, called `name`."""
    if not _seen(codes) or not _seen(first_codes):
        words, tone = "? cannot be compared", "grey"
    elif codes == first_codes:
        words, tone = f"= as in {name}", "green"
    elif set(codes) & set(first_codes):
        words, tone = f"≈ partly as in {name}", "orange"
    else:
        words, tone = f"≠ not as in {name}", "vermilion"
    style = f"background-color:{TONES[tone][0]};padding:1px 6px;color:{INK}"
    return Markup('<p><span style="{}">{}</span></p>').format(style, words)


def _seen(codes: Iterable[str]) -> bool:
    return _NOT_SEEN not in codes


def _capitalised(words: str) -> str:
    return words[0].upper() + words[1:]


def _dates(treaty: Treaty) -> str:
    remark = " (disputed)" if treaty.ended_remark else ""
    parts = (
        ("Signed", signature_text(treaty), ""),
        ("in force", date_or_blank(treaty.in_force), ""),
        ("ended", date_or_blank(treaty.ended), remark),
    )
    return "; ".join(f"{word} {date}{more}" for word, date, more in parts if date)
