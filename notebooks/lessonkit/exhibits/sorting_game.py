"""Sort: put statements into the group where they belong, one after the other, each explained."""

import random

import traitlets

from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.event_html import event_date
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part


class SortingGamePart(Part):
    """The page's side of a Sort. All of it is sent at once, so that it goes on when the kernel is gone.

    title, task: heading and what to do. bins: the groups. items: dictionaries with `text`, `bin`, `why` and `based` (HTML made by
    this package: the events and sources that the answer rests on).
    """

    title = traitlets.Unicode().tag(sync=True)
    task = traitlets.Unicode().tag(sync=True)
    bins = traitlets.List().tag(sync=True)
    items = traitlets.List().tag(sync=True)


class Sort(Exhibit):
    """Statements to be sorted, one at a time, with an explanation after each and a score at the end.

    exercise: a value of the column `exercise` of data/sorting.csv. bins: the groups in the order in which they are shown;
    without it, in the order of the table. course: the tables to take statements from; without it, the course's own.
    Raises ValueError if there is no such exercise, or if a group of the table is missing from `bins`.
    """

    def __init__(
        self,
        exercise,
        bins=None,
        *,
        course=the_course,
        title="Sort them",
        task="Where does it belong?",
    ):
        rows = course.sorting[course.sorting["exercise"] == exercise]
        if rows.empty:
            raise ValueError(
                f"There is no exercise {exercise!r}. There is: {', '.join(sorted(set(course.sorting['exercise'])))}."
            )
        self.bins = list(bins or dict.fromkeys(rows["bin"]))
        if missing := set(rows["bin"]) - set(self.bins):
            raise ValueError(
                f"The exercise {exercise!r} also needs the groups {', '.join(sorted(missing))}."
            )
        self.title, self.task = title, task
        sources = course.events.attrs["sources"]
        self.items = []
        # Mixed, but always in the same way: in the order of the table the groups would come in blocks.
        for row in random.Random(exercise).sample(list(rows.itertuples()), len(rows)):
            based = [
                f"{event_date(e)}: {escape(e.title)}. {sources.html(e.sources[:2])}"
                for e in course.events[course.events["id"].isin(row.events)].itertuples()
            ]
            based += [sources.html(row.sources)] if row.sources else []
            self.items.append(
                {"text": row.item, "bin": row.bin, "why": row.why, "based": "<br>".join(based)}
            )

    def still(self):
        groups = "".join(f"<li>{escape(b)}</li>" for b in self.bins)
        items = "".join(
            f"<li>{escape(i['text'])}<details><summary>Answer</summary><p><b>{escape(i['bin'])}.</b> {escape(i['why'])}</p>"
            f"<p>{i['based']}</p></details></li>"
            for i in self.items
        )
        return Still(
            self.title,
            f"{format_count(len(self.items), 'statement')} to sort into {format_count(len(self.bins), 'group')}. {self.task}",
            f"<p>The groups:</p><ul>{groups}</ul><ol>{items}</ol>",
        )

    def live(self):
        return [
            SortingGamePart(title=self.title, task=self.task, bins=self.bins, items=self.items),
            Frame(),
        ]
