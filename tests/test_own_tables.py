"""Tables of a reader's own: what spreadsheets save is read, every mistake is answered, nothing of
theirs is touched.
"""

import csv
import io
import subprocess
import sys
import zipfile
from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lessonkit import Columns, DataError, OrderGame, Story, Timeline, Workshop, load
from lessonkit.__main__ import main
from lessonkit.data.limits import MOST_BYTES, MOST_ROWS
from lessonkit.data.reader_fields import REQUIRED, fields
from lessonkit.data.reader_tables import load_files
from lessonkit.data.workbook import make_workbook
from lessonkit.markup.citations import source_links
from lessonkit.markup.tags import escape
from lessonkit.publish.event_csv import event_csv
from lessonkit.publish.event_page import event_page
from openpyxl import Workbook
from support import ROOT

HEAD = "date,title,summary\n"
ROW = "1971-08-09,India and the USSR sign a treaty,A text.\n"
EXAMPLE = ROOT / "data" / "examples" / "indo-soviet-1971"


def rows(*lines):
    return HEAD + "".join(f"{line}\n" for line in lines)


@cache
def bomb():
    """Return a small file that calls itself a workbook and unpacks to 200 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return file.getvalue()


#: What a table may look like and still be read: name, contents, and the date, precision and title
#: of its first event.
GOOD = {
    "plain": (HEAD + ROW, "1971-08-09", "day", "India and the USSR sign a treaty"),
    "byte-order mark": (
        "\ufeff" + HEAD + ROW,
        "1971-08-09",
        "day",
        "India and the USSR sign a treaty",
    ),
    "semicolons": (
        (HEAD + ROW).replace(",", ";"),
        "1971-08-09",
        "day",
        "India and the USSR sign a treaty",
    ),
    "tabs": (
        (HEAD + ROW).replace(",", "\t"),
        "1971-08-09",
        "day",
        "India and the USSR sign a treaty",
    ),
    "sep line": (
        "sep=;\n" + (HEAD + ROW).replace(",", ";"),
        "1971-08-09",
        "day",
        "India and the USSR sign a treaty",
    ),
    "Windows-1252": (
        (HEAD + "1971-08-09,The “treaty” – café,A text.\n").encode("cp1252"),
        "1971-08-09",
        "day",
        "The “treaty” – café",
    ),
    "UTF-16": (
        (HEAD + ROW).encode("utf-16"),
        "1971-08-09",
        "day",
        "India and the USSR sign a treaty",
    ),
    "old Mac line ends": (
        (HEAD + ROW).replace("\n", "\r"),
        "1971-08-09",
        "day",
        "India and the USSR sign a treaty",
    ),
    "blank rows and columns": (
        ",,,\n" + "date,title,summary,\n,,,\n1971-08-09,  A title ,A text.,\n,,,\n",
        "1971-08-09",
        "day",
        "A title",
    ),
    "capitals and blanks in names": (
        " Date ,TITLE,Summary\n" + ROW,
        "1971-08-09",
        "day",
        "India and the USSR sign a treaty",
    ),
    "dots": (rows("9.8.1971,A,b"), "1971-08-09", "day", "A"),
    "slashes, one order possible": (rows("19/06/2024,A,b"), "2024-06-19", "day", "A"),
    "month first, one order possible": (rows("06/19/2024,A,b"), "2024-06-19", "day", "A"),
    "same day and month": (rows("06/06/2024,A,b"), "2024-06-06", "day", "A"),
    "words": (rows("19 June 2024,A,b"), "2024-06-19", "day", "A"),
    "American words": (rows('"June 19, 2024",A,b'), "2024-06-19", "day", "A"),
    "short month": (rows("19-Jun-2024,A,b"), "2024-06-19", "day", "A"),
    "month": (rows("2024-06,A,b"), "2024-06-01", "month", "A"),
    "month in words": (rows("June 2024,A,b"), "2024-06-01", "month", "A"),
    "year": (rows("2024,A,b"), "2024-01-01", "year", "A"),
    "a time of midnight": (rows("2024-06-19 00:00:00,A,b"), "2024-06-19", "day", "A"),
    "a title that a spreadsheet was told is text": (rows("2024,'=A,b"), "2024-01-01", "year", "=A"),
}


@pytest.mark.parametrize("case", GOOD)
def test_what_spreadsheets_save_is_read(case):
    text, date, precision, title = GOOD[case]
    events = load_files({"events.csv": text.encode() if isinstance(text, str) else text}).events
    first = events.iloc[0]
    assert (f"{first.date:%Y-%m-%d}", first.precision, first.title) == (date, precision, title)


def test_a_workbook_opens_with_both_its_sheets():
    content = make_workbook(
        {
            "Notes": [["nothing"]],
            "Events": [
                ["Date", "Title", "Summary", "Sources"],
                [datetime(1971, 8, 9), "A", "b", "hindu"],
                [1991, "C", "d", None],
            ],
            "Sources": [["id", "url"], ["hindu", "https://www.thehindu.com/a"]],
        },
        (),
    )
    own = load_files({"mine.xlsx": content})
    assert list(own.events["precision"]) == ["day", "year"]
    assert 'href="https://www.thehindu.com/a"' in source_links(
        own.events.attrs["sources"], own.events["sources"][0]
    )


LONG = "x" * 2001
#: What is wrong: the file (text, bytes or files by name), and for each problem row, column and
#: words that must be said.
BAD = {
    "two days": (
        rows("07/08/1971,a,b"),
        [(2, "date", "7 August 1971"), (2, "date", "8 July 1971")],
    ),
    "a day that no month has": (rows("1971-02-31,a,b"), [(2, "date", "February 1971 has 28 days")]),
    "a month that no year has": (rows("1971-13-01,a,b"), [(2, "date", "no month 13")]),
    "a spreadsheet's number": (rows("26154,a,b"), [(2, "date", "9 August 1971")]),
    "no room in the column": (rows("########,a,b"), [(2, "date", "column wider")]),
    "two figures for the year": (rows("09/08/71,a,b"), [(2, "date", "century")]),
    "a month in another language": (rows("9 août 1971,a,b"), [(2, "date", "not a date")]),
    "no date": (rows("soon,a,b"), [(2, "date", "not a date")]),
    "an empty date": (rows(",a,b"), [(2, "date", "empty")]),
    "a year out of range": (rows("0044-03-15,a,b"), [(2, "date", "out of range")]),
    "an empty title": (rows("1971,,b"), [(2, "title", "empty")]),
    "a title too long": (rows(f"1971,{'x' * 81},b"), [(2, "title", "1 too many")]),
    "a summary too long": (rows(f"1971,a,{LONG}"), [(2, "summary", "1 too many")]),
    "a slip in a column's name": (
        "date,title,summary,confidance\n1971,a,b,confirmed\n",
        [(1, "confidance", "Did you mean “confidence”?")],
    ),
    "a column missing": ("date,title\n1971,a\n", [(1, "summary", "missing")]),
    "a column twice": (
        "date,title,summary,title\n1971,a,b,c\n",
        [(1, "title", "two columns have this name")],
    ),
    "a slip in a word": (
        "date,title,summary,confidence,attribution\n1971,a,b,aleged,x\n",
        [(2, "confidence", "Did you mean “alleged”?")],
    ),
    "alleged by nobody": (
        "date,title,summary,confidence\n1971,a,b,alleged\n",
        [(2, "attribution", "who says so")],
    ),
    "importance out of range": (
        "date,title,summary,importance\n1971,a,b,5\n",
        [(2, "importance", "1 to 3")],
    ),
    "importance in words": (
        "date,title,summary,importance\n1971,a,b,high\n",
        [(2, "importance", "not a whole number")],
    ),
    "ends before it begins": (
        "date,date_end,title,summary\n1972,1971,a,b\n",
        [(2, "date_end", "before it begins")],
    ),
    "answers a later event": (
        "id,date,title,summary,responds_to\na,1971,a,b,z\nz,1972,c,d,\n",
        [(2, "responds_to", "later")],
    ),
    "answers nothing": (
        "id,date,title,summary,responds_to\na,1971,a,b,zz\n",
        [(2, "responds_to", "no row with this id")],
    ),
    "the same event twice": (rows("1971,a,b", "1972,x,y", "1971,a,b"), [(4, "title", "row 2")]),
    "the same id twice": ("id,date,title,summary\na,1971,a,b\na,1972,c,d\n", [(3, "id", "")]),
    "a script for an address": (
        "date,title,summary,source_url\n1971,a,b,javascript:alert(1)\n",
        [(2, "source_url", "not a web address")],
    ),
    "data for an address": (
        'date,title,summary,source_url\n1971,a,b,"data:text/html,<script>1</script>"\n',
        [(2, "source_url", "not a web address")],
    ),
    "an address that leaves its quotes": (
        'date,title,summary,source_url\n1971,a,b,"https://a.example/""onclick=""h=1"\n',
        [(2, "source_url", "not a web address")],
    ),
    "a row too long": (rows("1971,a,b,c"), [(2, "", "more cells")]),
    "blank rows count": (rows("", "", "1971-02-31,a,b"), [(4, "date", "28 days")]),
    "a quotation mark never closed": (rows('1971,"a,b'), [(None, "", "quotation mark")]),
    "nothing but names": (HEAD, [(None, "", "no rows")]),
    "an empty file": ("", [(None, "", "empty")]),
    "only blanks": ("\n\n ,,\n", [(None, "", "empty")]),
    "null bytes": (b"date,title,summary\n1971,a\0b,c\n", [(None, "", "plain text")]),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), [(None, "", "plain text")]),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 100, [(None, "", ".xls")]),
    "a damaged workbook": (
        {"a.xlsx": b"PK\x03\x04 and then nothing"},
        [(None, "", "cannot be opened")],
    ),
    "a workbook that unpacks to 200 MB": (bomb, [(None, "", "unpacks to far more")]),
    "a workbook with a formula for a date": (
        lambda: make_workbook({"events": [["date", "title", "summary"], ["=1+1", "a", "b"]]}, ()),
        [(2, "date", "empty")],
    ),
    "10 MB": (lambda: HEAD.encode() + b"1971,a,b\n" * 1_200_000, [(None, "", "8 MB")]),
    "100,000 rows": (
        lambda: HEAD.encode() + b"1971-08-09,a title,a text\n" * 100_000,
        [(None, "", "more than 20,000 rows")],
    ),
    "a cell of 1 MB": (rows(f"1971,a,{'x' * 1_000_000}"), [(None, "", "far too much text")]),
    "200 columns": (
        ",".join(["date,title,summary", *map("c{}".format, range(200))]) + "\n1971,a,b\n",
        [(None, "", "203 columns")],
    ),
    "two tables of events": ({"a.csv": HEAD, "b.csv": HEAD}, [(None, "", "one table of events")]),
    "sources alone": (
        {"sources.csv": "id,url\na,https://a.example\n"},
        [(None, "", "one table of events")],
    ),
    "no table": ({"a.docx": b"PK\x03\x04"}, [(None, "", "not read")]),
    "a name that climbs": ({"../../etc/passwd": HEAD}, [(None, "", "not read")]),
    "a source without an address": (
        {"events.csv": HEAD + ROW, "sources.csv": "id,url\na,\n"},
        [(2, "url", "empty")],
    ),
    "a source with a script": (
        {"events.csv": HEAD + ROW, "sources.csv": "id,url\na,javascript:alert(1)\n"},
        [(2, "url", "not a web address")],
    ),
    "an address among the ids": (
        "date,title,summary,sources\n1971,a,b,https://a.example\n",
        [(2, "sources", "column source_url")],
    ),
    "the example's source under another event": (
        {
            "events.csv": "date,title,summary,sources\n1939-08-23,Another pact,b,s\n",
            "sources.csv": "id,title,url\ns,A newspaper (an example: write over this row),https://a.example\n",
        },
        [(2, "sources", "source of the example")],
    ),
    "a file of LibreOffice": ({"a.ods": b"PK\x03\x04"}, [(None, "", "as .xlsx")]),
    "form and sense at once": (
        "date,title,summary,confidence,attribution\n07/08/1971,a,b,,\n1972,c,d,alleged,\n1973,,f,disputed,\n",
        [
            (2, "date", "two different days"),
            (3, "attribution", "who says so"),
            (4, "title", "empty"),
        ],
    ),
    "a row that answers a row with a mistake": (
        "id,date,title,summary,responds_to\na,1971-02-31,a,b,\nc,1972,,d,a\n",
        [(2, "date", "28 days"), (3, "title", "empty")],
    ),
    "an unknown source": (
        {
            "events.csv": "date,title,summary,sources\n1971,a,b,zz\n",
            "sources.csv": "id,url\na,https://a.example\n",
        },
        [(2, "sources", "no row with this id")],
    ),
}


def files_of(content):
    content = content() if callable(content) else content
    named = content if isinstance(content, dict) else {"mine.csv": content}
    return {name: text.encode() if isinstance(text, str) else text for name, text in named.items()}


@pytest.mark.parametrize("case", BAD)
def test_every_mistake_is_answered_with_its_place(case):
    content, expected = BAD[case]
    with pytest.raises(DataError) as caught:
        load_files(files_of(content))
    problems = caught.value.problems
    for row, column, said in expected:
        assert any(
            (p.row == row or row is None) and p.column == column and said in str(p)
            for p in problems
        ), str(caught.value)
    assert all(p.file and p.wrong and p.mend for p in problems)


def test_a_month_in_a_workbook_stays_a_month():
    book = Workbook()
    sheet = book.active
    sheet.append(["date", "title", "summary"])
    for shown in ("mmm-yy", "yyyy-mm-dd"):
        sheet.append([datetime(2024, 6, 1), f"shown as {shown}", "b"])
        sheet.cell(sheet.max_row, 1).number_format = shown
    file = io.BytesIO()
    book.save(file)
    assert list(load_files({"mine.xlsx": file.getvalue()}).events["precision"]) == ["month", "day"]


def test_in_a_workbook_the_sheet_is_named_and_nothing_is_said_twice():
    content = make_workbook(
        {
            "events": [
                ["id", "date", "title", "summary", "sources", "responds_to"],
                ["a", "soon", "A", "b", "s", ""],
                ["c", "1972", "C", "d", "zz", "a"],
            ],
            "sources": [["id", "url"], ["s", "https://a.example"]],
        },
        (),
    )
    with pytest.raises(DataError) as caught:
        load_files({"mine.xlsx": content})
    assert [(p.file, p.row, p.column) for p in caught.value.problems] == [
        ("mine.xlsx, sheet events", 2, "date"),
        ("mine.xlsx, sheet events", 3, "sources"),
    ]
    assert "mine.xlsx, sheet sources has no row with this id" in str(caught.value)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(DataError) as caught:
        load(ROOT / "data" / "examples" / "with-mistakes" / "events.csv")
    assert [(p.row, p.column) for p in caught.value.problems] == [
        (1, "confidance"),
        (2, "date"),
        (3, "summary"),
        (4, "date"),
        (4, "source_url"),
        (5, "date"),
        (5, "importance"),
    ]


@pytest.mark.filterwarnings("error")
def test_the_command_line_never_shows_a_traceback(tmp_path, capfd):
    """Every bad file: all by the function behind the command, and one by the command itself."""
    for number, case in enumerate(BAD):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in files_of(BAD[case][0]).items():
            (folder / name.replace("/", "-")).write_bytes(content)
    # On a disk a name cannot climb. A second table of events is left out: alone, each is no more
    # than empty.
    every = sorted(
        str(file) for file in tmp_path.glob("*/*") if not file.name.startswith(("sources", "b.csv"))
    )
    assert len(every) >= len(BAD) - 2
    for path in every:
        assert main(["check", path]) == 1, path
        said = capfd.readouterr()
        assert "to mend." in said.out, path
        assert said.err == "", path
    once = subprocess.run(
        [sys.executable, "-m", "lessonkit", "check", every[0]],
        cwd=ROOT / "notebooks",
        capture_output=True,
        text=True,
    )
    assert once.returncode == 1
    assert "to mend." in once.stdout
    assert once.stderr == ""


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "no-such-file.csv",
        "../..",
        "/etc/passwd",
        "/dev/null",
        "a\0b.csv",
        "x" * 5000,
        "~/events.csv",
    ],
)
def test_paths_that_lead_nowhere(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError) as caught:
        load(path)
    assert all(len(str(p)) < 400 for p in caught.value.problems)


def test_the_files_are_never_written_to(tmp_path):
    contents = {
        "events.csv": HEAD + ROW,
        "sources.csv": "id,url\na,https://a.example\n",
        "bad.csv": rows("07/08/1971,a,b"),
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content)
        (tmp_path / name).chmod(0o444)
    before = {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir()
    }
    for path in (tmp_path, tmp_path / "events.csv"):
        event_csv(load(path).events)
        Workshop(path).live()
    with pytest.raises(DataError):
        load(tmp_path / "bad.csv")
    assert {
        file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in tmp_path.iterdir()
    } == before


ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.sampled_from(
        [
            "",
            "09/08/1971",
            "26154",
            "####",
            "9",
            "=1+1",
            "<script>",
            "javascript:alert(1)",
            "https://[",
            '"',
            "x" * 90,
        ]
    ),
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
@example(content=b"date,title,summary,source_url\n1971,a,b,https://[\n")
def test_a_table_is_read_or_refused_and_nothing_else(content):
    try:
        events = load_files({"mine.csv": content}).events
    except DataError as error:
        assert error.problems
        assert str(error)
        return
    show(events)


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
    events = load(EXAMPLE).events
    page = event_page(events, "<b>Title</b> & more")
    assert "<h1>&lt;b&gt;Title&lt;/b&gt; &amp; more</h1>" in page
    assert "default-src 'none'" in page
    for event in events.itertuples():
        assert escape(event.title) in page
        assert escape(event.summary) in page
    for source in events.attrs["sources"].values():
        assert f'href="{escape(source.url)}"' in page


def test_the_example_and_the_template_are_in_order():
    example = load(EXAMPLE)
    assert 12 <= len(example.events) <= 20
    assert all(example.events["sources"].map(len) >= 1)
    weak = example.events[example.events["sources"].map(len) == 1]
    assert all("Only one source" in note for note in weak["note"])
    used = {key for keys in example.events["sources"] for key in keys}
    assert used == set(example.sources["id"])
    template = load(ROOT / "data" / "template")
    assert len(template.events) == len(template.sources) == 1


def test_the_columns_name_every_column_that_is_understood():
    html = Columns().still().html
    for table in REQUIRED:
        for name in fields(table):
            assert f"<b>{name}</b>" in html


def test_a_long_table_is_drawn_thinned_and_told_so():
    lines = [f"{1500 + n % 500},Event {n},Text" for n in range(15_000)]
    events = load_files({"mine.csv": rows(*lines).encode()}).events
    line = Timeline(events)
    figure = line.figure(line.start, 1000)
    assert "of 15,000 events fit" in figure["layout"]["title"]["text"]
    drawn = figure["data"][-1]["customdata"]
    assert len(drawn) < 2_000
    # An event that the reader has opened is drawn even where the crowd leaves it out.
    left_out = next(event for event in events["id"] if event not in drawn)
    marked = line.mark(figure, line.start, left_out)
    assert [left_out] in [trace.get("customdata") for trace in marked["data"]]
    assert set(line.hover(line.start, marked)) == {left_out, *drawn}
    assert len(rows(*lines).encode()) < MOST_BYTES
    assert len(events) < MOST_ROWS
