"""SourceList: the sources that the text of a notebook cites, by kind, made from its own links."""

from pathlib import Path

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.sources import SOURCE_KINDS, Source
from ..formatting import format_count
from ..markup.citations import citation, cited_addresses
from ..markup.tags import Markup, join
from ..page.exhibit import Exhibit, Still
from ..publish.notebook import NotebookError, read_cells, source_of


class SourceList(Exhibit):
    """The sources behind the text of a notebook, primary documents first.

    Parameters
    ----------
    notebook
        File name of the notebook, in the folder in which it runs.
    *courses
        The tables whose sources it may cite; without any, the course's own.
    """

    def __init__(self, notebook: str, *courses: Course) -> None:
        self.sources = cited_sources(notebook, *(courses or (the_course,)))

    def still(self) -> Still:
        state_media = sum(source.state_media for source in self.sources)
        verb = "is" if state_media < 2 else "are"
        return Still(
            "Cited in the text",
            f"The text of this lesson links to {format_count(len(self.sources), 'source')}; "
            f"{state_media or 'none'} of them {verb} state media.",
            join(self._section(kind, name) for kind, name in SOURCE_KINDS.items()),
        )

    def _section(self, kind: str, name: str) -> Markup:
        """Return the sources of one kind under its name; empty if there are none."""
        chosen = [source for source in self.sources if source.kind == kind]
        chosen.sort(key=lambda source: (source.byline.lower(), source.title))
        items = join(Markup("<li>{}</li>").format(citation(source)) for source in chosen)
        return Markup("<p><b>{}</b></p><ul>{}</ul>").format(name, items) if items else Markup("")


def cited_sources(notebook: str | Path, *courses: Course) -> list[Source]:
    """Return the sources that the text of a notebook links to, each once, in order.

    Parameters
    ----------
    notebook
        The notebook's file; an empty list if it is not there.
    *courses
        The tables whose sources it may cite.
    """
    known: dict[str, Source] = {}
    for tables in courses:
        known |= sources_of(tables.events).by_url()
    text = "\n".join(_markdown_of(notebook))
    return [known[url] for url in cited_addresses(text) if url in known]


def _markdown_of(notebook: str | Path) -> list[str]:
    """Return the text of each Markdown cell of a notebook; an empty list if it cannot be read.

    A copy under another name goes without its list of sources rather than fail in front of a class.
    """
    try:
        cells = read_cells(Path(notebook))
    except (OSError, NotebookError):
        return []
    return [source_of(cell) for cell in cells if cell["cell_type"] == "markdown"]
