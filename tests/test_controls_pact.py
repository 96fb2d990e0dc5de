"""The exhibits of lessons 2 and 3 in a real browser: every control does what it should, by mouse
and by keyboard.
"""

import re

import pytest
from actions import shut_down
from browser import LIVE, exhibit_of
from lessonkit import Sort, course
from playwright.sync_api import expect

SORT = Sort("sanctions")
FIRST = SORT.items[0]
#: A group in which the first statement does not belong.
WRONG = next(n for n, name in enumerate(SORT.bins) if name != FIRST["bin"])


def shown(exhibit):
    return exhibit.locator(".lk-chip:visible")


def grid_status(exhibit):
    return exhibit.locator(".lk-grid-status")


def test_votes(open_lesson):
    page = open_lesson("02-road-to-the-pact")
    exhibit = exhibit_of(page, "# Votes")
    expect(shown(exhibit)).to_have_count(26)
    expect(exhibit.locator("tbody th").first).to_contain_text("15 July 2006: 1695")
    exhibit.get_by_label("Texts", exact=True).select_option("Not adopted")
    expect(grid_status(exhibit)).to_have_text("4 of 26 ballots: Not adopted.")
    expect(shown(exhibit)).to_have_text(["✘ No: veto", "✘ No: veto", "✘ No: veto", "○ Abstained"])
    expect(exhibit.locator("tbody tr:visible")).to_have_count(2)
    shown(exhibit).nth(2).scroll_into_view_if_needed()
    shown(exhibit).nth(2).dispatch_event("pointerenter")
    expect(exhibit.locator(".lk-grid-brief")).to_contain_text("What it did not do")
    shown(exhibit).nth(2).click()
    card = exhibit.locator(".lk-card")
    expect(card).to_contain_text("28 March 2024")
    expect(card).to_contain_text("13–1–1")
    expect(card).to_be_in_viewport(ratio=0.5)
    assert card.locator("a[href^=http][rel=noopener]").count() >= 2
    page.shot("votes-card")
    exhibit.get_by_label("Ballot").select_option("✔ Yes")
    expect(grid_status(exhibit)).to_contain_text("Nothing matches")
    expect(shown(exhibit)).to_have_count(0)
    exhibit.get_by_role("button", name="Reset", exact=True).click()
    expect(shown(exhibit)).to_have_count(26)
    expect(card).to_have_count(0)
    exhibit.get_by_label("Show as").select_option("List")
    expect(exhibit.locator(".lk-list > li")).to_have_count(26)
    exhibit.locator(".lk-list summary").first.click()
    expect(exhibit.locator(".lk-list > li").first).to_contain_text("What it did:")
    exhibit.get_by_role("button", name="Reset", exact=True).click()


@pytest.mark.parametrize(
    ("lesson", "start"),
    [("02-road-to-the-pact", "# Votes"), ("03-the-pact", "# Ladder"), ("03-the-pact", "# Debate")],
)
def test_pointing_at_a_box_moves_none(open_lesson, lesson, start):
    exhibit = exhibit_of(open_lesson(lesson), start)
    moved = exhibit.evaluate("""(root) => {
        const chips = [...root.querySelectorAll('.lk-chip')];
        const top = (element) => element.getBoundingClientRect().top;
        const tops = () => chips.map((chip) => Math.round(top(chip) - top(root))).join();
        const before = tops();
        return chips.filter((chip) => { chip.dispatchEvent(new PointerEvent('pointerenter'));
            return tops() !== before; }).length;
    }""")
    assert moved == 0
    assert exhibit.locator(".lk-chip").count() >= 14


def test_a_grid_by_keyboard(open_lesson):
    page = open_lesson("03-the-pact")
    exhibit = exhibit_of(page, "# Map")
    chips = shown(exhibit)
    expect(chips).to_have_count(23)
    chips.first.focus()
    expect(exhibit.locator(".lk-grid-brief")).to_contain_text("Article 4.")
    page.page.keyboard.press("ArrowDown")
    expect(exhibit.locator(".lk-grid-brief")).to_contain_text("Article 3.")
    page.page.keyboard.press("ArrowLeft")
    expect(exhibit.locator(".lk-grid-brief")).to_contain_text("Article 2.")
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-card h4")).to_contain_text("Article 2:")
    expect(exhibit.locator(".lk-card")).to_contain_text("Who must do what?")
    expect(exhibit.locator(".lk-chip[aria-pressed=true]")).to_have_count(1)


def test_the_map_of_articles_shows_its_gaps(open_lesson):
    exhibit = exhibit_of(open_lesson("03-the-pact"), "# Map")
    exhibit.get_by_label("Strength").select_option("Assist")
    expect(shown(exhibit)).to_have_count(1)
    expect(grid_status(exhibit)).to_have_text("1 of 23 articles: Assist.")
    exhibit.get_by_label("Strength").select_option("Not known")
    expect(shown(exhibit)).to_have_count(4)
    shown(exhibit).first.click()
    expect(exhibit.locator(".lk-card")).to_contain_text("No report found.")
    exhibit.get_by_role("button", name="Reset", exact=True).click()


def test_the_treaty_meets_the_resolutions(open_lesson):
    exhibit = exhibit_of(open_lesson("03-the-pact"), "# The treaty and the UN sanctions")
    expect(shown(exhibit)).to_have_count(len(course.sanctions))
    for name, status in (("Disputed", "disputed"), ("Limited", "limited"), ("Allowed", "allowed")):
        exhibit.get_by_label("Rule").select_option(name)
        expect(shown(exhibit)).to_have_count(int((course.sanctions["status"] == status).sum()))
    exhibit.get_by_label("Rule").select_option("Disputed")
    shown(exhibit).first.click()
    card = exhibit.locator(".lk-card")
    expect(card).to_contain_text("Resolution 2270 (2016), paragraph 9:")
    expect(card).to_contain_text("South Korea’s foreign ministry said")
    assert card.locator("a[href^='https://undocs.org/'][rel=noopener]").count() == 1
    exhibit.get_by_role("button", name="Reset", exact=True).click()
    expect(shown(exhibit)).to_have_count(len(course.sanctions))


def test_the_process_hides_its_dates_and_draws_its_arrows(open_lesson):
    page = open_lesson("03-the-pact")
    exhibit = exhibit_of(page, "# Process")
    expect(shown(exhibit)).to_have_count(9)
    arrows = exhibit.locator(".lk-grid-arrows > path")
    expect(arrows).to_have_count(9)
    date = exhibit.locator("tbody th").nth(7).locator("span").first
    expect(date).to_have_text("4 December 2024")
    exhibit.get_by_label("Hide the dates").check()
    expect(date).to_be_hidden()
    exhibit.get_by_label("Hide the dates").uncheck()
    expect(date).to_be_visible()
    shown(exhibit).get_by_text("Pact in force").click()
    expect(exhibit.locator(".lk-card h4")).to_have_text("Russia-DPRK treaty enters into force")
    page.shot("process-card")
    exhibit.get_by_role("button", name="Reset", exact=True).click()


def test_the_ladder_and_the_debate_are_narrowed(open_lesson):
    page = open_lesson("03-the-pact")
    ladder = exhibit_of(page, "# Ladder")
    expect(shown(ladder)).to_have_count(14)
    ladder.get_by_label("Party").select_option("India")
    expect(shown(ladder)).to_have_count(2)
    ladder.get_by_role("button", name="Reset", exact=True).click()
    shown(ladder).get_by_text("Russia-DPRK 2024").click()
    expect(ladder.locator(".lk-card")).to_contain_text("our reading")
    ladder.get_by_role("button", name="Reset", exact=True).click()
    debate = exhibit_of(page, "# Debate")
    everybody = shown(debate).count()
    debate.get_by_label("Who").select_option("Scholars and analysts")
    scholars = shown(debate).count()
    assert 6 <= scholars < everybody
    debate.get_by_label("Judged by").select_option("text")
    assert 1 <= shown(debate).count() < scholars
    shown(debate).first.click()
    expect(debate.locator(".lk-card")).to_contain_text("The argument rests on")
    debate.get_by_role("button", name="Reset", exact=True).click()
    expect(shown(debate)).to_have_count(everybody)


def test_sorting_explains_each_answer_and_keeps_the_score(open_lesson):
    page = open_lesson("02-road-to-the-pact")
    exhibit = exhibit_of(page, "# Sort")
    bins = exhibit.locator(".lk-sort-bins button")
    expect(exhibit.locator(".lk-sort-place")).to_have_text("Number 1 of 10")
    bins.nth(WRONG).focus()
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-sort-verdict")).to_contain_text(
        f"✘ Not here. It belongs to: {FIRST['bin']}"
    )
    expect(exhibit.locator(".lk-score")).to_have_text("0 right of 1 sorted")
    expect(exhibit.get_by_role("button", name="Next")).to_be_focused()
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-sort-place")).to_have_text("Number 2 of 10")
    for turn in range(2, 11):
        # A wrong or a right answer, whichever it is: the mark and the reason must be there.
        bins.first.click()
        expect(exhibit.locator(".lk-sort-verdict b")).to_have_text(re.compile("✔ Right|✘ Not here"))
        expect(exhibit.locator(".lk-sort-bins .lk-right")).to_have_count(1)
        exhibit.get_by_text("Sources", exact=True).click()
        assert exhibit.locator(".lk-based a[href^=http]").count() >= 1
        if turn < 10:
            exhibit.get_by_role("button", name="Next").click()
    expect(exhibit.locator(".lk-score")).to_contain_text("of 10 sorted")
    expect(exhibit.get_by_role("button", name="Next")).to_be_disabled()
    exhibit.get_by_role("button", name="Start again").click()
    expect(exhibit.locator(".lk-sort-place")).to_have_text("Number 1 of 10")
    expect(exhibit.locator(".lk-score")).to_have_text("")


def test_who_sorts_a_disputed_case_elsewhere_is_not_called_wrong(open_lesson):
    exhibit = exhibit_of(open_lesson("03-the-pact"), "# Sort")
    for _ in range(9):
        exhibit.get_by_role("button", name="Next").click()
    expect(exhibit.locator(".lk-sort-item")).to_contain_text("Kursk")
    exhibit.get_by_role("button", name="Article 4: help is due").click()
    expect(exhibit.locator(".lk-sort-verdict b")).to_have_text(
        "This case is disputed: the text does not decide. "
    )
    expect(exhibit.locator(".lk-sort-bins .lk-right")).to_have_text(
        "✔ Disputed: the text does not decide"
    )
    expect(exhibit.locator(".lk-sort-bins")).not_to_contain_text("✘")
    expect(exhibit.locator(".lk-score")).to_have_text("1 disputed case not counted")


def test_treaties_are_compared_in_words(open_lesson):
    exhibit = exhibit_of(open_lesson("03-the-pact"), "# Compare")
    table = exhibit.locator(".lk-compare")
    expect(table).to_contain_text("= as in Russia-DPRK 2024")
    expect(table).to_contain_text("≠ not as in Russia-DPRK 2024")
    expect(table).not_to_contain_text("How long, and how to leave?")
    exhibit.get_by_label("Rows").select_option("All rows")
    expect(table).to_contain_text("How long, and how to leave?")
    exhibit.get_by_label("Treaty 4").select_option("Russia-Iran 2025")
    expect(table.locator("thead th")).to_have_count(4)
    expect(exhibit.locator(".lk-status")).to_contain_text("Russia-Iran 2025 differs in")
    exhibit.get_by_label("Treaty 2").focus()
    exhibit.get_by_label("Treaty 2").select_option("Russia-DPRK 2024")
    expect(table.locator("thead th")).to_have_count(3)
    exhibit.get_by_role("button", name="Reset", exact=True).click()
    expect(table.locator("thead th")).to_have_text(
        ["Russia-DPRK 2024", "USSR-DPRK 1961", "North Atlantic 1949"]
    )


def test_an_indicator_by_mouse_and_keyboard(open_lesson):
    page = open_lesson("02-road-to-the-pact")
    exhibit = exhibit_of(page, "# Launches")
    chart = exhibit.locator(".lk-chart")
    expect(chart.get_by_text("talks, April 2018")).to_be_visible()
    exhibit.get_by_label("Measure").select_option("Trade with Russia and China")
    expect(chart.get_by_text("China", exact=True)).to_be_visible()
    expect(exhibit.locator(".lk-status")).to_have_text("Trade with Russia and China: 23 figures.")
    chart.focus()
    page.page.keyboard.press("End")
    expect(exhibit.locator(".lk-spoken")).to_contain_text("2025")
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-card")).to_contain_text(
        "Trade with China: 2,730 million US dollars"
    )
    assert exhibit.locator(".lk-card a[href^=http]").count() >= 1
    exhibit.get_by_role("button", name="Table").click()
    expect(exhibit.locator(".lk-table tbody tr")).to_have_count(23)
    expect(exhibit).to_contain_text("What it does not show:")
    exhibit.get_by_role("button", name="Reset", exact=True).click()
    expect(chart.get_by_text("talks, April 2018")).to_be_visible()
    test_dot = exhibit.locator(".scatterlayer .point").last.bounding_box()
    page.page.mouse.click(
        test_dot["x"] + test_dot["width"] / 2, test_dot["y"] + test_dot["height"] / 2
    )
    expect(exhibit.locator(".lk-card")).to_contain_text(
        "Nuclear test no. 6: yield estimated at 50 to 250"
    )


def test_grids_survive_the_death_of_the_kernel(open_lesson):
    """On Binder an idle kernel ends: what has been drawn must go on working."""
    page = open_lesson("03-the-pact")
    exhibit_of(page, "# Map")
    shut_down(page)
    exhibit = page.find("# Map").locator(LIVE)
    exhibit.get_by_label("Strength").select_option("Consult")
    expect(shown(exhibit)).to_have_count(2)
    shown(exhibit).first.click()
    expect(exhibit.locator(".lk-card")).to_be_visible()
