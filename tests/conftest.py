"""The lanes and the order of the suite, and the fixtures of the tests that need a browser.

`pytest` without a path runs everything: the cells of all notebooks (strict nbval) beside the tests,
on two workers, the quick tests first. `pytest tests/test_data.py` runs that file and nothing else.
Playwright is imported when the first test that needs a browser starts.
"""

import re

import pytest
from hypothesis import settings
from xdist.scheduler.loadscope import LoadScopeScheduling

#: A test that asks for one of these fixtures, itself or through another fixture, gets the marker.
MARKED_BY = {"browser": {"chromium", "firefox", "webkit", "lab"}, "binder": {"checkout", "website"}}
#: Files whose tests take the lessons one after the other, each on a page of its own.
BY_LESSON = re.compile(r"tests/test_(?:live|browser)\.py::\S+\[.*?(\d\d-[a-z-]+[a-z])")
#: The slow files, the longest first, so that no worker is left with a long one at the end.
LONGEST_FIRST = (
    "test_single_file",
    "test_binder",
    "test_site",
    "test_slow_machine",
    "test_live",
    "test_browser",
    "test_start_for_real",
    "test_hostile_text_in_page",
    "test_webkit",
    "test_addresses",
    "test_firefox",
    "test_edition",
)

settings.register_profile("quick", max_examples=25)
settings.register_profile("full", max_examples=150)


def pytest_addoption(parser):
    """Let the long tests of other browsers be asked for."""
    parser.addoption(
        "--sweep",
        action="store_true",
        help="take all lessons, exhibits, widths and browsers where some stand for the others",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """Turn on the notebooks and two workers where the whole suite is run."""
    settings.load_profile("quick" if "not slow" in config.option.markexpr else "full")
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    option = config.option
    option.nbval = option.nbval_current_env = True
    # A worker reads the same command line; it starts no workers of its own.
    if option.numprocesses is None and not option.usepdb and not hasattr(config, "workerinput"):
        option.numprocesses, option.dist, option.loadscopereorder = 2, "loadscope", False


class OneWorkerAPage(LoadScopeScheduling):
    """One worker a file: the cells of a notebook share a kernel, and the browser tests a page.

    A file that opens each lesson is shared out by lesson, so that both workers end together.
    """

    def _split_scope(self, nodeid):
        lesson = BY_LESSON.match(nodeid)
        return super()._split_scope(nodeid) + (lesson[1] if lesson else "")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return OneWorkerAPage(config, log)


def pytest_itemcollected(item):
    """Mark a test by the fixtures that it uses, so that no marker can be forgotten."""
    for marker, fixtures in MARKED_BY.items():
        if fixtures & set(getattr(item, "fixturenames", ())):
            item.add_marker(marker)


def pytest_collection_modifyitems(items):
    """Put the quick files first: an error in the code or the data shows within the first minute."""
    slow = {item.path for item in items if any(map(item.get_closest_marker, MARKED_BY))}

    def place(item):
        name = item.path.stem
        long = LONGEST_FIRST.index(name) if name in LONGEST_FIRST else len(LONGEST_FIRST)
        return item.path in slow, long

    items.sort(key=place)


@pytest.fixture(scope="session", params=["the course's", "hostile"])
def bank(request):
    """The questions of the course, and questions full of signs, as plain data."""
    from question_samples import hostile, the_courses

    return hostile() if request.param == "hostile" else the_courses()


@pytest.fixture(scope="session")
def exports(bank):
    """The files with these questions, by name."""
    from lessonkit.publish.question_bank.folder import question_files

    return question_files(bank)


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A JupyterLab server on a copy of the course, shared by all tests of a worker."""
    from browser import Lab

    lab = Lab(tmp_path_factory.mktemp("lab"))
    yield lab
    lab.stop()


@pytest.fixture(scope="session")
def playwright():
    """What drives browsers; there can be one of it in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    """A running Chromium, shared by all tests of a worker."""
    from browser import launch

    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright):
    """A running Firefox, where there is one, shared by all tests of a worker."""
    from browser import launch_firefox

    browser = launch_firefox(playwright)
    if not browser:
        pytest.skip("Firefox is not installed (Debian: apt-get install firefox-esr)")
    yield browser
    browser.close()


@pytest.fixture
def pages(chromium, lab):
    """Return a function that opens a notebook in a fresh browser context."""
    from browser import Page

    opened = []

    def open_page(notebook="notebooks/01-background.ipynb", **size):
        opened.append(Page(chromium, lab, **size).open(notebook))
        return opened[-1]

    yield open_page
    for page in opened:
        page.close()


@pytest.fixture(scope="module")
def open_lesson(chromium, lab):
    """Return a function that opens a lesson, runs it, and waits for its last exhibit, once."""
    from browser import Page
    from playwright.sync_api import expect

    opened = {}

    def open_once(name):
        if name not in opened:
            opened[name] = Page(chromium, lab).open(f"notebooks/{name}.ipynb").run_all()
            last = opened[name].find("# Sources of this").locator(".jp-OutputArea-output")
            expect(last).to_have_count(1)
        return opened[name]

    yield open_once
    for page in opened.values():
        page.close()


@pytest.fixture(scope="session")
def html():
    """Return the single-file edition."""
    from lessonkit.publish.edition import edition
    from support import ROOT

    return edition(ROOT / "notebooks")


@pytest.fixture(scope="session")
def file(html, tmp_path_factory):
    """Return the path of the single-file edition."""
    path = tmp_path_factory.mktemp("edition") / "course.html"
    path.write_text(html, encoding="utf-8")
    return path


@pytest.fixture
def open_file(chromium):
    """Return a function that opens a file with the network cut off."""
    from single_file import SingleFile

    opened = []

    def open_it(file, **size):
        opened.append(SingleFile(chromium, file, **size))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()
