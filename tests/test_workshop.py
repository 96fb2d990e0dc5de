"""The workshop in a real browser: a reader's file from the first try to the page to hand out, and
files that mean harm.
"""

import csv
import io
import json
import re

import nbformat
import pytest
from browser import BOOK, LIVE, Lab, Page, exhibit_of
from lessonkit.data.course import record
from lessonkit.data.reader_tables import load, load_files
from playwright.sync_api import expect
from support import NOTEBOOKS, ROOT, of_kind, read, source

LESSON = "07-your-own-timeline"
OWN = "# Workshop: open a table of your own"
EXAMPLE = ROOT / "data" / "examples" / "indo-soviet-1971"
SOURCES = len(load(EXAMPLE).sources)
MISTAKES = ROOT / "data" / "examples" / "with-mistakes" / "events.csv"


@pytest.fixture
def workshop(open_lesson):
    return exhibit_of(open_lesson(LESSON), OWN)


def verdict(exhibit):
    return exhibit.locator(".lk-workshop-verdict")


def upload(exhibit, *files):
    exhibit.locator("input[type=file]").set_input_files(files)


def downloaded(exhibit, button):
    """Press a button that downloads; return the name and the contents of the file."""
    with exhibit.page.expect_download() as waiting:
        exhibit.get_by_role("button", name=button).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_mistakes_are_listed_and_a_mended_file_is_shown(workshop):
    upload(workshop, MISTAKES)
    expect(verdict(workshop)).to_contain_text("7 problems to mend")
    problems = workshop.locator(".lk-workshop-problems tr")
    expect(problems).to_have_count(8)
    expect(problems.nth(1)).to_contain_text("Did you mean “confidence”?")
    expect(problems.nth(2)).to_contain_text("09/08/1971")
    for hidden in ("Download as a page", "Story"):
        expect(workshop.get_by_role("button", name=hidden)).to_be_hidden()
    upload(workshop, EXAMPLE / "events.csv", EXAMPLE / "sources.csv")
    expect(verdict(workshop)).to_contain_text(
        f"events.csv and sources.csv are in order: 18 events, 1955 to 1993; {SOURCES} sources"
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
    expect(verdict(workshop)).to_contain_text("1 problem to mend")
    expect(workshop.locator(".lk-workshop-problems")).to_contain_text("there is no such file")
    path.fill("../data/examples/indo-soviet-1971")
    path.press("Enter")
    expect(verdict(workshop)).to_contain_text("indo-soviet-1971 is in order: 18 events")


def test_what_is_taken_away_is_whole(workshop, chromium):
    upload(workshop, EXAMPLE / "events.csv", EXAMPLE / "sources.csv")
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
    expect(shown.locator("ol li")).to_have_count(SOURCES)
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
    page = pages(f"notebooks/{LESSON}.ipynb").run_all()
    exhibit = exhibit_of(page, OWN)
    page.call("await window.jupyterapp.shell.currentWidget.sessionContext.shutdown();")
    page.page.clock.install()
    upload(exhibit, MISTAKES)
    expect(verdict(exhibit)).to_contain_text(re.compile("Checking|No answer"))
    page.page.clock.run_for(60_000)
    expect(verdict(exhibit)).to_contain_text(
        "No answer: this needs a running kernel. Your file is safe"
    )


ATTACK = "<img src=x onerror=h=1>"
ATTACKS = (
    '"><svg onload=h=1>',
    "<script>h=1</script>",
    '<a href="javascript:h=1">x</a>',
    '\'=HYPERLINK("javascript:h=1")',
    "{{h=1}}",
)


def poison(folder):
    """Put markup in front of every free text of the course's tables: those of more than one word,
    since single words may be keys.
    """
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path = folder / resource["path"]
        table = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
        free = [
            f["name"]
            for f in resource["schema"]["fields"]
            if f["type"] == "string"
            and f.get("format") != "uri"
            and not {"references", "itemEnum"} & set(f)
            and not {"enum", "pattern"} & set(f.get("constraints", {}))
            and not any(
                f["name"] in key["fields"] for key in resource["schema"].get("foreignKeys", [])
            )
        ]
        limits = {
            f["name"]: f.get("constraints", {}).get("maxLength", 10_000)
            for f in resource["schema"]["fields"]
        }
        if resource["name"] == "sorting":
            # The lesson names the groups too, and the two must agree.
            free.remove("bin")
        for row in table:
            for name in free:
                if " " in row[name] and limits[name] >= len(ATTACK):
                    row[name] = (ATTACK + row[name])[: limits[name]]
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, table[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)
    record(folder)


#: Whether anything of the attack became part of the page instead of its text.
CAUGHT = """() => ({ran: typeof h !== 'undefined', made: [...document.querySelectorAll(
    'img[src="x"], [onerror], [onload], .lk-exhibit script, .jp-OutputArea-output svg[onload], '
    + 'a[href^="javascript:"], a[href^="data:"]')]
    .map((e) => e.outerHTML.slice(0, 200))})"""


def test_hostile_text_stays_text_in_every_exhibit(tmp_path, chromium):
    """All exhibits of the course, on tables whose every text begins with markup that would run."""
    lab = Lab(tmp_path)
    try:
        poison(lab.root / "data")
        calls = [source(cell) for path in NOTEBOOKS for cell in of_kind(read(path), "code")]
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(call) for call in calls])
        book.metadata["kernelspec"] = {
            "name": "python3",
            "display_name": "Python 3",
            "language": "python",
        }
        nbformat.write(book, lab.root / "notebooks" / "hostile.ipynb")
        page = Page(chromium, lab).open("notebooks/hostile.ipynb").run_all()
        page.page.wait_for_function(f"() => {BOOK}.widgets.at(-1).model.executionCount")
        shown = 0
        for number, cell in enumerate(page.cells()):
            assert all(output["output_type"] == "display_data" for output in cell["outputs"]), cell
            if len(cell["outputs"]) < 2:
                continue
            page.call("await book.scrollToItem(a, 'start');", number)
            exhibit = (
                page.page.locator(f".jp-Notebook .jp-Cell[data-windowed-list-index='{number}']")
                .locator(LIVE)
                .first
            )
            expect(exhibit).to_be_visible()
            # What opens on request: cards, lists, evidence, the story's next step.
            # A click may replace the controls that follow: those that are gone are passed over.
            for control in exhibit.locator("button:visible, summary:visible").element_handles()[
                :10
            ]:
                control.evaluate(
                    """(e) => {
                        if (!e.checkVisibility() || e.disabled) return;
                        if (!e.textContent.includes('Full')) e.click();
                    }"""
                )
            shown += ATTACK[:8] in exhibit.inner_text()
            assert page.page.evaluate(CAUGHT) == {"ran": False, "made": []}, cell["source"]
        assert shown >= 20
        assert not [url for url in page.requests if url.endswith("/x")]
        page.close()
    finally:
        lab.stop()


def hostile_table():
    """A reader's table that passes the check and has markup wherever text may stand."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(
        [
            "date",
            "title",
            "label",
            "summary",
            "actors",
            "place",
            "theme",
            "kind",
            "confidence",
            "attribution",
            "note",
            "source_url",
        ]
    )
    for n, attack in enumerate([ATTACK, *ATTACKS]):
        short = attack[:32]
        writer.writerow(
            [
                f"{1971 + n}",
                attack,
                short,
                attack,
                attack.replace(";", ""),
                attack,
                attack,
                attack,
                "alleged",
                attack,
                attack,
                "https://a.example/?<img-src=x-onerror=h=1>".replace("<", "%3C").replace(
                    ">", "%3E"
                ),
            ]
        )
    return text.getvalue()


def test_hostile_text_of_ones_own_stays_text(pages, chromium, tmp_path):
    path = tmp_path / "hostile.csv"
    path.write_text(hostile_table(), encoding="utf-8")
    page = pages(f"notebooks/{LESSON}.ipynb").run_all()
    exhibit = exhibit_of(page, OWN)

    def check(*texts):
        for text in texts:
            expect(exhibit).to_contain_text(text)
        assert page.page.evaluate(CAUGHT) == {"ran": False, "made": []}

    upload(exhibit, path)
    expect(verdict(exhibit)).to_contain_text("6 events")
    chart = exhibit.locator(".lk-chart")
    expect(chart.locator(".scatterlayer .point")).to_have_count(6)
    check(ATTACK)
    for label in ("Strand", "State"):
        expect(
            exhibit.get_by_label(label, exact=True).locator("option", has_text="<img").first
        ).to_have_count(1)
    exhibit.get_by_label("Lanes by").select_option("Place")
    expect(chart.locator(".ytick", has_text="<img")).to_have_count(1)
    chart.focus()
    page.page.keyboard.press("ArrowRight")
    expect(chart.locator(".hoverlayer")).to_contain_text("onerror")
    check()
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-card h4")).to_have_text(ATTACK)
    check()
    for form in ("List", "Table"):
        exhibit.get_by_role("button", name=form, exact=True).click()
        expect(exhibit.locator(".lk-list li, .lk-table tbody tr")).to_have_count(6)
        check(ATTACK, *ATTACKS[:3])
    exhibit.get_by_role("button", name="Story").click()
    expect(exhibit.locator(".lk-story-title")).to_have_text(ATTACK)
    check()
    exhibit.get_by_role("button", name="Order game").click()
    expect(exhibit.locator(".lk-order-row")).to_have_count(5)
    check()
    _, saved = downloaded(exhibit, "Download as a page")
    # The page is opened without the policy that forbids scripts: its text must be harmless by
    # itself.
    alone = chromium.new_page()
    alone.set_content(saved.decode().replace("default-src 'none'", "img-src *"))
    for attack in (ATTACK, *ATTACKS[:3]):
        expect(alone.get_by_text(attack).first).to_be_visible()
    assert alone.evaluate(CAUGHT) == {"ran": False, "made": []}
    # The proof that the trap works: the same text, put into a page unescaped, is caught.
    alone.set_content(ATTACK)
    alone.wait_for_function("() => typeof h !== 'undefined'")
    assert alone.evaluate(CAUGHT)["made"]
    alone.close()
    # A table that is refused shows what it says too.
    path.write_text(
        "date,title,summary,<img src=x onerror=h=1>\n<script>h=1</script>,a,b,c\n", encoding="utf-8"
    )
    upload(exhibit, path)
    expect(verdict(exhibit)).to_contain_text("to mend")
    check("<script>h=1</script>")
