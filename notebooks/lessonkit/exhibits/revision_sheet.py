"""RevisionSheet: one page to revise from, made to be printed on one sheet of A4."""

import ipywidgets as widgets
import traitlets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.rows import RevisionFact, rows_of
from ..formatting import format_count
from ..markup.citations import citation
from ..markup.tags import Markup, join, link
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from ..page.templates import render

#: Characters of a source's title on the sheet, which has no room for more.
_LONGEST_TITLE = 39


class RevisionSheetPart(Part):
    """The page's side of a RevisionSheet.

    Attributes
    ----------
    title : str
        The heading.
    page_html : str
        The sheet, a whole HTML document.
    """

    title = traitlets.Unicode().tag(fixed=True)
    page_html = traitlets.Unicode().tag(fixed=True)


class RevisionSheet(Exhibit):
    """The facts of data/revision.csv on one page, with numbers that lead to their sources.

    The page can be printed and saved.

    Parameters
    ----------
    course
        The tables to take facts from; without it, the course's own.
    title
        The heading.
    """

    def __init__(
        self, *, course: Course = the_course, title: str = "The Pyongyang pact on one page"
    ) -> None:
        self.title = title
        self._facts = rows_of(course.revision, RevisionFact)
        used = list(dict.fromkeys(key for fact in self._facts for key in fact.sources))
        self._numbers = {key: number for number, key in enumerate(used, 1)}
        self._sources = [sources_of(course.sources)[key] for key in used]

    def page(self) -> str:
        """Return the sheet as a whole HTML document."""
        return render(
            "exhibits/revision_sheet.html.j2",
            title=self.title,
            sections=self._sections(),
            sources=[(link(s.publisher, s.url), _shorten(s.title)) for s in self._sources],
        )

    def still(self) -> Still:
        facts = format_count(len(self._facts), "fact")
        sources = format_count(len(self._sources), "source")
        return Still(
            self.title,
            f"{facts} with {sources} on one page of A4.",
            Markup("{}<p>Sources by number:</p><ol>{}</ol>").format(
                join(_section_html(name, facts) for name, facts in self._sections().items()),
                join(Markup("<li>{}</li>").format(citation(source)) for source in self._sources),
            ),
        )

    def live(self) -> list[widgets.Widget]:
        return [RevisionSheetPart(title=self.title, page_html=self.page())]

    def _sections(self) -> dict[str, list[tuple[str, str]]]:
        """Return the facts by the name of their section, each with the numbers of its sources."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for fact in self._facts:
            numbers = ", ".join(str(self._numbers[key]) for key in fact.sources)
            sections.setdefault(fact.section, []).append((fact.fact, numbers))
        return sections


def _section_html(name: str, facts: list[tuple[str, str]]) -> Markup:
    """Return a section of the still form."""
    items = join(
        Markup("<li>{}&nbsp;<sup style='white-space:nowrap'>{}</sup></li>").format(fact, numbers)
        for fact, numbers in facts
    )
    return Markup("<section><h4>{}</h4><ul>{}</ul></section>").format(name, items)


def _shorten(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[: _LONGEST_TITLE - 1].rstrip() + "…"
