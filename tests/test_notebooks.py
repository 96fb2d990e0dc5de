"""The notebooks: frame, citations, what is saved in them. Strict nbval compares the outputs."""

import json
import re
import shutil
import subprocess
import sys

import address
import pytest
from lessonkit import course
from lessonkit.markup.citations import cited_addresses
from nbval.plugin import IPyNbCell, IPyNbFile
from support import EXAMPLE, NOTEBOOKS, ROOT, dates_in, known_dates, of_kind, read, source

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
#: The start page is a guide, not a lesson: it has sections without an exhibit.
LESSONS = NOTEBOOKS[1:]
CARD = ("Time", "Level", "You need", "Big question", "After this you can")
CLOSING = (
    "Where people go wrong",
    "Check yourself",
    "Discuss",
    "Write",
    "Key terms",
    "Sources",
    "Next",
)
#: Parts in which the reader is asked, not told.
ASKING = ("Warm-up", "Write", "Next", "Where to find what")
#: Parts that may stand between the last section and the closing parts: a game over the whole
#: lesson, or a few figures more.
EXTRA = ("Put it together", "Look closer at the figures")


def headings(notebook):
    return [
        line[3:]
        for cell in of_kind(notebook, "markdown")
        for line in source(cell).splitlines()
        if line.startswith("## ")
    ]


@each_notebook
def test_the_frame(path):
    notebook = read(path)
    cells = notebook["cells"]
    first = source(cells[0]).splitlines()
    assert first[0].startswith("# ")
    assert re.fullmatch(r"\*.+[.?]\*", first[-1]), (
        "a promise in one sentence stands under the title"
    )
    card = next(source(cell) for cell in cells[:4] if source(cell).startswith("| |"))
    assert [row for row in CARD if f"**{row}**" in card] == list(CARD)
    assert 3 <= len(re.findall(r"\*\*[a-z]+\*\*", card.split("After this you can")[1])) <= 4
    found = headings(notebook)
    assert "Warm-up" in found
    assert tuple(found[-len(CLOSING) :]) == CLOSING
    text = "\n".join(source(cell) for cell in of_kind(notebook, "markdown"))
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1
    assert text.count("**Try it.**") >= 3
    if path in LESSONS:
        sections = [
            name
            for name in found[found.index("Warm-up") + 1 : found.index(CLOSING[0])]
            if name not in EXTRA
        ]
        assert 3 <= len(sections) <= 7
        assert "Look closer at the source" in text
    assert "your-turn" in str([cell["metadata"].get("tags") for cell in cells])


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_each_section_has_its_exhibit_and_its_task(path):
    notebook = read(path)
    section, kinds = None, {}
    for cell in notebook["cells"]:
        if source(cell).startswith("## "):
            section = source(cell).splitlines()[0][3:]
            kinds[section] = []
        if section:
            kinds[section].append(
                "exhibit"
                if cell["cell_type"] == "code"
                else "task"
                if "**Try it.**" in source(cell)
                else "text"
            )
    names = headings(notebook)
    for name in names[names.index("Warm-up") + 1 : names.index(CLOSING[0])]:
        assert kinds[name].count("exhibit") == 1, name
        assert "task" in kinds[name], name


@each_notebook
def test_code_is_short_hidden_run_in_order_and_cannot_be_deleted_by_accident(path):
    notebook = read(path)
    code = of_kind(notebook, "code")
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    for cell in code:
        assert cell["metadata"]["jupyter"] == {"source_hidden": True}
        assert source(cell).startswith("# ")
        assert len(source(cell).splitlines()) <= 8
        assert cell["outputs"]
        assert all(output["output_type"] == "display_data" for output in cell["outputs"])
        assert not {"nbval-skip", "nbval-ignore-output", "raises-exception"} & set(
            cell["metadata"]["tags"]
        )
    for cell in notebook["cells"]:
        assert cell["metadata"]["deletable"] is False
        assert ("your-turn" in cell["metadata"].get("tags", [])) != (
            cell["metadata"].get("editable") is False
        )


@each_notebook
def test_what_is_saved_is_light_and_says_what_it_shows(path):
    assert path.stat().st_size <= 400_000
    notebook = read(path)
    assert "widgets" not in notebook["metadata"]
    for cell in of_kind(notebook, "code"):
        still = cell["outputs"][-1]["data"]
        assert still["text/plain"]
        assert "".join(still["text/html"]).startswith("<h3>")
        if len(cell["outputs"]) == 2:
            live = cell["outputs"][0]["data"]
            assert set(live) == {"text/plain"}
            assert "Run > Run All Cells" in "".join(live["text/plain"])


@each_notebook
def test_links_lead_to_sources_or_to_the_course(path):
    known = {url for tables in (course, EXAMPLE) for url in tables.events.attrs["sources"].by_url()}
    for cell in of_kind(read(path), "markdown"):
        for url in cited_addresses(source(cell)):
            assert url in known or url.startswith("https://mybinder.org/"), url
        for target in re.findall(r"\]\((?!https?://)([^)\s]+)\)", source(cell)):
            assert (path.parent / target).exists(), target


@each_notebook
def test_full_dates_of_the_text_stand_in_the_tables(path):
    text = "\n".join(source(cell) for cell in of_kind(read(path), "markdown"))
    assert dates_in(text)
    assert sorted(dates_in(text) - known_dates()) == []


@each_notebook
def test_paragraphs_that_state_a_fact_link_to_a_source(path):
    """A year, or a verb of saying and doing with a name, is taken as a stated fact."""
    names = "Moscow|Pyongyang|Beijing|Seoul|Stalin|Kim|Putin|Gorbachev|Brezhnev"
    fact = re.compile(rf"\b(1[89]|20)\d\d\b|\b({names})\b.*\b\w+(ed|said|says|held)\b")
    for cell in of_kind(read(path), "markdown"):
        lines = source(cell).splitlines()
        if (
            lines[0].startswith(("# ", "| |", "**Your turn"))
            or lines[0].removeprefix("## ") in ASKING
        ):
            continue
        for paragraph in re.split(r"\n\s*\n|\n(?=- )", source(cell)):
            asked = paragraph.startswith(
                (
                    "#",
                    "**Try it",
                    "1.",
                    "2.",
                    "3.",
                    "> **Look",
                    "*In about",
                    "|",
                    "**“",
                    "**As of March 2026.**",
                )
            )
            # Without the definitions that show under a pointer.
            if fact.search(re.sub(r"<[^>]+>", "", paragraph)) and not asked:
                assert cited_addresses(paragraph), paragraph


def test_the_lesson_on_the_pact_compares_it_with_every_treaty_that_matters():
    text = "\n".join(
        source(cell) for cell in of_kind(read(ROOT / "notebooks" / "03-the-pact.ipynb"), "markdown")
    )
    table = text.split("How the pact differs from ten others")[1].split("\n## ")[0]
    rows = {
        row.split("|")[1].strip(): cited_addresses(row)
        for row in table.splitlines()
        if row.startswith("| ")
    }
    for name in (
        "USSR-DPRK 1961",
        "Russia-DPRK 2000",
        "North Atlantic 1949",
        "US-ROK 1953",
        "US-Japan 1960",
        "China-DPRK 1961",
        "CSTO 1992",
        "Russia-Iran 2025",
        "India-USSR 1971",
        "India-Russia 1993",
    ):
        assert rows[name], f"{name} has a line with a source"


def test_launch_links_agree_with_the_address():
    expected = address.slug()
    found = {path: address.launches(path) for path in address.places()}
    assert found[ROOT / "README.md"]
    assert {slug for slugs in found.values() for slug in slugs} == {expected}


def test_a_fork_sets_its_address_in_one_command(tmp_path, monkeypatch):
    for name in ("CITATION.cff", "README.md"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "notebooks").mkdir()
    (page := tmp_path / "notebooks" / "page.md").write_text(address.site(), "utf-8")
    shutil.copytree(ROOT / ".github" / "ISSUE_TEMPLATE", tmp_path / ".github" / "ISSUE_TEMPLATE")
    monkeypatch.setattr(address, "ROOT", tmp_path)
    address.set_address("https://github.com/Someone/a-fork")
    assert (address.slug(), page.read_text("utf-8")) == ("Someone/a-fork", address.site())
    assert set(address.launches(tmp_path / "README.md")) == {"Someone/a-fork"}
    forms = (tmp_path / ".github" / "ISSUE_TEMPLATE" / "config.yml").read_text(encoding="utf-8")
    assert forms.count("https://github.com/Someone/a-fork/") == forms.count("url: ")
    with pytest.raises(ValueError, match="not an address"):
        address.set_address("someone/a-fork")


@pytest.mark.slow
def test_a_changed_title_makes_nbval_fail(tmp_path):
    """Proof that the comparison compares: the same cell passes with its data and fails with other
    data.
    """
    notebook = read(ROOT / "notebooks" / "01-background.ipynb")
    part = notebook | {"cells": of_kind(notebook, "code")[:1]}
    for name in ("same", "changed"):
        shutil.copytree(ROOT / "data", tmp_path / name / "data")
        shutil.copytree(
            ROOT / "notebooks" / "lessonkit", tmp_path / name / "notebooks" / "lessonkit"
        )
        (tmp_path / name / "notebooks" / "part.ipynb").write_text(
            json.dumps(part), encoding="utf-8"
        )
    events = tmp_path / "changed" / "data" / "events.csv"
    title = course.events.set_index("id")["title"]["1961-ussr-dprk-treaty-signed"]
    text = events.read_text(encoding="utf-8")
    assert text.count(title) == 1
    events.write_text(text.replace(title, title.replace("USSR", "Soviet Union")), encoding="utf-8")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--nbval",
            "--nbval-current-env",
            "-vv",
            "-p",
            "no:cacheprovider",
            "-c",
            "/dev/null",
            "--rootdir",
            str(tmp_path),
            "same",
            "changed",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    verdicts = re.findall(
        r"^(same|changed)/\S*::Cell (\d+) (PASSED|FAILED)", run.stdout, re.MULTILINE
    )
    assert verdicts == [("same", "0", "PASSED"), ("changed", "0", "FAILED")], run.stdout[-3000:]
    assert run.returncode == 1
    assert "Soviet Union" in run.stdout


@each_notebook
def test_every_cell_is_compared(path, request):
    """One test a code cell: nbval skips by tags and comments, and runs a cell that has no number
    without comparing it.
    """
    code = of_kind(read(path), "code")
    assert all(cell["execution_count"] for cell in code)
    cells = IPyNbFile.from_parent(request.session, path=path).collect()
    assert [cell.options["check"] and not cell.options["skip"] for cell in cells] == [True] * len(
        code
    )


def test_a_run_without_a_path_holds_every_cell_and_the_quick_files_come_first(request):
    """Asked of the run itself, in the worker that would leave the notebooks out."""
    config, items = request.config, request.session.items
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS or config.option.keyword:
        pytest.skip("only a part of the suite was asked for")
    cells = [item for item in items if isinstance(item, IPyNbCell)]
    assert len(cells) == sum(len(of_kind(read(path), "code")) for path in NOTEBOOKS)
    browser = [n for n, item in enumerate(items) if item.get_closest_marker("browser")]
    assert not browser or max(map(items.index, cells)) < min(browser)
