"""The colours of the course, each named once, for Python and for the style sheets.

The eight strong colours are those of Okabe and Ito, "Color Universal Design" (2008), which readers
with any common form of colour vision can tell apart; grey is the ninth colour that R's
`palette.colors("Okabe-Ito")` adds. A style sheet uses them as custom properties:
`PALE_BLUE` is `var(--lk-pale-blue)`.
"""

import re

# Okabe and Ito
BLACK = "#000000"
ORANGE = "#E69F00"
SKY_BLUE = "#56B4E9"
GREEN = "#009E73"
YELLOW = "#F0E442"
BLUE = "#0072B2"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
GREY = "#999999"

# Text and lines
INK = "#1a1a1a"
QUIET = "#555555"
BORDER = "#767676"
RULE = "#d0d0d0"
GRID_LINE = "#eeeeee"
PAPER = "#ffffff"
LINK = "#005a8c"
#: Words beside a vermilion line: vermilion itself is too light for text.
DARK_VERMILION = "#a34700"

# Fills on which ink is easy to read
PALE_VERMILION = "#fae0d0"
PALE_BLUE = "#d6e8f5"
PALE_GREEN = "#d3eee5"
PALE_ORANGE = "#fcebcb"
PALE_GREY = "#f0f0f0"
SAND = "#f6f4ee"
STONE = "#e9e5d8"
MIST = "#ebf1f5"
LIGHT_VERMILION = "#efb590"
LIGHT_BLUE = "#9fc9e3"

# The map
SEA = "#e6f0f5"
LAND = "#f7f3e6"
COAST = "#b9b3a0"
STATE_BORDER = "#8a8577"
STATE_NAME = "#6b6450"

#: The fills of eras on a timeline, in turn.
ERA_FILLS = (SAND, MIST)
#: The colours of strands that are not the course's own, in turn.
OTHER_COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY_BLUE, BLACK, GREY)
#: The boxes of grids: a fill, and the line at its edge.
TONES = {
    "vermilion": (PALE_VERMILION, VERMILION),
    "blue": (PALE_BLUE, BLUE),
    "green": (PALE_GREEN, GREEN),
    "orange": (PALE_ORANGE, ORANGE),
    "grey": (PALE_GREY, BORDER),
}


def custom_properties() -> str:
    """Return the colours as CSS custom properties of the whole page.

    Returns
    -------
    str
        One rule for `:root`, for example `:root{--lk-ink:#1a1a1a;…}`.
    """
    colours = {
        name: value
        for name, value in globals().items()
        if name.isupper() and isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", value)
    }
    declared = "".join(
        f"--lk-{name.lower().replace('_', '-')}:{value};" for name, value in colours.items()
    )
    return f":root{{{declared}}}\n"
