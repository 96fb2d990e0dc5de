"""Tables with mistakes: each is answered with file, row, column and how to mend it."""

import csv
import json
import shutil
import subprocess
import sys

import pytest
from lessonkit import DataError, course, load
from lessonkit.__main__ import main
from lessonkit.data.course import DATA, Course, fingerprint, record
from support import ROOT


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def change(path, row, column, value):
    """Put a value into a cell, with rows numbered as a spreadsheet numbers them."""
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    rows[row - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


#: What is planted: file, row, column and value; and words that the answer must hold.
MISTAKES_OF_FORM = [
    ("events.csv", 5, "date", "1950-02-31", "not a date that exists"),
    ("events.csv", 6, "date", "5 May 1950", "not a date that exists"),
    ("events.csv", 7, "title", "", "the cell is empty"),
    ("events.csv", 8, "title", "x" * 81, "81 characters, 1 too many"),
    ("events.csv", 9, "theme", "militry", "Did you mean “military”?"),
    ("events.csv", 10, "importance", "4", "out of range"),
    ("events.csv", 11, "importance", "high", "not a whole number"),
    ("events.csv", 12, "place", "pyongjang", "places.csv has no row with this id"),
    ("events.csv", 13, "id", "With Spaces", "an id may hold only"),
    ("sources.csv", 4, "url", "javascript:alert(1)", "not a web address"),
    ("sources.csv", 5, "relation", "maybe", "not one of the list"),
    ("treaties.csv", 2, "automaticity", "very", "not one of the list"),
    ("articles.csv", 3, "number", "24", "out of range"),
    ("ballots.csv", 2, "ballot", "perhaps", "not one of the list"),
    ("ballots.csv", 3, "vote", "no-such-vote", "votes.csv has no row with this id"),
    ("observations.csv", 3, "value", "many", "not a number"),
    ("observations.csv", 4, "date", "2 May 1984", "the text does not have the form"),
]
#: Number of the first row in questions.csv whose right answer is d.
D_IS_RIGHT = course.questions["answer"].tolist().index("d") + 2
#: Found only in tables that are in form.
MISTAKES_OF_SENSE = [
    (
        "events.csv",
        3,
        "responds_to",
        "2024-12-04-treaty-enters-into-force",
        "cannot answer a later one",
    ),
    ("events.csv", 6, "date_end", "1900-01-01", "ends before it begins"),
    ("events.csv", 11, "sources", "no-such-source", "sources.csv has no row with this id"),
    ("questions.csv", 2, "events", "no-such-event", "events.csv has no row with this id"),
    ("sorting.csv", 2, "events", "no-such-event", "events.csv has no row with this id"),
    ("treaties.csv", 2, "promises", "defence;friendship", "“friendship” is not one of the list"),
    ("questions.csv", D_IS_RIGHT, "option_d", "", "this option is called right"),
]


def answer(folder):
    """Return the problems that the check names; to record the tables must fail too."""
    with pytest.raises(DataError) as caught:
        Course(folder).check()
    return caught.value.problems


def planted(tmp_path_factory, mistakes):
    """Return what the check answers to a copy of the tables with all these mistakes at once.

    The check takes about a second, so that one check serves all; none may hide another.
    """
    folder = shutil.copytree(DATA, tmp_path_factory.mktemp("bad") / "data")
    for file, row, column, value, _ in mistakes:
        change(folder / file, row, column, value)
    before = (folder / "datapackage.json").read_bytes()
    problems = answer(folder)
    with pytest.raises(DataError):
        record(folder)
    assert (folder / "datapackage.json").read_bytes() == before
    return problems


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    return planted(tmp_path_factory, MISTAKES_OF_FORM)


@pytest.fixture(scope="module")
def sense(tmp_path_factory):
    return planted(tmp_path_factory, MISTAKES_OF_SENSE)


def named(problems, file, row, column, said):
    """Whether a problem is named with its place, in these words, and with a way to mend it."""
    here = [p for p in problems if (p.file, p.row, p.column) == (file, row, column)]
    return any(said in str(p) for p in here) and all(p.mend for p in here)


@pytest.mark.parametrize(("file", "row", "column", "value", "said"), MISTAKES_OF_FORM)
def test_a_mistake_of_form_is_named_with_its_place(form, file, row, column, value, said):
    assert named(form, file, row, column, said), list(map(str, form))


@pytest.mark.parametrize(("file", "row", "column", "value", "said"), MISTAKES_OF_SENSE)
def test_a_mistake_of_sense_is_named_with_its_place(sense, file, row, column, value, said):
    assert named(sense, file, row, column, said), list(map(str, sense))


def test_nothing_is_named_that_was_not_planted(form, sense):
    for problems, mistakes in ((form, MISTAKES_OF_FORM), (sense, MISTAKES_OF_SENSE)):
        places = [(p.file, p.row, p.column) for p in problems]
        assert sorted(places) == sorted(mistake[:3] for mistake in mistakes)


def test_an_event_needs_a_claimant_and_stands_in_the_table_once(folder):
    path = folder / "events.csv"
    lines = list(csv.reader(path.open(encoding="utf-8", newline="")))
    alleged = next(n for n, line in enumerate(lines, 1) if "alleged" in line)
    change(path, alleged, "attribution", "")
    twin = [*lines[4]]
    twin[0] += "-again"
    with path.open("a", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerow(twin)
    problems = answer(folder)
    assert [(p.row, p.column) for p in problems] == [
        (alleged, "attribution"),
        (len(lines) + 1, "title"),
    ]
    assert "the same event stands in row 5" in str(problems[1])


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("events.csv", "events.csv: the file is missing"),
        ("datapackage.json", "datapackage.json: the file is missing"),
    ],
)
def test_a_missing_file(folder, file, said):
    (folder / file).unlink()
    with pytest.raises(DataError, match=said):
        Course(folder).check()


def test_a_broken_descriptor(folder):
    (folder / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="cannot be read as JSON"):
        Course(folder).check()


def test_a_file_that_is_not_utf_8(folder):
    raw = (folder / "events.csv").read_bytes()
    (folder / "events.csv").write_bytes(raw + b"\x93quoted\x94\n")
    with pytest.raises(DataError, match="UTF-8"):
        Course(folder).check()


def test_a_good_change_is_accepted_and_recorded(folder):
    change(folder / "places.csv", 2, "name", "Another name")
    assert Course(folder).places["name"][0] == "Another name"
    record(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    hashes = {r["path"]: r["hash"] for r in package["resources"]}
    assert hashes["places.csv"] == fingerprint(folder / "places.csv")


OWN = "date,title,summary\n1971-08-09,India and USSR sign a treaty,A text.\n"


def test_a_table_of_ones_own_needs_three_columns(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(OWN, encoding="utf-8")
    before = path.read_bytes()
    mine = load(path)
    assert list(mine.events["title"]) == ["India and USSR sign a treaty"]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "row", "column", "said"),
    [
        ("date,titel,summary\n1971-08-09,a,b\n", 1, "titel", "Did you mean “title”?"),
        ("date,title\n1971-08-09,a\n", 1, "summary", "the column is missing"),
        (OWN + "1971-13-09,a,b\n", 3, "date", "not a date that exists"),
        (OWN + "1971-12-09,,b\n", 3, "title", "the cell is empty"),
        (
            "date,title,summary,confidence\n1971-08-09,a,b,sure\n",
            2,
            "confidence",
            "confirmed, alleged, disputed",
        ),
    ],
)
def test_mistakes_in_a_table_of_ones_own(tmp_path, text, row, column, said):
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(path)
    assert any(
        (p.row, p.column) == (row, column) and said in str(p) for p in caught.value.problems
    ), str(caught.value)


def test_the_command_line_says_the_same_and_sets_the_exit_status(tmp_path, capfd):
    path = tmp_path / "mine.csv"
    path.write_text(OWN, encoding="utf-8")
    good = subprocess.run(
        [sys.executable, "-m", "lessonkit", "check", str(path)],
        cwd=ROOT / "notebooks",
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (good.returncode, good.stdout, good.stderr) == (0, "In order: 1 event.\n", "")
    # The status of a table with a mistake, as another process sees it: see test_reader_tables.py.
    path.write_text(OWN + "1971-13-09,a,b\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    said = capfd.readouterr()
    assert "mine.csv, row 3, column date" in said.out
    assert "Traceback" not in said.out
    assert said.err == ""
