"""The exhibits of lesson 6 in a real browser, by mouse and by keyboard."""

import io
import re
import zipfile

import pytest
from actions import downloaded, reset, shut_down
from browser import exhibit_of
from docx import Document
from lessonkit import RevisionSheet, course
from playwright.sync_api import expect
from support import pages_of

WEIGH = "06-weigh-it-up"


def balance_state(exhibit):
    """What a reader sees of the balance: side, mark, weight and words for every row that counts."""
    return exhibit.evaluate("""(root) => [
        ...root.querySelectorAll('.lk-balance-row:not(.lk-balance-head)')].map((row) => ({
        side: row.classList.contains('lk-balance-gain') ? 1 : -1,
        mark: [...row.querySelectorAll('.lk-balance-marks select')].reduce(
            (product, mark) => product * Number(mark.value), 1),
        weight: Number(row.querySelector('input[type=radio]:checked')?.value ?? 0),
        words: row.querySelector('.lk-balance-effect > span')?.textContent }))""")


def weigh(exhibit, weights):
    """Give the arguments of the shown capital their weights, in order."""
    for n, weight in enumerate(weights):
        exhibit.get_by_role("radiogroup").nth(n).get_by_label(str(weight), exact=True).check()


def test_a_weight_is_set_by_keyboard(open_lesson):
    exhibit = exhibit_of(open_lesson(WEIGH), "# Balance: gains")
    first = exhibit.get_by_role("radiogroup").first
    first.get_by_label("2", exact=True).focus()
    exhibit.page.keyboard.press("Space")
    exhibit.page.keyboard.press("ArrowRight")
    expect(first.get_by_label("3", exact=True)).to_be_checked()
    expect(exhibit.locator(".lk-balance-answer")).to_contain_text("1 of 6 done")
    reset(exhibit)
    expect(exhibit.locator(".lk-balance-answer")).to_contain_text("0 of 6 done")


def total(rows):
    return sum(row["side"] * row["mark"] * row["weight"] for row in rows)


def flip_by_search(rows, n):
    """Find the weight at which the sum changes its sign by trying all weights from 0 to 5 in small
    steps; None if there is none.
    """

    def at(weight):
        return total([row | ({"weight": weight} if k == n else {}) for k, row in enumerate(rows)])

    signs = [(step / 1000, at(step / 1000)) for step in range(5001)]
    opposite = [weight for weight, value in signs if value * total(rows) < 0]
    if not opposite:
        return None
    return max(opposite) if opposite[0] == 0 else min(opposite)


@pytest.mark.parametrize(
    "weights", [[3, 3, 3, 3, 3, 3], [5, 1, 0, 4, 2, 3], [0, 2, 1, 5, 5, 4], [4, 4, 0, 1, 2, 0]]
)
def test_the_flip_points_of_the_balance_are_right(open_lesson, weights):
    exhibit = exhibit_of(open_lesson(WEIGH), "# Balance: gains")
    for capital in ("Moscow", "Seoul", "New Delhi"):
        exhibit.get_by_label("From the viewpoint of").select_option(label=capital)
        said = exhibit.locator(".lk-balance-answer")
        weigh(exhibit, weights[:-1])
        expect(said).to_contain_text("5 of 6 done")
        assert set(exhibit.locator(".lk-balance-effect").all_text_contents()) == {""}
        weigh(exhibit, weights)
        rows = balance_state(exhibit)
        assert [row["weight"] for row in rows[:6]] == weights
        now = total(rows)
        expect(said).to_contain_text(f"sum {'+' if now > 0 else '−' if now < 0 else ''}{abs(now)}:")
        expect(exhibit.locator(".lk-balance-portrait li").first).to_contain_text("greatest weight")
        assert [row["words"] for row in rows[6:]] == [None, None], "empty lines do not count"
        for n, row in enumerate(rows[:6]):
            flip = flip_by_search(rows, n)
            if now == 0:
                assert row["words"].startswith("even now")
            elif flip is None:
                assert "no weight flips it" in row["words"]
            else:
                assert float(
                    re.fullmatch(r"flips at ([0-9.]+)", row["words"]).group(1)
                ) == pytest.approx(flip, abs=0.052)
        reset(exhibit)


def test_a_balance_takes_an_argument_of_ones_own_and_remembers_each_capital(open_lesson):
    exhibit = exhibit_of(open_lesson(WEIGH), "# Balance: the same")
    answer = exhibit.locator(".lk-balance-answer")
    expect(answer).to_contain_text("0 of 6 done")
    at_start = answer.text_content()
    weigh(exhibit, [3] * 6)
    expect(answer).to_contain_text("From the viewpoint of New Delhi")
    before = answer.text_content()
    exhibit.get_by_label("Own argument 2", exact=True).fill("<b>Oil</b> gets dearer")
    own = exhibit.get_by_role("radiogroup", name="How much it matters: <b>Oil</b> gets dearer")
    own.get_by_label("5", exact=True).check()
    expect(answer).not_to_have_text(before)
    expect(exhibit.locator(".lk-balance-portrait")).to_contain_text("<b>Oil</b> gets dearer")
    exhibit.get_by_label("From the viewpoint of").select_option(label="Beijing")
    weigh(exhibit, [1] * 6)
    expect(exhibit.locator(".lk-balance-sums")).to_contain_text("New Delhi")
    exhibit.get_by_label("From the viewpoint of").select_option(label="New Delhi")
    expect(exhibit.get_by_label("Own argument 2", exact=True)).to_have_value(
        "<b>Oil</b> gets dearer"
    )
    head = exhibit.locator(".lk-balance-head")
    for name in ("How well attested", "Link to the pact"):
        expect(head.get_by_text(name, exact=True)).to_be_visible()
    exhibit.locator(".lk-balance-row summary").first.click()
    row = exhibit.locator(".lk-balance-row:has(details[open])")
    said, marks = (row.locator(part).bounding_box() for part in ("p >> nth=0", ".lk-balance-marks"))
    assert said["width"] > 0.8 * row.bounding_box()["width"]
    assert said["y"] + said["height"] <= marks["y"]
    exhibit.page.set_viewport_size({"width": 480, "height": 800})
    expect(head).to_be_hidden()
    for name in ("How well attested:", "Link to the pact:"):
        expect(row.locator(".lk-balance-marks").get_by_text(name, exact=True)).to_be_visible()
    exhibit.page.set_viewport_size({"width": 1280, "height": 720})
    assert exhibit.locator(".lk-balance-row details[open] a[href^=http][rel=noopener]").count() >= 1
    reset(exhibit)
    expect(answer).to_have_text(at_start)


def colour(text):
    return text.evaluate("(text) => getComputedStyle(text).color")


def essay(page):
    return exhibit_of(page, "# Essay")


def test_an_answer_is_kept_when_the_notebook_runs_again(open_lesson):
    page = open_lesson(WEIGH)
    desk = essay(page)
    desk.get_by_label("Introduction", exact=True).fill(
        "The pact of 2024 promises help & <b>more</b>."
    )
    desk.get_by_label("Conclusion", exact=True).fill("It depends on the trigger.")
    count = desk.locator(".lk-essay-count")
    expect(count).to_have_text("12 of 150 words: 138 to go")
    blue = colour(count)
    desk.get_by_label("Conclusion", exact=True).fill("word " * 160)
    expect(count).to_have_text("167 of 150 words: ✘ 17 too many")
    assert colour(count) != blue
    desk.get_by_label("Conclusion", exact=True).fill("It depends on the trigger.")
    expect(count).to_have_text("12 of 150 words: 138 to go")
    assert colour(count) == blue
    first = desk.get_by_label("Question", exact=True).input_value()
    desk.get_by_label("Question", exact=True).select_option(index=3)
    expect(desk.get_by_label("Introduction", exact=True)).to_have_value("")
    desk.get_by_label("One side", exact=True).fill("Another draft.")
    page.run_all()
    expect(page.find("# Sources of this lesson").locator(".jp-OutputArea-output")).to_have_count(1)
    desk = essay(page)
    expect(desk.get_by_label("Question", exact=True)).to_have_value(first)
    expect(desk.get_by_label("Introduction", exact=True)).to_have_value(
        "The pact of 2024 promises help & <b>more</b>."
    )
    expect(desk.locator(".lk-grid-status")).to_have_text("Your draft of this question is back.")
    desk.get_by_label("Question", exact=True).select_option(index=3)
    expect(desk.get_by_label("One side", exact=True)).to_have_value("Another draft.")
    desk.get_by_label("Question", exact=True).select_option(index=0)


def test_an_answer_is_cleared_only_when_asked_twice_and_can_be_brought_back(open_lesson):
    desk = essay(open_lesson(WEIGH))
    text = desk.get_by_label("The other side", exact=True)
    text.fill("Worth keeping.")
    desk.get_by_role("button", name="Clear this draft").click()
    desk.get_by_role("button", name="No, keep it").click()
    expect(text).to_have_value("Worth keeping.")
    desk.get_by_role("button", name="Clear this draft").click()
    desk.get_by_role("button", name="Yes, clear it").click()
    expect(text).to_have_value("")
    text.fill("Written since.")
    desk.get_by_role("button", name="Bring back").click()
    expect(text).to_have_value("Worth keeping.")
    desk.get_by_role("button", name="Bring back").click()
    expect(text).to_have_value("Written since.")


def test_the_files_hold_the_same_text_and_sources(open_lesson):
    page = open_lesson(WEIGH)
    desk = essay(page)
    desk.get_by_label("Question", exact=True).select_option(index=1)
    written = {
        "Introduction": "Help, but when?",
        "One side": "It reads as automatic.\nTwo lines, “quoted” – and Korean: 조선.",
        "The other side": "It has a trigger.",
        "Conclusion": "Keep text and practice apart.",
    }
    for part, text in written.items():
        desk.get_by_label(part, exact=True).fill(text)
    desk.get_by_label("One side", exact=True).focus()
    desk.get_by_role("button", name="Insert into: One side").click()
    fact = (
        desk.get_by_label("Evidence from the course")
        .locator("option")
        .first.text_content()
        .split(": ", 1)[1]
    )
    expect(desk.get_by_label("One side", exact=True)).to_have_value(re.compile(re.escape(fact)))
    address = re.search(
        r"https?://\S+", desk.locator(".lk-essay-sources li").text_content()
    ).group()
    desk.get_by_label("It gives both sides", exact=False).check()
    desk.get_by_label("Your name, if you like").fill("Asha Rao")
    name, markdown = downloaded(desk, "Download as Markdown")
    assert name.endswith("-asha-rao.md")
    name, word = downloaded(desk, "Download as Word")
    assert name.endswith("-asha-rao.docx")
    plain = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(word)).paragraphs)
    assert zipfile.is_zipfile(io.BytesIO(word))
    for copy in (markdown.decode("utf-8"), plain):
        for text in (*written.values(), fact, address, "[1]"):
            for line in text.split("\n"):
                assert line in copy, line
    assert "- [x] It gives both sides" in markdown.decode("utf-8")
    assert "☑ It gives both sides" in plain


def test_the_files_need_no_kernel(open_lesson):
    page = open_lesson(WEIGH)
    desk = essay(page)
    shut_down(page)
    desk.get_by_label("Introduction", exact=True).fill("Still here.")
    name, word = downloaded(desk, "Download as Word")
    expect(desk.locator(".lk-grid-status")).to_have_text(f"{name} is in your downloads.")
    assert "Still here." in [paragraph.text for paragraph in Document(io.BytesIO(word)).paragraphs]


def test_the_revision_sheet_is_seen_whole_at_any_width(open_lesson):
    page = open_lesson(WEIGH)
    for width in (1024, 1280):
        page.page.set_viewport_size({"width": width, "height": 720})
        frame = exhibit_of(page, "# Revision sheet").locator("iframe")
        page.page.wait_for_function(
            """(frame) => {
            const sheet = frame.contentDocument.documentElement;
            return sheet.querySelector('.sources') && sheet.scrollHeight <= frame.clientHeight
                && sheet.scrollWidth <= frame.clientWidth;
        }""",
            arg=frame.element_handle(),
        )


def test_the_revision_sheet_is_handed_out_as_a_page_and_says_where(open_lesson):
    exhibit = exhibit_of(open_lesson(WEIGH), "# Revision sheet")
    name, content = downloaded(exhibit, "Download as a web page")
    assert content.decode() == RevisionSheet().page()
    expect(exhibit.get_by_role("status")).to_contain_text(name)


def test_the_revision_sheet_is_one_page_of_a4_with_a_source_for_each_fact(chromium):
    context = chromium.new_context(viewport={"width": 794, "height": 1123})
    page = context.new_page()
    page.set_content(RevisionSheet().page())
    pdf = page.pdf(prefer_css_page_size=True)
    assert pages_of(pdf) == 1
    expect(page.locator("li")).to_have_count(len(course.revision))
    last = page.locator(".sources p").count()
    numbers = [int(n) for sup in page.locator("li sup").all_text_contents() for n in sup.split(",")]
    torn = page.locator("li").evaluate_all("""(facts) => facts.filter((fact) => {
        const words = document.createRange(), numbers = fact.querySelector('sup');
        words.setStart(fact.firstChild, fact.firstChild.length - 2);
        words.setEnd(fact.firstChild, fact.firstChild.length - 1);
        const beside = words.getBoundingClientRect().bottom > numbers.getBoundingClientRect().top;
        return !beside || numbers.getClientRects().length > 1;
    }).map((fact) => fact.textContent)""")
    assert torn == [], "numbers stay together, and beside the last word"
    assert set(numbers) == set(range(1, last + 1))
    assert page.locator(".sources a[href^=http]").count() == last
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('li, .sources p')]
            .map((e) => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 9, "seven points in print are the least that can be read"
    context.close()
