"""Files that mean harm, in a real browser: their text is shown and nothing of it runs."""

import csv
import io
import json

from actions import LESSON, WORKSHOP, downloaded, upload, verdict, write_notebook
from browser import BOOK, LIVE, Lab, Page, exhibit_of
from lessonkit.data.course import record
from playwright.sync_api import expect
from support import NOTEBOOKS, of_kind, read, source

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
            and f["name"] != resource["schema"].get("primaryKey")
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


#: Presses what opens something in an exhibit. A click may replace the controls that follow: those
#: that are gone are passed over.
OPEN = """(root) => {
    const openers = [...root.querySelectorAll('button, summary')].filter((e) =>
        e.checkVisibility() && !e.disabled && !e.textContent.includes('Full'));
    for (const opener of openers.slice(0, 10)) if (opener.isConnected) opener.click();
}"""


def test_hostile_text_stays_text_in_every_exhibit(tmp_path, chromium):
    """All exhibits of the course, on tables whose every text begins with markup that would run."""
    lab = Lab(tmp_path)
    try:
        poison(lab.root / "data")
        calls = [source(cell) for path in NOTEBOOKS for cell in of_kind(read(path), "code")]
        write_notebook(lab, "hostile.ipynb", calls)
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
            exhibit.evaluate(OPEN)
            shown += ATTACK[:8] in exhibit.inner_text()
            assert page.page.evaluate(CAUGHT) == {"ran": False, "made": []}, cell["source"]
        assert shown >= 20
        assert not [url for url in page.requests if url.endswith("/x")]
        page.close()
    finally:
        lab.stop()


def hostile_table():
    """Return a reader's table that passes the check and has markup wherever text may stand."""
    text = io.StringIO(newline="")
    rows = [
        dict.fromkeys(("title", "summary", "place", "theme", "kind", "attribution", "note"), attack)
        | {
            "date": str(1971 + n),
            "label": attack[:32],
            "actors": attack.replace(";", ""),
            "confidence": "alleged",
            "source_url": "https://a.example/?%3Cimg-src=x-onerror=h=1%3E",
        }
        for n, attack in enumerate([ATTACK, *ATTACKS])
    ]
    writer = csv.DictWriter(text, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def is_harmless_alone(chromium, saved):
    """Assert that a saved page runs nothing without the policy that forbids scripts, either."""
    alone = chromium.new_page()
    text, policy = saved.decode(), "default-src 'none'"
    assert text.count(policy) == 1
    alone.set_content(text.replace(policy, "img-src *"))
    for attack in (ATTACK, *ATTACKS[:3]):
        expect(alone.get_by_text(attack).first).to_be_visible()
    assert alone.evaluate(CAUGHT) == {"ran": False, "made": []}
    # The proof that the trap works: the same text, put into a page unescaped, is caught.
    alone.set_content(ATTACK)
    alone.wait_for_function("() => typeof h !== 'undefined'")
    assert alone.evaluate(CAUGHT)["made"]
    alone.close()


def test_hostile_text_of_ones_own_stays_text(pages, chromium, tmp_path):
    path = tmp_path / "hostile.csv"
    path.write_text(hostile_table(), encoding="utf-8")
    page = pages(f"notebooks/{LESSON}.ipynb").run_all()
    exhibit = exhibit_of(page, WORKSHOP)

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
    is_harmless_alone(chromium, saved)
    # A table that is refused shows what it says too.
    path.write_text(
        "date,title,summary,<img src=x onerror=h=1>\n<script>h=1</script>,a,b,c\n", encoding="utf-8"
    )
    upload(exhibit, path)
    expect(verdict(exhibit)).to_contain_text("to mend")
    check("<script>h=1</script>")
