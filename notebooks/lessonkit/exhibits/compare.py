"""Compare: treaties side by side, clause by clause, with every difference said in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypedDict

import ipywidgets as widgets
import pandas as pd
import traitlets

from ..data.course import sources_of
from ..data.pact_rows import Treaty
from ..data.rows import rows_of
from ..markup.citations import source_links
from ..markup.tags import CELL_STYLE, Markup, escape, join, table_row
from ..page.controls import exhibit_heading, make_html, make_menu, make_row
from ..page.exhibit import Exhibit, Still
from ..page.links import join_controls
from ..page.part import Part
from ..page.reset_button import ResetButton
from .treaty_card import date_or_blank, party_names, signature_text
from .treaty_clauses import ASPECTS, CORE, MARKS, Aspect, differs, mark_html

#: The menus of treaties, by their names in the page.
MENUS = ("first", "second", "third", "fourth")
#: The fewest and the most treaties side by side.
LEAST, MOST = 2, len(MENUS)
_NO_TREATY = "–"
#: Stands for the mark in a row that is not compared.
_NO_MARK = " "


@dataclass(frozen=True)
class Row:
    """A row of the table.

    Parameters
    ----------
    heading
        What it is about.
    core
        Whether it stays where only the help clause is shown.
    cell
        Text or markup of a treaty.
    aspect
        What is compared; None if nothing is.
    """

    heading: str
    core: bool
    cell: Callable[[Treaty], str]
    aspect: Aspect | None = None

    def mark(self, treaty: Treaty, first: Treaty) -> str:
        """Return how a treaty stands to the first one: a key of `MARKS`, or a blank."""
        return self.aspect.mark_of(treaty, first) if self.aspect else _NO_MARK

    def html(self, treaties: Sequence[Treaty]) -> Markup:
        """Return the row of the still form; all cells but the first carry a mark."""
        first, *others = treaties
        marks = [self.mark(treaty, first) for treaty in others]
        shown = [
            "",
            *(mark_html(mark, first.short_name) if mark in MARKS else "" for mark in marks),
        ]
        cells = zip(shown, map(self.cell, treaties), strict=True)
        return table_row(self.heading, [Markup("{}{}").format(*cell) for cell in cells])


class RowData(TypedDict):
    """A row of the table: what it is about, and whether it is part of the help clause."""

    heading: str
    core: bool


class Beside(TypedDict):
    """How a treaty stands to the first one: `Row.mark` of each row, and the end of the sentence.

    The sentence ends in one way where all rows are shown, in another for the help clause.
    """

    marks: str
    differs: list[str]


class TreatyData(TypedDict):
    """All that the page needs of a treaty: as one of those shown, and as the first of them."""

    name: str
    cells_html: list[str]
    opening: str
    marks_html: dict[str, str]
    beside: list[Beside]


class ComparePart(Part):
    """The page's side of a Compare. All of it is sent at once, so that it works without a kernel.

    Attributes
    ----------
    first, second : int
        Numbers of treaties.
    third, fourth : int
        Numbers of treaties, counted from 1; 0 for none.
    core : int
        1 if only the help clause is shown, else 0.
    presses : int
        How often the reader has asked for the start.
    rows : list of RowData
        The rows of the table.
    treaties : list of TreatyData
        The treaties to choose from.
    """

    first = traitlets.Int().tag(sync=True)
    second = traitlets.Int().tag(sync=True)
    third = traitlets.Int().tag(sync=True)
    fourth = traitlets.Int().tag(sync=True)
    core = traitlets.Int().tag(sync=True)
    presses = traitlets.Int().tag(sync=True)
    rows = traitlets.List[RowData]().tag(fixed=True)
    treaties = traitlets.List[TreatyData]().tag(fixed=True)


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

    def __init__(
        self,
        treaties: pd.DataFrame,
        ids: Sequence[str],
        *,
        core: bool = False,
        title: str = "Treaties side by side",
    ) -> None:
        if not LEAST <= len(ids) <= MOST:
            raise ValueError(f"Compare shows two to {MOST} treaties; {len(ids)} are given.")
        self._treaties = {treaty.id: treaty for treaty in rows_of(treaties, Treaty)}
        self.shown = [self._treaties[i].id for i in ids]
        self.core, self.title = core, title
        sources = sources_of(treaties)
        self._rows = (
            Row("Parties", False, party_names),
            Row("Signed, in force, ended", True, _dates),
            *(Row(a.question, n < CORE, a.answer, a) for n, a in enumerate(ASPECTS)),
            Row("Sources", True, lambda t: source_links(sources, t.sources[:3])),
        )

    def table(self, ids: Sequence[str], core: bool) -> Markup:
        """Return the treaties with these ids as a table.

        Parameters
        ----------
        ids
            Ids of treaties; the others are compared with the first.
        core
            Whether to leave only the help clause.
        """
        chosen = [self._treaties[i] for i in ids]
        style = f"width:{88 // len(chosen)}%;{CELL_STYLE}"
        head = join(
            Markup('<th scope="col" style="{}">{}</th>').format(style, treaty.short_name)
            for treaty in chosen
        )
        rows = [row.html(chosen) for row in self._rows if row.core or not core]
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
            Whether only the help clause is shown.
        """
        first, *others = (self._treaties[i] for i in ids)
        told = (f"{treaty.short_name} {differs(treaty, first, core)}" for treaty in others)
        return f"{_opening(first)}: {'; '.join(told)}."

    def still(self) -> Still:
        table = self.table(self.shown, self.core)
        return Still(self.title, self.sentence(self.shown, self.core), table)

    def live(self) -> list[widgets.Widget]:
        ids = list(self._treaties)
        names = [treaty.short_name for treaty in self._treaties.values()]
        # The last menus begin with the choice of no treaty.
        numbers = [ids.index(i) + (place >= LEAST) for place, i in enumerate(self.shown)]
        start: dict[str, int] = {
            **dict.fromkeys(MENUS, 0),
            **dict(zip(MENUS, numbers, strict=False)),
            "core": int(self.core),
        }
        view = ComparePart(
            rows=[{"heading": row.heading, "core": row.core} for row in self._rows],
            treaties=[self._treaty_data(treaty) for treaty in self._treaties.values()],
            **start,
        )
        controls: dict[str, widgets.Widget] = {}
        for place, name in enumerate(MENUS):
            options = names if place < LEAST else [_NO_TREATY, *names]
            controls[name] = make_menu(f"Treaty {place + 1}", options, index=start[name])
        controls["core"] = make_menu("Rows", ["All rows", "Help clause only"], index=start["core"])
        controls["presses"] = ResetButton()
        join_controls(view, controls)
        heading = make_html(exhibit_heading(self.title))
        return [heading, make_row(*controls.values(), css="lk-compare-tools"), view]

    def _treaty_data(self, first: Treaty) -> TreatyData:
        """Return all that the page needs of a treaty."""
        return {
            "name": first.short_name,
            "cells_html": [str(escape(row.cell(first))) for row in self._rows],
            "opening": _opening(first),
            "marks_html": {mark: str(mark_html(mark, first.short_name)) for mark in MARKS},
            "beside": [
                {
                    "marks": "".join(row.mark(treaty, first) for row in self._rows),
                    "differs": [differs(treaty, first, core) for core in (False, True)],
                }
                for treaty in self._treaties.values()
            ],
        }


def _opening(first: Treaty) -> str:
    return f"Compared with {first.short_name}, where both texts are known"


def _dates(treaty: Treaty) -> str:
    remark = " (disputed)" if treaty.ended_remark else ""
    parts = (
        ("Signed", signature_text(treaty), ""),
        ("in force", date_or_blank(treaty.in_force), ""),
        ("ended", date_or_blank(treaty.ended), remark),
    )
    return "; ".join(f"{word} {date}{more}" for word, date, more in parts if date)
