"""An Anki package (.apkg): a deck of questions for each lesson, and a deck of the glossary."""

import hashlib
import itertools
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing

from ...markup.tags import Markup, join
from . import wording
from .archive import archive
from .bank import Bank, Lesson

#: Anki knows a kind of note by its number, so that these may not change.
_QUESTION_KIND, _TERM_KIND = 1_719_000_001, 1_719_000_002
_STYLE = """
.card { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-size: 18px;
  line-height: 1.4; text-align: left; max-width: 40em; margin: 0 auto; }
.small { font-size: 14px; }
.term { font-size: 22px; font-weight: 600; }
"""
_QUESTION_FIELDS = ("Id", "Question", "Options", "Answer", "Reasons", "Rests on")
_QUESTION_FRONT = "<p>{{Question}}</p>{{Options}}"
_QUESTION_BACK = (
    "{{FrontSide}}<hr id=answer><p><b>{{Answer}}</b></p>{{Reasons}}"
    '<div class="small">{{Rests on}}</div>'
)
_TERM_FIELDS = ("Term", "Definition")
_TERM_FRONT = '<p class="term">{{Term}}</p>'
_TERM_BACK = "{{FrontSide}}<hr id=answer><p>{{Definition}}</p>"


def anki_package(bank: Bank) -> bytes:
    """Return questions and glossary as an Anki package.

    A note keeps its name from one package to the next, so that a newer package brings its texts up
    to date, and what a learner has learnt remains.
    """
    # Loaded here, so that a notebook starts no slower for it.
    from genanki import Deck, Model, Note, Package, guid_for

    def kind(number: int, name: str, fields: Iterable[str], front: str, back: str) -> Model:
        card = {"name": "Card", "qfmt": front, "afmt": back}
        named = [{"name": field} for field in fields]
        return Model(number, name, fields=named, templates=[card], css=_STYLE)

    question = kind(
        _QUESTION_KIND,
        f"{wording.COURSE}: question",
        _QUESTION_FIELDS,
        _QUESTION_FRONT,
        _QUESTION_BACK,
    )
    term = kind(_TERM_KIND, f"{wording.COURSE}: term", _TERM_FIELDS, _TERM_FRONT, _TERM_BACK)
    decks: list[Deck] = []
    for name, model, notes in (
        *((lesson.name, question, _questions(lesson)) for lesson in bank.lessons),
        ("Glossary", term, _terms(bank)),
    ):
        deck = Deck(_number(name), f"{wording.COURSE}::{name}", wording.ABOUT)
        for note in notes:
            deck.add_note(Note(model, note, guid=guid_for(wording.COURSE, note[0])))
        decks.append(deck)
    now = time.time()
    with closing(sqlite3.connect(":memory:")) as collection:
        numbers = itertools.count(int(now * 1000))
        Package(decks).write_to_db(collection.cursor(), now, numbers)
        collection.commit()
        return archive({"collection.anki2": collection.serialize(), "media": "{}"})


def _number(name: str) -> int:
    """Return the number of a deck; it follows from the name, and so it remains."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:7], 16) + 2**30


def _questions(lesson: Lesson) -> Iterator[list[str]]:
    """Give the notes of a lesson: the fields of each, as HTML."""
    for choice in lesson.choices:
        yield [
            choice.id,
            wording.html(choice.text),
            _list(option.text for option in choice.options),
            wording.html(f"{'ABCD'[choice.key]}. {choice.options[choice.key].text}"),
            _list(wording.verdict(option) for option in choice.options),
            wording.basis_html(choice),
        ]
    for sorting in lesson.sortings:
        for number, statement in enumerate(sorting.statements, 1):
            yield [
                f"{sorting.id}-{number}",
                wording.html(f"{sorting.text}\n\n{statement.text}"),
                _list(sorting.groups),
                wording.html(statement.group),
                wording.html(statement.why),
                "",
            ]
    for ordering in lesson.orderings:
        yield [
            ordering.id,
            wording.html(ordering.text),
            _list(ordering.steps[place].title for place in ordering.dealt),
            "The right order:",
            wording.ordering_html(ordering),
            "",
        ]


def _terms(bank: Bank) -> Iterator[list[str]]:
    for name, definition in bank.glossary:
        yield [wording.html(name), wording.html(definition)]


def _list(texts: Iterable[str]) -> str:
    """Return texts as a list with the letters A, B, C and so on."""
    items = join(Markup("<li>{}</li>").format(text) for text in texts)
    return str(Markup('<ol type="A">{}</ol>').format(items))
