"""Pages made for paper: worksheets, cards, role briefs. Each is one HTML document for A4.

The text of such a page is a Markdown file that Jinja2 fills first. It knows the course's tables
(`rows`), its sources (`source`), the examples of lesson 7 (`example`), a map to write on
(`blank_map`), and `parts`, the macros of printed_parts.html.j2: lines to write on, boxes to tick,
cards to cut out, and the sections of the guide for teachers (`guide`). A teacher's page whose text
holds rows of tables is made in the same way; it can take in the text of a page made for paper
(`paper`).
"""

import csv
import re
from pathlib import Path

import mistune
import pandas as pd
from markupsafe import Markup

from ..data.course import DATA, Course, sources_of
from ..data.sources import Source
from ..page.modules import read
from ..page.templates import render, render_text
from .blank_map import blank_map

#: The folder of these pages, below that of the teachers' pages; their PDFs lie beside them.
PRINT = "print"
#: What the name of such a text ends with; before it stands the name of the PDF.
ENDING = ".md.j2"
#: What the name of a worksheet in fewer words ends with; it is set in larger type.
ADAPTED = "-adapted"
#: Before the first sign of a heading one more is put where a page takes in another one.
_HEADING = re.compile(r"^(?=#)", re.MULTILINE)
_IMPORTS = '{% import "publish/printed_parts.html.j2" as parts %}\n'


def printed_page(path: Path, course: Course) -> str:
    """Return the HTML document of a page that is made for paper.

    Parameters
    ----------
    path
        The text of the page, a Markdown file filled by Jinja2. Its first heading is its title.
    course
        The tables that the text may use: `rows("sorting", exercise="article-4")` is a list of rows
        with the names of the columns as keys. `example("with-mistakes")` gives the events of a
        table below data/examples, as text and unchecked.

    Raises
    ------
    jinja2.TemplateError
        If the text uses a table, a column or a macro that does not exist.
    ValueError
        If the text does not begin with a heading of the first level.
    """
    text = filled_text(path, course)
    title, _, _ = text.lstrip().partition("\n")
    if not title.startswith("# "):
        raise ValueError(f"{path.name} does not begin with a heading: a line like “# Worksheet”.")
    html = mistune.create_markdown(escape=False, plugins=["table"])(text)
    return render(
        "publish/printed.html.j2",
        title=title.removeprefix("# "),
        html=html,
        adapted=path.name.endswith(ADAPTED + ENDING),
        style=read("publish/printed.css"),
    )


def filled_text(path: Path, course: Course) -> str:
    """Return the Markdown of a text, filled from the tables.

    Parameters
    ----------
    path
        A Markdown file filled by Jinja2.
    course
        The tables that the text may use.

    Raises
    ------
    jinja2.TemplateError
        If the text uses a column or a macro that does not exist.
    AttributeError, KeyError, FileNotFoundError
        If it uses a table, a source or another paper that does not exist.
    ValueError
        If the guide has no section of a name.
    """

    def rows(table: str, **equal: str) -> list[dict[str, object]]:
        return _rows(getattr(course, table), equal)

    def source(key: str) -> Source:
        return sources_of(course.sources)[key]

    def paper(name: str) -> Markup:
        text = filled_text(path.parent / PRINT / f"{name}{ENDING}", course)
        # What a text holds of tables was escaped as it was filled.
        return Markup(_HEADING.sub("#", text))  # noqa: S704

    def guide(heading: str) -> Markup:
        text = (path.parents[1] / "README.md").read_text(encoding="utf-8")
        # The course's own Markdown.
        return Markup(_section(text, heading))  # noqa: S704

    text = _IMPORTS + path.read_text(encoding="utf-8")
    return render_text(
        text,
        rows=rows,
        source=source,
        paper=paper,
        guide=guide,
        example=_example,
        blank_map=blank_map,
    )


def write_filled_pages(folder: Path, course: Course) -> None:
    """Write the teacher's pages that are filled from the tables, each beside its text.

    Parameters
    ----------
    folder
        The folder of the teacher's pages: `crisis.md.j2` becomes `crisis.md`.
    course
        The tables that the texts may use.
    """
    for path in sorted(folder.glob(f"*{ENDING}")):
        page = path.with_name(path.name.removesuffix(".j2"))
        page.write_text(filled_text(path, course), encoding="utf-8")


def _section(text: str, heading: str) -> str:
    """Return what stands in a Markdown text under a heading, up to the next heading."""
    _, found, rest = text.partition(f"# {heading}\n\n")
    if not found:
        raise ValueError(f"README.md has no section “{heading}”.")
    return re.split("^#", rest, maxsplit=1, flags=re.MULTILINE)[0].strip()


def _rows(table: pd.DataFrame, equal: dict[str, str]) -> list[dict[str, object]]:
    """Return the rows of a table whose columns have given values, in the table's order."""
    for column, value in equal.items():
        table = table[table[column] == value]
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _example(folder: str) -> list[dict[str, str]]:
    """Return the events of a table below data/examples as they stand in the file."""
    path = DATA / "examples" / folder / "events.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
