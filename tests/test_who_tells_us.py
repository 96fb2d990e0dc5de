"""Who tells us: the sources counted by country, owner and kind of text."""

import re
from collections import Counter

import pytest
from lessonkit import WhoTellsUs, course
from lessonkit.data.course import sources_of
from lessonkit.exhibits.who_tells_us import COUNTED_BY, WHOLE
from support import ROOT

SOURCES = list(sources_of(course.sources).values())
SIGNING = "Event: 19 June 2024, "


@pytest.fixture
def exhibit(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    return WhoTellsUs("05-what-happened-next.ipynb")


def operate(exhibit):
    """Return the two menus, the bars and the line under them of the live form."""
    _, row, shown, frame = exhibit.live()
    return (*row.children, shown, frame)


def test_every_source_is_counted_once_in_each_table(exhibit):
    tables = exhibit.still().html.split("<h4>")[1:]
    assert len(tables) == len(COUNTED_BY)
    for table, by in zip(tables, COUNTED_BY, strict=True):
        counted = dict(re.findall(r"<tr><td[^>]*>([^<]+)</td><td[^>]*>(\d+)</td>", table))
        expected = Counter(getattr(source, by) for source in SOURCES)
        assert {name: int(number) for name, number in counted.items()} == expected


def test_the_lesson_comes_first_and_each_choice_is_shown(exhibit):
    sources, by, shown, frame = operate(exhibit)
    assert sources.value == "Text of lesson 5: what happened next"
    assert frame.status.startswith(sources.value)
    sources.value = WHOLE
    assert frame.status.startswith(f"{WHOLE}: {len(SOURCES)} sources of ")
    for by.value in COUNTED_BY:
        assert shown.value.count("<li>") == len(SOURCES)
        assert shown.value.count("<details") == len({getattr(s, by.value) for s in SOURCES})


def test_an_event_shows_whose_words_it_rests_on(exhibit):
    sources, by, shown, frame = operate(exhibit)
    sources.value = next(name for name in sources.options if name.startswith(SIGNING))
    by.value = "country"
    assert "KCNA" in shown.value
    assert "A private archive of North Korean state media" in shown.value
    assert "North Korea</span>" in shown.value, "KCNA speaks, whoever keeps the copy"
    assert frame.status.endswith("are state media.")


def test_without_a_lesson_the_whole_course_comes_first(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert next(iter(WhoTellsUs().choices())) == WHOLE
