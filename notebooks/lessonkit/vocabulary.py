"""The words of the course on screen: strands, states, certainty, and their marks and colours.

Colour never stands alone: a strand also has its own lane, and certainty has its own shape and word.
"""

from datetime import date
from typing import NamedTuple

from .formatting import format_date
from .palette import BLACK, BLUE, GREEN, GREY, ORANGE, PURPLE, SKY_BLUE, VERMILION

#: The last day that the facts of the course reach, and what it is called in "as of March 2026".
AS_OF = date(2026, 3, 31)
AS_OF_WORDS = format_date(AS_OF, precision="month")

#: What a strand (the column theme of data/events.csv) is called on screen, and its colour. The
#: order is the order of the lanes, from the top.
STRANDS = {
    "treaty": ("Treaties and law", VERMILION),
    "politics": ("States and leaders", BLACK),
    "diplomacy": ("Diplomacy", BLUE),
    "military": ("War and military", PURPLE),
    "nuclear-missile": ("Nuclear and missiles", ORANGE),
    "sanctions": ("Sanctions and the UN", GREEN),
    "economy": ("Trade and economy", SKY_BLUE),
    "regional-response": ("The region responds", GREY),
}


#: The parts of an exam answer: the column of data/prompts.csv with the hint for it, and its name.
ANSWER_PARTS = {
    "intro": "Introduction",
    "side_a": "One side",
    "side_b": "The other side",
    "conclusion": "Conclusion",
}


class Confidence(NamedTuple):
    """How certain an event is: Plotly's shape of its mark, the mark as a character, the word."""

    symbol: str
    mark: str
    word: str


#: By the words of the column confidence.
CONFIDENCE = {
    "confirmed": Confidence("circle", "●", "Confirmed"),
    "alleged": Confidence("circle", "○", "Alleged"),
    "disputed": Confidence("diamond", "◇", "Disputed"),
}
#: The marks with their words, in one line.
CONFIDENCE_KEY = "   ".join(f"{c.mark} {c.word.lower()}" for c in CONFIDENCE.values())

STATES = {
    "PRK": "DPRK",
    "KOR": "ROK",
    "RUS": "Russia",
    "SUN": "USSR",
    "CHN": "China",
    "USA": "United States",
    "JPN": "Japan",
    "UKR": "Ukraine",
    "IND": "India",
    "UN": "United Nations",
    "EU": "European Union",
    "NATO": "NATO",
    "GBR": "United Kingdom",
    "FRA": "France",
    "DEU": "Germany",
    "AUS": "Australia",
    "VNM": "Viet Nam",
    "BLR": "Belarus",
    "IRN": "Iran",
    "CAN": "Canada",
    "ITA": "Italy",
    "NLD": "Netherlands",
    "NZL": "New Zealand",
    "CUB": "Cuba",
    "MNG": "Mongolia",
    "BEL": "Belgium",
    "DNK": "Denmark",
    "ISL": "Iceland",
    "LUX": "Luxembourg",
    "NOR": "Norway",
    "PRT": "Portugal",
    "ALB": "Albania",
    "BGR": "Bulgaria",
    "CSK": "Czechoslovakia",
    "DDR": "East Germany",
    "HUN": "Hungary",
    "POL": "Poland",
    "ROU": "Romania",
    "ARM": "Armenia",
    "KAZ": "Kazakhstan",
    "KGZ": "Kyrgyzstan",
    "TJK": "Tajikistan",
    "UZB": "Uzbekistan",
    "AFG": "Afghanistan",
    "BGD": "Bangladesh",
    "PAK": "Pakistan",
}


def strand_name(strand: str) -> str:
    """Return a strand's name on screen; a strand of the reader's own stands as it is written."""
    if strand in STRANDS:
        return STRANDS[strand][0]
    return strand[:1].upper() + strand[1:].replace("-", " ")


#: Names of states that need an article in a sentence.
_WITH_ARTICLE = {"DPRK", "ROK", "USSR", "Netherlands", "United Kingdom", "United States"}


def state_name(code: str) -> str:
    """Return the name on screen of an ISO 3166-1 alpha-3 code, or the code itself."""
    return STATES.get(code, code)


def with_article(name: str) -> str:
    """Return the name of a state as it stands in a sentence, for example "the United States"."""
    return f"the {name}" if name in _WITH_ARTICLE else name
