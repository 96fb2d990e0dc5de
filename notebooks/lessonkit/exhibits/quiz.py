"""Quiz: multiple-choice questions that explain every option."""

from collections.abc import Mapping
from typing import TypedDict

import ipywidgets as widgets
import traitlets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.rows import Event, Question, events_by_id, rows_of
from ..data.sources import Sources
from ..formatting import format_count
from ..markup.tags import Markup, details, join
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from .event_references import event_references

#: JupyterLab numbers every list 1, 2, 3, whatever its type; the live quiz speaks of A, B, C.
_LETTERED_LIST = Markup('<ol type="A" style="list-style-type:upper-alpha">{}</ol>')


class QuizOption(TypedDict):
    """An answer to choose, why it is right or wrong, and which of the two it is."""

    text: str
    why: str
    right: bool


class QuizQuestion(TypedDict):
    """A question as the page gets it.

    `based_html` names the events that the question rests on, with their sources.
    """

    question: str
    options: list[QuizOption]
    based_html: Markup


class QuizPart(Part):
    """The page's side of a Quiz.

    All of it is sent at once, so that it goes on when the kernel is gone.

    Attributes
    ----------
    questions : list of QuizQuestion
        The questions in their order.
    """

    questions = traitlets.List[QuizQuestion]().tag(fixed=True)


class Quiz(Exhibit):
    """The questions of one quiz.

    Parameters
    ----------
    name
        A value of the column `quiz` of data/questions.csv.
    course
        The tables to take questions and events from; without it, the course's own.
    title
        The heading.

    Raises
    ------
    ValueError
        If there is no such quiz.
    """

    def __init__(
        self, name: str, *, course: Course = the_course, title: str = "Check yourself"
    ) -> None:
        asked = course.questions[course.questions["quiz"] == name]
        if asked.empty:
            known = ", ".join(sorted(set(course.questions["quiz"])))
            raise ValueError(f"There is no quiz called {name!r}. There is: {known}.")
        self.title = title
        self._ids: list[str] = asked["id"].tolist()
        events, sources = events_by_id(course.events), sources_of(course.events)
        self.questions = [_quiz_question(row, events, sources) for row in rows_of(asked, Question)]

    def still(self) -> Still:
        blocks = [
            _question_html(n, question) + _solution_html(question)
            for n, question in enumerate(self.questions, 1)
        ]
        sentence = f"{format_count(len(self.questions), 'question')}; each answer is explained."
        return Still(self.title, sentence, join(blocks))

    def unanswered(self) -> Still:
        blocks = [_question_html(n, question) for n, question in enumerate(self.questions, 1)]
        return Still(self.title, f"{format_count(len(blocks), 'question')}.", join(blocks))

    def live(self) -> list[widgets.Widget]:
        return [QuizPart(questions=self.questions)]

    def addresses(self) -> dict[str, str]:
        return {f"question={key}": f"picked={n}" for n, key in enumerate(self._ids, 1)}


def _quiz_question(row: Question, events: Mapping[str, Event], sources: Sources) -> QuizQuestion:
    options = [QuizOption(text=text, why=why, right=right) for text, why, right in row.options]
    based = join(event_references(events, sources, row.events), Markup("<br>"))
    return QuizQuestion(question=row.in_lines, options=options, based_html=based)


def _question_html(number: int, question: QuizQuestion) -> Markup:
    """Return a question of the still form with its options."""
    options = join(Markup("<li>{}</li>").format(option["text"]) for option in question["options"])
    return Markup("<p><b>{}. {}</b></p>{}").format(
        number,
        join(question["question"].split("\n"), Markup("<br>")),
        _LETTERED_LIST.format(options),
    )


def _solution_html(question: QuizQuestion) -> Markup:
    """Return the answer of a question, closed."""
    answers = join(_answer_html(option) for option in question["options"])
    return details(
        "Answer",
        Markup("{}<p>{}</p>").format(_LETTERED_LIST.format(answers), question["based_html"]),
        style="margin-bottom:1.5em",
    )


def _answer_html(option: QuizOption) -> Markup:
    verdict = Markup("<b>Right.</b>") if option["right"] else "Wrong."
    return Markup("<li>{} {}</li>").format(verdict, option["why"])
