"""What leaves the notebooks: a table of events as CSV or as a page."""

import csv
import io

from lessonkit.data.reader_tables import load_files
from lessonkit.markup.tags import escape
from lessonkit.publish.event_csv import event_csv
from lessonkit.publish.event_page import event_page
from support import EXAMPLE

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a.example")', "=cmd|' /C calc'!A0"]


def test_formulas_are_harmless_in_what_is_exported_and_come_back_unchanged():
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [
            ["date", "title", "summary"],
            *(["1971", formula, f"{formula} too"] for formula in FORMULAS),
        ]
    )
    events = load_files({"mine.csv": text.getvalue().encode()}).events
    out = event_csv(events)
    cells = [cell for line in csv.reader(io.StringIO(out.decode("utf-8-sig"))) for cell in line]
    assert sum(cell.startswith("'") for cell in cells) >= 2 * len(FORMULAS)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert sorted(load_files({"again.csv": out}).events["title"]) == sorted(FORMULAS)


def test_the_page_holds_every_event_with_its_sources_and_runs_nothing():
    events = EXAMPLE.events
    page = event_page(events, "<b>Title</b> & more")
    assert "<h1>&lt;b&gt;Title&lt;/b&gt; &amp; more</h1>" in page
    assert "default-src 'none'" in page
    for event in events.itertuples():
        assert escape(event.title) in page
        assert escape(event.summary) in page
    for source in events.attrs["sources"].values():
        assert f'href="{escape(source.url)}"' in page
