"""KeyTerms: terms of the course in plain words."""

from ..formatting import format_count
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still


class KeyTerms(Exhibit):
    """The terms of a lesson, from the table `course.glossary`.

    ids: the terms to show, in this order. Raises KeyError if one is not in the table.
    """

    def __init__(self, glossary, ids):
        rows = {row.id: row for row in glossary.itertuples()}
        self.terms = [rows[i] for i in ids]
        self._sources = glossary.attrs["sources"]

    def still(self):
        items = "".join(
            f"<li><b>{escape(t.term)}</b>: {escape(t.definition)}"
            f"{' (' + self._sources.html(t.sources) + ')' if t.sources else ''}</li>"
            for t in self.terms
        )
        return Still(
            "In plain words",
            f"{format_count(len(self.terms), 'term')} of this lesson.",
            f"<ul>{items}</ul>",
        )
