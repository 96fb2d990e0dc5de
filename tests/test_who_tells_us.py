"""Who tells us: the sources counted by country, owner and kind of text."""

import re
from collections import Counter

import pytest
from lessonkit import WhoTellsUs, course
from lessonkit.data.course import sources_of
from lessonkit.exhibits.who_tells_us import COUNTED_BY, WHOLE, summary
from support import ROOT

SOURCES = list(sources_of(course.sources).values())
SIGNING = "Event: 19 June 2024, "


@pytest.fixture
def exhibit(monkeypatch):
    monkeypatch.chdir(ROOT / "notebooks")
    return WhoTellsUs("05-what-happened-next.ipynb")


def test_every_source_is_counted_once_in_each_table(exhibit):
    tables = exhibit.still().html.split("<h4>")[1:]
    assert len(tables) == len(COUNTED_BY)
    for table, by in zip(tables, COUNTED_BY, strict=True):
        counted = dict(re.findall(r"<tr><td[^>]*>([^<]+)</td><td[^>]*>(\d+)</td>", table))
        expected = Counter(getattr(source, by) for source in SOURCES)
        assert {name: int(number) for name, number in counted.items()} == expected


def part_of(exhibit):
    """Return what the page gets."""
    *_, part = exhibit.live()
    return part


def test_the_lesson_comes_first_and_each_choice_has_its_sources(exhibit):
    part = part_of(exhibit)
    names = list(exhibit.choices())
    assert names[0] == "Text of lesson 5: what happened next"
    assert part.choices[0]["summary"].startswith(names[0])
    whole = part.choices[names.index(WHOLE)]
    assert whole["summary"].startswith(f"{WHOLE}: {len(SOURCES)} sources of ")
    assert whole["sources"] == list(range(len(SOURCES)))
    assert set(COUNTED_BY) == set(part.counted_by) <= set(part.sources[0])
    assert {source["publisher"] for source in part.sources} <= set(part.publishers)


def test_an_event_shows_whose_words_it_rests_on(exhibit):
    part = part_of(exhibit)
    names = list(exhibit.choices())
    choice = part.choices[next(n for n, name in enumerate(names) if name.startswith(SIGNING))]
    kept = next(
        s for s in map(part.sources.__getitem__, choice["sources"]) if "KCNA" in s["citation_html"]
    )
    assert kept["country"] == "North Korea", "KCNA speaks, whoever keeps the copy"
    assert "A private archive of North Korean state media" in part.publishers["KCNA Watch"]
    assert choice["summary"].endswith("of the sources are state media.")


def test_without_a_lesson_the_whole_course_comes_first(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert next(iter(WhoTellsUs().choices())) == WHOLE


#: What is said of publishers of each kind of owner, and of one whose note says who owns it.
SAID = {
    "CIA Reading Room": "state archive in the United States. Declassified papers",
    "TASS": "news agency in Russia. Owned by the Russian state.",
    "Ministry of Foreign Affairs, Japan": "state body of Japan. The position of the Japanese",
    "NHK": "public broadcaster in Japan, at arm’s length from government. Japan’s public",
    "Reuters": "privately owned news agency in the United Kingdom.",
    "The Moscow Times": "non-profit news site in the Netherlands. Left Russia",
    "NATO": "international body of several states. The Western",
}


@pytest.mark.parametrize("name", SAID)
def test_a_publisher_is_described_in_plain_english(exhibit, name):
    assert part_of(exhibit).publishers[name].startswith(SAID[name])


def test_a_place_that_is_no_country_is_not_counted_as_one():
    by_country = {source.country: source for source in SOURCES}
    russia, china = by_country["Russia"], by_country["China"]
    part, none = by_country["Hong Kong"], by_country["International"]
    assert " in 2 countries; " in summary([russia, china], "Two")
    assert " in 1 country and Hong Kong; " in summary([russia, part], "Two")
    assert " publisher in Hong Kong; " in summary([part], "One")
    assert re.search(r" publisher; \w+ of the sources is ", summary([none], "One"))
