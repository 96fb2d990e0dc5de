"""What is alive in the single-file edition, opened from disk with the network cut off."""

import json
from html import unescape

import ipywidgets as widgets
import pytest
from actions import downloaded
from axe_playwright_python.sync_playwright import Axe
from browser import expect
from docx import Document
from lessonkit.page.controls import make_control, make_html, make_menu, make_switch
from lessonkit.page.exhibit import Exhibit, Still
from lessonkit.page.status_line import StatusLine
from lessonkit.publish.edition import edition
from lessonkit.publish.gather import gather
from look_scripts import UNDER_CONTROLS, WRONG_LABELS
from looks import WCAG
from markupsafe import Markup
from single_file import LIVE, OPERATE, PATIENCE, SMALL_TARGETS, SingleFile, packed, play, seen
from support import NOTEBOOKS, ROOT

#: A small phone, a phone, a tablet, a projector.
WIDTHS = (360, 390, 768, 1280)
#: A finger's width in pixels (WCAG 2.5.5).
FINGER = 44


def test_it_holds_what_runs_in_the_page_and_is_not_large(html):
    assert len(html.encode()) < 10_000_000
    live = packed(html)["exhibits"]
    assert {one["lesson"] for one in live} == {path.stem for path in NOTEBOOKS}
    assert len(live) == len({one["key"] for one in live})
    assert not any("_esm" in model["state"] for one in live for model in one["models"].values())


def test_the_same_course_makes_the_same_file(html):
    assert packed(edition(ROOT / "notebooks")) == packed(html)


def test_no_script_runs_but_those_of_the_page(html):
    policy = unescape(html[html.index("Content-Security-Policy") : html.index("viewport")])
    assert "default-src 'none'" in policy
    scripts = policy.split("script-src")[1].split(";")[0].split()
    assert all(one.startswith("'sha256-") or one == "blob:" for one in scripts)


@pytest.fixture(scope="module")
def drawn(chromium, file):
    """The file on a phone, with every exhibit drawn."""
    one = SingleFile(chromium, file, width=390)
    assert one.wake_all() == len(packed(file.read_text(encoding="utf-8"))["exhibits"])
    yield one
    one.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_exhibit_fits_any_width(drawn, width):
    page, root = drawn.page, "document.documentElement"
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_function(f"(width) => {root}.clientWidth === width", arg=width)
    page.wait_for_function(f"() => {root}.scrollWidth === {root}.clientWidth")
    if width < 700:
        assert page.evaluate(SMALL_TARGETS, FINGER) == []
    assert (drawn.asked, drawn.errors) == ([], [])


def test_what_changes_the_chart_alone_is_there_with_the_chart(drawn):
    drawn.page.set_viewport_size({"width": 390, "height": 800})
    timeline = drawn.exhibit("01-background", "timeline")
    for form, count in (("List", 0), ("Chart", 2)):
        timeline.get_by_role("button", name=form, exact=True).click()
        expect(timeline.locator(".lk-for-chart:visible")).to_have_count(count)
        expect(timeline.get_by_label("Strand")).to_be_visible()


def test_a_cell_on_a_card_bears_the_name_of_its_own_column(drawn):
    drawn.page.set_viewport_size({"width": 390, "height": 800})
    rows = drawn.page.locator("#teaching-hub table").first.locator("tbody tr")
    names = rows.first.evaluate("(row) => [...row.cells].map((cell) => cell.dataset.label)")
    assert names == [None, "median:", "95th percentile:", "most:"]
    assert drawn.page.evaluate(WRONG_LABELS) == []
    example = drawn.page.locator("[id='07-your-own-timeline'] .columns td:empty").first
    expect(example).to_be_hidden()


def test_a_long_text_stays_beside_its_buttons_or_its_box(drawn):
    drawn.page.set_viewport_size({"width": 390, "height": 800})
    game = drawn.exhibit("01-background", "order-game")
    game.get_by_role("button", name="Check").click()
    plan = drawn.exhibit("06-weigh-it-up", "essay-plan")
    for rows in (game.locator(".lk-order-row"), plan.locator(".lk-essay-rubric label")):
        assert rows.count() > 4
        for row in rows.all():
            assert row.evaluate(UNDER_CONTROLS) == []


def test_no_toolbar_covers_the_title_of_a_chart_on_a_phone(drawn):
    drawn.page.set_viewport_size({"width": 390, "height": 800})
    toolbar = drawn.exhibit("04-regional-effects", "region-map").locator(".modebar")
    expect(toolbar).to_have_count(1)
    expect(toolbar).to_be_hidden()


def test_who_tells_us_opens_on_the_text_of_its_lesson(drawn):
    for lesson, name in (("00-start-here", "lesson 0"), ("05-what-happened-next", "lesson 5")):
        exhibit = drawn.exhibit(lesson, "who-tells-us")
        texts = exhibit.get_by_label("Sources of").locator("option", has_text="Text of lesson")
        expect(texts).to_have_count(len(NOTEBOOKS))
        expect(texts.first).to_contain_text(name)
        expect(exhibit.locator(".lk-status").first).to_contain_text(f"Text of {name}")


def test_the_rows_of_a_timelines_controls_keep_apart(drawn):
    drawn.page.set_viewport_size({"width": 390, "height": 800})
    timeline = drawn.exhibit("01-background", "timeline")
    lower = timeline.get_by_label("Strand").bounding_box()
    for name in ("Chart", "Reset"):
        upper = timeline.get_by_role("button", name=name, exact=True).bounding_box()
        assert abs(upper["y"] - lower["y"]) >= upper["height"] + 8


def check_every_control(one):
    """Operate each control of each exhibit; each must do something."""
    idle, operated = [], 0
    for name, live in one.each_alone():
        did = live.evaluate(OPERATE)
        operated += len(did)
        idle += [(name, what) for what, changed in did if not changed]
        assert did, name
    assert idle == []
    assert operated > 1000
    assert (one.asked, one.errors) == ([], [])


def test_every_control_does_something(drawn):
    check_every_control(drawn)


@pytest.mark.parametrize("width", [width for width in WIDTHS if width != 390])
def test_every_control_does_something_at_other_widths(request, open_file, file, width):
    if not request.config.option.sweep:
        pytest.skip("the controls are tried at one width; --sweep tries all")
    one = open_file(file, width=width)
    one.wake_all()
    check_every_control(one)


@pytest.mark.parametrize("width", (390, 1280))
def test_axe_finds_no_violation(drawn, width):
    """In the state in which the controls left it. The last test of the page, which is slower after
    it.
    """
    drawn.page.set_viewport_size({"width": width, "height": 800})
    found = Axe().run(drawn.page, options={"runOnly": WCAG, "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def test_a_quiz_judges_a_story_steps_and_a_grid_opens_cards(open_file, file):
    one = open_file(file)
    quiz = one.exhibit("01-background", "quiz")
    question = quiz.locator(".lk-question").first
    question.locator("label").first.click()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".lk-verdict")).not_to_be_empty()
    expect(question.locator(".lk-why:visible")).to_have_count(question.locator("label").count())
    expect(quiz.locator(".lk-score")).to_contain_text("of 1 answered")
    story = one.exhibit("01-background", "story")
    title = story.locator(".lk-story-title")
    before = title.text_content()
    story.get_by_role("button", name="Next").click()
    expect(title).not_to_have_text(before)
    expect(story.locator(".lk-story-place")).to_contain_text("2 of")
    grid = one.exhibit("02-road-to-the-pact", "votes")
    grid.locator(".lk-chip").last.click()
    expect(grid.locator(".lk-card")).to_be_in_viewport()
    sheet = one.exhibit("06-weigh-it-up", "revision-sheet").frame_locator("iframe")
    expect(sheet.get_by_role("heading", level=1)).to_be_visible()
    assert (one.asked, one.errors) == ([], [])


def test_what_was_done_is_there_again_after_a_reload_until_it_is_forgotten(open_file, file):
    one = open_file(file)
    fresh = seen(one)
    play(one)
    done = seen(one)
    assert all(before != after for before, after in zip(fresh, done, strict=True))
    one.reload()
    assert seen(one) == done
    sort = one.exhibit("02-road-to-the-pact", "sorting-game")
    sort.get_by_role("button", name="Start again").click()
    assert sort.inner_text() == fresh[2]
    one.page.on("dialog", lambda dialog: dialog.accept())
    with one.page.expect_navigation(wait_until="commit", timeout=PATIENCE):
        one.page.get_by_role("button", name="Forget what I did").click()
    assert seen(one) == fresh
    assert one.errors == []


def test_paper_shows_the_still_forms(open_file, file):
    one = open_file(file)
    live = one.exhibit("01-background", "quiz")
    still = one.page.locator("[id='01-background'] .exhibit.quiz > p").first
    expect(still).to_be_hidden()
    one.page.emulate_media(media="print")
    expect(still).to_be_visible()
    expect(live).to_be_hidden()


class Joined(Exhibit):
    """One control of each kind, joined in the page."""

    runs_in_page = True

    def still(self):
        return Still("Joined", "Controls that are joined.", Markup("<p>Still.</p>"))

    def live(self):
        menu, switch = make_menu("Menu", ["a", "b", "c"]), make_switch(["x", "y", "z"])
        text, told, line = make_control(widgets.Text, "Find"), make_html(), StatusLine()
        years = make_control(widgets.IntRangeSlider, "Years", value=(1, 9), min=0, max=10)
        year = make_control(widgets.IntSlider, "Year", value=3, min=0, max=10)
        tick, other = (make_control(widgets.Checkbox, label, value=False) for label in "PQ")
        self.links = [
            widgets.jslink((menu, "index"), (switch, "index")),
            widgets.jsdlink((text, "value"), (told, "value")),
            widgets.jsdlink((text, "value"), (line, "status")),
            widgets.jslink((tick, "value"), (other, "value")),
            widgets.jsdlink((menu, "index"), (year, "value")),
        ]
        row = widgets.HBox([menu, switch], _dom_classes=["lk-row"])
        return [row, text, years, year, tick, other, told, line]


def test_controls_of_every_kind_and_their_links_work(open_file, tmp_path):
    still = Joined().still().bundle()
    output = {"data": still, "metadata": {"lessonkit": {"kind": "joined"}}}
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "# Lesson"},
        {
            "cell_type": "code",
            "source": "from test_single_file import Joined\nJoined()",
            "outputs": [output],
        },
    ]
    (tmp_path / "01-x.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (tmp_path / "x.html").write_text(edition(tmp_path), encoding="utf-8")
    one = open_file(tmp_path / "x.html", width=390)
    live = one.exhibit("01-x", "joined")
    live.get_by_label("Menu").select_option("c")
    expect(live.get_by_role("button", name="z")).to_have_attribute("aria-pressed", "true")
    expect(live.get_by_role("slider", name="Year", exact=True)).to_have_value("2")
    live.get_by_role("button", name="y").click()
    expect(live.get_by_label("Menu")).to_have_value("b")
    live.get_by_label("Find").fill("treaty")
    expect(live.locator(".widget-html-content")).to_have_text("treaty")
    expect(live.get_by_role("status")).to_have_text("treaty")
    live.get_by_label("P").check()
    expect(live.get_by_label("Q")).to_be_checked()
    low, high = live.get_by_label("Years from"), live.get_by_label("Years to")
    low.fill("10")
    expect(low).to_have_value("9")
    high.fill("10")
    expect(live.locator(".widget-rangeslider .widget-readout")).to_have_text("9 – 10")
    assert one.page.locator(LIVE).count() == 1
    assert (one.asked, one.errors) == ([], [])


def test_the_answers_of_a_class_become_the_table_that_the_command_makes(open_file, file, tmp_path):
    one = open_file(file)
    plan = one.exhibit("01-background", "essay-plan")
    plan.get_by_label("Your name, if you like").fill("Asha Rao")
    expect(plan.locator(".lk-grid-status")).to_contain_text("-asha-rao.docx")
    plan.get_by_label("Introduction", exact=True).fill("Help & <b>more</b>.\nConclusion\nNot yet.")
    plan.get_by_role("button", name="Insert into").click()
    plan.get_by_label("Conclusion", exact=True).fill("=1+1, she said: “조선”.")
    plan.get_by_label("It gives both sides", exact=False).check()
    answers = tmp_path / "answers"
    answers.mkdir()
    for kind in ("Word", "Markdown"):
        name, content = downloaded(plan, f"Download as {kind}")
        (answers / name).write_bytes(content)
    written = next(answers.glob("*.docx"))
    # As a word processor saves it: compressed.
    Document(written).save(answers / "saved-again.docx")
    (answers / "broken.docx").write_bytes(written.read_bytes()[:800])
    (answers / "notes.md").write_text("Milk", encoding="utf-8")
    count, left_out = gather(answers, tmp_path / "table.csv")
    assert (count, len(left_out)) == (3, 2)
    place = one.page.locator("#class-answers")
    place.locator("input[type=file]").set_input_files(sorted(answers.iterdir()))
    expect(place.get_by_role("status")).to_have_text("3 answers in the table; 2 files left out.")
    expect(place.locator("li")).to_contain_text(["broken.docx is left out", "notes.md is left out"])
    expect(place.get_by_role("cell", name="Asha Rao")).to_have_count(3)
    name, table = downloaded(one.page.locator("#class-answers"), "Download the table")
    assert name == "answers.csv"
    assert table.replace(b"\r\n", b"\n") == (tmp_path / "table.csv").read_bytes().replace(
        b"\r\n", b"\n"
    )
    assert one.asked == [] and one.errors == []
