"""Links and sources as HTML."""

from example_exhibits import EVIL
from lessonkit import course
from lessonkit.data.rows import Event, rows_of
from lessonkit.data.sources import Source, Sources
from lessonkit.markup.citations import cited_addresses, source_links
from lessonkit.markup.event_html import EventTexts
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


def test_a_card_names_earlier_and_later_events_more_than_two_of_them_in_a_list():
    events = course.events
    texts = EventTexts(events)
    shown = {event.id: texts.details(event) for event in rows_of(events, Event)}
    signed = shown["2024-06-19-russia-dprk-treaty-signed"]
    later = sum("2024-06-19-russia-dprk-treaty-signed" in olds for olds in events["responds_to"])
    assert "<b>See also (later):</b></p><ul" in signed
    assert signed.count("<li>") >= later > 2
    lapsed = shown["1996-ussr-dprk-treaty-lapses"]
    assert "<p><b>See also (earlier):</b> Russia tells the DPRK" in lapsed
    assert "<li>" not in lapsed


def test_sources_of_one_publisher_are_told_apart_by_their_dates():
    days = ("2006-10-14", "2006-07", "")
    known = [
        Source(str(n), "T", "UN", "https://un.org", date_published=day)
        for n, day in enumerate(days)
    ]
    other = Source("other", "T", "KCNA", "https://kcna.kp", date_published="2006-07-01")
    ids = ["0", "1", "2", "other"]
    shown = source_links(Sources([*known, other]), ids).striptags()
    assert shown == "UN, 14 October 2006; UN, July 2006; UN; KCNA"
