"""Moodle XML and GIFT are read back by readers that are not ours."""

import json
import os
import re
import subprocess

import pytest
from lessonkit.publish.question_bank import wording
from lxml import etree
from moodle_xml_parser.parser import parse_bytes
from question_samples import all_of, as_text
from support import node_path


def test_moodle_reads_questions_keys_and_reasons(bank, exports):
    asked = parse_bytes(exports["moodle.xml"])["multichoice"]
    for choice, got in zip(all_of(bank, "choices"), asked, strict=True):
        assert got.name == choice.id and got.single
        assert got.shuffle_answers is not choice.fixed
        # The reader has turned the HTML back into text, but for the tags.
        assert got.text_pre_parse.replace("<br>", "\n") == choice.text
        assert [one.answer for one in got.options] == [one.text for one in choice.options]
        assert [one.score_fraction == 100 for one in got.options] == [
            one.right for one in choice.options
        ]
        assert [one.feedback for one in got.options] == [
            wording.verdict(one) for one in choice.options
        ]
        for basis in choice.basis:
            assert basis.text in got.general_feedback
            assert all(url in got.general_feedback for _, url in basis.sources)


#: The parts of each type of question, by https://docs.moodle.org/en/Moodle_XML_format and, for
#: ordering, by what Moodle 4.4 exports.
COMMON = [
    "name",
    "questiontext",
    "generalfeedback",
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
]
COMBINED = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "shownumcorrect"]
MOODLE_PARTS = {
    "category": ["category", "info"],
    "multichoice": [
        *COMMON,
        "single",
        "shuffleanswers",
        "answernumbering",
        "showstandardinstruction",
        "answer",
    ],
    "matching": [*COMMON, "shuffleanswers", *COMBINED, "subquestion"],
    "ordering": [
        *COMMON,
        "layouttype",
        "selecttype",
        "selectcount",
        "gradingtype",
        "showgrading",
        "numberingstyle",
        *COMBINED,
        "answer",
    ],
}


def test_moodle_files_have_moodles_form_one_category_a_lesson(bank, exports):
    for name in ("moodle.xml", "moodle-ordering.xml"):
        quiz = etree.fromstring(exports[name])
        assert quiz.tag == "quiz" and {child.tag for child in quiz} == {"question"}
        for question in quiz:
            parts = list(dict.fromkeys(child.tag for child in question))
            assert parts == MOODLE_PARTS[question.get("type")]
            for text in question.iterfind(".//text"):
                assert len(text) == 0, "HTML stands as text, not as elements"
        categories = [one.findtext(".//text") for one in quiz if one.get("type") == "category"]
        lessons = [one for one in bank.lessons if name == "moodle.xml" or one.orderings]
        assert categories == [f"$course$/top/The Pyongyang Pact/{one.name}" for one in lessons]


def test_moodle_reads_sorting_and_order(bank, exports):
    matchings = etree.fromstring(exports["moodle.xml"]).findall("question[@type='matching']")
    for sorting, got in zip(all_of(bank, "sortings"), matchings, strict=True):
        pairs = [
            (as_text(one.findtext("text")), one.findtext("answer/text"))
            for one in got.findall("subquestion")
        ]
        assert pairs == [(one.text, one.group) for one in sorting.statements]
        solution = as_text(got.findtext("generalfeedback/text"))
        assert all(one.why in solution for one in sorting.statements)
    orders = etree.fromstring(exports["moodle-ordering.xml"]).findall("question[@type='ordering']")
    for ordering, got in zip(all_of(bank, "orderings"), orders, strict=True):
        answers = [as_text(one.findtext("text")) for one in got.findall("answer")]
        assert answers == [step.title for step in ordering.steps]
        solution = as_text(got.findtext("generalfeedback/text"))
        assert all(step.why in solution and step.when in solution for step in ordering.steps)


def moodle_gift(text):
    """Return the questions of a GIFT file by name, each cut up as Moodle's importer does it.

    A question is its text, its answers (sign and parts) and its general feedback.
    """
    found = {}
    text = "\n".join(line for line in text.split("\n") if not line.strip().startswith("//"))
    for block in filter(None, map(str.strip, re.split(r"\n\s*\n", text))):
        if block.startswith("$CATEGORY:"):
            continue
        # What is escaped becomes a place-holder first.
        hidden = re.sub(r"\\([~=#{}:\\n])", lambda sign: f"&&{ord(sign[1])};", block)
        name, rest = hidden.removeprefix("::").split("::", 1)
        asked, answers = rest.rstrip("}").split("{")
        assert asked.startswith("[plain]")
        answers, feedback = answers.rsplit("####", 1)
        parts = re.split(r"([=~])", answers)[1:]
        # Only a question of one right answer has a tilde.
        between = "#" if "~" in answers else "->"
        pairs = [
            (sign, *map(shown_gift, part.split(between, 1)))
            for sign, part in zip(parts[::2], parts[1::2], strict=True)
        ]
        assert shown_gift(name) not in found
        found[shown_gift(name)] = (shown_gift(asked[7:]), pairs, shown_gift(feedback))
    return found


def shown_gift(text):
    return re.sub(
        r"&&(\d+);", lambda sign: chr(int(sign[1])).replace("n", "\n"), text.strip()
    ).strip()


def test_gift_is_read_with_questions_keys_and_reasons(bank, exports):
    found = moodle_gift(exports["gift.txt"].decode())
    for choice in all_of(bank, "choices"):
        text, answers, feedback = found.pop(choice.id)
        assert text == choice.text
        assert answers == [
            ("=" if one.right else "~", one.text, wording.verdict(one)) for one in choice.options
        ]
        assert feedback.split("\n")[1:] == wording.basis_lines(choice)
    for sorting in all_of(bank, "sortings"):
        text, pairs, feedback = found.pop(sorting.id)
        assert text == sorting.text and feedback.split("\n") == wording.sorting_lines(sorting)
        assert pairs == [
            ("=", one.text.replace("->", "→"), one.group) for one in sorting.statements
        ]
    for ordering in all_of(bank, "orderings"):
        _, pairs, feedback = found.pop(ordering.id)
        places = {left: right for _, left, right in pairs}
        titles = [step.title.replace("->", "→") for step in ordering.steps]
        assert [places[title] for title in titles] == list(wording.PLACES)
        assert feedback.split("\n") == wording.ordering_lines(ordering)
    assert not found


#: Hands on what gift-pegjs, the reader of the GIFT editors on the web, makes of a file.
PEGJS = """
const {parse} = require(process.argv[1]);
const flat = (one) => one === null ? '' : typeof one === 'string' ? one : one.text;
const found = parse(require('fs').readFileSync(0, 'utf8')).filter((one) => one.type !== 'Category');
console.log(JSON.stringify(found.map((one) => [one.title, [
  flat(one.stem),
  one.type === 'MC'
    ? one.choices.map((o) => [o.isCorrect ? '=' : '~', flat(o.text), flat(o.feedback)])
    : one.matchPairs.map((o) => ['=', flat(o.subquestion), flat(o.subanswer)]),
  flat(one.globalFeedback),
]])));
"""


@pytest.mark.skipif(
    "GIFT_PEGJS" not in os.environ,
    reason="GIFT_PEGJS names the folder node_modules/gift-pegjs after npm install gift-pegjs@1.0.2",
)
def test_another_reader_of_gift_finds_the_same(exports):
    text = exports["gift.txt"].decode()
    done = subprocess.run(
        [node_path(), "-e", PEGJS, os.environ["GIFT_PEGJS"]],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    # It leaves its place-holders in the right side of a pair, where Moodle puts the signs back.
    found = {
        name: (asked, [(sign, left, shown_gift(right)) for sign, left, right in pairs], feedback)
        for name, (asked, pairs, feedback) in json.loads(done.stdout)
    }
    assert found == moodle_gift(text)
