"""Colours, fonts, marks and the chart template: how every exhibit looks.

The colours are those of Okabe and Ito, "Color Universal Design" (2008), which
readers with any common form of colour vision can tell apart; grey is the ninth
colour that R's `palette.colors("Okabe-Ito")` adds. Colour never stands alone:
a strand also has its own lane, and certainty has its own shape and word.
"""

FONT = '"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif'
INK = "#1a1a1a"
QUIET = "#555555"
RULE = "#d0d0d0"
PAPER = "#ffffff"
BANDS = ("#f6f4ee", "#ebf1f5")

#: What a theme of data/events.csv is called on screen, and its colour. The
#: order is the order of the lanes, from the top.
THEMES = {
    "treaty": ("Treaties and law", "#D55E00"),
    "politics": ("States and leaders", "#000000"),
    "diplomacy": ("Diplomacy", "#0072B2"),
    "military": ("War and military", "#CC79A7"),
    "nuclear-missile": ("Nuclear and missiles", "#E69F00"),
    "sanctions": ("Sanctions and the UN", "#009E73"),
    "economy": ("Trade and economy", "#56B4E9"),
    "regional-response": ("The region responds", "#999999"),
}
OTHER_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#999999")

#: The boxes of grids: a pale fill, on which ink is easy to read, and a line in one of the colours above.
TONES = {
    "vermilion": ("#fae0d0", "#D55E00"), "blue": ("#d6e8f5", "#0072B2"), "green": ("#d3eee5", "#009E73"),
    "orange": ("#fcebcb", "#E69F00"), "grey": ("#f0f0f0", "#767676"),
}

#: Certainty: the Plotly marker, the same mark as a character, and the word.
CONFIDENCE = {
    "confirmed": ("circle", "●", "Confirmed"),
    "alleged": ("circle-open", "○", "Alleged"),
    "disputed": ("diamond-open", "◇", "Disputed"),
}
MARKS = "   ".join(f"{mark} {word.lower()}" for _, mark, word in CONFIDENCE.values())

TEXT = 14
TITLE = 20
#: The least width of a chart in pixels: what is placed for it holds at any greater width.
LEAST_WIDTH = 800
#: Letters of size TEXT that such a chart holds in a line.
LINE = 118

#: Plotly's toolbar without its logo, its upload to a cloud service and the
#: selection tools that do nothing here.
CONFIG = {
    "displaylogo": False,
    # A chart on the screen when JupyterLab opens would else have no height; JupyterLab and Plot fit charts to the page themselves.
    "responsive": False,
    "modeBarButtonsToRemove": ["sendChartToCloud", "lasso2d", "select2d", "autoScale2d"],
}

TEMPLATE = {
    "layout": {
        "font": {"family": FONT, "size": TEXT, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "title": {"x": 0, "xanchor": "left", "xref": "container", "y": 1, "yanchor": "top", "yref": "container",
                  "pad": {"t": 20, "l": 12}, "font": {"size": TITLE}},
        "xaxis": {"showgrid": False, "zeroline": False, "linecolor": RULE, "ticks": "outside", "tickcolor": RULE},
        "yaxis": {"showgrid": False, "zeroline": False},
        "hoverlabel": {"align": "left", "bgcolor": PAPER, "bordercolor": INK, "font": {"size": TEXT, "color": INK}},
        "showlegend": False,
    }
}

#: For an axis whose labels have room as they are: Plotly need not measure them at each drawing to see whether they must turn.
UPRIGHT = {"tickangle": 0}

STATES = {
    "PRK": "DPRK", "KOR": "ROK", "RUS": "Russia", "SUN": "USSR", "CHN": "China", "USA": "United States",
    "JPN": "Japan", "UKR": "Ukraine", "IND": "India", "UN": "United Nations", "EU": "European Union", "NATO": "NATO",
    "GBR": "United Kingdom", "FRA": "France", "DEU": "Germany", "AUS": "Australia", "VNM": "Viet Nam",
    "BLR": "Belarus", "IRN": "Iran", "CAN": "Canada", "ITA": "Italy", "NLD": "Netherlands", "NZL": "New Zealand",
    "CUB": "Cuba", "MNG": "Mongolia", "BEL": "Belgium", "DNK": "Denmark", "ISL": "Iceland", "LUX": "Luxembourg", "NOR": "Norway",
    "PRT": "Portugal", "ALB": "Albania", "BGR": "Bulgaria", "CSK": "Czechoslovakia", "DDR": "East Germany", "HUN": "Hungary",
    "POL": "Poland", "ROU": "Romania", "ARM": "Armenia", "KAZ": "Kazakhstan", "KGZ": "Kyrgyzstan", "TJK": "Tajikistan",
    "UZB": "Uzbekistan", "AFG": "Afghanistan", "BGD": "Bangladesh", "PAK": "Pakistan",
}


def theme_name(theme):
    """Return a theme's name on screen; a theme of the reader's own stands as it is written."""
    return THEMES[theme][0] if theme in THEMES else theme.replace("-", " ").capitalize()


def theme_colour(theme, position=0):
    """Return a theme's colour; `position` (0, 1, ...) picks one for a theme that is not the course's."""
    return THEMES[theme][1] if theme in THEMES else OTHER_COLOURS[position % len(OTHER_COLOURS)]


def small(text):
    """Return a part of a chart's title in small grey type; `text` is escaped already."""
    return f'<span style="font-size:{TEXT}px;color:{QUIET}">{text}</span>'


def state_name(code):
    """Return the name on screen of an ISO 3166-1 alpha-3 code, or the code itself."""
    return STATES.get(code, code)
