"""Questions for the tests of the exports, and what the readers of several formats share."""

import html
import io
import re
import zipfile
from functools import cache

from lessonkit import course
from lessonkit.publish.question_bank.bank import (
    Bank,
    Basis,
    Choice,
    Lesson,
    Option,
    Ordering,
    Sorting,
    Statement,
    Step,
    read_bank,
)
from support import ROOT

#: What some format or other reads as a sign.
SIGNS = "<b>&amp;</b> \"a\" 'b' ~ = # { } : ; \\ -> ####x %50% [html] // ]]> =1+1"


def hostile():
    """Return questions full of signs."""
    options = tuple(Option(f"{SIGNS} and more {n}", f"Why {n} {SIGNS}", n == 1) for n in range(3))
    basis = (Basis(f"Event {SIGNS}", ((f"Name {SIGNS}", "https://a.example/?b=1&c=2"),)),)
    choice = Choice("signs", f"First {SIGNS}\nsecond line", options, True, basis)
    short = Choice(
        "short", "Short?", (Option("Yes", "So.", True), Option("No", "No.", False)), False, basis
    )
    statements = tuple(
        Statement(f"{n} {SIGNS}", f"Group {n % 2} {SIGNS}", f"W{n} {SIGNS}") for n in range(3)
    )
    groups = (f"Group 0 {SIGNS}", f"Group 1 {SIGNS}")
    steps = tuple(Step(f"Step {n} {SIGNS}", f"{n} May 1990", f"S{n} {SIGNS}") for n in range(5))
    return Bank(
        (
            Lesson(
                "03-signs",
                "3 Signs",
                (choice, short),
                (Sorting("sort-signs", f"Sort {SIGNS}", groups, statements),),
                (Ordering("order-signs", "Put in order.", steps, (2, 0, 1, 4, 3)),),
            ),
        ),
        ((f"term {SIGNS}", f"definition {SIGNS}"),),
    )


@cache
def the_courses():
    return read_bank(ROOT / "notebooks", course)


def all_of(bank, kind):
    return [one for lesson in bank.lessons for one in getattr(lesson, kind)]


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def as_text(fragment):
    """Return the text of a piece of HTML, with the line breaks that it shows."""
    return html.unescape(re.sub(r"<(?!br)[^>]+>", "", fragment)).replace("<br>", "\n")


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()
