"""Small pieces of text: dates in words, numbers with nouns, safe HTML, text widths."""

import html
import re
import textwrap

MONTHS = ("January February March April May June July August September October November December").split()
SAFE_URL = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)


def escape(text):
    """Return `text` (any value) so that HTML shows it and never interprets it."""
    return html.escape(str(text), quote=True)


def drawn(text):
    """Return `text` (any value) so that Plotly draws it as it is. Plotly knows no entity for quotation marks."""
    return html.escape(str(text), quote=False)


def link(text, url):
    """Return an HTML link that opens in a new tab, or the escaped text alone if `url` is not http(s)."""
    if not SAFE_URL.fullmatch(str(url)):
        return escape(text)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener">{escape(text)}</a>'


def table(head, rows):
    """Return a table as HTML, its text at the left of the cells.

    head: names of the columns, plain text. rows: lists of cells, HTML made by this package.
    The style stands in the cells, since JupyterLab takes style sheets out of saved outputs and sets cells to the right.
    """
    style = 'style="text-align:left;vertical-align:top"'
    top = "".join(f'<th scope="col" {style}>{escape(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td {style}>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def count(number, one, many=None):
    """Return a number with its noun: `count(1, "event")` is "1 event", `count(2, "event")` "2 events"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def date_words(date, date_end=None, precision="day"):
    """Return a date or a span in words, as exact as it is known.

    `date` and `date_end` are dates (or None / NaT), `precision` is "day", "month" or "year".
    For example "19 June 2024", "27-28 February 2019", "November 1950 to July 1953".
    """
    def one(d):
        return {"day": f"{d.day} {MONTHS[d.month - 1]} {d.year}",
                "month": f"{MONTHS[d.month - 1]} {d.year}",
                "year": f"{d.year}"}[precision]

    if date_end is None or date_end != date_end or one(date) == one(date_end):
        return one(date)
    if precision == "day" and (date.year, date.month) == (date_end.year, date_end.month):
        return f"{date.day}–{one(date_end)}"
    return f"{one(date)} to {one(date_end)}"


def wrap(text, width, newline="<br>"):
    """Return `text`, ready to be drawn by Plotly, in lines of at most `width` characters joined by `newline`."""
    return newline.join(drawn(line) for line in textwrap.wrap(text, width)) if text else ""


def text_width(text, size):
    """Return the width of a line of text in pixels at a font `size` in pixels, estimated on the wide side.

    Arial's advance widths in groups (Adobe Helvetica font metrics), widened by a tenth so that a label that
    is said to fit does fit in the somewhat wider fonts that some systems use in its place.
    """
    units = sum(0.28 if c in "iIjl.,:;|!'’ ()-ft" else 0.89 if c in "mwMW—" else 0.69 if c.isupper() else 0.56
                for c in text)
    return units * size * 1.1
