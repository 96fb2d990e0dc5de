"""QTI 2.1 as a content package (https://www.imsglobal.org/question/): a test for each lesson."""

from collections.abc import Iterator

from ...page.templates import render
from . import wording
from .archive import archive
from .bank import Bank, Choice, Lesson, Ordering, Sorting

_FOLDER = "publish/question_bank"
_LETTERS = "ABCD"


def qti_package(bank: Bank) -> bytes:
    """Return all questions as a QTI 2.1 package, a zip archive."""
    files: dict[str, str] = {}
    tests: dict[str, list[str]] = {}
    for lesson in bank.lessons:
        items = dict(_items(lesson))
        tests[lesson.stem] = list(items)
        files |= {f"{lesson.stem}/{id}.xml": item for id, item in items.items()}
        files[f"{lesson.stem}/test.xml"] = render(
            f"{_FOLDER}/qti_test.xml.j2", lesson=lesson, ids=list(items), wording=wording
        )
    manifest = render(f"{_FOLDER}/qti_manifest.xml.j2", tests=tests)
    return archive({"imsmanifest.xml": manifest, **files})


def _items(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Give each item of a lesson with its identifier."""
    for choice in lesson.choices:
        lines = [*wording.reasons(choice), *wording.basis_lines(choice)]
        yield choice.id, _item("choice", choice, lines)
    for sorting in lesson.sortings:
        pairs = [
            f"S{number} G{sorting.groups.index(statement.group) + 1}"
            for number, statement in enumerate(sorting.statements, 1)
        ]
        yield sorting.id, _item("match", sorting, wording.sorting_lines(sorting), pairs)
    for ordering in lesson.orderings:
        yield ordering.id, _item("order", ordering, wording.ordering_lines(ordering))


def _item(
    kind: str,
    question: Choice | Sorting | Ordering,
    solution: list[str],
    pairs: list[str] | None = None,
) -> str:
    return render(
        f"{_FOLDER}/qti_item.xml.j2",
        kind=kind,
        question=question,
        solution=solution,
        pairs=pairs or [],
        letters=_LETTERS,
        wording=wording,
    )
