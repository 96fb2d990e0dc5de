"""The section Write of each lesson: its planner, its questions, and the teacher's schemes."""

import re

import pytest
from lessonkit import EssayPlan, course
from lessonkit.data.rows import Prompt, rows_of
from support import NOTEBOOKS, ROOT, read, source

PROMPTS = rows_of(course.prompts, Prompt)
PLANNER = re.compile(r'^EssayPlan\("(\w+)"\)$', re.MULTILINE)
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def write_section(path):
    """Return the text of a lesson's section Write, and the code of the planner below it."""
    cells = read(path)["cells"]
    at = next(n for n, cell in enumerate(cells) if source(cell).startswith("## Write"))
    return re.sub(r"<[^>]+>", "", source(cells[at])), source(cells[at + 1])


def prompts_of(path):
    name = PLANNER.search(write_section(path)[1])[1]
    return [prompt for prompt in PROMPTS if prompt.plan == name]


@each_notebook
def test_the_planner_stands_at_write_and_asks_its_question_first(path):
    text, _ = write_section(path)
    asked = re.search(r"\*In about (\d+) words:\* \*\*(.+?)\*\*", text)
    first, *others = prompts_of(path)
    assert first.question == asked[2]
    assert first.words == int(asked[1])
    assert len(others) == 2


@each_notebook
def test_two_questions_have_a_scheme_and_the_first_alone_has_samples(path):
    page = (ROOT / "notebooks" / "teaching" / f"{path.stem}.md").read_text(encoding="utf-8")
    samples, schemes = page.split("### Two questions without a sample\n")
    for prompt in prompts_of(path)[1:]:
        assert prompt.question not in samples
        scheme = schemes.split(f"\n**{prompt.question} ({prompt.words} words, ")[1]
        scheme = scheme.split("\n**")[0].split("\n## ")[0]
        marks = sum(int(mark) for mark in re.findall(r"^\| (\d+) \|", scheme, re.MULTILINE))
        assert scheme.startswith("five marks)**" if marks == 5 else "ten marks)**")
        assert marks == (5 if prompt.words == 60 else 10)
        assert "*Most common mistake:*" in scheme


def test_every_question_belongs_to_one_planner_and_offers_enough_evidence():
    """A draft is kept by its question: one that two planners showed would be written over."""
    planners = [prompt.plan for path in NOTEBOOKS for prompt in prompts_of(path)]
    exam = [prompt.plan for prompt in PROMPTS if prompt.plan == "exam"]
    assert sorted(planners + exam) == sorted(prompt.plan for prompt in PROMPTS)
    dates = course.events.set_index("id")["date"]
    for prompt in PROMPTS:
        assert len(prompt.events) >= 7, prompt.id
        assert list(dates[list(prompt.events)]) == sorted(dates[list(prompt.events)]), prompt.id


def test_an_unknown_plan_is_named_with_those_there_are():
    with pytest.raises(ValueError, match=r"no plan called 'wiegh'.*There is: background, exam"):
        EssayPlan("wiegh")
