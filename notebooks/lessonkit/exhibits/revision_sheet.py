"""RevisionSheet: one page to revise from, every fact with its source, made to be printed on one sheet of A4."""

import traitlets

from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.tags import escape, link
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part

_STYLE = """@page { size: A4; margin: 9mm 10mm; }
* { box-sizing: border-box; }
body { font: 9.4pt/1.3 Arial, "Liberation Sans", "Helvetica Neue", sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto;
  padding: 0; max-width: 190mm; }
h1 { font-size: 15pt; margin: 0; } .sub { margin: 1mm 0 2mm; color: #444; }
.facts { columns: 2; column-gap: 6mm; } section { break-inside: avoid-column; margin: 0 0 2mm; }
h2 { font-size: 10pt; margin: 0 0 0.6mm; padding: 0.4mm 1.5mm; background: #d6e8f5; border-left: 1.2mm solid #0072B2; }
ul { margin: 0; padding-left: 3.6mm; } li { margin-bottom: 0.5mm; } sup { font-size: 6.4pt; line-height: 0; }
.sources { border-top: 0.3mm solid #767676; margin-top: 1mm; padding-top: 1mm; font-size: 7.2pt; line-height: 1.22; columns: 3;
  column-gap: 4mm; }
.sources p { margin: 0 0 0.3mm; } a { color: #005a8c; }
@media screen { body { padding: 8mm; } }
/* On a projector points of a printed page are too small. */
@media screen and (min-width: 800px) { body { zoom: 1.4; } }"""


class RevisionSheetPart(Part):
    """The page's side of a RevisionSheet. title: the heading. page: the sheet, a whole HTML document made by this package."""

    title = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)


class RevisionSheet(Exhibit):
    """The facts of data/revision.csv on one page, with numbers that lead to their sources, to print or to save.

    course: the tables to take facts from; without it, the course's own.
    """

    def __init__(self, *, course=the_course, title="The Pyongyang pact on one page"):
        self.title = title
        self._rows = list(course.revision.itertuples())
        sources = course.sources.attrs["sources"]
        used = list(dict.fromkeys(s for row in self._rows for s in row.sources))
        self._numbers = {s: n for n, s in enumerate(used, 1)}
        self._sources = [sources[s] for s in used]

    def page(self):
        """Return the sheet as a whole HTML document."""
        listed = "".join(
            f"<p>{n} {link(s.publisher, s.url)}: {escape(_cut(s.title))}</p>"
            for n, s in enumerate(self._sources, 1)
        )
        name = escape(self.title)
        return (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{name}</title><style>{_STYLE}</style></head>'
            f'<body><main><h1>{name}</h1><p class="sub">As of March 2026. The small numbers lead to the sources below; “says” '
            f'and “by” mark what is claimed and not confirmed by all.</p><div class="facts">{self._sections()}</div>'
            f'<div class="sources">{listed}</div></main></body></html>'
        )

    def _sections(self, heading="h2"):
        parts = []
        for name in dict.fromkeys(row.section for row in self._rows):
            items = "".join(
                f"<li>{escape(row.fact)} <sup>{', '.join(str(self._numbers[s]) for s in row.sources)}</sup></li>"
                for row in self._rows
                if row.section == name
            )
            parts.append(
                f"<section><{heading}>{escape(name)}</{heading}><ul>{items}</ul></section>"
            )
        return "".join(parts)

    def still(self):
        listed = "".join(f"<li>{s.html()}: {escape(s.title)}</li>" for s in self._sources)
        return Still(
            self.title,
            f"{format_count(len(self._rows), 'fact')} with {format_count(len(self._sources), 'source')} on one page of A4.",
            f"{self._sections('h4')}<p>Sources by number:</p><ol>{listed}</ol>",
        )

    def live(self):
        return [RevisionSheetPart(title=self.title, page=self.page()), Frame()]


def _cut(title, most=58):
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
