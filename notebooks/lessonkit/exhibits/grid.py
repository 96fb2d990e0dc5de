"""Grid: short texts in rows and columns, each of which opens a card.

The base of the map of articles, of votes, views, wordings, and steps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import ipywidgets as widgets
import traitlets

from ..markup.tags import CELL_STYLE, Markup, details, join
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from ..palette import INK, TONES

#: The column of a chip that stands across its row, which then has no other cells.
ACROSS = ""
_CELL = f"{CELL_STYLE};padding:3px;font-weight:normal"
_DASHED = ";border-top:1px dashed;border-right:1px dashed;border-bottom:1px dashed"


class Heading(NamedTuple):
    """The heading of a row or a column: its name, and a smaller line under it."""

    name: str
    small: str = ""


@dataclass(frozen=True)
class Chip:
    """One entry of a grid.

    Parameters
    ----------
    key
        A name that no other chip of the grid has.
    row, column
        Keys of the row and the column; without a column it stands across the whole row.
    text
        What stands on it.
    tone
        Its colours: a key of `palette.TONES`.
    brief
        What the line over the grid says while the pointer or the keyboard is on it.
    card
        What it opens; several chips may share one card.
    small
        A second, smaller line.
    listed
        What stands for it in a list, out of its row and column; without it, both texts.
    over_card
        A line that stands over the card, for chips that share it.
    dashed
        Whether its border is broken.
    tags
        The choices of the menus that it belongs to.
    after
        Keys of the chips from which an arrow leads to this one.
    """

    key: str
    row: str
    column: str
    text: str
    tone: str
    brief: str
    card: Markup
    small: str = ""
    listed: str = ""
    over_card: str = ""
    dashed: bool = False
    tags: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """What stands for the chip in a list."""
        return self.listed or ": ".join(filter(None, (self.text, self.small)))


@dataclass(frozen=True)
class Menu:
    """A menu that narrows a grid.

    Parameters
    ----------
    label
        What stands before the menu.
    options
        What each choice is called, by tag.
    """

    label: str
    options: dict[str, str]


class GridPart(Part):
    """What the page draws of a grid. All of it is sent at once, so that it works without a kernel.

    Attributes
    ----------
    title, note : str
        Heading, and the line under the grid.
    corner : str
        What the rows are; empty if they have no headings.
    columns, rows : list of dict
        The headings: `key`, `name`, `small`.
    chips : list of dict
        The fields of `Chip`, with `fill` and `line`, the colours of its tone, and with the place in
        `cards_html` for `card`: a card that many share crosses the network once.
    cards_html : list of str
        The cards, as HTML.
    menus : list of dict
        The fields of `Menu`.
    noun, row_noun : str
        What the chips and the rows stand for, in the plural; empty if rows are not counted.
    cover : str
        Label of the switch that hides the names of the rows; empty for none.
    first_width : str
        Width of the first column in CSS.
    chip_width : str
        Least width of a chip in CSS, of which as many stand side by side as fit; empty for one
        below the other.
    inline : bool
        Whether both texts of a chip run on in one paragraph.
    empty : str
        What stands in a cell without a chip.
    """

    title = traitlets.Unicode().tag(fixed=True)
    note = traitlets.Unicode().tag(fixed=True)
    corner = traitlets.Unicode().tag(fixed=True)
    columns = traitlets.List[Any]().tag(fixed=True)
    rows = traitlets.List[Any]().tag(fixed=True)
    chips = traitlets.List[Any]().tag(fixed=True)
    cards_html = traitlets.List[Any]().tag(fixed=True)
    menus = traitlets.List[Any]().tag(fixed=True)
    noun = traitlets.Unicode().tag(fixed=True)
    row_noun = traitlets.Unicode().tag(fixed=True)
    cover = traitlets.Unicode().tag(fixed=True)
    first_width = traitlets.Unicode().tag(fixed=True)
    chip_width = traitlets.Unicode().tag(fixed=True)
    inline = traitlets.Bool().tag(fixed=True)
    empty = traitlets.Unicode().tag(fixed=True)


class Grid(Exhibit):
    """Chips in rows and columns. A subclass sets the attributes, of which some may stay as here.

    Attributes
    ----------
    title : str
        The finding.
    note : str
        The measure or the rule, in a sentence.
    corner : str
        What the rows are; empty if their headings are left out, as of a single row.
    columns, rows : mapping of str to Heading
        The headings by key, in order.
    chips : sequence of Chip
        The entries.
    menus : sequence of Menu
        The menus over the grid.
    noun, row_noun, cover, first_width, chip_width, inline, empty
        As in `GridPart`.
    """

    title: str
    note: str
    corner: str
    columns: Mapping[str, Heading]
    rows: Mapping[str, Heading]
    chips: Sequence[Chip]
    menus: Sequence[Menu] = ()
    noun = "entries"
    row_noun = ""
    cover = ""
    first_width = "130px"
    chip_width = ""
    inline = False
    empty = ""

    def sentence(self) -> str:
        """Return what the grid shows, in a sentence, for those who cannot see it."""
        raise NotImplementedError

    def details(self) -> Iterable[tuple[str, Markup]]:
        """Return what opens under the table of the still form: pairs of a summary and a card."""
        return [(chip.summary, chip.card) for chip in self.chips]

    def still(self) -> Still:
        head = join(
            Markup('<th scope="col" style="{}">{}</th>').format(_CELL, _two_lines(*heading))
            for heading in self.columns.values()
        )
        rows = join(self._row(row, heading) for row, heading in self.rows.items())
        corner = Markup('<th scope="col" style="{};width:{}">{}</th>').format(
            _CELL, self.first_width, _two_lines(self.corner)
        )
        cards = join(Markup("<li>{}</li>").format(details(*pair)) for pair in self.details())
        html = Markup(
            '<table style="width:100%"><thead><tr>{}{}</tr></thead><tbody>{}</tbody></table>'
            "<p>{}</p><ul>{}</ul>"
        ).format(corner if self.corner else "", head, rows, self.note, cards)
        return Still(self.title, self.sentence(), html)

    def _row(self, row: str, heading: Heading) -> Markup:
        """Return a row of the still form."""
        first = Markup('<th scope="row" style="{}">{}</th>').format(_CELL, _two_lines(*heading))
        if across := self._boxes(row, ACROSS):
            cells = Markup('<td colspan="{}" style="{}">{}</td>').format(
                len(self.columns), _CELL, across
            )
        else:
            cells = join(
                Markup('<td style="{}">{}</td>').format(
                    _CELL, self._boxes(row, column) or self.empty
                )
                for column in self.columns
            )
        return Markup("<tr>{}{}</tr>").format(first if self.corner else "", cells)

    def _boxes(self, row: str, column: str) -> Markup:
        chips = [chip for chip in self.chips if (chip.row, chip.column) == (row, column)]
        return join(map(_box, chips))

    def live(self) -> list[widgets.Widget]:
        cards = list(dict.fromkeys(str(chip.card) for chip in self.chips))
        part = GridPart(
            title=self.title,
            note=self.note,
            corner=self.corner,
            columns=_named(self.columns),
            rows=_named(self.rows),
            chips=[_chip_data(chip, cards) for chip in self.chips],
            cards_html=cards,
            menus=[asdict(menu) for menu in self.menus],
            noun=self.noun,
            row_noun=self.row_noun,
            cover=self.cover,
            first_width=self.first_width,
            chip_width=self.chip_width,
            inline=self.inline,
            empty=self.empty,
        )
        return [part]


def _two_lines(text: str, small: str = "") -> Markup:
    second = Markup("<br>{}").format(small) if small else ""
    return Markup("<b>{}</b>{}").format(text, second)


def _box(chip: Chip) -> Markup:
    """Return a chip as a box of the still form."""
    fill, line = TONES[chip.tone]
    style = (
        f"background-color:{fill};border-left:5px solid {line};padding:3px 6px;margin:2px 0;"
        f"color:{INK}{_DASHED if chip.dashed else ''}"
    )
    return Markup('<p style="{}">{}</p>').format(style, _two_lines(chip.text, chip.small))


def _named(headings: Mapping[str, Heading]) -> list[dict[str, str]]:
    return [{"key": key, **heading._asdict()} for key, heading in headings.items()]


def _chip_data(chip: Chip, cards: Sequence[str]) -> dict[str, Any]:
    """Return a chip as `GridPart` sends it."""
    fill, line = TONES[chip.tone]
    place = cards.index(chip.card)
    return {**vars(chip), "listed": chip.summary, "fill": fill, "line": line, "card": place}
