"""The course on a slow computer, and in the hands of the impatient: never an empty frame.

Some lessons stand for all; `--sweep` takes all eight.
"""

import re
from contextlib import suppress

import looks
import pytest
from actions import reset, shut_down, write_notebook
from browser import BOOK, LIVE, Page, exhibit_of
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect
from single_file import OPERATE
from support import NOTEBOOKS, ROOT, exhibits

#: What stands for all lessons: by test, those that it takes without `--sweep`.
LESSONS = {
    "test_parts_that_hear_nothing_from_the_kernel_show_all_the_same": [
        "01-background",
        "03-the-pact",
    ],
    "test_a_slow_machine_shows_every_exhibit_and_never_an_empty_frame": ["06-weigh-it-up"],
    "test_every_control_works_without_a_kernel": ["04-regional-effects"],
}
#: anywidget gives a part two seconds to get ready, and drops every message to one whose code came
#: later. Here every part's code comes too late.
DEAF = """const timeout = AbortSignal.timeout;
    AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms === 2000 ? 1 : ms);"""
#: A page whose plotly.js does not come, and never will.
NO_LIBRARY = """Object.defineProperty(globalThis, 'Plotly', {get() {}, set() {}});"""
RUN_ALL = "window.jupyterapp.commands.execute('notebook:run-all-cells')"

#: Where the page asks for a kernel.
SESSIONS = re.compile(r"/api/sessions(\?|$)")
#: The highest number that a cell of `book` has got by running.
LAST = "Math.max(...book.model.sharedModel.cells.map((cell) => cell.execution_count ?? 0))"

#: The cells with a live form, and what a reader sees in each: its live form, its still form, both,
#: or nothing. A live form is seen if its chart is drawn, or if beside its controls there is text.
SEEN = """(LIVE) => [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')]
    .map((cell) => [cell, cell.querySelector(LIVE)]).filter(([, live]) => live)
    .map(([cell, live]) => {
        const text = (part) => part.matches('.lk-row, .widget-dropdown') ? '' : part.innerText
            + [...part.querySelectorAll('iframe')]
                .map((frame) => frame.contentDocument?.body?.innerText).join('');
        const still = live.closest('.jp-OutputArea-child').nextElementSibling;
        const chart = live.querySelector('.lk-chart');
        const drawn = live.matches('.lk-ready') && (chart ? chart.querySelector('.main-svg')
            : [...live.children].map(text).join('').length > 60);
        const controls = live.querySelector('button, select, input');
        const shown = still?.checkVisibility()
            && (still.querySelector('.main-svg') || still.innerText.length > 60);
        const forms = [drawn && controls && 'live', shown && 'still'].filter(Boolean);
        return forms.join(' and ') || 'nothing';
    })"""

#: Notes, each time the page is painted, where there is a frame in which a reader sees neither of
#: the two forms nor, while the still one is on its way, the line that tells of it. Counts the
#: frames that it looked at.
WATCH = """(LIVE) => {
    window.empty = [];
    window.looked = 0;
    const look = () => {
        const seen = (LOOKS)(LIVE);
        window.looked += seen.length;
        [...document.querySelectorAll('.jp-Notebook ' + LIVE)].forEach((live, n) => {
            const framed = getComputedStyle(live).borderTopStyle !== 'none';
            const told = getComputedStyle(live, '::before').content.includes('not ready');
            if (seen[n] === 'nothing' && framed && !told) window.empty.push([n, live.className]);
        });
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}""".replace("LOOKS", SEEN)


def pytest_generate_tests(metafunc):
    if "lesson" in metafunc.fixturenames:
        every = [path.stem for path in NOTEBOOKS]
        sweep = metafunc.config.option.sweep
        metafunc.parametrize("lesson", every if sweep else LESSONS[metafunc.function.__name__])


def seen(page, forms):
    """Return what a reader sees of the live forms, once it is what is expected of each."""
    looks.draw_all(page)
    # What is missing after all stands in the answer.
    with suppress(PlaywrightTimeout):
        page.page.wait_for_function(
            f"([live, forms]) => ({SEEN})(live).join() === forms.join()", arg=[LIVE, forms]
        )
    return page.page.evaluate(SEEN, LIVE)


def live_forms(lesson):
    """Return for each live form of a lesson what is to be seen of it."""
    path = ROOT / "notebooks" / f"{lesson}.ipynb"
    return ["live" for _, live, _ in exhibits(path) if live]


@pytest.fixture
def new_page(chromium, lab):
    """Return a function that makes a page with something done to it before it opens."""
    made = []

    def make(script=""):
        made.append(Page(chromium, lab))
        made[-1].page.add_init_script(script)
        return made[-1]

    yield make
    for page in made:
        page.close()


def test_parts_that_hear_nothing_from_the_kernel_show_all_the_same(new_page, lesson):
    page = new_page(DEAF).open(f"notebooks/{lesson}.ipynb").run_all()
    page.finished()
    forms = live_forms(lesson)
    assert seen(page, forms) == forms
    assert [error for error in page.errors if "Failed to initialize" in error], "they are deaf"
    if lesson == "01-background":
        check_treaty_card(page)
    if lesson == "03-the-pact":
        check_comparison(page)


def check_treaty_card(page):
    """A card can be chosen without a kernel, too."""
    shut_down(page)
    card = exhibit_of(page, "# Treaty card")
    card.get_by_label("Treaty").select_option("North Atlantic 1949")
    expect(card).to_contain_text("Parties: Belgium")
    expect(card.locator(".lk-status")).to_have_text("Showing North Atlantic 1949, 4 of 4.")


def check_comparison(page):
    """Every control of a comparison does its work without a kernel, too."""
    shut_down(page)
    exhibit = exhibit_of(page, "# Compare")
    table, told = exhibit.locator(".lk-compare"), exhibit.locator(".lk-status")
    exhibit.get_by_label("Treaty 1").select_option("US-ROK 1953")
    expect(told).to_contain_text("Compared with US-ROK 1953, where both texts are known: USSR-")
    expect(table).to_contain_text("≠ not as in US-ROK 1953")
    exhibit.get_by_label("Treaty 3").select_option("–")
    expect(table.locator("thead th")).to_have_text(["US-ROK 1953", "USSR-DPRK 1961"])
    exhibit.get_by_label("Rows").select_option("All rows")
    expect(told).to_contain_text("of 7 points.")
    exhibit.get_by_label("Treaty 2").select_option("US-ROK 1953")
    expect(told).to_have_text(
        "The same treaty is chosen twice. Choose another one to compare it with."
    )
    expect(table).to_have_count(0)
    exhibit.get_by_role("button", name="Reset", exact=True).click()
    expect(table.locator("thead th")).to_have_count(3)
    expect(exhibit.get_by_label("Rows").locator("option:checked")).to_have_text("Help clause only")


def test_a_slow_machine_shows_every_exhibit_and_never_an_empty_frame(new_page, lesson):
    page = new_page().open(f"notebooks/{lesson}.ipynb").started()
    page.page.set_default_timeout(120_000)
    devtools = page.page.context.new_cdp_session(page.page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 10})
    page.page.evaluate(WATCH, LIVE)
    page.run_all()
    page.finished()
    forms = live_forms(lesson)
    assert seen(page, forms) == forms
    looked, empty = page.page.evaluate("() => [window.looked, window.empty]")
    assert looked > len(forms)
    assert empty == []


def check_thumb(page, live, thumb):
    """A thumb of a slider changes the chart as it is at the start."""
    shown = live.locator(".main-svg").first
    reset(live)
    looks.settled(page, ".lk-chart")
    before = shown.text_content()
    low, value = (thumb.get_attribute(f"aria-value{name}") for name in ("min", "now"))
    # Not every year has an event.
    for _ in range(9):
        thumb.press("ArrowRight" if value == low else "ArrowLeft")
    expect(shown).not_to_have_text(before)


def test_every_control_works_without_a_kernel(new_page, lesson):
    """Those of the workshop apart, whose work is done by the kernel."""
    page = new_page().open(f"notebooks/{lesson}.ipynb").run_all()
    page.finished()
    forms = live_forms(lesson)
    assert seen(page, forms) == forms
    shut_down(page)
    idle, operated = [], 0
    for live in page.page.locator(".jp-Notebook " + LIVE).all():
        if live.locator(".lk-workshop").count():
            continue
        live.scroll_into_view_if_needed()
        did = live.evaluate(OPERATE)
        operated += len(did)
        idle += [what for what, changed in did if not changed]
        for thumb in live.locator("[role=slider]:visible").all():
            check_thumb(page, live, thumb)
    assert idle == []
    assert operated > 30
    # JupyterLab says of every change that there is no kernel to send it to.
    assert [error for error in page.errors if not re.search("favicon|Cannot send", error)] == []


CHARTS = """from lessonkit import Indicator, TreatyCard, course


class Broken(Indicator):
    def measure_data(self, measure):
        return {}


exhibits = [Indicator("trade"), Broken("trade"), TreatyCard(course.treaties, "us-rok-1953")]"""


@pytest.mark.parametrize(
    ("script", "expected"),
    [("", ["live", "still", "live"]), (NO_LIBRARY, ["still", "still", "live"])],
    ids=["with-the-library", "without-it"],
)
def test_where_a_live_form_cannot_draw_the_still_form_is_there(new_page, lab, script, expected):
    cells = [CHARTS, *(f"exhibits[{n}]" for n in range(len(expected)))]
    write_notebook(lab, "charts.ipynb", cells)
    page = new_page(script).open("notebooks/charts.ipynb").run_all()
    page.finished()
    assert seen(page, expected) == expected
    told = page.page.locator(LIVE).evaluate_all(
        "(all) => all.map((live) => getComputedStyle(live, '::before').content)"
    )
    assert [bool(re.search("controls are not ready", text)) for text in told] == [
        form == "still" for form in expected
    ]
    page.shot(f"still-form-{expected[0]}")


def check_ended_well(page, lesson):
    """Every cell has run, and has left its two forms, and these once."""
    forms = live_forms(lesson)
    assert seen(page, forms) == forms
    page.finished()
    for (first_line, live, _), cell in zip(
        exhibits(ROOT / "notebooks" / f"{lesson}.ipynb"),
        [cell for cell in page.cells() if cell["cell_type"] == "code"],
        strict=True,
    ):
        assert len(cell["outputs"]) == 1 + live, first_line


def test_run_all_may_be_pressed_before_the_kernel_has_started_and_again(new_page):
    lesson = "06-weigh-it-up"
    page = new_page()
    asked = []

    def hold_the_first(route):
        if route.request.method == "POST" and not asked:
            asked.append(route)
        else:
            route.continue_()

    page.page.route(SESSIONS, hold_the_first)
    with page.page.expect_request(lambda r: r.method == "POST" and SESSIONS.search(r.url)):
        page.open(f"notebooks/{lesson}.ipynb")
    page.call(f"void {RUN_ALL};")
    # JupyterLab runs nothing yet: it takes the outputs away. Pressed again, Run All works.
    asked[0].continue_()
    page.run_all()
    check_ended_well(page, lesson)
    # Twice in a row, and a third time in the middle of the run.
    before = page.call(f"return {LAST};")
    page.call(f"void {RUN_ALL}; void {RUN_ALL};")
    page.page.wait_for_function(
        f"(before) => {{ const book = {BOOK}; return {LAST} > before; }}", arg=before
    )
    page.call(f"void {RUN_ALL};")
    page.page.wait_for_function(
        f"(last) => {{ const book = {BOOK}; return {LAST} === last; }}", arg=4 * before
    )
    check_ended_well(page, lesson)
