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
def html():
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


@pytest.fixture(scope="module")
def students_text(html):
    """All that students get: their single file, what is packed in it, the lessons, the tables."""
    texts = [path.read_text(encoding="utf-8") for path in DATA.glob("*.csv")]
    texts += [source(cell) for path in NOTEBOOKS for cell in read(path)["cells"]]
    page = html.split('<script type="text/plain"')[0]
    exhibits = json.dumps(packed(html)["exhibits"], ensure_ascii=False)
    return words_of("\n".join([page, exhibits, *texts]))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_file_for_students_holds_a_sample_or_a_scheme(path, students_text):
    sentences = teachers_sentences(path.stem)
    assert len(sentences) > 15
    assert [one for one in sentences if one in students_text] == []


def test_the_students_edition_holds_no_teachers_page(html):
    assert 'class="kit' not in html
    assert 'id="gather"' not in html
    assert "Plan, answers and marking" not in html
    for path in TEACHING.glob("*.md"):
        heading = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        assert f">{heading}</h" not in html
    assert len(packed(html)["exhibits"]) > 30


def test_an_edition_without_answers_holds_none():
    html = edition(ROOT / "notebooks", Contents(teaching=False, answers=False))
    everything = html + json.dumps(packed(html)["exhibits"], ensure_ascii=False)
    why = [f"why_{letter}" for letter in "abcd"]
    reasons = [text for text in course.questions[why].to_numpy().ravel() if isinstance(text, str)]
    reasons += [text for text in course.sorting["why"] if isinstance(text, str)]
    assert len(reasons) > 400
    told = [text for text in reasons if text and str(Markup.escape(text)) in everything]
    told += [text for text in reasons if text and text in everything]
    assert told == []
    assert "Answers to the warm-up" not in html
    assert course.questions["question"][0].split(" (1) ")[0] in html
