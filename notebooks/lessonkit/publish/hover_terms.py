"""Definitions in the text of the notebooks, for readers who rest a pointer on a term.

A term of the lesson's key terms is marked where it first stands in the text. The definition is that
of the glossary and is written by *record*, never by hand. Those who read by touch or keyboard have
the list of key terms.
"""

import ast
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..data.course import course
from ..data.rows import Term, rows_of
from .notebook import LESSONS, read_calls, source_of

#: At most so many a lesson, so that the text stays quiet.
LIMIT = 12
_MARKED = re.compile(r'<abbr title="[^"]*">(.*?)</abbr>', re.DOTALL)
#: Where nothing is marked.
_LEFT_OUT = re.compile(
    r"""\A\*\*Try\ it(?s:.*)                    # tasks, since they name controls
    | ^\ *[#|].*$                              # headings and tables
    | `[^`]*`                                  # code
    | \[[^\]]*\]\((?:[^()]|\([^)]*\))*\)      # links
    | <abbr\ .*?</abbr> | <[^>]*>              # what is marked already, other tags""",
    re.MULTILINE | re.VERBOSE,
)
_REMARK = re.compile(r" *\([^)]*\)")


def mark_terms(texts: Sequence[str], terms: Iterable[Term]) -> list[str]:
    """Return the texts of a lesson with its terms marked, each where it first stands.

    Parameters
    ----------
    texts
        The Markdown of the lesson's text cells in their order; earlier marks in it are renewed.
    terms
        The terms, those first that matter most: there are at most `LIMIT` marks.
    """
    marked = [_MARKED.sub(r"\1", text) for text in texts]
    left = LIMIT
    for term in terms:
        pattern = name_pattern(term)
        for number, text in enumerate(marked):
            # As long as the text, so that the places found are those of the text.
            open_text = _LEFT_OUT.sub(lambda found: "\0" * len(found[0]), text)
            if left and (found := pattern.search(open_text)):
                mark = f'<abbr title="{_attribute(term.definition)}">{found[0]}</abbr>'
                marked[number] = text[: found.start()] + mark + text[found.end() :]
                left -= 1
                break
    return marked


def name_pattern(term: Term) -> re.Pattern[str]:
    """Return a pattern for the words under which texts use a term.

    They are its name, both names of a pair such as "DPRK and ROK", each also in the plural or at
    the beginning of a sentence, and its other forms.
    """
    names = [*re.split(" and |, ", _REMARK.sub("", term.term)), *term.forms]
    words = "|".join(f"(?i:{re.escape(name[0])}){re.escape(name[1:])}" for name in names)
    return re.compile(rf"(?<![\w’-])(?:{words})s?(?![\w-])")


def key_terms(path: Path) -> list[Term]:
    """Return the terms that the call of KeyTerms in a notebook names; none if there is no call."""
    rows = {term.id: term for term in rows_of(course.glossary, Term)}
    for call in read_calls(path, ("KeyTerms",)):
        return [rows[id] for id in ast.literal_eval(call.args[1])]
    return []


def write_hover_terms(folder: Path) -> None:
    """Mark the terms anew in every lesson.

    Parameters
    ----------
    folder
        Where the notebooks lie. One that has its marks already is not written.
    """
    for path in sorted(folder.glob(LESSONS)):
        notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        cells: list[dict[str, Any]] = notebook["cells"]
        text_cells = [cell for cell in cells if cell["cell_type"] == "markdown"]
        texts = [source_of(cell) for cell in text_cells]
        marked = mark_terms(texts, key_terms(path))
        if marked != texts:
            for cell, text in zip(text_cells, marked, strict=True):
                cell["source"] = text.splitlines(keepends=True)
            written = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
            path.write_text(written, encoding="utf-8")


def _attribute(text: str) -> str:
    """Return a text as it stands in an attribute, as readable as can be in Markdown."""
    for character, entity in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(character, entity)
    return text
