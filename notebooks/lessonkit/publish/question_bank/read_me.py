"""The page in the folder that says what each file is for."""

from ...formatting import format_count
from . import kahoot, wording
from .bank import Bank

_FILES = """\
These files hold answers. They are for teachers.
How to bring each of them in: notebooks/teaching/questions.md, in the course.

moodle.xml              Moodle: questions and sorting exercises
moodle-ordering.xml     Moodle 4.4 and newer: events to put in order
gift.txt                Moodle and others that read GIFT
qti-2.1.zip             systems that read QTI 2.1, such as TAO, Inspera or OpenOlat
canvas-qti-1.2.zip      Canvas
google-forms.xlsx       Google Forms: a sheet for each lesson
google-forms.gs         the script that makes a quiz of such a sheet
kahoot/                 Kahoot: a workbook for each lesson, and a page with the long questions
quizizz/                Quizizz (Wayground): a workbook for each lesson
pyongyang-pact.apkg     Anki: questions and glossary
pyongyang-pact.sha256   how the files were written; a file that was changed is not written over
"""


def read_me(bank: Bank) -> str:
    """Return what each file is for, and what does not fit where."""
    return f"{wording.ABOUT}\n\n{_FILES}\n{kahoot_notice(bank)}\n"


def kahoot_notice(bank: Bank) -> str:
    """Return which questions are too long for Kahoot, by lesson, and what was done with them."""
    long = {lesson.name: kahoot.long_questions(lesson) for lesson in bank.lessons}
    count = sum(map(len, long.values()))
    every = format_count(sum(len(lesson.choices) for lesson in bank.lessons), "question")
    lines = [
        f"Kahoot takes {kahoot.LONGEST_QUESTION} characters for a question and"
        f" {kahoot.LONGEST_ANSWER} for an answer. {count} of {every} are longer.",
        f"Nothing was cut. They stand in full in kahoot/{kahoot.LONG_PAGE}, to show or to print;",
        "in Kahoot the players choose the letter of the answer. They are:",
    ]
    for name, questions in long.items():
        if questions:
            numbers = ", ".join(str(question.number) for question in questions)
            lines.append(f"  {name}: {numbers}")
    return "\n".join(lines)
