"""The workshop in a real browser: a reader's file from the first try to the page to hand out."""

import re

import pytest
from actions import (
    EXAMPLE_FILES,
    LESSON,
    MISTAKES,
    WORKSHOP,
    downloaded,
    shut_down,
    upload,
    verdict,
)
from browser import exhibit_of
from lessonkit.data.reader_tables import load_files
from playwright.sync_api import expect
from support import EXAMPLE


@pytest.fixture
def workshop(open_lesson):
    return exhibit_of(open_lesson(LESSON), WORKSHOP)


def test_mistakes_are_listed_and_a_mended_file_is_shown(workshop):
    upload(workshop, MISTAKES)
    expect(verdict(workshop)).to_contain_text("7 problems to mend")
    problems = workshop.locator(".lk-workshop-problems tr")
    expect(problems).to_have_count(8)
    expect(problems.nth(1)).to_contain_text("Did you mean “confidence”?")
    expect(problems.nth(2)).to_contain_text("09/08/1971")
    for hidden in ("Download as a page", "Story"):
        expect(workshop.get_by_role("button", name=hidden)).to_be_hidden()
    upload(workshop, *EXAMPLE_FILES)
    expect(verdict(workshop)).to_contain_text(
        "events.csv and sources.csv are in order: 18 events, 1955 to 1993; "
        f"{len(EXAMPLE.sources)} sources"
    )
    expect(workshop.locator(".lk-workshop-problems")).to_be_hidden()
    expect(workshop.locator(".lk-chart .scatterlayer .point")).to_have_count(18)
    workshop.get_by_role("button", name="Story").click()
    expect(workshop.locator(".lk-story-title")).to_have_text("Bulganin and Khrushchev tour India")
    workshop.get_by_role("button", name="Order game").click()
    expect(workshop.locator(".lk-order-row")).to_have_count(5)
    workshop.get_by_role("button", name="Timeline").click()
    expect(workshop.locator(".lk-chart .scatterlayer .point")).to_have_count(18)


def test_a_path_opens_by_keyboard_and_a_wrong_one_is_answered(workshop):
    path = workshop.get_by_label("or a path")
    path.fill("../data/no-such-folder/events.csv")
    path.press("Enter")
    expect(verdict(workshop)).to_contain_text("No file of this name was found. Check the path.")
    expect(workshop.locator(".lk-workshop-problems")).to_be_hidden()
    path.fill("../data/examples/indo-soviet-1971")
    path.press("Enter")
    expect(verdict(workshop)).to_contain_text("indo-soviet-1971 is in order: 18 events")
    path.fill(" ")
    path.press("Enter")
    expect(verdict(workshop)).to_contain_text("Write a path into the box first")


def test_the_name_of_an_opened_file_stands_beside_the_button(workshop):
    chosen, path = workshop.locator(".lk-workshop-chosen"), workshop.get_by_label("or a path")
    path.fill("../data/template")
    path.press("Enter")
    expect(verdict(workshop)).to_contain_text("template is in order")
    # The browser's own words beside its button, which go on saying that no file is chosen.
    expect(workshop.locator("input[type=file]")).to_be_hidden()
    choose = workshop.get_by_role("button", name="Open files from your computer")
    choose.focus()
    with workshop.page.expect_file_chooser() as waiting:
        choose.press("Enter")
    waiting.value.set_files(EXAMPLE_FILES)
    expect(verdict(workshop)).to_contain_text("events.csv and sources.csv are in order")
    expect(chosen).to_have_text("events.csv, sources.csv")
    expect(path).to_have_value("")
    path.fill("../data/template")
    path.press("Enter")
    expect(verdict(workshop)).to_contain_text("template is in order")
    expect(chosen).to_be_empty()


def test_what_is_taken_away_is_whole(workshop, chromium):
    upload(workshop, *EXAMPLE_FILES)
    expect(verdict(workshop)).to_contain_text("events.csv and sources.csv are in order: 18 events")
    heading = workshop.get_by_label("Heading")
    heading.fill("India & the USSR <1971>")
    heading.press("Enter")
    expect(workshop.locator(".lk-chart")).to_contain_text("India & the USSR <1971>")
    name, page = downloaded(workshop, "Download as a page")
    assert name == "india-the-ussr-1971.html"
    shown = chromium.new_page()
    shown.set_content(page.decode())
    expect(shown.get_by_role("heading", level=1)).to_have_text("India & the USSR <1971>")
    expect(shown.locator("article")).to_have_count(18)
    expect(shown.locator("ol li")).to_have_count(len(EXAMPLE.sources))
    picture = shown.get_by_role("img")
    expect(picture).to_have_attribute(
        "alt", "Timeline: India & the USSR <1971>. Every event of it is in the list below."
    )
    shown.wait_for_function("() => document.images[0].complete")
    assert picture.evaluate("(image) => image.naturalWidth") == 1000
    shown.close()
    name, table = downloaded(workshop, "Download the checked table")
    assert name == "india-the-ussr-1971.csv"
    assert len(load_files({name: table}).events) == 18
    heading.fill("")
    heading.press("Enter")
    expect(heading).to_have_value("My timeline")


def test_the_empty_tables_can_be_filled_in_a_spreadsheet(workshop):
    files = {}
    for table in ("events.csv", "sources.csv"):
        name, files[table] = downloaded(workshop, f"Download an empty table: {table}")
        assert name == table
        assert files[table].startswith(b"\xef\xbb\xbf")
    assert len(load_files(files).events) == 1
    name, book = downloaded(workshop, "Excel workbook")
    assert name == "my-timeline.xlsx"
    own = load_files({name: book})
    assert list(own.events["title"]) == list(load_files(files).events["title"])
    assert len(own.sources) == 1


def test_a_file_that_is_too_large_is_not_sent(workshop, open_lesson, tmp_path):
    large = tmp_path / "large.csv"
    large.write_bytes(b"date,title,summary\n" + b"1971,a,b\n" * 1_200_000)
    before = open_lesson(LESSON).socket_bytes
    upload(workshop, large)
    expect(verdict(workshop)).to_contain_text("Not sent: large.csv has 10.8 MB")
    assert open_lesson(LESSON).socket_bytes - before < 10_000


def test_without_a_kernel_the_reader_is_told(pages):
    """On a second page of the same kernel, which has to find all widgets that were not closed."""
    page = pages(f"notebooks/{LESSON}.ipynb").run_all()
    exhibit = exhibit_of(page, WORKSHOP)
    shut_down(page)
    page.page.clock.install()
    upload(exhibit, MISTAKES)
    expect(verdict(exhibit)).to_contain_text(re.compile("Checking|No answer"))
    page.page.clock.run_for(60_000)
    expect(verdict(exhibit)).to_contain_text(
        "No answer: this needs a running kernel. Your file is safe"
    )
