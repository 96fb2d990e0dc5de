"""QTI 1.2 as Canvas reads it: a quiz for each lesson.

QTI 1.2 in Canvas knows matching but no order, so a game of order matches each event to its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...page.templates import render
from . import wording
from .archive import archive
from .bank import Bank, Choice, Lesson

_FOLDER = "publish/question_bank"


@dataclass(frozen=True)
class _Matching:
    """A matching question: its pairs, what can be chosen, and the whole solution."""

    id: str
    text: str
    pairs: list[tuple[str, str]]
    choices: list[str]
    solution_html: str


def canvas_package(bank: Bank) -> bytes:
    """Return all questions as a QTI 1.2 package for Canvas, a zip archive."""
    files: dict[str, str] = {}
    idents: list[str] = []
    for lesson in bank.lessons:
        ident = f"pyongyang-pact-{lesson.stem}"
        idents.append(ident)
        matchings = list(_matchings(lesson))
        files[f"{ident}/{ident}.xml"] = render(
            f"{_FOLDER}/canvas_quiz.xml.j2",
            ident=ident,
            lesson=lesson,
            matchings=matchings,
            answers=_answers,
            wording=wording,
        )
        files[f"{ident}/assessment_meta.xml"] = render(
            f"{_FOLDER}/canvas_settings.xml.j2",
            ident=ident,
            lesson=lesson,
            points=len(lesson.choices) + sum(len(one.pairs) for one in matchings),
            wording=wording,
        )
    manifest = render(f"{_FOLDER}/canvas_manifest.xml.j2", idents=idents)
    return archive({"imsmanifest.xml": manifest, **files})


def _answers(choice: Choice) -> list[str]:
    """Return the identifiers of the options of a question."""
    return [f"{choice.id}-{letter}" for letter in "abcd"[: len(choice.options)]]


def _matchings(lesson: Lesson) -> Iterator[_Matching]:
    for sorting in lesson.sortings:
        yield _Matching(
            sorting.id,
            sorting.text,
            [(statement.text, statement.group) for statement in sorting.statements],
            list(sorting.groups),
            wording.sorting_html(sorting),
        )
    for ordering in lesson.orderings:
        yield _Matching(
            ordering.id,
            ordering.text,
            [(ordering.steps[place].title, wording.PLACES[place]) for place in ordering.dealt],
            list(wording.PLACES),
            wording.ordering_html(ordering),
        )
