"""Text on charts: escaped as Plotly wants it, wrapped, and measured."""

import html
import textwrap


def escape_plotly(text: object) -> str:
    """Return a text so that Plotly draws it as it is.

    Quotation marks stay: Plotly knows no entity for them.
    """
    return html.escape(str(text), quote=False)


def wrap_plotly(text: str, width: int, newline: str = "<br>") -> str:
    """Return a text, escaped for Plotly, in lines.

    Parameters
    ----------
    text
        Plain text.
    width
        The most characters in a line.
    newline
        What stands between two lines.
    """
    return newline.join(escape_plotly(line) for line in textwrap.wrap(text, width))


def text_width(text: str, size: float) -> float:
    """Return the width of a line of text in pixels, estimated on the wide side.

    Parameters
    ----------
    text
        Plain text.
    size
        Font size in pixels.

    Notes
    -----
    Arial's advance widths in groups (Adobe Helvetica font metrics), widened by a tenth so that a
    label that is said to fit does fit in the somewhat wider fonts that some systems use instead.
    """
    return sum(map(_advance, text)) * size * 1.1 / 100


def _advance(character: str) -> int:
    """Return the advance width of a character in hundredths of the font size.

    Whole numbers have the same sum in any order and any language (see text_width.js).
    """
    if character in "iIjl.,:;|!'’ ()-ft":
        return 28
    if character in "mwMW—":
        return 89
    return 69 if character.isupper() else 56
