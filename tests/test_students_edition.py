"""The single file for students: without the teachers' pages, and without answers."""

import json

from lessonkit import course
from lessonkit.publish.edition import edition
from lessonkit.publish.lesson_text import Contents
from markupsafe import Markup
from single_file import packed
from support import ROOT


def test_the_students_edition_holds_no_teachers_page():
    html = edition(ROOT / "notebooks", Contents(teaching=False))
    assert 'class="kit"' not in html
    assert "Plan, answers and marking" not in html
    for path in (ROOT / "notebooks" / "teaching").glob("*.md"):
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
