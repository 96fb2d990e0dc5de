"""The library of sources: pages that a teacher would assign, each with its date and publisher."""

import csv
import html
import re
from urllib.parse import urlsplit

import link_addresses
import pytest
from lessonkit import course
from lessonkit.data.course import DATA, sources_of
from lessonkit.markup.citations import citation, cited_addresses
from support import NOTEBOOKS, of_kind, read, source


def csv_rows(table):
    """Return the rows of a table as they stand in the file."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def prose(path):
    """Return the text of a notebook as Markdown."""
    return "\n".join(source(cell) for cell in of_kind(read(path), "markdown"))


SOURCES = {row["id"]: row for row in csv_rows("sources")}
PUBLISHERS = {row["name"]: row for row in csv_rows("publishers")}
EVENTS = csv_rows("events")
#: Pages that carry somebody else's words.
COPIES = ("agency copy", "relay")
KNOWN = sources_of(course.sources)
LINKED = {url: s for s in KNOWN.values() for url in (s.url, s.english_url) if url}

#: Forms of addresses that no lesson links: copies for phones and printers, hosts for tests,
#: trackers, document mirrors, mirrors of encyclopaedias, and the Pravda network, which the French
#: agency VIGINUM describes as a disinformation network (Portal Kombat).
REFUSED = {
    "AMP": r"[/.]amp([/?.]|$)|//amp\.|[?&]outputType=amp",
    "mobile": r"//(m|mobile)\.",
    "print": r"/print(er)?([/?.]|$)|[?&]print=|//print\.",
    "test host": r"//[^/]*\b(staging|test|uat|dev|core-prod)\b[^/]*\.",
    "dot before the slash": r"//[^/]+\./",
    "tracking": r"[?&](utm_|fbclid|ref=|style=)",
    "port number": r"//[^/]+:\d",
    "document mirror": r"docslib|pdfslide|issuhub|studyres|yumpu|9dok|paperzz|scribd|dokumen\.pub",
    "Pravda network": r"news-pravda\.com|pravda-[a-z]{2}\.com|[./]pravda-en\.com",
    "wiki mirror": r"wikizero|wiki2\.|wikiwand|alchetron|infogalactic|wikimili|dbpedia|en-academic",
}
BAD = [
    "https://www.rt.com/amp/1",
    "https://m.yna.co.kr/view/AEN1",
    "https://asil.org/print/blogs/1",
    "https://staging.nato.int/a",
    "https://www.nato.int./a",
    "https://a.org/x?utm_source=b",
    "https://a.org:8080/x",
    "https://docslib.org/doc/1",
    "https://dprk.news-pravda.com/en/1",
    "https://www.wikiwand.com/en/1",
]


def host(url):
    return urlsplit(url).hostname.removeprefix("www.")


def stands_on(url, publisher):
    """Whether an address is on one of a publisher's hosts."""
    return any(f".{host(url)}".endswith(f".{known}") for known in publisher["hosts"].split(";"))


def why_refused(url):
    return [name for name, form in REFUSED.items() if re.search(form, url, re.IGNORECASE)]


def ids(row):
    return [key for key in row["sources"].split(";") if key]


def test_no_address_has_a_form_that_is_refused():
    """Those of the example of a reader's own table are judged as well."""
    assert {url: why for url in link_addresses.addresses() if (why := why_refused(url))} == {}


def test_each_form_is_refused():
    assert [why_refused(url) for url in BAD] == [[name] for name in REFUSED]


def test_the_library_is_small_and_dated():
    assert len(SOURCES) <= 380
    undated = [key for key, row in SOURCES.items() if not row["date_published"]]
    assert len(undated) <= 0.02 * len(SOURCES), undated


def test_an_address_that_was_not_opened_is_certain_by_an_identifier():
    unread = [row for row in SOURCES.values() if row["basis"] == "identifier"]
    assert unread and [row["id"] for row in unread if not row["identifier"]] == []


def test_plain_http_only_where_the_publisher_has_no_other():
    secure = {host(row["url"]) for row in SOURCES.values() if row["url"].startswith("https:")}
    plain = [row["url"] for row in SOURCES.values() if row["url"].startswith("http:")]
    assert [url for url in plain if host(url) in secure] == []
    assert len(plain) <= 0.05 * len(SOURCES), plain


def test_every_host_belongs_to_its_publisher():
    for row in SOURCES.values():
        assert stands_on(row["url"], PUBLISHERS[row["publisher"]]), row["id"]
        if row["english_url"]:
            assert any(stands_on(row["english_url"], p) for p in PUBLISHERS.values()), row["id"]


def test_no_publisher_stands_there_for_nothing():
    named = {row["publisher"] for row in SOURCES.values()}
    carried = (*COPIES, "archived copy")
    named |= {s["author"] for s in SOURCES.values() if s["relation"] in carried} & set(PUBLISHERS)
    assert set(PUBLISHERS) == named


def test_a_copy_names_whose_words_it_carries_and_relays_are_the_exception():
    copies = [row for row in SOURCES.values() if row["relation"] in COPIES]
    assert all(row["author"] in PUBLISHERS for row in copies)
    assert sum(row["relation"] == "relay" for row in copies) < 0.05 * len(SOURCES)


def is_primary(key):
    return KNOWN[key].kind == "primary"


def origins(keys):
    """Return the publishers of sources, those of copies being the agencies."""
    return {KNOWN[key].copy_of or KNOWN[key].publisher for key in keys}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])
def test_an_event_rests_on_enough(event):
    """The rule stands in data/datapackage.json."""
    keys = ids(event)
    assert len(keys) == len(set(keys))
    if event["importance"] == "3":
        assert any(map(is_primary, keys))
        owners = {
            (PUBLISHERS[name]["country"], PUBLISHERS[name]["owner"]) for name in origins(keys)
        }
        assert len(owners) >= 2
        assert not any(SOURCES[key]["relation"] == "relay" for key in keys)
    elif event["importance"] == "2":
        documents = any(KNOWN[key].kind != "news" for key in keys)
        assert documents or len(origins(keys)) >= 2 or "One source:" in event["note"]


def test_every_ballot_rests_on_a_un_record():
    for table in ("votes", "ballots"):
        for row in csv_rows(table):
            assert any(SOURCES[key]["genre"] == "UN record" for key in ids(row)), row


def test_every_treaty_rests_on_an_official_text_or_says_why_not():
    for row in csv_rows("treaties"):
        texts = [key for key in ids(row) if SOURCES[key]["genre"] == "treaty text"]
        assert texts or "No official text" in row["note"], row["id"]


def cited_in(path):
    """Return the address and the source of each link of a lesson's text to a source."""
    return [(url, LINKED[url]) for url in cited_addresses(prose(path)) if url in LINKED]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_of_a_lesson_are_few_and_lead_to_no_copies(path):
    assert len(re.findall(r"\]\(https?://", prose(path))) <= 60
    assert [s.id for _, s in cited_in(path) if SOURCES[s.id]["relation"] == "relay"] == []


def test_the_links_of_the_lessons_lead_to_english_pages():
    cited = [link for path in NOTEBOOKS for link in cited_in(path)]
    english = [url for url, source in cited if source.language == "en" or url == source.english_url]
    assert len(english) >= 0.95 * len(cited)


def test_a_citation_shows_who_what_when_and_an_archived_copy():
    for known in KNOWN.values():
        shown = html.unescape(citation(known))
        for part in (known.byline, known.title, known.published, known.archived_url):
            assert part in shown, known.id
        assert ("state media" in shown.replace(known.title, "")) == known.state_media, known.id


def test_the_monthly_check_asks_for_what_readers_see_and_tells_gone_from_refused():
    asked = link_addresses.addresses()
    shown = {url for row in SOURCES.values() for url in (row["url"], row["english_url"]) if url}
    assert shown <= set(asked)
    assert not {row["read_at"] for row in SOURCES.values()} & set(asked) - shown
    said = link_addresses.report(
        {
            "error_map": {
                "addresses.txt": [
                    {"url": "https://gone.example/", "status": {"text": "Not Found", "code": 404}},
                    {"url": "https://shy.example/", "status": {"text": "Forbidden", "code": 403}},
                    {"url": "https://law.example/", "status": {"text": "Legal", "code": 451}},
                    {"url": "https://slow.example/", "status": {"text": "Timeout"}},
                ]
            }
        }
    )
    gone, refused, silent = said.split("## ")[1:]
    assert gone.startswith("Gone: 1") and "gone.example" in gone
    assert refused.startswith("Refused or blocked: 2")
    assert silent.startswith("No answer: try again: 1") and "Timeout" in silent


def test_what_is_kept_for_audit_is_never_shown():
    audit = [row["read_at"] for row in SOURCES.values() if row["read_at"]]
    pages = "".join(path.read_text(encoding="utf-8") for path in NOTEBOOKS)
    assert audit
    assert [url for url in audit if url in pages] == []
