"""Terms of the glossary in the lessons.

Each is explained where it is used, in the text or under *Key terms*. Those of *Key terms* show
their definition under a pointer.
"""

import html
import re
import shutil

import pytest
from lessonkit import course
from lessonkit.data.rows import Term, rows_of
from lessonkit.publish.hover_terms import (
    LIMIT,
    key_terms,
    mark_terms,
    name_pattern,
    write_hover_terms,
)
from support import NOTEBOOKS, of_kind, people_ids, read, source

TERMS = {term.id: term for term in rows_of(course.glossary, Term)}
PEOPLE = {i for path in NOTEBOOKS for i in people_ids(path)}
#: Words that lessons also use in their everyday sense.
EVERYDAY = {"base-estimate", "copy-of-a-source", "paraphrase", "party", "table-row-column"}
#: Terms that a lesson may use without listing them, if its text explains them at the first place:
#: what then stands in the paragraph.
EXPLAINED = {
    "alignment": "(drawing together)",
    "article-51": "self-defence",
    "atop": "alliances",
    "continuing-state": "Soviet Union (USSR)",
    "dprk-and-rok": "Korea",
    "federal-assembly": "lower house",
    "freedom-edge": "an exercise of",
    "hard-currency": "money such as",
    "state-media": "government",
}
MARK = re.compile(r'<abbr title="([^"]*)">(.*?)</abbr>')
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def texts(path):
    return [source(cell) for cell in of_kind(read(path), "markdown")]


def paragraphs(path):
    """Return the lines of a lesson's text without headings, tables, tags and addresses of links.

    Links to other lessons are left out, since they name what stands there.
    """
    text = re.sub(r"\[[^]]*\]\([\w-]+\.ipynb\)|<[^>]+>", "", "\n".join(texts(path)))
    text = re.sub(r"\]\((?:[^()]|\([^)]*\))*\)", "]", text)
    return [line for line in text.splitlines() if not line.startswith(("#", "|"))]


@each_notebook
def test_each_term_that_a_lesson_uses_is_explained_in_it(path):
    listed = {term.id for term in key_terms(path)}
    for i in sorted(TERMS.keys() - listed - PEOPLE - EVERYDAY):
        used = [line for line in paragraphs(path) if name_pattern(TERMS[i]).search(line)]
        if used:
            assert i in EXPLAINED, f"Add {i} to the lesson's KeyTerms: {used[0]}"
            assert EXPLAINED[i] in used[0], f"{i} is not explained at its first place: {used[0]}"


@each_notebook
def test_definitions_in_the_text_are_those_of_the_glossary(path):
    """Written anew by *record*, which is the first step of "python3 start.py update"."""
    assert mark_terms(texts(path), key_terms(path)) == texts(path)


@each_notebook
def test_a_lesson_marks_a_few_terms_and_each_once(path):
    marks = MARK.findall("\n".join(texts(path)))
    assert 3 <= len(marks) <= LIMIT
    assert len({definition for definition, _ in marks}) == len(marks)


def test_a_mark_stands_at_the_first_place_outside_headings_tables_links_and_tasks():
    written = [
        "# The veto",
        "| veto |\n|---|\n| veto |",
        "**Try it.** Open *veto*.",
        "The [veto of 2022](https://example.org/veto_(law)) and *vetoes*. Vetoed, a veto, a veto.",
    ]
    *before, last = mark_terms(written, [TERMS["veto"]])
    assert before == written[:3]
    ((definition, word),) = MARK.findall(last)
    assert word == "Vetoed"
    assert html.unescape(definition) == TERMS["veto"].definition
    assert MARK.sub(r"\2", last) == written[3]
    assert mark_terms([*before, last], [TERMS["veto"]]) == [*before, last]
    assert mark_terms([*before, last], []) == written


def test_a_definition_cannot_leave_its_attribute():
    term = Term("x", "word", 'Called "a word" <b> & more.', (), ())
    assert mark_terms(["A word."], [term]) == [
        'A <abbr title="Called &quot;a word&quot; &lt;b&gt; &amp; more.">word</abbr>.'
    ]


def test_no_mark_stands_in_another_and_there_are_not_too_many():
    terms = [Term("a", "armed attack", "One.", (), ()), Term("b", "attack", "Two.", (), ())]
    (marked,) = mark_terms(["An armed attack is an attack."], terms)
    assert MARK.findall(marked) == [("One.", "armed attack"), ("Two.", "attack")]
    many = [Term(str(n), f"term{n:02}", "It.", (), ()) for n in range(20)]
    (marked,) = mark_terms([" ".join(term.term for term in many)], many)
    assert len(MARK.findall(marked)) == LIMIT


def test_lessons_are_written_only_where_a_definition_changed(tmp_path):
    path = tmp_path / NOTEBOOKS[2].name
    shutil.copy(NOTEBOOKS[2], path)
    before = path.read_bytes()
    (definition, _), *_ = MARK.findall("\n".join(texts(path)))
    path.write_bytes(before.replace(definition.encode(), b"Another definition.", 1))
    assert path.read_bytes() != before
    write_hover_terms(tmp_path)
    assert path.read_bytes() == before
    time = path.stat().st_mtime_ns
    write_hover_terms(tmp_path)
    assert path.stat().st_mtime_ns == time
