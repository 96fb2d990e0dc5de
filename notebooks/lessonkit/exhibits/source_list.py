"""SourceList: the sources that the text of a notebook cites, by kind, made from its own links."""

import json
from pathlib import Path

from ..data.course import course as the_course
from ..data.sources import SOURCE_KINDS
from ..formatting import format_count
from ..markup.citations import cited_addresses
from ..markup.tags import escape, link
from ..page.exhibit import Exhibit, Still


class SourceList(Exhibit):
    """The sources behind the text of a notebook, primary documents first.

    notebook: file name of the notebook, in the folder in which it runs. courses: the tables whose sources it may cite; without them,
    the course's own.
    """

    def __init__(self, notebook, *courses):
        known = {}
        for tables in courses or (the_course,):
            known |= tables.events.attrs["sources"].by_url()
        text = "\n".join(markdown_of(notebook))
        self.sources = [known[url] for url in cited_addresses(text) if url in known]

    def still(self):
        parts = []
        for kind, name in SOURCE_KINDS.items():
            chosen = sorted(
                (s for s in self.sources if s.kind == kind),
                key=lambda s: (s.publisher.lower(), s.title),
            )
            if chosen:
                items = "".join(
                    f"<li>{escape(s.publisher)}: {link(s.title, s.url)}"
                    f"{' (' + escape(s.remarks) + ')' if s.remarks else ''}</li>"
                    for s in chosen
                )
                parts.append(f"<p><b>{name}</b></p><ul>{items}</ul>")
        state = sum(s.state_media for s in self.sources)
        owned = f"{state or 'none'} of them {'is' if state < 2 else 'are'} state media"
        sentence = f"The text of this lesson links to {format_count(len(self.sources), 'source')}; {owned}."
        return Still("Cited in the text", sentence, "".join(parts))


def markdown_of(notebook):
    """Return the text of each Markdown cell of a notebook; an empty list if the file is not there.

    A copy under another name keeps its list of sources out rather than failing in front of a class.
    """
    path = Path(notebook)
    if not path.is_file():
        return []
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
