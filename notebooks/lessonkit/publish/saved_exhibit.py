"""The still form of an exhibit, as a saved notebook holds it, for the single-file edition."""

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from ..charts.style import Figure
from ..page.exhibit import FIGURE_TYPE, Exhibit

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
#: Elements that have no end.
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True)
class SavedExhibit:
    """The still form of an exhibit.

    Parameters
    ----------
    kind
        The name of this kind of exhibit, for the style sheet: "order-game".
    sentence
        What there is to see, as plain text.
    heading_html, sentence_html, rest_html
        Heading, sentence and the rest as HTML, trusted as the notebooks are.
    figure
        The chart, or None.
    lower
        Whether its headings are one level lower than they were saved.
    """

    kind: str
    sentence: str
    heading_html: str
    sentence_html: str
    rest_html: str
    figure: Figure | None
    lower: bool


def saved_exhibit(output: dict[str, Any], *, lower: bool) -> SavedExhibit:
    """Return the still form that an output of a notebook holds.

    Parameters
    ----------
    output
        An output of a code cell, as in the notebook's JSON.
    lower
        Whether every heading becomes one level lower.

    Raises
    ------
    ValueError
        If the output is not the still form of an exhibit.
    """
    kind = output.get("metadata", {}).get("lessonkit", {}).get("kind")
    if not kind:
        raise ValueError("the output is not an exhibit")
    data = output["data"]
    heading, sentence, *rest = top_level_elements("".join(data["text/html"]), lower=lower)
    return SavedExhibit(
        kind=kind,
        sentence="".join(data["text/plain"]),
        heading_html=heading,
        sentence_html=sentence,
        rest_html="".join(rest),
        figure=data.get(FIGURE_TYPE),
        lower=lower,
    )


def unanswered(saved: SavedExhibit, exhibit: Exhibit) -> SavedExhibit:
    """Return a still form without the answers that the exhibit names as such."""
    still = exhibit.unanswered()
    if not still:
        return saved
    output = {"data": still.bundle(), "metadata": {"lessonkit": {"kind": exhibit.kind()}}}
    return saved_exhibit(output, lower=saved.lower)


def top_level_elements(html: str, *, lower: bool) -> list[str]:
    """Return the elements of HTML that lie within no other, each with all that it holds.

    Parameters
    ----------
    html
        HTML whose elements all have their ends.
    lower
        Whether every heading becomes one level lower.
    """
    parser = _TopLevelParser(lower=lower)
    parser.feed(html)
    parser.close()
    return ["".join(pieces) for pieces in parser.elements]


class _TopLevelParser(HTMLParser):
    """Takes HTML apart; what it collects is the HTML as it was, but for the headings."""

    def __init__(self, *, lower: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.elements: list[list[str]] = []
        self._lower, self._depth = lower, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = (self.get_starttag_text() or "")[1 + len(tag) :]
        self._add(f"<{self._lowered(tag)}{attributes}")
        self._depth += tag not in _VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._add(f"</{self._lowered(tag)}>")
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def _lowered(self, tag: str) -> str:
        return f"h{int(tag[1]) + 1}" if self._lower and tag in _HEADINGS else tag

    def _add(self, piece: str) -> None:
        if self._depth == 0:
            self.elements.append([])
        self.elements[-1].append(piece)
