"""The exhibits in a real browser: every control does what it should, by mouse and by keyboard."""

import re

import looks
import pytest
from actions import reset
from browser import LIVE
from main_controls import until
from playwright.sync_api import expect
from story_looks import steps_of

TIMELINE = "# Timeline 1945-1991"


@pytest.fixture
def background(open_lesson):
    return open_lesson("01-background")


def status(exhibit):
    return exhibit.locator(".lk-status")


def points(exhibit):
    return exhibit.locator(".scatterlayer .point")


def choose(exhibit, label, option):
    exhibit.get_by_label(label, exact=True).select_option(option)


def reset_all(exhibit):
    """Reset the timeline; return once all of its events are there again."""
    reset(exhibit)
    expect(status(exhibit)).to_have_text("28 of 28 events, 1945 to 1991")


def test_timeline_controls_by_mouse(background):
    page = background
    exhibit = page.find(TIMELINE).locator(LIVE)
    expect(status(exhibit)).to_have_text("28 of 28 events, 1945 to 1991")
    expect(points(exhibit)).to_have_count(28)

    choose(exhibit, "Strand", "Treaties and law")
    expect(status(exhibit)).to_contain_text("Treaties and law")
    shown = int(status(exhibit).inner_text().split(" ")[0])
    assert 3 <= shown < 28
    expect(points(exhibit)).to_have_count(shown)
    reset_all(exhibit)
    choose(exhibit, "State", "China")
    expect(status(exhibit)).to_contain_text("; China")
    reset_all(exhibit)
    choose(exhibit, "Certainty", "Disputed")
    expect(status(exhibit)).to_contain_text("only disputed")
    reset_all(exhibit)
    exhibit.get_by_label("Find").fill("olympics")
    expect(status(exhibit)).to_contain_text("with “olympics”")
    found = int(status(exhibit).inner_text().split(" ")[0])
    assert 1 <= found < 28
    expect(points(exhibit)).to_have_count(found)
    exhibit.get_by_label("Find").fill("no such word")
    expect(status(exhibit)).to_contain_text("No event matches")
    expect(exhibit.locator(".lk-chart").get_by_text("No event matches")).to_be_visible()
    reset_all(exhibit)
    for lanes in ("Place", "Strand", "State"):
        choose(exhibit, "Lanes by", lanes)
        looks.settled(page, ".lk-chart")
        assert looks.labels_gone(exhibit) == []
    expect(exhibit.locator(".lk-chart").get_by_text("USSR", exact=True)).to_be_visible()
    reset_all(exhibit)
    exhibit.get_by_label("Stretch busy years").check()
    expect(
        exhibit.locator(".lk-chart").get_by_text("years stretched where much happens")
    ).to_be_visible()
    reset_all(exhibit)

    exhibit.get_by_role("button", name="List").click()
    items = exhibit.locator(".lk-list > li")
    expect(items).to_have_count(28)
    items.nth(0).locator("summary").first.click()
    expect(items.nth(0).get_by_text("How certain?")).to_be_visible()
    exhibit.get_by_role("button", name="Table").click()
    expect(exhibit.locator(".lk-table tbody tr")).to_have_count(28)
    expect(exhibit.locator(".lk-chart")).to_be_hidden()
    exhibit.get_by_role("button", name="Chart").click()
    expect(exhibit.locator(".lk-chart .main-svg").first).to_be_visible()
    expect(exhibit.locator(".lk-table")).to_be_hidden()


def test_a_click_opens_the_card_and_draws_the_links(background):
    page = background
    expect(points(page.find("# Timeline 1985-1996").locator(LIVE)).first).to_be_visible()
    exhibit = page.find("# Timeline 1985-1996").locator(LIVE)
    before = exhibit.locator(".annotation-arrow-g").count()
    target = page.page.evaluate(
        """(chart) => {
        const key = '1996-ussr-dprk-treaty-lapses';
        const trace = chart.data.findIndex((t) => t.customdata?.includes(key));
        const at = chart.data[trace].customdata.indexOf(key);
        const drawn = chart.querySelectorAll('.scatterlayer .trace')[trace];
        const box = drawn.querySelectorAll('.point')[at].getBoundingClientRect();
        return [box.x + box.width / 2, box.y + 2];
    }""",
        exhibit.locator(".lk-chart").element_handle(),
    )
    page.page.mouse.click(*target)
    card = exhibit.locator(".lk-card")
    expect(card.get_by_role("heading")).to_have_text(
        "The 1961 Soviet-DPRK treaty lapses, most sources say"
    )
    expect(card).to_contain_text("10 September 1996")
    assert card.locator("a[href^=http][rel=noopener]").count() >= 2
    expect(card.get_by_text("See also (earlier):")).to_be_visible()
    # The head of the card is on the screen, and so is still what the arrow leads to.
    expect(card.get_by_role("heading")).to_be_in_viewport(ratio=1)
    expect(card.locator(".lk-meta").first).to_be_in_viewport(ratio=1)
    assert until(lambda: exhibit.locator(".annotation-arrow-g").count() > before)
    expect(exhibit.locator(".annotation-arrow-g").last).to_be_in_viewport(ratio=1)
    expect(exhibit.locator(".lk-chart").get_by_text("Seoul recognised")).to_be_in_viewport(ratio=1)
    note = card.get_by_text("Teacher’s note")
    note.click()
    expect(card.locator("details p")).to_be_visible()
    page.shot("timeline-card")


def test_a_chart_is_drawn_again_when_its_width_changes_and_not_for_its_height(background):
    """A chart that has come makes its box higher; drawn again for that, it would come twice."""
    chart = background.find(TIMELINE).locator(".lk-chart")
    # What must not come is waited for a little, what must come for long.
    drawn_again = """async (chart, [box, side, most]) => {
        let changes = 0;
        const watch = new MutationObserver(() => { changes += 1; });
        watch.observe(chart, {childList: true, subtree: true});
        for (const length of ['900px', '']) {
            const before = changes;
            chart.closest(box).style[side] = length;
            for (let waited = 0; changes === before && waited < most; waited += 50)
                await new Promise((done) => setTimeout(done, 50));
        }
        watch.disconnect();
        return changes > 0;
    }"""
    assert not chart.evaluate(drawn_again, [".lk-chart", "minHeight", 300])
    assert chart.evaluate(drawn_again, [".lk-chart-box", "width", 10_000])


def test_story_tells_one_event_after_the_other(background):
    page = background
    stage = page.find("# Story: from division").locator(".lk-story")
    expect(stage.locator(".lk-story-title")).to_contain_text("38th parallel")
    first = stage.locator(".lk-story-place").inner_text()
    assert first.startswith("1 of ")
    total = int(first.split()[-1])
    stage.get_by_role("button", name="Next").click()
    expect(stage.locator(".lk-story-title")).to_contain_text("DPRK is proclaimed")
    expect(stage.locator(".lk-story-place")).to_have_text(f"2 of {total}")
    page.page.keyboard.press("ArrowRight")
    expect(stage.locator(".lk-story-place")).to_have_text(f"3 of {total}")
    page.page.keyboard.press("ArrowLeft")
    expect(stage.locator(".lk-story-place")).to_have_text(f"2 of {total}")
    page.page.keyboard.press("End")
    expect(stage.get_by_role("button", name="Next")).to_be_disabled()
    stage.locator(".lk-story-dot").nth(0).click()
    expect(stage.locator(".lk-story-place")).to_have_text(f"1 of {total}")
    stage.get_by_role("button", name="Play").click()
    expect(stage.locator(".lk-story-place")).to_have_text(f"2 of {total}", timeout=15_000)
    stage.get_by_role("button", name="Pause").click()
    expect(stage.get_by_role("button", name="Play")).to_be_visible()
    assert stage.locator("a[href^=http]").count() >= 2


def test_every_step_of_the_story_fits_the_projector(open_lesson):
    page = open_lesson("00-start-here")
    expect(page.find("# Story").locator(".lk-story")).to_be_visible()
    stage = page.find("# Story").locator(".lk-story")
    heights = set()
    for _ in steps_of(stage):
        box = stage.bounding_box()
        heights.add(round(box["height"]))
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 720
        clipped = stage.evaluate("""(stage) => [
            ...stage.querySelectorAll('.lk-story-telling > *, .lk-story-flag')].filter((e) =>
            e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'
            || e.getBoundingClientRect().right > stage.getBoundingClientRect().right + 1)
                .map((e) => e.textContent)""")
        assert clipped == []
    assert len(heights) == 1, "the buttons stay where they are"


def titles_of(rows):
    """Return the titles of a game of order, from top to bottom."""
    return rows.locator(".lk-order-title").all_inner_texts()


def test_order_game(background):
    page = background
    game = page.find("# Game").locator(LIVE)
    rows = game.locator(".lk-order > li")
    expect(rows).to_have_count(5)
    titles = titles_of(rows)
    rows.nth(0).get_by_role("button", name="Move down").click()
    expect(rows.nth(1).locator(".lk-order-title")).to_have_text(titles[0])
    page.page.keyboard.press("ArrowUp")
    expect(rows.nth(0).locator(".lk-order-title")).to_have_text(titles[0])
    game.get_by_role("button", name="Check").click()
    expect(game.get_by_role("status").first).to_contain_text(
        re.compile(r"of 5 in the right place|All five")
    )
    told = game.locator(".lk-verdict ol > li")
    expect(told).to_have_count(5)
    expect(told.nth(1)).to_contain_text("later")
    # Now put them in the order that was told.
    right = [re.sub(r"^[^:]*: ", "", item.inner_text().split(" (about")[0]) for item in told.all()]
    for place, wanted in enumerate(right):
        now = [re.sub(r"^[✔✘] [^:]*: ", "", title) for title in titles_of(rows)]
        at = next(n for n, title in enumerate(now) if wanted.startswith(title))
        for place_now in range(at, place, -1):
            rows.nth(place_now).get_by_role("button", name="Move up").click()
    game.get_by_role("button", name="Check").click()
    expect(game.get_by_role("status").first).to_contain_text("All five in the right order")
    game.get_by_role("button", name="New round").click()
    fresh = titles_of(rows)
    assert sorted(fresh) != sorted(titles)
    game.get_by_label("Level").select_option("Hard")
    expect(rows).to_have_count(5)
    expect(game.get_by_text("Hard: the events follow each other")).to_be_visible()
    assert sorted(titles_of(rows)) != sorted(fresh)


def test_quiz_explains_every_option(background):
    page = background
    quiz = page.find("# Quiz").locator(LIVE)
    question = quiz.get_by_role("group").first
    check = question.get_by_role("button", name="Check")
    expect(check).to_be_disabled()
    question.get_by_role("radio").first.focus()
    page.page.keyboard.press("Space")
    check.click()
    reasons = question.locator(".lk-why")
    expect(reasons.first).to_be_visible()
    assert reasons.count() >= 3
    assert all(len(reason.inner_text()) > 40 for reason in reasons.all())
    expect(question.locator(".lk-option.lk-right")).to_have_count(1)
    right = question.locator(".lk-option").evaluate_all(
        "(all) => all.findIndex((o) => o.classList.contains('lk-right'))"
    )
    question.get_by_role("button", name="Try again").click()
    expect(reasons.first).to_be_hidden()
    question.get_by_role("radio").nth(right).check()
    check.click()
    expect(quiz.locator(".lk-score")).to_contain_text("1 right of 1 answered")
    question.get_by_text("Sources", exact=True).click()
    assert question.locator(".lk-based a[href^=http]").count() >= 1


def test_treaty_card_changes(background):
    page = background
    card = page.find("# Treaty card").locator(LIVE)
    expect(card).to_contain_text("with all the means at its disposal")
    card.get_by_label("Treaty").select_option("US-ROK 1953")
    expect(card).to_contain_text("constitutional processes")
    expect(status(card)).to_contain_text("Showing US-ROK 1953")


def test_bad_data_gives_a_plain_message_in_the_notebook(pages, lab):
    """The reader's own mistake in a table is told in words; no traceback."""
    events = lab.root / "data" / "events.csv"
    good = events.read_bytes()
    try:
        events.write_text(
            good.decode("utf-8").replace(",1961-07-06,", ",1961-07-36,", 1),
            encoding="utf-8",
            newline="",
        )
        page = pages("notebooks/02-road-to-the-pact.ipynb").run_all()
        cell = page.find("# Timeline 1990")
        told = cell.locator(".jp-OutputArea")
        expect(told).to_contain_text("events.csv, row ")
        expect(told).to_contain_text("column date: this is not a date that exists")
        expect(told).to_contain_text("1961-07-36")
        expect(told).to_contain_text("Write it like 2024-06-19")
        expect(told).not_to_contain_text("Traceback")
        page.shot("bad-data")
    finally:
        events.write_bytes(good)
