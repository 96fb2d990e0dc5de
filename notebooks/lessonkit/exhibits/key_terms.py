"""KeyTerms: terms of the course in plain words, and people whom a lesson names."""

from collections.abc import Iterable

import pandas as pd

from ..data.course import sources_of
from ..data.rows import Term, rows_of
from ..formatting import format_count
from ..markup.citations import source_links
from ..markup.tags import Markup, join
from ..page.exhibit import Exhibit, Still


class KeyTerms(Exhibit):
    """The terms of a lesson with their definitions, and who the people are that it names.

    Parameters
    ----------
    glossary
        The table `course.glossary`.
    ids
        The terms to show, in this order.
    people
        The people to show below them: those whom the lesson's names box leaves out.

    Raises
    ------
    KeyError
        If an id is not in the table.
    """

    def __init__(
        self, glossary: pd.DataFrame, ids: Iterable[str], people: Iterable[str] = ()
    ) -> None:
        rows = {term.id: term for term in rows_of(glossary, Term)}
        self.terms = [rows[i] for i in ids]
        self.people = [rows[i] for i in people]
        self._sources = sources_of(glossary)

    def still(self) -> Still:
        count, html = format_count(len(self.terms), "term"), self._items(self.terms)
        if self.people:
            count += f" and {format_count(len(self.people), 'person', 'people')}"
            html += Markup("<h4>People</h4>{}").format(self._items(self.people))
        return Still("In plain words", f"{count} of this lesson.", html)

    def _items(self, terms: Iterable[Term]) -> Markup:
        return Markup("<ul>{}</ul>").format(join(map(self._item, terms)))

    def _item(self, term: Term) -> Markup:
        links = source_links(self._sources, term.sources)
        return Markup("<li><b>{}</b>: {}{}</li>").format(
            term.term, term.definition, Markup(" – {}").format(links) if links else ""
        )
