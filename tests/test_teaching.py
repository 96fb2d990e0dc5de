"""The teacher's pages and the handouts: complete, linked, sourced, in date."""

import re
from itertools import pairwise

import pytest
import save_handouts
import yaml
from lessonkit import Story, course
from lessonkit.formatting import MONTHS
from lessonkit.publish.edition import edition
from lessonkit.publish.printed import filled_text
from support import (
    EXAMPLE,
    HANDOUTS,
    NOTEBOOKS,
    ROOT,
    dates_in,
    known_dates,
    pages_of,
    read,
    source,
)

TEACHING = ROOT / "notebooks" / "teaching"
PAGES = sorted(TEACHING.glob("*.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
#: Pages on syllabuses and on servers: they say nothing on the subject of the course.
OTHER = (
    "https://upsc.gov.in",
    "https://cbseacademic.nic.in",
    "https://www.ibo.org",
    "https://www.aqa.org.uk",
    "https://apcentral.collegeboard.org",
    "https://tljh.jupyter.org",
    "https://z2jh.jupyter.org",
    "https://nbgitpuller.readthedocs.io",
    "https://mybinder.org/",
    "https://github.com/jupyterhub/",
)
PARTS = [
    "At a glance",
    "What they know at the start",
    "Plan, minute by minute",
    "What to cut",
    "What students get wrong",
    "Sensitive points",
    "Answers",
    "Marking the writing task",
    "On the projector, by keyboard",
]


def test_each_lesson_has_its_page_and_its_handout_and_leads_to_them():
    own = {"README", "class-day", "crisis", "hub", "must-russia-fight", "questions", "sources"}
    assert {page.stem for page in PAGES} == own | {path.stem for path in NOTEBOOKS}
    for path in NOTEBOOKS:
        card = next(
            source(cell) for cell in read(path)["cells"][:4] if source(cell).startswith("| |")
        )
        assert f"(teaching/{path.stem}.md)" in card
        assert f"(teaching/handouts/{path.stem}.pdf)" in card
        assert f"(teaching/print/{path.stem}.pdf)" in card


def anchors(page):
    """Return the names that a page in Markdown gives its headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere_and_dates_stand_in_the_tables(page):
    text = page.read_text(encoding="utf-8")
    known = {url for tables in (course, EXAMPLE) for url in tables.events.attrs["sources"].by_url()}
    for link in LINK.findall(text):
        if link.startswith("http"):
            assert link in known or link.startswith(OTHER), link
        else:
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            assert target.exists(), link
            # What leads to an exhibit of a lesson: see test_addresses.py.
            assert not anchor or target.suffix != ".md" or anchor in anchors(target), link
    assert dates_in(text) - known_dates() == set()


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.stem[0] in "0123456789"], ids=lambda page: page.stem
)
def test_a_lesson_page_has_all_its_parts_and_its_minutes_add_up(page):
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == PARTS
    for part in (
        "### Warm-up",
        "### Try it",
        "### Worksheet",
        "### Discuss",
        "### Needs work",
        "### Sound",
        "### Strong",
        "### In five minutes",
    ):
        assert part in text, part
    assert len(re.findall(r"^\*Mark: \d+ of \d+\.\*", text, re.MULTILINE)) == 3
    plan = text.split("## Plan, minute by minute")[1].split("\n## ")[0]
    starts = [int(row) for row in re.findall(r"^\| (\d+)\b", plan, re.MULTILINE)]
    assert starts[0] == 0 and len(starts) >= 5
    assert (
        all(later > earlier or later == 0 for earlier, later in pairwise(starts))
        and max(starts) < 45
    )


@pytest.mark.parametrize("lesson", [path.stem for path in NOTEBOOKS])
def test_a_lesson_page_leads_to_its_worksheets_and_answers_them_task_by_task(lesson):
    text = (TEACHING / f"{lesson}.md").read_text(encoding="utf-8")
    for link in (
        f"[Worksheet](print/{lesson}.pdf)",
        f"[Worksheet in simpler words](print/{lesson}-adapted.pdf)",
        f"[Reading copy](handouts/{lesson}.pdf)",
    ):
        assert link in text
    key = text.split("### Worksheet")[1].split("\n##")[0]
    sheet = (TEACHING / "print" / f"{lesson}.md.j2").read_text(encoding="utf-8")
    tasks = re.findall(r"^## (\d+) (.+)$", sheet, re.MULTILINE)
    answered = re.findall(r"^(\d+)\. \*\*(.+?)\*\*", key, re.MULTILINE)
    assert [(number, title.removesuffix(".")) for number, title in answered] == tasks


def test_the_tables_of_cases_have_the_numbers_and_groups_of_the_course():
    for lesson, exercise, column, words in (
        ("03-the-pact", "article-4", 4, {"The last group": "Disputed"}),
        ("05-what-happened-next", "mind", 3, {}),
    ):
        text = (TEACHING / f"{lesson}.md").read_text(encoding="utf-8")
        table = text.split("| No. |")[1].split("\n\n")[0]
        rows = [[cell.strip() for cell in row.split("|")] for row in table.splitlines()[2:]]
        groups = course.sorting[course.sorting["exercise"] == exercise]["bin"]
        for number, (row, group) in enumerate(zip(rows, groups, strict=True), 1):
            assert row[1] == str(number)
            assert row[column] and words.get(row[column], row[column]) in group


def test_the_handouts_are_those_of_today():
    today = save_handouts.fingerprints(edition(ROOT / "notebooks"))
    assert save_handouts.late(today) == [], "run python tests/tools/save_handouts.py"
    for path in NOTEBOOKS:
        assert 1 <= pages_of((HANDOUTS / f"{path.stem}.pdf").read_bytes()) <= 4


@pytest.mark.parametrize("path", sorted(TEACHING.glob("*.md.j2")), ids=lambda path: path.stem)
def test_a_page_filled_from_the_tables_is_that_of_today(path):
    page = path.with_name(path.name.removesuffix(".j2")).read_text(encoding="utf-8")
    assert page == filled_text(path, course), "run python -m lessonkit record (in notebooks/)"


def guide_section(heading):
    """Return a section of the guide, without its heading."""
    text = (TEACHING / "README.md").read_text(encoding="utf-8")
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_the_steps_of_the_lesson_of_45_minutes_are_those_of_the_story():
    plan = guide_section("The lesson of 45 minutes")
    steps = re.findall(r"(\d+) \(([A-Za-z]* ?)(\d{4})\)", plan)
    assert len(steps) == 6
    told = Story(course.events).told
    for number, month, year in steps:
        day = told[int(number) - 1].date
        assert day.year == int(year)
        assert not month or MONTHS[day.month - 1] == month.strip()


def test_what_the_lesson_of_45_minutes_names_stands_in_the_lessons_and_on_the_sheet():
    plan = guide_section("The lesson of 45 minutes")
    lesson = "".join(source(cell) for cell in read(ROOT / "notebooks/03-the-pact.ipynb")["cells"])
    compared = "What is new compared with 1961 and 1949?"
    for name in (compared, "Does Article 4 apply?", "Check yourself"):
        assert f"*{name}*" in plan and name in lesson
    sheet = (TEACHING / "print" / "03-the-pact.md.j2").read_text(encoding="utf-8")
    tasks = dict(re.findall(r"^## (\d) (.+)$", sheet, re.MULTILINE))
    named = set(re.findall(r"[Tt]asks? (\d)", plan))
    assert {"1", "3", "5", "6", "7", "8"} <= named <= set(tasks)
    assert (tasks["1"], tasks["3"], tasks["5"], tasks["6"]) == (
        "Guess first",
        "Three clauses",
        "Article 4",
        "Does Article 4 apply?",
    )
    starts = [int(row) for row in re.findall(r"^\| (\d+) \|", plan, re.MULTILINE)]
    assert starts[0] == 0 and starts == sorted(set(starts)) and starts[-1] < 45


def test_the_key_of_the_lesson_of_45_minutes_is_that_of_the_table():
    key = re.search(r"\*\*Task\s6\*\* \| (.+) \|", guide_section("The lesson of 45 minutes"))[1]
    cases = list(course.sorting[course.sorting["exercise"] == "article-4"]["bin"])
    answers = re.findall(r"(\d+) .+?: (neither|disputed|Article \d)", key)
    assert len(answers) == 6
    for number, answer in answers:
        assert cases[int(number) - 1].lower().startswith(answer.lower()), number


def test_the_hubs_values_guarantee_what_a_student_takes():
    values = yaml.safe_load((ROOT / "binder" / "hub-values.yaml").read_text(encoding="utf-8"))
    page = (TEACHING / "hub.md").read_text(encoding="utf-8")
    one, more = re.search(r"students times (\d+) MB, and (\d+) MB more", page).groups()
    guarantee = int(values["singleuser"]["memory"]["guarantee"].removesuffix("M"))
    assert int(one) + int(more) <= guarantee <= 1.1 * (int(one) + int(more))
    assert values["cull"]["timeout"] >= 3600
    assert f"guarantee {guarantee} MB" in page
