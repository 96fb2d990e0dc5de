"""Quiz: multiple-choice questions that explain every option."""

import re

import traitlets

from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.event_html import event_date
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part

LETTERS = "abcd"


class QuizPart(Part):
    """The page's side of a Quiz. All of it is sent at once, so that it goes on when the kernel is gone.

    questions: dictionaries with `question`, `options` (dictionaries with `text`, `why`, `right`) and `based`
    (HTML made by this package: the events that the question rests on, with their sources).
    """

    questions = traitlets.List().tag(sync=True)


class Quiz(Exhibit):
    """The questions of one quiz, by its name in the column `quiz` of data/questions.csv.

    course: the tables to take questions and events from; without it, the course's own. Raises ValueError if there is no such quiz.
    """

    def __init__(self, name, *, course=the_course, title="Check yourself"):
        asked = course.questions[course.questions["quiz"] == name]
        if asked.empty:
            known = ", ".join(sorted(course.questions["quiz"].unique()))
            raise ValueError(f"There is no quiz called {name!r}. There is: {known}.")
        self.title = title
        self.questions = [self._question(row, course.events) for row in asked.itertuples()]

    @staticmethod
    def _question(row, events):
        options = [
            {
                "text": getattr(row, f"option_{x}"),
                "why": getattr(row, f"why_{x}"),
                "right": x == row.answer,
            }
            for x in LETTERS
            if getattr(row, f"option_{x}")
        ]
        sources = events.attrs["sources"]
        based = "<br>".join(
            f"{event_date(e)}: {escape(e.title)}. {sources.html(e.sources[:2])}"
            for e in events[events["id"].isin(row.events)].itertuples()
        )
        return {"question": _in_lines(row.question), "options": options, "based": based}

    def still(self):
        blocks = []
        # JupyterLab numbers every list 1, 2, 3, whatever its type; the live quiz speaks of A, B, C.
        lettered = 'type="A" style="list-style-type:upper-alpha"'
        for n, q in enumerate(self.questions, 1):
            options = "".join(f"<li>{escape(o['text'])}</li>" for o in q["options"])
            why = "".join(
                f"<li>{'<b>Right.</b>' if o['right'] else 'Wrong.'} {escape(o['why'])}</li>"
                for o in q["options"]
            )
            blocks.append(
                f"<p><b>{n}. {escape(q['question']).replace(chr(10), '<br>')}</b></p><ol {lettered}>{options}</ol>"
                '<details style="margin-bottom:1.5em"><summary>Answer</summary>'
                f"<ol {lettered}>{why}</ol><p>{q['based']}</p></details>"
            )
        return Still(
            self.title,
            f"{format_count(len(self.questions), 'question')}; each answer is explained.",
            "".join(blocks),
        )

    def live(self):
        return [QuizPart(questions=self.questions), Frame()]


def _in_lines(question):
    """Return a question with each of the statements that it asks to consider, "(1) ..." and so on, on a line of its own."""
    return (
        re.sub(r" (?=\(\d\) |Which (?:of|statements|are) )", "\n", question)
        if "(1) " in question
        else question
    )
