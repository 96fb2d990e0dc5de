"""SortingGame: put statements into the group where they belong, one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

import ipywidgets as widgets
import traitlets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.rows import Event, SortingItem, events_by_id, rows_of
from ..data.sources import Sources
from ..formatting import format_count
from ..markup.citations import source_links
from ..markup.tags import Markup, details, join
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from .event_references import event_references


class Statement(TypedDict):
    """A statement as the page gets it: its text, its group, and why it belongs there.

    `based_html` names the events and sources that the answer rests on.
    """

    text: str
    bin: str
    why: str
    based_html: Markup


class SortingGamePart(Part):
    """The page's side of a SortingGame.

    All of it is sent at once, so that it goes on when the kernel is gone.

    Attributes
    ----------
    title : str
        The heading.
    task : str
        What to do.
    bins : list of str
        The groups.
    items : list of Statement
        The statements in the order in which they are shown.
    """

    title = traitlets.Unicode().tag(fixed=True)
    task = traitlets.Unicode().tag(fixed=True)
    bins = traitlets.List[str]().tag(fixed=True)
    items = traitlets.List[Statement]().tag(fixed=True)


class SortingGame(Exhibit):
    """Statements to be sorted, one at a time, each explained, with a score at the end.

    Notebooks know it as `Sort`.

    Parameters
    ----------
    exercise
        A value of the column `exercise` of data/sorting.csv.
    bins
        The groups in the order in which they are shown; without it, in the order of the table.
    course
        The tables to take statements from; without it, the course's own.
    title
        The heading.
    task
        What to do, in a sentence.

    Raises
    ------
    ValueError
        If there is no such exercise, or if a group of the table is missing from `bins`.
    """

    def __init__(
        self,
        exercise: str,
        bins: Sequence[str] | None = None,
        *,
        course: Course = the_course,
        title: str = "Sort them",
        task: str = "Where does it belong?",
    ) -> None:
        table = course.sorting
        rows = rows_of(table[table["exercise"] == exercise], SortingItem)
        if not rows:
            known = ", ".join(sorted(set(table["exercise"])))
            raise ValueError(f"There is no exercise {exercise!r}. There is: {known}.")
        self.bins = list(bins or dict.fromkeys(row.bin for row in rows))
        if missing := {row.bin for row in rows} - set(self.bins):
            groups = ", ".join(sorted(missing))
            raise ValueError(f"The exercise {exercise!r} also needs the groups {groups}.")
        self.title, self.task = title, task
        events, sources = events_by_id(course.events), sources_of(course.events)
        # The order of the table numbers the statements, on paper and in the teacher's pages too.
        self.items = [_statement(row, events, sources) for row in rows]

    def still(self) -> Still:
        return self._still(_statement_html(item) for item in self.items)

    def unanswered(self) -> Still:
        return self._still(Markup("<li>{}</li>").format(item["text"]) for item in self.items)

    def _still(self, items: Iterable[Markup]) -> Still:
        statements = format_count(len(self.items), "statement")
        groups = format_count(len(self.bins), "group")
        return Still(
            self.title,
            f"{statements} to sort into {groups}. {self.task}",
            Markup("<p>The groups:</p><ul>{}</ul><ol>{}</ol>").format(
                join(Markup("<li>{}</li>").format(group) for group in self.bins), join(items)
            ),
        )

    def live(self) -> list[widgets.Widget]:
        part = SortingGamePart(title=self.title, task=self.task, bins=self.bins, items=self.items)
        return [part]


def _statement(row: SortingItem, events: Mapping[str, Event], sources: Sources) -> Statement:
    based = event_references(events, sources, row.events)
    if row.sources:
        based.append(source_links(sources, row.sources))
    return Statement(
        text=row.item, bin=row.bin, why=row.why, based_html=join(based, Markup("<br>"))
    )


def _statement_html(item: Statement) -> Markup:
    """Return a statement of the still form, its answer closed."""
    answer = Markup("<p><b>{}.</b> {}</p><p>{}</p>").format(
        item["bin"], item["why"], item["based_html"]
    )
    return Markup("<li>{}{}</li>").format(item["text"], details("Answer", answer))
