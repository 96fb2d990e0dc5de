"""What several formats say in the same words: verdicts, reasons, what an answer rests on.

Each of them comes as plain lines and as HTML. HTML is returned as a plain string, because most
formats carry it as text, which is escaped once more.
"""

from ...markup.tags import Markup, join, link
from ...vocabulary import AS_OF_WORDS
from .bank import Choice, Option, Ordering, Sorting

COURSE = "The Pyongyang Pact"
#: Who made the questions, what one may do with them, and up to when their facts reach.
ABOUT = (
    "Questions of The Pyongyang Pact, a course on the treaty of 2024 between Russia and"
    f" North Korea (DPRK). Facts as of {AS_OF_WORDS}. Licence: CC BY 4.0; please credit"
    " “The Pyongyang Pact course”."
)
#: What the places in a game of order are called where it becomes a matching question.
PLACES = ("First (the earliest)", "Second", "Third", "Fourth", "Fifth (the latest)")


def verdict(option: Option) -> str:
    """Return whether an option is right, and why."""
    return f"{'Right.' if option.right else 'Wrong.'} {option.why}"


def reasons(choice: Choice) -> list[str]:
    """Return the reason of every option, each after the option's own words.

    A letter would not do: many systems shuffle the options.
    """
    return [f"“{option.text}”: {verdict(option)}" for option in choice.options]


def basis_lines(choice: Choice) -> list[str]:
    """Return what an answer rests on: a line for each event, with the addresses of its sources."""
    return [
        f"{basis.text}. " + "; ".join(f"{name}: {url}" for name, url in basis.sources)
        for basis in choice.basis
    ]


def basis_html(choice: Choice) -> str:
    """Return what an answer rests on, its sources as links."""
    lines = [
        Markup("<li>{}. {}</li>").format(
            basis.text, join((link(name, url) for name, url in basis.sources), "; ")
        )
        for basis in choice.basis
    ]
    return str(Markup("<p>This rests on:</p><ul>{}</ul>").format(join(lines)))


def sorting_lines(sorting: Sorting) -> list[str]:
    """Return each statement with its group and why it belongs there."""
    return [f"{one.text} → {one.group}. {one.why}" for one in sorting.statements]


def sorting_html(sorting: Sorting) -> str:
    """Return each statement with its group and why it belongs there."""
    lines = [
        Markup("<li>{}<br><b>{}.</b> {}</li>").format(one.text, one.group, one.why)
        for one in sorting.statements
    ]
    return str(Markup("<ol>{}</ol>").format(join(lines)))


def ordering_lines(ordering: Ordering) -> list[str]:
    """Return the events in the right order, each with its date and what happened."""
    return [f"{step.when}: {step.title}. {step.why}" for step in ordering.steps]


def ordering_html(ordering: Ordering) -> str:
    """Return the events in the right order, each with its date and what happened."""
    lines = [
        Markup("<li><b>{}: {}.</b> {}</li>").format(step.when, step.title, step.why)
        for step in ordering.steps
    ]
    return str(Markup("<ol>{}</ol>").format(join(lines)))


def html(text: str) -> str:
    """Return plain text as HTML, with its line breaks."""
    return str(join(text.split("\n"), Markup("<br>")))
