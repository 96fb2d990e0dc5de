"""The website: notebooks that need neither a server nor an installation, from a folder of files.

One lesson is tried in every run of the tests; `--sweep` takes all eight. `WEBSITE=FOLDER` tries a
website that was built before.
"""

import hashlib
import json
import os
import re
from pathlib import Path

import address
import pytest
import yaml
from browser import LIVE, outside
from playwright.sync_api import expect
from support import NOTEBOOKS, ROOT, exhibits
from website import wheels

LESSON = "notebooks/01-background.ipynb"
GIVEN = os.environ.get("WEBSITE")
ANSWER = "My answer of today."


@pytest.fixture(scope="module")
def website(tmp_path_factory):
    """The folder of the website."""
    from site_host import build

    if GIVEN:
        return Path(GIVEN)
    return build(tmp_path_factory.mktemp("website") / "site")


@pytest.fixture
def host(website):
    from site_host import Host

    host = Host(website)
    yield host
    host.stop()


@pytest.fixture
def lesson(chromium, host):
    from site_host import Lesson

    lesson = Lesson(chromium, host)
    yield lesson
    lesson.close()


@pytest.fixture
def stopwatch():
    """Return a function that starts a stopwatch."""
    from site_host import Stopwatch

    watches = []

    def start():
        watches.append(Stopwatch())
        return watches[-1]

    yield start
    for watch in watches:
        watch.stop()


@pytest.fixture
def release(tmp_path, monkeypatch):
    """A release of Pyodide with one package: the folder of its core, and its address."""
    monkeypatch.setattr(wheels, "RELEASED", ["numpy"])
    content = b"a wheel"
    entry = {
        "name": "numpy",
        "file_name": "numpy-2-any.whl",
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    core, offered = tmp_path / "core", tmp_path / "offered"
    core.mkdir()
    offered.mkdir()
    (core / "pyodide-lock.json").write_text(json.dumps({"packages": {"numpy": entry}}))
    (offered / "numpy-2-any.whl").write_bytes(content)
    return core, offered


def test_a_package_of_pyodides_release_is_fetched_once(release, tmp_path):
    core, offered = release
    (path,) = wheels.fetch_released(core, tmp_path, f"{offered.as_uri()}/")
    assert path.read_bytes() == b"a wheel"
    assert wheels.fetch_released(core, tmp_path, "file:///nowhere/") == [path]


def test_a_package_that_is_not_the_official_one_is_refused(release, tmp_path):
    core, offered = release
    (offered / "numpy-2-any.whl").write_bytes(b"another wheel")
    with pytest.raises(wheels.Missing, match="not the file that Pyodide's lock names"):
        wheels.fetch_released(core, tmp_path, f"{offered.as_uri()}/")
    assert not (tmp_path / "numpy-2-any.whl").exists()


def test_a_package_that_another_needs_may_not_be_forgotten(tmp_path):
    core = tmp_path / "core"
    core.mkdir()
    for name in wheels.CORE:
        (core / name).touch()
    lock = {"info": {"python": "3.12.7"}, "packages": {}}
    (core / "pyodide-lock.json").write_text(json.dumps(lock))
    first = wheels.make_wheel(tmp_path, "first", "1", {"first.py": b""}, ["second"])
    with pytest.raises(wheels.Missing, match="first needs second"):
        wheels.install(core, [first], tmp_path / "pyodide")
    second = wheels.make_wheel(tmp_path, "second", "1", {"second.py": b"", "x/tests/t.py": b""})
    assert wheels.install(core, [first, second], tmp_path / "pyodide") == ["first", "second"]
    written = json.loads((tmp_path / "pyodide" / "pyodide-lock.json").read_text())["packages"]
    assert written["first"]["depends"] == ["second"]
    assert written["first"]["imports"] == ["first"]
    copy = tmp_path / "pyodide" / second.name
    assert written["second"]["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()


def test_what_is_left_out_of_the_browser_is_pinned_with_the_rest():
    """What the website has of PyPI has the versions with which the course was tested."""
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pinned = {name.lower() for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    assert {name.lower() for name in wheels.INDEXED} <= pinned


def test_the_address_of_the_website_follows_from_that_of_the_repository(monkeypatch):
    monkeypatch.setattr(address, "slug", lambda: "Someone/a-fork")
    assert address.site() == "https://someone.github.io/a-fork/"


def test_a_push_publishes_what_was_tested_and_a_tag_makes_a_release():
    workflow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    build, publish, release = (workflow["jobs"][name] for name in ("build", "publish", "release"))
    steps = [step.get("run") or step["uses"] for step in build["steps"]]
    order = [
        next(n for n, step in enumerate(steps) if wanted in step)
        for wanted in ("start.py site site", "--sweep tests/test_site.py", "upload-pages-artifact")
    ]
    assert order == sorted(order)
    assert publish["needs"] == release["needs"] == "build"
    assert publish["if"] == "github.ref == 'refs/heads/main'"
    # YAML reads the word "on" as true.
    assert workflow[True]["push"] == {"branches": ["main"], "tags": ["v*"]}
    gathered = next(step for step in steps if "release/" in step)
    assert "CITATION.cff" in gathered
    commands = re.findall(r"python3 start\.py (\w+)", " ".join(steps))
    assert set(commands) == {"site", "test", "questions"}


def test_the_website_begins_with_a_page_that_leads_everywhere(chromium, host, website):
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host.address)
    links = page.locator("a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    own = [re.sub(r"[?#].*", "", link) for link in links if not link.startswith("https:")]
    assert [link for link in own if not (website / link).is_file()] == []
    assert {link for link in links if link.startswith("https:")} == {
        address.launch(),
        f"https://github.com/{address.slug()}",
    }
    lessons = [link for link in links if "?path=notebooks/" in link]
    assert {link.split("/")[-1] for link in lessons} == {path.name for path in NOTEBOOKS}
    assert all((website / "files" / link.split("path=")[1]).is_file() for link in lessons)
    papers = (ROOT / "notebooks" / "teaching").glob("*/*.pdf")
    assert {Path(link).name for link in own if link.endswith(".pdf")} == {p.name for p in papers}
    assert all(url.startswith(host.address) for url in asked)
    page.get_by_role("link", name="Open the page").click()
    expect(page.get_by_role("heading", name="The Pyongyang Pact", exact=True)).to_be_visible()
    assert "Teaching the start page" not in page.content()
    page.close()


def test_a_lesson_opens_runs_and_is_kept(lesson, host, stopwatch):
    """From the first opening to the second, which finds no network."""
    lesson.page.goto(host.address)
    stated = int(re.search(r"fetches (\d+)\s+MB", lesson.page.content())[1])
    lesson.requests.clear()
    watch = stopwatch()
    lesson.open(LESSON)
    assert lesson.call("return book.notebookConfig.windowingMode;") == "defer", "as shipped"
    expect(lesson.page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=240_000)
    assert watch.within("first opening to charts", 10)
    expect(lesson.page.locator(".jp-InputArea-editor:visible")).to_have_count(0)
    expect(lesson.page.locator(".jp-FileBrowser:visible")).to_have_count(0)
    seconds = lesson.run_through()
    print(f"from the click on Run All Cells to the last exhibit: {seconds:.1f} s")
    assert watch.within("first opening to the end of Run All Cells", 60)
    watch.stop()
    assert lesson.errors_in_cells() == []
    assert outside(lesson) == []
    sent = host.sent(lesson.requests) / 1e6
    print(f"on the wire, compressed: {sent:.1f} MB")
    assert sent <= 30
    assert abs(sent - stated) <= 1.5

    lesson.call(
        "book.model.sharedModel.cells.find((cell) => cell.getSource().startsWith('**Your turn'))"
        ".setSource(a); await window.jupyterapp.commands.execute('docmanager:save');",
        ANSWER,
    )
    with lesson.page.expect_download() as waiting:
        lesson.page.get_by_role("menuitem", name="File", exact=True).click()
        lesson.page.get_by_role("menuitem", name="Download", exact=True).click()
    assert ANSWER in Path(waiting.value.path()).read_text(encoding="utf-8")
    kept_all(lesson)
    host.stop()

    lesson.page.reload()
    lesson.ready()
    assert ANSWER in [text for _, text in lesson.sources()]
    for first_line, live, _ in exhibits(ROOT / LESSON):
        cell = lesson.find(first_line)
        expect(cell.get_by_text("Run > Run All Cells")).to_have_count(int(live))
        expect(cell.get_by_text("Loading widget")).to_have_count(0)
    lesson.run_through()
    assert lesson.errors_in_cells() == []
    controls_work(lesson)


def kept_all(lesson):
    """Wait until the service worker keeps no more files."""
    count = """async () => {
        const all = (await caches.keys()).filter((name) => name.startsWith('pyongyang-pact'))
            .map(async (name) => (await (await caches.open(name)).keys()));
        return (await Promise.all(all)).flat().length;
    }"""
    before, now = -1, lesson.page.evaluate(count)
    while now != before:
        lesson.page.wait_for_timeout(3000)
        before, now = now, lesson.page.evaluate(count)
    assert now > 100


def controls_work(lesson):
    """Try one control of each kind: a menu, a button of a story, an answer of a quiz."""
    timeline = lesson.find("# Timeline 1945-1991").locator(LIVE)
    timeline.get_by_label("Strand", exact=True).select_option("Treaties and law")
    expect(timeline.locator(".lk-status")).to_contain_text("Treaties and law")
    stage = lesson.find("# Story: from division").locator(".lk-story")
    stage.get_by_role("button", name="Next").click()
    expect(stage.locator(".lk-story-place")).to_contain_text("2 of")
    card = lesson.find("# Treaty card").locator(LIVE)
    card.get_by_label("Treaty").select_option("US-ROK 1953")
    expect(card).to_contain_text("constitutional processes")
    question = lesson.find("# Quiz").locator(LIVE).get_by_role("group").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".lk-why").first).to_be_visible()


def test_every_lesson_runs(request, lesson, stopwatch):
    """All lessons in one browser, which keeps what they share."""
    if not request.config.option.sweep:
        pytest.skip("one lesson stands for all; --sweep takes all eight")
    for path in NOTEBOOKS:
        watch = stopwatch()
        lesson.open(f"notebooks/{path.name}")
        still = lesson.page.locator(".js-plotly-plot .main-svg, .jp-RenderedHTMLCommon h3")
        expect(still.filter(visible=True).first).to_be_visible(timeout=240_000)
        assert watch.within(f"{path.stem}: charts", 10 if path == NOTEBOOKS[0] else 5)
        print(f"{path.stem}: Run All Cells: {lesson.run_through():.1f} s")
        assert watch.within(f"{path.stem}: all", 60)
        watch.stop()
        assert lesson.errors_in_cells() == []
        for first_line, live, _ in exhibits(path):
            if live:
                expect(lesson.find(first_line).locator(LIVE)).to_be_visible()
    assert outside(lesson) == []
