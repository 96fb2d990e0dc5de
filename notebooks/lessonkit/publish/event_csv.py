"""A checked table of events to take away as a CSV file that any spreadsheet opens."""

import csv
import io
from datetime import date

import pandas as pd

from ..data.course import sources_of
from ..data.rows import Event, rows_of
from ..data.sources import Sources

#: A cell that begins with one of these is taken as a formula by spreadsheets (OWASP, "CSV
#: Injection").
_FORMULA_STARTS = tuple("=+-@\t\r")


def event_csv(events: pd.DataFrame) -> bytes:
    """Return a table of events as a CSV file, its dates as ISO dates.

    Parameters
    ----------
    events
        A table as `course.events`.

    Returns
    -------
    bytes
        UTF-8 with the mark that spreadsheets look for. A cell that a spreadsheet would run as a
        formula gets an apostrophe in front; `load` takes it away again.
    """
    columns = [column for column in events.columns if column != "sources"]
    lines = [[*columns, "sources", "source_url"]]
    for event in rows_of(events, Event):
        cells = [_cell(getattr(event, column)) for column in columns]
        lines.append([*cells, *_source_cells(event, sources_of(events))])
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _source_cells(event: Event, known: Sources) -> tuple[str, str]:
    """Return the ids of an event's sources, and the addresses of those that are given so."""
    # A source that a reader gave as an address alone has the address for an id.
    addresses = [key for key in event.sources if key in known and known[key].url == key]
    return _cell([key for key in event.sources if key not in addresses]), _cell(addresses)


def _cell(value: str | int | date | list[str] | tuple[str, ...] | None) -> str:
    match value:
        case None:
            return ""
        case list() | tuple():
            return ";".join(value)
        case date():
            return f"{value:%Y-%m-%d}"
        case _:
            return str(value)


def harmless(cell: str) -> str:
    """Return a cell for a CSV file that no spreadsheet takes as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
