"""Moodle XML (https://docs.moodle.org/en/Moodle_XML_format): one category for each lesson.

Questions of one right answer are of the type multichoice; a sorting exercise is of the type
matching. A game of order is of the type ordering, which Moodle has had since 4.4. An older Moodle
stops at a type that it does not know, so these stand in a file of their own.
"""

from collections.abc import Iterable

from ...page.templates import render
from . import wording
from .bank import Bank, Lesson

_TEMPLATE = "publish/question_bank/moodle.xml.j2"


def moodle_xml(bank: Bank) -> str:
    """Return questions and sorting exercises as a Moodle XML file."""
    return _render(bank.lessons)


def moodle_ordering_xml(bank: Bank) -> str:
    """Return the games of order as a Moodle XML file, for Moodle 4.4 and newer."""
    return _render((one for one in bank.lessons if one.orderings), ordering=True)


def _render(lessons: Iterable[Lesson], *, ordering: bool = False) -> str:
    return render(_TEMPLATE, lessons=lessons, ordering=ordering, wording=wording)
