"""The exhibits of lessons 4 to 6 in a real browser: every control does what it should, by mouse and
by keyboard.
"""

import io
import re
import zipfile

import pytest
from browser import exhibit_of
from lessonkit import Claims, RevisionSheet, course
from playwright.sync_api import expect

REGION, SEQUEL, WEIGH = "04-regional-effects", "05-what-happened-next", "06-weigh-it-up"
CLAIMS = Claims().claims


def reset(exhibit):
    exhibit.get_by_role("button", name="Reset", exact=True).click()


def test_the_map_by_mouse_menu_and_keyboard(open_lesson):
    page = open_lesson(REGION)
    exhibit = exhibit_of(page, "# Map")
    chart, status = exhibit.locator(".lk-chart"), exhibit.locator(".lk-status")
    expect(chart.get_by_text(re.compile(r"^Pyongyang \d+$"))).to_be_visible()
    expect(chart.get_by_text("DPRK", exact=True)).to_be_visible()
    exhibit.get_by_role("button", name="From Kursk to Tokyo").click()
    expect(chart.get_by_text(re.compile(r"^Moscow \d+$"))).to_be_visible()
    exhibit.get_by_label("Strand", exact=True).select_option("Treaties and law")
    expect(status).to_have_text(
        re.compile(rf"^{(course.events['theme'] == 'treaty').sum()} events at ")
    )
    chart.focus()
    page.page.keyboard.press("End")
    expect(exhibit.locator(".lk-spoken")).not_to_be_empty()
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-card li").first).to_be_visible()
    exhibit.get_by_label("Place", exact=True).select_option(
        label=next(
            text
            for text in exhibit.get_by_label("Place", exact=True)
            .locator("option")
            .all_text_contents()
            if text.startswith("Pyongyang")
        )
    )
    expect(exhibit.locator(".lk-card h4")).to_contain_text("Pyongyang")
    exhibit.get_by_role("button", name="Table").click()
    expect(exhibit.locator(".lk-table tbody tr").first).to_be_visible()
    reset(exhibit)
    expect(status).to_have_text(re.compile(rf"^{len(course.events)} events at "))


def test_perspectives_show_every_capital_and_say_who_is_silent(open_lesson):
    exhibit = exhibit_of(open_lesson(REGION), "# Perspectives")
    faces, status = exhibit.locator(".lk-face"), exhibit.locator(".lk-grid-status")
    expect(faces).to_have_count(11)
    expect(faces.filter(has_text="Beijing")).to_contain_text("no comment")
    exhibit.get_by_label("Event", exact=True).select_option(
        label=next(
            text
            for text in exhibit.get_by_label("Event", exact=True)
            .locator("option")
            .all_text_contents()
            if "secretariat" in text.lower()
        )
    )
    expect(faces.filter(has_text="Kyiv")).to_contain_text("No statement found")
    expect(status).to_contain_text("None found from: ")
    exhibit.get_by_label("Guess first").check()
    said = faces.filter(has_text="Seoul")
    expect(said.locator(".lk-face-text").first).to_be_hidden()
    bars = """(root) => new Set([...root.querySelectorAll('.lk-face-said')]
        .map((bar) => getComputedStyle(bar).borderLeftColor)).size"""
    assert exhibit.evaluate(bars) == 1, "no colour gives the answer away"
    said.get_by_role("button", name="Uncover").first.click()
    expect(said.locator(".lk-face-text").first).to_be_visible()
    assert exhibit.evaluate(bars) == 2
    exhibit.get_by_label("Read by").select_option(label="one capital, every event")
    exhibit.get_by_label("Capital", exact=True).select_option(label="New Delhi")
    expect(faces).to_have_count(int(course.positions["event"].nunique()))
    expect(status).to_contain_text("None found on: ")
    reset(exhibit)
    faces.first.get_by_text("Source").first.click()
    assert faces.first.locator("a[href^=http][rel=noopener]").count() >= 1


def test_the_network_compares_two_years(open_lesson):
    page = open_lesson(REGION)
    exhibit = exhibit_of(page, "# Network")
    expect(exhibit).to_contain_text(
        "In 2025, not in 2023: Russia-DPRK treaty of 2024 (Russia–DPRK)."
    )
    expect(exhibit).to_contain_text(
        "In 2023, not in 2025: Russia-DPRK treaty of 2000 (Russia–DPRK)."
    )
    exhibit.get_by_label("Kind", exact=True).select_option("Arms and troops")
    exhibit.get_by_label("State", exact=True).select_option("DPRK")
    expect(exhibit.locator(".lk-status")).to_have_text(
        "Arms and troops: 1 tie in 2023, 3 in 2025: 2 new, 0 gone."
    )
    exhibit.locator(".lk-chart").focus()
    page.page.keyboard.press("Home")
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-card")).to_contain_text("alleged")
    exhibit.get_by_role("button", name="Table").click()
    expect(exhibit.locator(".lk-table tbody tr")).to_have_count(3)
    expect(exhibit.locator(".lk-chart")).to_be_hidden()
    reset(exhibit)
    expect(exhibit.locator(".lk-chart .main-svg").first).to_be_visible()
    left = exhibit.locator(".noUi-handle").first
    left.focus()
    page.page.keyboard.press("ArrowLeft")
    expect(exhibit).to_contain_text("In 2025, not in 2022:")
    reset(exhibit)


def test_wordings_and_before_and_after_and_votes(open_lesson):
    page = open_lesson(REGION)
    wordings = exhibit_of(page, "# Wordings")
    chips = wordings.locator(".lk-chip:visible")
    expect(chips).to_have_count(len(course.wordings))
    wordings.get_by_label("Wording").select_option("Left out or rejected")
    expect(chips).to_have_count(int((course.wordings["wording"] == "dropped").sum()))
    reset(wordings)
    both = exhibit_of(page, "# Before and after")
    expect(both.locator("thead th")).to_contain_text(
        ["Years", "Before 19 June 2024", "After 19 June 2024"]
    )
    both.get_by_text("Freedom Edge agreed").click()
    expect(both.locator(".lk-card .lk-when")).to_have_text("2 June 2024")
    votes = exhibit_of(page, "# Votes")
    votes.get_by_label("Ballot").select_option("✘ No")
    india = [cell.nth(3) for cell in [row.locator("td") for row in votes.locator("tbody tr").all()]]
    assert not any(cell.locator(".lk-chip:visible").count() for cell in india)
    states = len(votes.locator("thead th").all()) - 1
    boxes = votes.locator(".lk-chip").count()
    expect(votes.get_by_text("not found", exact=True)).to_have_count(
        votes.locator("tbody tr").count() * states - boxes
    )
    expect(votes).to_contain_text("not that the state was absent")
    reset(votes)


def test_estimates_name_their_makers_on_the_chart(open_lesson):
    exhibit = exhibit_of(open_lesson(SEQUEL), "# How many")
    for measure, name in (
        ("Troops sent", "ROK (intelligence service), 18 Oct 2024"),
        ("Shells said to be sent", "Ukraine (foreign intelligence), 28 Jul 2025"),
        ("Names and portraits shown", "Portraits (counted by NK News), 2 Sep 2025"),
    ):
        exhibit.get_by_label("Measure").select_option(label=measure)
        expect(exhibit.locator(".lk-chart").get_by_text(name, exact=True)).to_be_visible()
        expect(
            exhibit.locator(".lk-chart").get_by_text("not to be added up", exact=False).last
        ).to_be_visible()
    reset(exhibit)


def test_claims_are_judged_before_the_evidence_and_the_score_is_right(open_lesson):
    page = open_lesson(SEQUEL)
    exhibit = exhibit_of(page, "# Claims")
    button = exhibit.get_by_role("button", name="Show the evidence")
    evidence = exhibit.locator(".lk-claims-evidence")
    expect(button).to_be_disabled()
    expect(evidence).to_be_empty()
    hits = []
    for n, claim in enumerate(CLAIMS):
        expect(exhibit.locator(".lk-sort-item")).to_have_text(claim["claim"])
        expect(exhibit.locator(".lk-sort-place")).to_contain_text(
            f"Statement {n + 1} of {len(CLAIMS)} (claim {claim['number']} of 9"
        )
        picked = exhibit.get_by_role("button", name="Borne out", exact=True)
        picked.click()
        # With the pointer still on it.
        assert (
            picked.evaluate("(button) => getComputedStyle(button).backgroundColor")
            == "rgb(0, 114, 178)"
        )
        slider = exhibit.get_by_label("How sure are you?").last
        slider.focus()
        page.page.keyboard.press("End")
        button.click()
        expect(evidence).to_contain_text(
            f"The course’s verdict, as of March 2026: {claim['verdict']}."
        )
        expect(evidence).to_contain_text("What would change it:")
        for side, pieces in claim["sides_html"].items():
            block = evidence.locator("section").filter(
                has=page.page.get_by_role("heading", name=side, exact=True)
            )
            expect(block.locator("li")).to_have_count(len(pieces))
            if not pieces:
                expect(block).to_contain_text("None was found")
        hits.append(claim["outcome"] == "borne-out")
        share = round(100 * sum(hits) / len(hits))
        expect(exhibit.locator(".lk-score")).to_contain_text(
            f"Matches with the course: {sum(hits)} ({share} %). Your average confidence: 100 %."
        )
        if n < len(CLAIMS) - 1:
            exhibit.get_by_role("button", name="Next").click()
    expect(exhibit.locator(".lk-score")).to_contain_text("Over-confident")
    brier = sum(not hit for hit in hits) / len(hits)
    expect(exhibit.locator(".lk-claims-score")).to_contain_text(f"{brier:.2f}")
    exhibit.get_by_role("button", name="Start again").click()
    expect(exhibit.locator(".lk-claims-score")).to_be_empty()


def balance_state(exhibit):
    """What a reader sees of the balance: side, mark, weight and words for every row that counts."""
    return exhibit.evaluate("""(root) => [
        ...root.querySelectorAll('.lk-balance-row:not(.lk-balance-head)')].map((row) => ({
        side: row.classList.contains('lk-balance-gain') ? 1 : -1,
        mark: Number([...row.querySelectorAll('select')].at(-1).value),
            weight: Number(row.querySelector('input[type=range]').value),
        words: row.querySelector('.lk-balance-effect > span').textContent }))""")


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
        for n, weight in enumerate(weights):
            exhibit.locator("input[type=range]").nth(n).fill(str(weight))
        rows = balance_state(exhibit)
        assert [row["weight"] for row in rows[:6]] == weights
        now = total(rows)
        said = exhibit.locator(".lk-balance-answer").text_content()
        assert f"sum {'+' if now > 0 else '−' if now < 0 else ''}{abs(now)}:" in said
        for n, row in enumerate(rows):
            flip = flip_by_search(rows, n)
            if now == 0:
                assert row["words"].startswith("even now")
            elif flip is None:
                assert "no weight flips it" in row["words"]
            else:
                assert float(
                    re.fullmatch(r"flips at ([0-9.]+)", row["words"]).group(1)
                ) == pytest.approx(flip, abs=0.051)
        reset(exhibit)


def test_a_balance_takes_an_argument_of_ones_own_and_remembers_each_capital(open_lesson):
    exhibit = exhibit_of(open_lesson(WEIGH), "# Balance: the same")
    answer = exhibit.locator(".lk-balance-answer")
    expect(answer).to_contain_text("From the viewpoint of New Delhi")
    before = answer.text_content()
    exhibit.get_by_label("Own argument 2", exact=True).fill("<b>Oil</b> gets dearer")
    exhibit.get_by_label("How much it matters: <b>Oil</b> gets dearer").fill("5")
    expect(answer).not_to_have_text(before)
    exhibit.get_by_label("From the viewpoint of").select_option(label="Beijing")
    expect(exhibit.locator(".lk-balance-sums")).to_contain_text("New Delhi")
    exhibit.get_by_label("From the viewpoint of").select_option(label="New Delhi")
    expect(exhibit.get_by_label("Own argument 2", exact=True)).to_have_value(
        "<b>Oil</b> gets dearer"
    )
    exhibit.locator(".lk-balance-row summary").first.click()
    assert exhibit.locator(".lk-balance-row details[open] a[href^=http][rel=noopener]").count() >= 1
    reset(exhibit)
    expect(answer).to_have_text(before)


def essay(page):
    return exhibit_of(page, "# Essay")


def test_an_answer_is_kept_when_the_notebook_runs_again(open_lesson):
    page = open_lesson(WEIGH)
    desk = essay(page)
    desk.get_by_label("Introduction", exact=True).fill(
        "The pact of 2024 promises help & <b>more</b>."
    )
    desk.get_by_label("Conclusion", exact=True).fill("It depends on the trigger.")
    expect(desk.locator(".lk-essay-count")).to_contain_text("12 of 150 words: 138 to go")
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


def downloaded(page, button):
    with page.page.expect_download() as download:
        button.click()
    return open(download.value.path(), "rb").read(), download.value.suggested_filename


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
    markdown, name = downloaded(page, desk.get_by_role("button", name="Download as Markdown"))
    assert name.endswith(".md")
    word, name = downloaded(page, desk.get_by_role("button", name="Download as Word"))
    assert name.endswith(".docx")
    from docx import Document

    plain = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(word)).paragraphs)
    assert zipfile.is_zipfile(io.BytesIO(word))
    for copy in (markdown.decode("utf-8"), plain):
        for text in (*written.values(), fact, address, "[1]"):
            for line in text.split("\n"):
                assert line in copy, line
    assert "- [x] It gives both sides" in markdown.decode("utf-8")
    assert "☑ It gives both sides" in plain


def test_word_without_a_kernel_says_so_and_loses_nothing(open_lesson):
    page = open_lesson(WEIGH)
    desk = essay(page)
    page.call("await window.jupyterapp.shell.currentWidget.sessionContext.session.shutdown();")
    desk.get_by_label("Introduction", exact=True).fill("Still here.")
    desk.get_by_role("button", name="Download as Word").click()
    expect(desk.locator(".lk-grid-status")).to_contain_text(
        "needs a running kernel", timeout=20_000
    )
    expect(desk.get_by_label("Introduction", exact=True)).to_have_value("Still here.")
    markdown, _ = downloaded(page, desk.get_by_role("button", name="Download as Markdown"))
    assert b"Still here." in markdown


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


def test_the_revision_sheet_is_one_page_of_a4_with_a_source_for_each_fact(chromium):
    context = chromium.new_context(viewport={"width": 794, "height": 1123})
    page = context.new_page()
    page.set_content(RevisionSheet().page())
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    expect(page.locator("li")).to_have_count(len(course.revision))
    last = page.locator(".sources p").count()
    numbers = [int(n) for sup in page.locator("li sup").all_text_contents() for n in sup.split(",")]
    assert set(numbers) == set(range(1, last + 1))
    assert page.locator(".sources a[href^=http]").count() == last
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('li, .sources p')]
            .map((e) => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 9, "seven points in print are the least that can be read"
    context.close()
