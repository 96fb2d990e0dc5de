"""The files for students: without the teachers' pages, samples and keys, and without answers."""

import json
import re
from html import unescape

import pytest
from lessonkit import course
from lessonkit.data.course import DATA
from lessonkit.publish.edition import edition
from lessonkit.publish.lesson_text import Contents
from markupsafe import Markup
from single_file import packed
from support import NOTEBOOKS, ROOT, read, source

TEACHING = ROOT / "notebooks" / "teaching"


@pytest.fixture(scope="module")
def students():
    """The single file for students; the fixture `html` is the one for teachers."""
    return edition(ROOT / "notebooks", Contents(teaching=False))


def words_of(text):
    """Return a text without marks of Markdown and HTML, its blanks as one."""
    return " ".join(re.sub(r"[*_|]|<[^>]+>|\]\([^)]*\)|\[", " ", unescape(text)).split())


def teachers_sentences(stem):
    """Return the sentences and lines of a lesson's samples and schemes.

    What stands before the first sample repeats the question, which students have; so does the line
    in bold over a scheme.
    """
    page = (TEACHING / f"{stem}.md").read_text(encoding="utf-8")
    marking = page.split("## Marking the writing task")[1].split("\n## ")[0].split("\n### ", 1)[1]
    blocks = re.split(r"\n\n|\n(?=\|)", marking)
    texts = [words_of(block) for block in blocks if not block.startswith("**")]
    return [one for text in texts for one in re.split(r"(?<=[.?!])\s", text) if len(one) > 40]


def exhibits_of(html):
    """Return what is packed in a single file."""
    return json.dumps(packed(html)["exhibits"], ensure_ascii=False)


def page_of(html):
    """Return a single file without what is packed in it."""
    return html.split('<script type="text/plain"')[0]


@pytest.fixture(scope="module")
def students_text(students):
    """All that students get: their single file, what is packed in it, the lessons, the tables."""
    texts = [path.read_text(encoding="utf-8") for path in DATA.glob("*.csv")]
    texts += [source(cell) for path in NOTEBOOKS for cell in read(path)["cells"]]
    return words_of("\n".join([page_of(students), exhibits_of(students), *texts]))


@pytest.fixture(scope="module")
def teachers_text(html):
    return words_of(page_of(html))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_file_for_students_holds_a_sample_or_a_scheme(path, students_text, teachers_text):
    sentences = teachers_sentences(path.stem)
    assert len(sentences) > 15
    assert [one for one in sentences if one not in teachers_text] == []
    assert [one for one in sentences if one in students_text] == []


def test_the_students_edition_holds_no_teachers_page(students, html):
    pages = [path.read_text(encoding="utf-8") for path in TEACHING.glob("*.md")]
    headings = [f">{page.splitlines()[0].removeprefix('# ')}</h" for page in pages]
    for mark in ('class="kit', 'id="gather"', "Plan, answers and marking", *headings):
        assert mark in html
        assert mark not in students
    assert len(packed(students)["exhibits"]) > 30


def told_in(html, texts):
    """Return which of some texts a single file holds."""
    everything = html + exhibits_of(html)
    return [text for text in texts if text in everything or Markup.escape(text) in everything]


def test_an_edition_without_answers_holds_none(students):
    bare = edition(ROOT / "notebooks", Contents(teaching=False, answers=False))
    why = [f"why_{letter}" for letter in "abcd"]
    reasons = [*course.questions[why].to_numpy().ravel(), *course.sorting["why"]]
    reasons = [text for text in reasons if text]
    assert len(reasons) > 400
    assert told_in(students, reasons) == reasons
    assert told_in(bare, reasons) == []
    assert "Answers to the warm-up" in students
    assert "Answers to the warm-up" not in bare
    assert course.questions["question"][0].split(" (1) ")[0] in bare
