"""Random tables of a reader's own are read and shown whole, or refused in words."""

import csv
import io
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lessonkit import DataError, OrderGame, Story, Timeline
from lessonkit.data.reader_fields import REQUIRED, fields
from lessonkit.data.reader_tables import load_files
from lessonkit.markup.tags import escape
from lessonkit.publish.event_csv import event_csv
from lessonkit.publish.event_page import event_page

#: Cells that have broken spreadsheets and pages.
ODD = ["", "09/08/1971", "26154", "####", "9", "=1+1", "<script>", "javascript:alert(1)"]
ODD += ["https://[", '"', "x" * 90]
ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(ODD)
)
_DATE = st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)).map(str)
_WORD = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";"), min_size=1, max_size=40
)
#: What a careful reader may write into a column.
PLAUSIBLE = {
    "date": st.one_of(_DATE, _DATE.map(lambda day: day[:7]), _DATE.map(lambda day: day[:4])),
    "date_end": st.just(""),
    "precision": st.sampled_from(["", "day", "month", "year"]),
    "importance": st.sampled_from(["", "1", "2", "3"]),
    "confidence": st.sampled_from(["", "confirmed", "Confirmed"]),
    "id": st.just(""),
    "responds_to": st.just(""),
    "label": st.just(""),
    "source_url": st.sampled_from(["", "https://a.example/b", "https://[", "http://x"]),
}
NAMES = sorted(fields("events"))


@st.composite
def tables(draw):
    """Tables, half of them as a careful reader fills them, half with anything anywhere."""
    careful = draw(st.booleans())
    header = draw(
        st.permutations(
            [*REQUIRED["events"], *draw(st.lists(st.sampled_from(NAMES), max_size=5, unique=True))]
        )
    )
    slip = draw(st.lists(st.sampled_from(["confidance", "", "x", "date"]), max_size=1))
    header = list(dict.fromkeys(header)) if careful else [*header, *slip]
    lines = [
        [
            draw(PLAUSIBLE.get(name, _WORD) if careful or draw(st.integers(0, 4)) else ANYTHING)
            for name in header
        ]
        for _ in range(draw(st.integers(1 if careful else 0, 8)))
    ]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=draw(st.sampled_from(",;\t"))).writerows([header, *lines])
    return text.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))


def show(events):
    """Make everything that a reader can get from a table."""
    timeline, story = Timeline(events), Story(events)
    told = [event.title for event in story.told]
    for exhibit, titles in ((timeline, events["title"]), (story, told)):
        shown = exhibit.still().html
        assert all(escape(title) in shown for title in titles)
        assert exhibit.live()
    game = OrderGame(events)
    dealt = game.rounds[0]["games"][0] if game.rounds else []
    shown = game.still().html
    assert all(escape(title) in shown for title in events[events["id"].isin(dealt)]["title"])
    assert bool(game.live()) == bool(dealt)
    assert "<script" not in event_page(events, "<script>")
    again = load_files({"again.csv": event_csv(events)}).events
    assert list(again["title"]) == list(events["title"])
    assert list(again["date"]) == list(events["date"])


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.one_of(tables(), st.binary(max_size=200)))
@example(content=b"")
@example(content=b"date,title,importance,summary\n2000-01-01,a,1,b\n")
@example(content=b"date,title,summary,source_url\n1971,a,b,https://[\n")
def test_a_table_is_read_or_refused_and_nothing_else(content):
    try:
        events = load_files({"mine.csv": content}).events
    except DataError as error:
        assert error.problems
        assert str(error)
        return
    show(events)
