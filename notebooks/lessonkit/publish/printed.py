"""Pages made for paper: worksheets, cards, role briefs. Each is one HTML document for A4.

The text of such a page is a Markdown file that Jinja2 fills first. It knows the course's tables
(`rows`), and `parts`, the macros of printed_parts.html.j2: lines to write on, boxes to tick, cards
to cut out.
"""

from pathlib import Path

import mistune
import pandas as pd

from ..data.course import Course
from ..page.modules import read
from ..page.templates import render, render_text

#: The folder of these pages, below that of the teachers' pages; their PDFs lie beside them.
PRINT = "print"
#: What the name of such a text ends with; before it stands the name of the PDF.
ENDING = ".md.j2"
_IMPORTS = '{% import "publish/printed_parts.html.j2" as parts %}\n'


def printed_page(path: Path, course: Course) -> str:
    """Return the HTML document of a page that is made for paper.

    Parameters
    ----------
    path
        The text of the page, a Markdown file filled by Jinja2. Its first heading is its title.
    course
        The tables that the text may use: `rows("sorting", exercise="article-4")` is a list of rows
        with the names of the columns as keys.

    Raises
    ------
    jinja2.TemplateError
        If the text uses a table, a column or a macro that does not exist.
    ValueError
        If the text does not begin with a heading of the first level.
    """

    def rows(table: str, **equal: str) -> list[dict[str, object]]:
        return _rows(getattr(course, table), equal)

    text = render_text(_IMPORTS + path.read_text(encoding="utf-8"), rows=rows)
    title, _, _ = text.lstrip().partition("\n")
    if not title.startswith("# "):
        raise ValueError(f"{path.name} does not begin with a heading: a line like “# Worksheet”.")
    html = mistune.create_markdown(escape=False, plugins=["table"])(text)
    return render(
        "publish/printed.html.j2",
        title=title.removeprefix("# "),
        html=html,
        style=read("publish/printed.css"),
    )


def _rows(table: pd.DataFrame, equal: dict[str, str]) -> list[dict[str, object]]:
    """Return the rows of a table whose columns have given values, in the table's order."""
    for column, value in equal.items():
        table = table[table[column] == value]
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
