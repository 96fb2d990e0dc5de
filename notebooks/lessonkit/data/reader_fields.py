"""The columns of a reader's own tables.

They are those of data/events.csv and data/sources.csv; all but date, title and summary may be left
out.
"""

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
        "author": "", "date_published": "", "identifier": "", "basis": "",
    },
}  # fmt: skip
#: Columns of the course's own table of sources that a reader's table need not know.
_COURSE_ONLY = {"author", "date_published", "identifier", "basis"}
#: No text of a reader's cell may be longer, in characters.
_LONGEST = 2000
#: What a column holds where this differs from the course's own table.
_DESCRIPTIONS = {
    "events": {
        "id": (
            "A name of your own for the event, in small letters, figures and hyphens. "
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
        "id": "A short name of your own for the source, in small letters, figures and hyphens.",
        "kind": "primary (document, speech, record), scholarly or news. Left empty: news.",
        "state_media": "true if a state or a ruling party owns it or runs it. Left empty: false.",
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
    found: dict[str, Field] = {
        field["name"]: field
        for field in resource["schema"]["fields"]
        if table != "sources" or field["name"] not in _COURSE_ONLY
    }
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
