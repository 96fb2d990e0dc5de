"""Grid: short texts in rows and columns, each of which opens a card. The base of maps of articles, votes and views."""

from dataclasses import asdict, dataclass

import traitlets

from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part
from ..palette import TONES


@dataclass(frozen=True)
class Chip:
    """One entry of a grid.

    key: its lasting name. row, column: keys of the row and the column. text: what stands on it. small: a second, smaller line. listed: what
    stands for it in a list, out of its row and column; without it, both texts. tone: a key of `theme.TONES`, its colour; `dashed` draws
    its border broken. brief: what the line over the grid says when the pointer or the keyboard is on it. card: HTML made by this
    package; chips may share one. said: a line of its own over the card. tags: the choices of the menus that it belongs to. after: keys
    of the chips from which an arrow leads to this one.
    """

    key: str
    row: str
    column: str
    text: str
    tone: str
    brief: str
    card: str
    small: str = ""
    listed: str = ""
    said: str = ""
    dashed: bool = False
    tags: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Menu:
    """A menu that narrows a grid. options: by tag, what the choice is called."""

    label: str
    options: dict[str, str]


class GridPart(Part):
    """The page's side of a grid. All of it is sent at once, so that it goes on when the kernel is gone.

    title, note: heading and the line under it. corner: what the rows are. columns, rows: lists of `key`, `name` and `small`. chips,
    menus: `Chip` and `Menu` as dictionaries, with the colours of the tone in `fill` and `line`, and for `card` its place in
    `cards`, so that a card that many share crosses the network once. noun: what the chips stand for, in the plural. cover: label of
    the switch that hides the names of the rows, or an empty text. first: width of the first column in CSS. chip: least width of a
    chip in CSS, of which as many stand side by side as fit; empty for one below the other. inline: both texts of a chip run on in
    one paragraph. empty: what stands in a cell without a chip.
    """

    title = traitlets.Unicode().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    corner = traitlets.Unicode().tag(sync=True)
    columns = traitlets.List().tag(sync=True)
    rows = traitlets.List().tag(sync=True)
    chips = traitlets.List().tag(sync=True)
    cards = traitlets.List().tag(sync=True)
    menus = traitlets.List().tag(sync=True)
    noun = traitlets.Unicode().tag(sync=True)
    cover = traitlets.Unicode().tag(sync=True)
    first = traitlets.Unicode().tag(sync=True)
    chip = traitlets.Unicode().tag(sync=True)
    inline = traitlets.Bool().tag(sync=True)
    empty = traitlets.Unicode().tag(sync=True)


class Grid(Exhibit):
    """Chips in rows and columns. A subclass sets the attributes, in its constructor, and may leave the rest as it is here.

    title: the finding. note: the measure or the rule, in a sentence. corner: what the rows are. columns, rows: by key, (name,
    small line). chips: list of `Chip`. menus: list of `Menu`. noun: what the chips stand for, in the plural. cover: label of a
    switch that hides the names of the rows. first, chip: width of the first column and least width of a chip, in CSS.
    inline: both texts of a chip run on.
    empty: what stands in a cell without a chip.
    """

    title = note = corner = cover = empty = ""
    first = "130px"
    chip = ""
    inline = False
    noun = "entries"
    menus = ()

    def sentence(self):
        """Return what the picture shows, for those who cannot see it."""
        raise NotImplementedError

    def still(self):
        head = "".join(
            f'<th scope="col" style="{_CELL}">{_two(*names)}</th>'
            for names in self.columns.values()
        )
        rows = "".join(
            f'<tr><th scope="row" style="{_CELL}">{_two(*names)}</th>'
            + "".join(
                f'<td style="{_CELL}">{self._cell(row, column)}</td>' for column in self.columns
            )
            + "</tr>"
            for row, names in self.rows.items()
        )
        cards = "".join(
            f"<li><details><summary>{escape(summary)}</summary>{card}</details></li>"
            for summary, card in self.details()
        )
        return Still(
            self.title,
            self.sentence(),
            f'<table style="width:100%"><thead><tr><th scope="col" style="{_CELL};width:{self.first}">{_two(self.corner, "")}</th>'
            f"{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table><p>{escape(self.note)}</p><ul>{cards}</ul>",
        )

    def details(self):
        """Return what opens under the table of the still form: pairs of a summary and a card. One for each chip, unless many share one."""
        return [(_listed(chip), chip.card) for chip in self.chips]

    def _cell(self, row, column):
        chips = "".join(
            f'<p style="background-color:{TONES[c.tone][0]};border-left:5px solid {TONES[c.tone][1]};padding:3px 6px;'
            f'margin:2px 0;color:#1a1a1a{_BROKEN if c.dashed else ""}">{_two(c.text, c.small)}</p>'
            for c in self.chips
            if (c.row, c.column) == (row, column)
        )
        return chips or escape(self.empty)

    def live(self):
        cards = list(dict.fromkeys(c.card for c in self.chips))
        chips = [
            asdict(c)
            | {
                "listed": _listed(c),
                "fill": TONES[c.tone][0],
                "line": TONES[c.tone][1],
                "card": cards.index(c.card),
            }
            for c in self.chips
        ]

        def named(entries):
            return [
                {"key": key, "name": name, "small": small} for key, (name, small) in entries.items()
            ]

        return [
            GridPart(
                title=self.title,
                note=self.note,
                corner=self.corner,
                columns=named(self.columns),
                rows=named(self.rows),
                chips=chips,
                cards=cards,
                menus=[asdict(m) for m in self.menus],
                noun=self.noun,
                cover=self.cover,
                first=self.first,
                chip=self.chip,
                inline=self.inline,
                empty=self.empty,
            ),
            Frame(),
        ]


_BROKEN = ";border-top:1px dashed;border-right:1px dashed;border-bottom:1px dashed"
_CELL = "text-align:left;vertical-align:top;padding:3px;font-weight:normal"


def _listed(chip):
    return chip.listed or ": ".join(filter(None, (chip.text, chip.small)))


def _two(text, small):
    return f"<b>{escape(text)}</b>" + (f"<br>{escape(small)}" if small else "")
