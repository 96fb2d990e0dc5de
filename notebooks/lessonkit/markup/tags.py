"""Trusted HTML: text from a table is escaped here, and only so becomes markup.

Everything of type `Markup` may be shown as it is. `Markup("<p>{}</p>").format(text)` escapes what
is put in, unless that is `Markup` itself. `Markup(f"<p>{text}</p>")` would not, and the linter
refuses it (rule S704).
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from ..data.sources import is_web_address

__all__ = ["Markup", "details", "escape", "html_table", "join", "link", "table_row"]

#: JupyterLab takes style sheets out of saved outputs and sets cells to the right, so the style of a
#: cell stands in the cell.
CELL_STYLE = "text-align:left;vertical-align:top"


def join(parts: Iterable[str], separator: str = "") -> Markup:
    """Return parts as one piece of markup; plain text among them, and the separator, is escaped."""
    return escape(separator).join(parts)


def link(text: str, url: str) -> Markup:
    """Return a link that opens in a new tab, or the text alone if `url` is no http(s) address."""
    if not is_web_address(url):
        return escape(text)
    return Markup('<a href="{}" target="_blank" rel="noopener">{}</a>').format(url, text)


def details(summary: str, body: Markup, *, style: str = "", opened: bool = False) -> Markup:
    """Return what opens on a click.

    Parameters
    ----------
    summary
        What stands there before the click: plain text, or markup.
    body
        What opens.
    style
        CSS of the whole.
    opened
        Whether it is open from the start.
    """
    attributes = Markup(' style="{}"').format(style) if style else Markup("")
    if opened:
        attributes += Markup(" open")
    # High enough for a finger.
    return Markup('<details{}><summary style="padding:4px 0">{}</summary>{}</details>').format(
        attributes, summary, body
    )


def html_table(head: Iterable[str], rows: Iterable[Iterable[str]], *, css: str = "") -> Markup:
    """Return a table, its text at the left of the cells.

    Parameters
    ----------
    head
        Names of the columns.
    rows
        The cells of each row: plain text, or markup.
    css
        A class of the style sheet. Without one the style stands in the cells.
    """
    style = "" if css else Markup(' style="{}"').format(CELL_STYLE)
    top = join(Markup('<th scope="col"{}>{}</th>').format(style, name) for name in head)
    body = join(
        Markup("<tr>{}</tr>").format(join(Markup("<td{}>{}</td>").format(style, c) for c in row))
        for row in rows
    )
    attribute = Markup(' class="{}"').format(css) if css else ""
    return Markup("<table{}><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
        attribute, top, body
    )


def table_row(
    heading: str,
    cells: Iterable[str],
    *,
    heading_style: str = CELL_STYLE,
    cell_style: str = CELL_STYLE,
) -> Markup:
    """Return a row of a table that begins with its heading.

    Parameters
    ----------
    heading
        What the row is about: plain text, or markup.
    cells
        The other cells: plain text, or markup.
    heading_style, cell_style
        CSS of the heading and of each other cell.
    """
    rest = join(Markup('<td style="{}">{}</td>').format(cell_style, cell) for cell in cells)
    return Markup('<tr><th scope="row" style="{}">{}</th>{}</tr>').format(
        heading_style, heading, rest
    )
