"""Tables of a reader's own: what spreadsheets save is read, every mistake is answered."""

import io
import re
import subprocess
import sys
from datetime import datetime

import pytest
from lessonkit import Columns, DataError, Workshop, load
from lessonkit.__main__ import main
from lessonkit.data.reader_fields import REQUIRED, fields
from lessonkit.data.reader_tables import load_files
from lessonkit.data.workbook import make_workbook
from lessonkit.exhibits.opened_table import OpenedTable
from lessonkit.exhibits.timeline.lanes import strand_colours
from lessonkit.markup.citations import source_links
from lessonkit.palette import VERMILION
from lessonkit.publish.event_csv import event_csv
from lessonkit.publish.event_page import event_page
from lessonkit.vocabulary import strand_name
from openpyxl import Workbook
from reader_cases import BAD, GOOD, HEAD, ROW, files_of, rows
from support import EXAMPLE, ROOT


@pytest.mark.parametrize("case", GOOD)
def test_what_spreadsheets_save_is_read(case):
    text, date, precision, title = GOOD[case]
    events = load_files({"events.csv": text.encode() if isinstance(text, str) else text}).events
    first = events.iloc[0]
    assert (f"{first.date:%Y-%m-%d}", first.precision, first.title) == (date, precision, title)


def test_a_title_is_cut_to_a_label_that_still_says_something():
    titles = {
        "India and the USSR sign a treaty of peace": "India and the USSR sign a…",
        "露朝戦略条約" * 6: "露朝戦略条約" * 5 + "露…",
        "A   short  one": "A short one",
    }
    table = rows(*(f"197{n},{title},b" for n, title in enumerate(titles)))
    events = load_files({"events.csv": table.encode()}).events
    assert list(events["label"]) == list(titles.values())


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


@pytest.mark.parametrize("case", BAD)
def test_every_mistake_is_answered_with_its_place(case):
    content, expected = BAD[case]
    with pytest.raises(DataError) as caught:
        load_files(files_of(content))
    problems = caught.value.problems
    for row, column, said in expected:
        here = [str(p) for p in problems if (p.row, p.column) == (row, column)]
        assert any(said in one for one in here), str(caught.value)
    assert {(p.row, p.column) for p in problems} == {place[:2] for place in expected}
    assert all(p.file and p.wrong and p.mend for p in problems)


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


@pytest.mark.parametrize(
    "case",
    [
        "a slip in a column's name",
        "a slip in the name of a needed column, and more",
        "a title over the table",
        "no names at all",
        "form and sense at once",
        "a row that answers a row with a mistake",
    ],
)
def test_each_mistake_is_told_once_and_row_by_row(case):
    content, expected = BAD[case]
    with pytest.raises(DataError) as caught:
        load_files(files_of(content))
    told = [(p.row, p.column) for p in caught.value.problems]
    assert sorted(told) == sorted((row, column) for row, column, _ in expected)
    assert [row for row, _ in told] == sorted(row for row, _ in told)


def test_what_is_probably_meant_stands_first():
    with pytest.raises(DataError) as caught:
        load_files(files_of(BAD["a slip in a column's name"][0]))
    mend = caught.value.problems[0].mend
    assert mend.startswith("Did you mean “confidence”? If not, use one of these names: id, ")
    assert "confidence," not in mend


def test_a_path_without_a_table_is_no_table_to_mend(tmp_path):
    (tmp_path / "empty").mkdir()
    for path, said in (
        (tmp_path / "nothing", "No file of this name was found. Check the path."),
        (tmp_path / "empty", "The folder empty has no events.csv and no events.xlsx."),
    ):
        still = Workshop(path).still()
        assert still.sentence.startswith(said)
        assert "mend" not in still.sentence
        assert not still.html


def test_a_heading_keeps_the_capitals_of_the_name():
    table = (HEAD + ROW).encode()
    names = ("NATO-in_1949.csv", "my table.xlsx.csv", "events.csv")
    assert [OpenedTable.sent({name: table}).heading for name in names] == [
        "NATO in 1949",
        "My table.xlsx",
        "My timeline",
    ]


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
    assert caught.value.problems
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


def test_the_example_and_the_template_are_in_order():
    assert 12 <= len(EXAMPLE.events) <= 20
    assert all(EXAMPLE.events["sources"].map(len) >= 1)
    weak = EXAMPLE.events[EXAMPLE.events["sources"].map(len) == 1]
    assert all("Only one source" in note for note in weak["note"])
    used = {key for keys in EXAMPLE.events["sources"] for key in keys}
    assert used == set(EXAMPLE.sources["id"])
    template = load(ROOT / "data" / "template")
    assert len(template.events) == len(template.sources) == 1


def test_the_columns_name_every_column_that_is_understood():
    html = Columns().still().html
    for table in REQUIRED:
        for name in fields(table):
            assert f"<b>{name}</b>" in html


def test_a_page_prints_each_address_once():
    table = "date,title,summary,source_url\n1971,A,b,https://a.example/long/page\n"
    page = event_page(load_files({"events.csv": table.encode()}).events, "Mine")
    item = page[page.index('<li id="source-1">') : page.index("</li>")]
    assert re.sub("<[^>]+>", "", item) == "a.example. https://a.example/long/page"
    sources = "id,title,url\nx,,https://b.example/x\ny,A title,https://c.example/y\n"
    files = {"events.csv": b"date,title,summary,sources\n1971,A,b,x;y\n"}
    page = event_page(load_files({**files, "sources.csv": sources.encode()}).events, "Mine")
    assert [re.sub("<[^>]+>", "", line) for line in re.findall("<li.*</li>", page)] == [
        "b.example. https://b.example/x",
        "c.example: A title. https://c.example/y",
    ]


def test_a_strand_is_one_however_its_capitals_are_written():
    table = "date,title,summary,theme\n" + "".join(
        f"197{n},A,b,{theme}\n" for n, theme in enumerate(["NATO", "Treaty", "nato", "treaty"])
    )
    themes = load_files({"events.csv": table.encode()}).events["theme"]
    assert [strand_name(theme) for theme in themes] == ["NATO", "Treaties and law"] * 2


def test_a_strand_of_ones_own_gets_a_colour_of_its_own():
    themes = ["treaty", "war", "trade", "diplomacy", "culture"]
    table = "date,title,summary,theme\n" + "".join(f"1971,{t},b,{t}\n" for t in themes)
    colours = strand_colours(load_files({"events.csv": table.encode()}).events)
    assert len(set(colours.values())) == len(themes)
    assert colours["treaty"] == VERMILION
