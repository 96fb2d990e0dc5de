"""KeyTerms: terms of the course in plain words."""

from collections.abc import Iterable

import pandas as pd

from ..data.course import sources_of
from ..data.rows import Term, rows_of
from ..formatting import format_count
from ..markup.citations import source_links
from ..markup.tags import Markup, join
from ..page.exhibit import Exhibit, Still


class KeyTerms(Exhibit):
    """The terms of a lesson with their definitions.

    Parameters
    ----------
    glossary
        The table `course.glossary`.
    ids
        The terms to show, in this order.

    Raises
    ------
    KeyError
        If an id is not in the table.
    """

    def __init__(self, glossary: pd.DataFrame, ids: Iterable[str]) -> None:
        rows = {term.id: term for term in rows_of(glossary, Term)}
        self.terms = [rows[i] for i in ids]
        self._sources = sources_of(glossary)

    def still(self) -> Still:
        return Still(
            "In plain words",
            f"{format_count(len(self.terms), 'term')} of this lesson.",
            Markup("<ul>{}</ul>").format(join(map(self._item, self.terms))),
        )

    def _item(self, term: Term) -> Markup:
        links = source_links(self._sources, term.sources)
        return Markup("<li><b>{}</b>: {}{}</li>").format(
            term.term, term.definition, Markup(" ({})").format(links) if links else ""
        )
