"""The columns of a reader's own tables.

They are those of data/events.csv and data/sources.csv; all but date, title and summary may be left
out.
"""

from copy import deepcopy
from typing import Any

from .course import TEMPLATE, describe
from .spreadsheet import Sheet, read_sheet

Field = dict[str, Any]

#: What the files of a reader are called.
FILES = {"events": "events.csv", "sources": "sources.csv"}
#: What a table must have. The other columns may be left out, or left empty.
REQUIRED = {"events": ("date", "title", "summary"), "sources": ("id", "url")}
#: What an empty cell of the other columns means.
DEFAULTS = {
    "events": {
        "date_end": "", "precision": "day", "actors": "", "place": "", "theme": "events",
        "kind": "", "importance": "3", "confidence": "confirmed", "attribution": "",
        "sources": "", "responds_to": "", "note": "", "source_url": "",
    },
    "sources": {
        "kind": "news", "state_media": "false", "copy_of": "", "language": "en",
    },
}  # fmt: skip
#: Columns that a reader's table of sources shares with the course's own.
_SHARED_BY_SOURCES = ("id", "title", "publisher", "url", "language")
#: Columns that stand in a reader's table instead of the course's table of publishers.
_ABOUT_PUBLISHERS: list[Field] = [
    {
        "name": "kind",
        "type": "string",
        "description": "primary (document, speech, record), scholarly or news. Left empty: news.",
        "constraints": {"enum": ["primary", "scholarly", "news"]},
    },
    {
        "name": "state_media",
        "type": "boolean",
        "description": "true if a state or a ruling party owns it or runs it. Left empty: false.",
    },
    {
        "name": "copy_of",
        "type": "string",
        "description": (
            "Whose words the page repeats, for example those of a news agency. Left empty: they "
            "are its own."
        ),
        "constraints": {"maxLength": 120},
    },
]
#: No text of a reader's cell may be longer, in characters.
_LONGEST = 2000
#: What a column holds where this differs from the course's own table.
_DESCRIPTIONS = {
    "events": {
        "id": (
            "A name of your own for the event, in small letters, digits and hyphens. "
            "Needed only if another row answers this one."
        ),
        "date": "First day of the event, like 2024-06-19; 2024-06 or 2024 if no more is known.",
        "date_end": "Last day, where the event lasted longer than a day.",
        "precision": "day, month or year. Left empty, it follows from how the date is written.",
        "label": "Short name for the chart, at most 32 characters. Left empty, the title is cut.",
        "summary": "What happened and why it matters here, in two or three sentences.",
        "actors": (
            "Main states and organisations, joined by semicolons: three-letter codes such "
            "as IND, or names."
        ),
        "place": "Main place, in your own words.",
        "theme": (
            "The strand that the event belongs to. Any word will do; events with the same "
            "word stand in one lane."
        ),
        "kind": "What sort of event it is, in a word.",
        "importance": (
            "3: belongs in the short story; 2: a student should know it; 1: detail. Left empty: 3."
        ),
        "confidence": (
            "confirmed, alleged (one side says so) or disputed (accounts contradict each "
            "other). Left empty: confirmed."
        ),
        "attribution": "Who says so. Needed where the event is alleged or disputed.",
        "sources": "Ids of your sources.csv, joined by semicolons.",
        "responds_to": (
            "Ids of earlier events of this table that this one answers, joined by semicolons."
        ),
        "note": "For teachers; shown only on request.",
    },
    "sources": {
        "id": "A short name of your own for the source, in small letters, digits and hyphens.",
        "url": "Address of the page.",
        "title": "Title of the page. Left empty: the name of the site, like www.thehindu.com.",
        "publisher": (
            "Whose page it is, for example the newspaper. Left empty: the name of the site."
        ),
        "language": "Language of the page in two letters. Left empty: en.",
    },
}
#: A column that stands in for a table of sources.
SOURCE_URL: Field = {
    "name": "source_url",
    "type": "string",
    "description": (
        "Address of a source, where there is no sources.csv; several are joined by semicolons."
    ),
    "constraints": {"maxLength": _LONGEST},
}


def fields(table: str) -> dict[str, Field]:
    """Return the fields of a reader's own table, by name, as in a Table Schema.

    They are those of the course's own table, of which few are required, without its lists of
    strands and kinds, and with descriptions for people who keep their table in a spreadsheet.

    Parameters
    ----------
    table
        "events" or "sources".
    """
    resource = next(r for r in describe()["resources"] if r["name"] == table)
    own: list[Field] = resource["schema"]["fields"]
    if table == "sources":
        shared = [field for field in own if field["name"] in _SHARED_BY_SOURCES]
        own = [*shared[:-1], *deepcopy(_ABOUT_PUBLISHERS), shared[-1]]
    found = {field["name"]: field for field in own}
    for name, field in found.items():
        rules = field.setdefault("constraints", {})
        rules["required"] = name in REQUIRED[table]
        if table == "events" and name in ("theme", "kind"):
            rules.pop("enum")
        field["description"] = _DESCRIPTIONS[table].get(name, field["description"])
        if field["type"] == "string" and "enum" not in rules:
            rules["maxLength"] = min(rules.get("maxLength", _LONGEST), _LONGEST)
    if table == "events":
        found["source_url"] = SOURCE_URL
    return found


def template() -> dict[str, Sheet]:
    """Return the empty tables, each with one example row, by table."""
    return {
        table: read_sheet(name, (TEMPLATE / name).read_bytes(), fields(table), table)
        for table, name in FILES.items()
    }
