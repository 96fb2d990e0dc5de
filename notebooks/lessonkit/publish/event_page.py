"""A checked table to take away: as one page that any browser shows and prints, and as a CSV file that any spreadsheet opens."""

import csv
import io

from ..formatting import format_count
from ..markup.event_html import certainty, event_date, year_span
from ..markup.tags import escape, link

#: Where the browser puts the picture of the timeline, if it can draw one.
PICTURE = "<!-- picture -->"
#: A cell that begins with one of these is taken as a formula by spreadsheets (OWASP, "CSV Injection").
_FORMULA = tuple("=+-@\t\r")
_STYLE = """body { font: 16px/1.5 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1a1a1a; background: #fff; max-width: 60em;
  margin: 0 auto; padding: 16px; overflow-wrap: anywhere; }
h1 { line-height: 1.2; margin-bottom: 0; } h2 { font-size: 20px; margin: 0; } p { margin: 4px 0; } a { color: #005a8c; }
img { width: 100%; height: auto; } ol { padding-left: 1.6em; } .when { font-weight: 600; color: #005a8c; }
article { margin: 18px 0; break-inside: avoid; } @media print { body { max-width: none; padding: 0; font-size: 11pt; } }"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def event_page(events, title):
    """Return a table of events as one HTML page (a string) that needs nothing else, with every source's address written out.

    events: a table as `course.events`. title: heading of the page, plain text. All text is escaped, and the page forbids scripts.
    """
    known = events.attrs["sources"]
    used = list(dict.fromkeys(key for keys in events["sources"] for key in keys if key in known))
    numbers = {key: n for n, key in enumerate(used, 1)}
    listed = "".join(
        f'<li id="source-{n}">{_source(known[key])}</li>' for key, n in numbers.items()
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{escape(title)}</h1><p>{format_count(len(events), 'event')}, {year_span(events)}.</p>\n{PICTURE}\n"
        f"{''.join(_event(e, numbers) for e in events.itertuples())}\n"
        f"{f'<h2>Sources</h2><ol>{listed}</ol>' if listed else ''}</main></body></html>\n"
    )


def _event(event, numbers):
    cited = " ".join(
        f'<a href="#source-{numbers[key]}">[{numbers[key]}]</a>' if key in numbers else escape(key)
        for key in event.sources
    )
    return (
        f'<article><p class="when">{event_date(event)}</p><h2>{escape(event.title)}</h2><p>{escape(event.summary)}</p>'
        f"<p>{certainty(event)}{f' · Sources: {cited}' if cited else ''}</p></article>\n"
    )


def _source(source):
    remarks = f" ({escape(source.remarks)})" if source.remarks else ""
    return f"{escape(source.publisher)}: {escape(source.title)}{remarks}. {link(source.url, source.url)}"


def event_csv(events):
    """Return a table of events as a CSV file (bytes, UTF-8 with the mark that spreadsheets look for), dates as ISO dates.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front; `load` takes it away again.
    """
    known = events.attrs["sources"]
    columns = [column for column in events if column != "sources"]
    lines = [[*columns, "sources", "source_url"]]
    for event in events.to_dict("records"):
        # A source that a reader gave as an address alone has the address for an id.
        urls = [key for key in event["sources"] if key in known and known[key].url == key]
        ids = [key for key in event["sources"] if key not in urls]
        lines.append([*(_cell(event[column]) for column in columns), _cell(ids), _cell(urls)])
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _cell(value):
    if isinstance(value, list | tuple):
        return ";".join(value)
    if value != value:
        return ""
    return f"{value:%Y-%m-%d}" if hasattr(value, "year") else str(value)


def _harmless(cell):
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
