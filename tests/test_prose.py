"""How the lessons are written: short, few links a sentence, states named in full; and questions
that nobody passes by choosing the longest or the most careful option.
"""

import re

import pytest
from lessonkit import course
from lessonkit.data.course import DATA
from lessonkit.data.rows import Event, Question, rows_of
from lessonkit.vocabulary import AS_OF_WORDS
from support import EXAMPLE, NOTEBOOKS, ROOT, of_kind, read, source

QUESTIONS = rows_of(course.questions, Question)
#: Words that take back a part of what a sentence says.
CAUTIOUS = re.compile(
    r"\b(according to|most|some|may|might|seems?|not necessarily|perhaps|probably|hardly|likely"
    r"|in part|can|could)\b",
    re.IGNORECASE,
)
#: A state's short name standing alone, not in the name of a treaty such as USSR-DPRK 1961.
SHORT_NAMES = {"DPRK": "North Korea (DPRK)", "ROK": "South Korea (ROK)"}
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def paragraphs(path):
    """Return the lines of a lesson's text without headings, tables and the addresses of links."""
    lines = "\n".join(source(cell) for cell in of_kind(read(path), "markdown")).splitlines()
    return [
        re.sub(r"<[^>]+>", "", line) for line in lines if line and not line.startswith(("|", "#"))
    ]


@each_notebook
def test_a_lesson_is_short(path):
    text = re.sub(r"\]\([^)]*\)", "]", " ".join(paragraphs(path)))
    words = len(re.findall(r"[\w’'-]+", text))
    assert words <= (1500 if path.stem.startswith("00") else 2200)


@each_notebook
def test_a_sentence_has_at_most_three_links(path):
    for line in paragraphs(path):
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z*\[“])", line):
            assert len(re.findall(r"\]\(http", sentence)) <= 3, sentence


@each_notebook
def test_each_section_names_the_two_koreas_in_full(path):
    """Where it uses the short name at all outside quotations and names of controls."""
    text = "\n".join(source(cell) for cell in of_kind(read(path), "markdown"))
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        said = re.sub(r"<[^>]+>|\]\([^)]*\)", "", section)
        said = re.sub(r"“[^”]*”|(?<!\*)\*[^*\n]+\*(?!\*)", "", said)
        for short, full in SHORT_NAMES.items():
            if re.search(rf"(?<![-\w(]){short}(?![-\w)])", said):
                assert full in section, (section.splitlines()[0], short)


def test_every_as_of_names_the_month_of_the_course():
    texts = [*NOTEBOOKS, *(ROOT / "notebooks" / "teaching").glob("*.md"), *DATA.glob("*.csv")]
    found = {
        path.name: set(re.findall(r"\b[Aa]s of ([A-Z][a-z]+ \d{4})", path.read_text("utf-8")))
        for path in [*texts, ROOT / "README.md"]
    }
    assert {name: dates for name, dates in found.items() if dates - {AS_OF_WORDS}} == {}
    assert sum(map(len, found.values())) > 5


def test_each_attribution_says_in_a_sentence_who_says_so():
    """It stands after the mark, for example "○ Alleged: the White House says so"."""
    events = [row for table in (course, EXAMPLE) for row in rows_of(table.events, Event)]
    said = {event.id: event.attribution.split(";")[0] for event in events if event.attribution}
    assert len(said) > 20
    saying = re.compile(r"\b(say|says|said|wrote|announced|is)\b")
    assert {i: text for i, text in said.items() if not saying.search(text)} == {}


def options(question):
    return [text for letter in "abcd" if (text := getattr(question, f"option_{letter}"))]


def right_option(question):
    return getattr(question, f"option_{question.answer}")


def test_there_are_questions_enough_and_a_third_judge_statements():
    statements = [q for q in QUESTIONS if "following statements" in q.question]
    assert len(QUESTIONS) >= 120
    assert len(statements) >= len(QUESTIONS) / 3


def test_the_longest_option_is_seldom_the_right_one():
    longest = [
        question.id
        for question in QUESTIONS
        if sorted(map(len, options(question)))[-2] < len(right_option(question))
    ]
    assert len(longest) <= 0.3 * len(QUESTIONS), longest


def test_cautious_words_do_not_betray_the_right_option():
    right = [bool(CAUTIOUS.search(right_option(question))) for question in QUESTIONS]
    wrong = [
        bool(CAUTIOUS.search(text))
        for question in QUESTIONS
        for text in options(question)
        if text != right_option(question)
    ]
    assert sum(right) / len(right) <= 1.5 * sum(wrong) / len(wrong)
