"""Debate: who answers a question how, and what the answer rests on."""

from ..data.course import course as the_course
from ..formatting import MONTHS, format_count, format_date
from ..markup.event_html import teachers_note
from ..markup.tags import escape
from ..vocabulary import state_name
from .grid import Chip, Grid, Menu

ANSWERS = {"yes": ("Yes", "blue"), "depends": ("It depends", "grey"), "no": ("No", "orange")}
GROUPS = {
    "party": ("The two parties", "what each says of itself"),
    "other-state": ("Other states", ""),
    "scholar": ("Scholars and analysts", ""),
}
DEFINITIONS = {
    "text": ("text", "what the treaty says"),
    "behaviour": ("behaviour", "what the two do"),
    "both": ("text and behaviour", "what the treaty says and what the two do"),
}


class Debate(Grid):
    """The views on one question as boxes: columns by answer, rows by who speaks.

    question: a value of the column `question` of data/views.csv. course: the tables to take views from; without it, the
    course's own. Raises ValueError if there are no views on that question.
    """

    corner = "Who speaks"
    noun = "views"

    def __init__(self, question, *, course=the_course, title="The debate", note=""):
        views = course.views[course.views["question"] == question]
        if views.empty:
            raise ValueError(
                f"There are no views on {question!r}. There are on: {', '.join(sorted(set(course.views['question'])))}."
            )
        self.title, self.note = title, note
        self._sources = views.attrs["sources"]
        self.columns = {key: (name, "") for key, (name, _) in ANSWERS.items()}
        self.rows = {key: names for key, names in GROUPS.items() if key in set(views["group"])}
        self.chips = [self._chip(v) for v in views.sort_values(["date", "id"]).itertuples()]
        self.menus = [
            Menu("Who", {key: GROUPS[key][0] for key in self.rows}),
            Menu(
                "Judged by", {key: name for key, (name, _) in DEFINITIONS.items() if key != "both"}
            ),
        ]

    def _chip(self, view):
        name, rests_on = DEFINITIONS[view.definition]
        said = format_date(view.date, None, view.precision)
        when = (
            view.date.year
            if view.precision == "year"
            else f"{MONTHS[view.date.month - 1][:3]} {view.date.year}"
        )
        sources = self._sources.html(view.sources)
        card = (
            f'<p class="lk-when">{said}</p><h4>{escape(view.speaker)}</h4>'
            f'<p class="lk-meta">{state_name(view.country)} · answer: {ANSWERS[view.answer][0].lower()} · judged by {name}</p>'
            f"<p>{escape(view.argument)}</p><p><b>The argument rests on</b> {rests_on}.</p>"
            f'<p class="lk-meta">Sources: {sources}</p>{teachers_note(view.note)}'
        )
        kinds = ("text", "behaviour") if view.definition == "both" else (view.definition,)
        return Chip(
            key=view.id,
            row=view.group,
            column=view.answer,
            text=f"{view.speaker.split(',')[0]}, {when}",
            small=view.claim,
            tone=ANSWERS[view.answer][1],
            brief=f"{view.speaker}, {said}: {view.argument}",
            card=card,
            tags=(*kinds, view.group),
        )

    def sentence(self):
        by = ", ".join(
            f"{sum(c.column == key for c in self.chips)} {name.lower()}"
            for key, (name, _) in ANSWERS.items()
        )
        return f"{format_count(len(self.chips), 'view')}: {by}."
