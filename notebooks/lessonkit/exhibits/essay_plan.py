"""EssayPlan: an answer of 60 to 250 words, planned part by part, to take away."""

from typing import TypedDict

import ipywidgets as widgets
import traitlets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.rows import Event, Prompt, events_by_id, rows_of
from ..data.sources import Source, Sources
from ..formatting import format_count
from ..markup.event_html import event_date
from ..markup.tags import Markup, details, join
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from ..vocabulary import ANSWER_PARTS
from .event_references import MOST_SOURCES

RUBRIC = (
    "It does what the question asks (discuss, examine, comment, to what extent).",
    "It gives both sides, each in its strongest fair form.",
    "Two facts or more carry a date and a source.",
    "What is alleged or disputed is said to be so, and by whom.",
    "The conclusion follows from what came before, and says what it rests on.",
    "It has the number of words that is asked for, within 10 per cent.",
)


class CitableEvent(TypedDict):
    """An event to use in an answer: its date in words, its title, and its sources."""

    when: str
    title: str
    sources: list[str]


class EssayPrompt(TypedDict):
    """An exam question as the page gets it; `hints` has the keys of `ANSWER_PARTS`."""

    id: str
    words: int
    question: str
    hints: dict[str, str]
    evidence: list[CitableEvent]


class EssayPlanPart(Part):
    """The page's side of an EssayPlan.

    Drafts are kept by the browser, so that nothing is lost when a cell runs again or a kernel ends.
    The page makes the files to take away, too.

    Attributes
    ----------
    title : str
        The heading.
    prompts : list of EssayPrompt
        The questions to choose from.
    parts : dict of str to str
        Names of the parts, by key.
    rubric : list of str
        The criteria.
    """

    title = traitlets.Unicode().tag(fixed=True)
    prompts = traitlets.List[EssayPrompt]().tag(fixed=True)
    parts = traitlets.Dict().tag(fixed=True)
    rubric = traitlets.List[str]().tag(fixed=True)


class EssayPlan(Exhibit):
    """A place to plan and write exam answers.

    It has hints, evidence from the course, a rubric, and files to take away.

    Parameters
    ----------
    name
        A value of the column `plan` of data/prompts.csv.
    course
        The tables to take questions and evidence from; without it, the course's own.
    title
        The heading; without it, one that says how many questions there are.

    Raises
    ------
    ValueError
        If there is no such plan.
    """

    def __init__(self, name: str, *, course: Course = the_course, title: str = "") -> None:
        asked = course.prompts[course.prompts["plan"] == name]
        if asked.empty:
            known = ", ".join(sorted(set(course.prompts["plan"])))
            raise ValueError(f"There is no plan called {name!r}. There is: {known}.")
        questions = format_count(len(asked), "question")
        self.title = title or f"Plan your answer: {questions} to choose from"
        events, sources = events_by_id(course.events), sources_of(course.sources)
        self.prompts = [
            EssayPrompt(
                id=row.id,
                words=row.words,
                question=row.question,
                hints={part: getattr(row, part) for part in ANSWER_PARTS},
                evidence=[_citable_event(events[key], sources) for key in row.events],
            )
            for row in rows_of(asked, Prompt)
        ]

    def still(self) -> Still:
        questions = format_count(len(self.prompts), "question")
        lengths = " or ".join(str(n) for n in sorted({prompt["words"] for prompt in self.prompts}))
        return Still(
            self.title,
            f"{questions}, each with a plan in four parts. Answer in {lengths} words.",
            Markup("{}<h4>Rubric</h4><ol>{}</ol>").format(
                join(map(_prompt_html, self.prompts)),
                join(Markup("<li>{}</li>").format(criterion) for criterion in RUBRIC),
            ),
        )

    def live(self) -> list[widgets.Widget]:
        part = EssayPlanPart(
            title=self.title, prompts=self.prompts, parts=ANSWER_PARTS, rubric=list(RUBRIC)
        )
        return [part]


def _citable_event(event: Event, sources: Sources) -> CitableEvent:
    cited = [_reference(sources[key]) for key in event.sources[:MOST_SOURCES]]
    return CitableEvent(when=event_date(event), title=event.title, sources=cited)


def _reference(source: Source) -> str:
    when = f", {source.published}" if source.published else ""
    return f"{source.byline}: {source.title}. {source.publisher}{when}. {source.url}"


def _prompt_html(prompt: EssayPrompt) -> Markup:
    """Return an exam question of the still form with its hints, its facts closed."""
    hints = join(
        Markup("<li><b>{}:</b> {}</li>").format(ANSWER_PARTS[part], hint)
        for part, hint in prompt["hints"].items()
    )
    facts = join(
        Markup("<li>{}: {}</li>").format(event["when"], event["title"])
        for event in prompt["evidence"]
    )
    return Markup("<h4>{} ({} words)</h4><ul>{}</ul>{}").format(
        prompt["question"],
        prompt["words"],
        hints,
        details("Facts you can use", Markup("<ul>{}</ul>").format(facts)),
    )
