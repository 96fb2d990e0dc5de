"""Links and sources as HTML."""

from example_exhibits import EVIL
from lessonkit import course
from lessonkit.data.sources import Source, Sources
from lessonkit.markup.citations import cited_addresses, source_links
from lessonkit.markup.tags import escape, link


def test_only_web_addresses_become_links():
    assert link("a", "https://example.org/x?a=1&b=2") == (
        '<a href="https://example.org/x?a=1&amp;b=2" target="_blank" rel="noopener">a</a>'
    )
    for url in ("javascript:alert(1)", "data:text/html,x", 'https://example.org/" onclick="x', ""):
        assert link(EVIL, url) == escape(EVIL)


def test_links_of_markdown():
    assert cited_addresses("[a](https://a.org) and [b](page.ipynb), [a](https://a.org)") == [
        "https://a.org"
    ]


def test_sources_travel_with_any_part_of_the_events():
    part = course.events[course.events["importance"] == 3].reset_index(drop=True)
    assert part.attrs["sources"] is course.events.attrs["sources"]
    korean = Source("a", "T", "KCNA", "https://kcna.kp", state_media=True, language="ko")
    shown = source_links(Sources([korean]), ["a", "b"])
    assert (
        shown == '<a href="https://kcna.kp" target="_blank" rel="noopener">KCNA</a>'
        " (state media, in Korean); b"
    )
