"""Leaves out of the single-file edition what would only lead to papers.

The worksheets and reading copies are PDFs, which lie beside the notebooks and not beside that file.
The guide for teachers says where they are. In a sentence, and in a list of papers with what each is
for, their names stay, as text.
"""

import re
from collections.abc import Iterator
from typing import Any

_PAPER = r"\[[^]]*\]\((?:\.\./|teaching/)?(?:print|handouts)/[\w-]+\.pdf\)(?:\s\([^)]*\))?"
#: A paper in a line of links: " · [Worksheet](print/01-background.pdf) · [Guide](README.md)".
_ITEM = re.compile(rf" · {_PAPER}(?= · | \||$)|^(?:{_PAPER} · )+", re.MULTILINE)


def without_papers(markdown: str) -> str:
    """Return Markdown without the papers in its lines of links."""
    return _ITEM.sub("", markdown)


def drop_paper_columns(md: Any, state: Any) -> None:
    """Take the columns that hold nothing but papers out of tables: a hook for mistune.

    The first column says what a row is about, and stays.
    """
    for table in _tables(state.tokens):
        head, body = table["children"]
        columns = list(zip(*(row["children"] for row in body["children"]), strict=True))
        lost = [n for n, cells in enumerate(columns) if n and all(map(_is_paper, cells))]
        for row in (head, *body["children"]):
            row["children"] = [cell for n, cell in enumerate(row["children"]) if n not in lost]


def _tables(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the tables among tokens that have rows."""
    for token in tokens:
        if token["type"] == "table" and len(token["children"]) > 1:
            yield token


def _is_paper(cell: dict[str, Any]) -> bool:
    return bool(re.fullmatch(_PAPER, cell["text"].strip()))
