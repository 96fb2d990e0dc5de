"""Sheets for Google Forms, Kahoot and Quizizz, and cards for Anki, are read back."""

import json
import re
import sqlite3
import subprocess
from contextlib import closing

from lessonkit.publish.question_bank import kahoot, wording
from lxml import etree
from question_samples import as_text, squeezed, unpacked
from support import node_path


def sheet_rows(content, number=1):
    """Return the rows of a sheet as lists of texts, as the standard of .xlsx says (ECMA-376)."""
    sheet = etree.fromstring(unpacked(content)[f"xl/worksheets/sheet{number}.xml"])
    rows = {}
    for cell in sheet.iterfind(".//{*}c"):
        letter, row = re.fullmatch(r"([A-Z])(\d+)", cell.get("r")).groups()
        assert cell.find("{*}f") is None, "a text has become a formula"
        text = cell.find("{*}is/{*}t" if cell.get("t") == "inlineStr" else "{*}v").text
        rows.setdefault(int(row), {})[ord(letter) - ord("A")] = text
    width = max(max(row) for row in rows.values()) + 1
    return [[rows.get(n, {}).get(c, "") for c in range(width)] for n in range(1, max(rows) + 1)]


#: Stand-ins for Google's classes, which note what the script asks for, sheet by sheet.
GOOGLE = """
const sheets = JSON.parse(require('fs').readFileSync(0, 'utf8'));
let sheet, made;
const noting = (note) => new Proxy({}, {get: (_, name) => (...given) => {
  if (name === 'createChoice') return given;
  note[name] = given[0];
}});
const form = {setIsQuiz: (yes) => made.push(yes), getEditUrl: () => 'address',
  addMultipleChoiceItem: () => { made.push({}); return noting(made.at(-1)); }};
globalThis.FormApp = {create: (name) => { made.push(name); return form; },
  createFeedback: () => ({setText: (text) => ({build: () => text})})};
globalThis.Logger = {log: () => {}};
globalThis.SpreadsheetApp = {getActiveSheet: () => ({getName: () => sheet.name,
  getDataRange: () => ({getValues: () => sheet.rows})})};
const all = [];
for (sheet of sheets) { made = []; makeQuiz(); all.push(made); }
console.log(JSON.stringify(all));
"""


def test_google_forms_gets_keys_and_reasons_from_sheet_and_script(bank, exports, tmp_path):
    sheets = [
        {"name": lesson.name, "rows": sheet_rows(exports["google-forms.xlsx"], number)}
        for number, lesson in enumerate(bank.lessons, 1)
    ]
    script = tmp_path / "script.cjs"
    script.write_text(exports["google-forms.gs"].decode() + GOOGLE, encoding="utf-8")
    done = subprocess.run(
        [node_path(), script],
        input=json.dumps(sheets),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    for lesson, sheet, (title, is_quiz, *items) in zip(bank.lessons, sheets, made, strict=True):
        assert title == f"The Pyongyang Pact: {lesson.name}" and is_quiz
        head, *rows = sheet["rows"]
        for choice, item, row in zip(lesson.choices, items, rows, strict=True):
            right, named = choice.options[choice.key], dict(zip(head, row, strict=True))
            assert item["setTitle"] == choice.text
            assert item["setChoices"] == [[one.text, one.right] for one in choice.options]
            assert item["setFeedbackForCorrect"] == wording.verdict(right)
            assert item["setFeedbackForIncorrect"].split("\n") == wording.reasons(choice)
            assert named["Correct answer"] == right.text
            assert [named[f"Reason {letter}"] for letter in "ABCD"[: len(choice.options)]] == [
                one.why for one in choice.options
            ]


def test_kahoot_gets_every_key_and_nothing_is_cut(bank, exports):
    page = exports["kahoot/long-questions.html"].decode()
    shown = [
        squeezed(as_text(one)) for one in re.findall(r"<article>.*?</article>", page, re.DOTALL)
    ]
    for lesson in bank.lessons:
        *top, head = sheet_rows(exports[f"kahoot/{lesson.stem}.xlsx"])[:8]
        rows = sheet_rows(exports[f"kahoot/{lesson.stem}.xlsx"])[8:]
        assert len(top) == 7 and head[1] == "Question - max 120 characters"
        for number, (choice, row) in enumerate(zip(lesson.choices, rows, strict=True), 1):
            assert row[0] == str(number) and row[7] == str(choice.key + 1)
            assert row[6] in ("5", "10", "20", "30", "60", "90", "120", "240")
            assert len(row[1]) <= 120 and all(len(cell) <= 75 for cell in row[2:6])
            texts = [one.text for one in choice.options]
            if len(choice.text) <= 120 and all(len(text) <= 75 for text in texts):
                assert row[1] == choice.text and row[2 : 2 + len(texts)] == texts
            else:
                assert f"question {number} on the page" in row[1]
                assert row[2 : 2 + len(texts)] == list("ABCD")[: len(texts)]
                full = squeezed(f"Question {number} {choice.text} {' '.join(texts)} {lesson.name}.")
                assert sum(one.startswith(full) for one in shown) == 1
    assert len(shown) == sum(len(kahoot.long_questions(lesson)) for lesson in bank.lessons)


def test_quizizz_gets_questions_keys_and_reasons(bank, exports):
    for lesson in bank.lessons:
        head, *rows = sheet_rows(exports[f"quizizz/{lesson.stem}.xlsx"])
        for choice, row in zip(lesson.choices, rows, strict=True):
            got = dict(zip(head, row, strict=True))
            texts = [got[f"Option {n}"] for n in range(1, 6) if got[f"Option {n}"]]
            assert (got["Question Text"], got["Question Type"]) == (choice.text, "Multiple Choice")
            assert texts == [one.text for one in choice.options]
            assert got["Correct Answer"] == str(choice.key + 1)
            assert got["Answer explanation"].split("\n") == wording.reasons(choice)


def test_anki_gets_questions_keys_reasons_and_the_glossary(bank, exports):
    with closing(sqlite3.connect(":memory:")) as collection:
        collection.deserialize(unpacked(exports["pyongyang-pact.apkg"])["collection.anki2"])
        (decks,) = collection.execute("SELECT decks FROM col").fetchone()
        names = {int(number): deck["name"] for number, deck in json.loads(decks).items()}
        got = collection.execute(
            "SELECT flds, did, guid FROM notes JOIN cards ON cards.nid = notes.id"
        ).fetchall()
    assert len({guid for *_, guid in got}) == len(got)
    notes = {}
    for fields, deck, _ in got:
        notes.setdefault(names[deck], {}).update(
            {fields.split("\x1f")[0]: fields.split("\x1f")[1:]}
        )
    terms = notes.pop("The Pyongyang Pact::Glossary")
    assert [(as_text(term), as_text(text)) for term, (text,) in terms.items()] == list(
        bank.glossary
    )
    items = re.compile(r"<li>(.*?)</li>")
    for lesson in bank.lessons:
        own = notes.pop(f"The Pyongyang Pact::{lesson.name}")
        for choice in lesson.choices:
            text, options, answer, reasons, basis = own.pop(choice.id)
            right = choice.options[choice.key]
            assert as_text(text) == choice.text
            assert [as_text(one) for one in items.findall(options)] == [
                o.text for o in choice.options
            ]
            assert as_text(answer) == f"{'ABCD'[choice.key]}. {right.text}"
            assert [as_text(one) for one in items.findall(reasons)] == [
                wording.verdict(o) for o in choice.options
            ]
            assert all(one.text in as_text(basis) for one in choice.basis)
        for sorting in lesson.sortings:
            for number, statement in enumerate(sorting.statements, 1):
                text, _, answer, why, _ = own.pop(f"{sorting.id}-{number}")
                assert as_text(text).endswith(statement.text)
                assert (as_text(answer), as_text(why)) == (statement.group, statement.why)
        for ordering in lesson.orderings:
            right = [as_text(one) for one in items.findall(own.pop(ordering.id)[3])]
            assert all(s.title in one for s, one in zip(ordering.steps, right, strict=True))
        assert not own
