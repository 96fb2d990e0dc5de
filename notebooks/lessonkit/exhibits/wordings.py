"""Wordings: who speaks of denuclearisation "of the DPRK", who "of the Korean Peninsula", and who of neither."""

from ..data.course import course as the_course
from ..formatting import format_count, format_date
from ..markup.event_html import teachers_note
from ..markup.tags import escape
from .grid import Chip, Grid, Menu

#: What a text says: name, small line, tone.
WORDINGS = {
    "of-dprk": ("“of the DPRK”", "its programme alone", "blue"),
    "of-peninsula": (
        "“of the Korean Peninsula”",
        "can also mean US nuclear arms and guarantees",
        "green",
    ),
    "dropped": ("Left out or rejected", "the word is missing, or the goal refused", "orange"),
}
#: Who speaks, for the menu.
SPEAKERS = {
    "JNT": "Joint texts",
    "UN": "UN Security Council",
    "RUS": "Russia",
    "PRK": "DPRK",
    "CHN": "China",
    "USA": "United States",
    "KOR": "ROK",
    "JPN": "Japan",
}
#: The rows: name, small line, first day that no longer belongs to it.
TIMES = {
    "talks": ("Until 2018", "talks, sanctions, summits", "2019-01-01"),
    "eve": ("2019 to the treaty", "after the talks had failed", "2024-06-19"),
    "pact": ("Since the treaty", "19 June 2024 to March 2026", "2026-04-01"),
}


class Wordings(Grid):
    """Statements on denuclearisation as boxes: columns by wording, rows by time.

    course: the tables to take statements from; without it, the course's own.
    """

    corner = "When"
    noun = "statements"
    chip = "150px"

    def __init__(
        self,
        *,
        course=the_course,
        title="Two ways to say “denuclearisation”, and a third: not at all",
    ):
        self.title = title
        self.note = "In each cell in order of time. The column goes by the words of the text, not by what its authors may mean by them."
        self._sources = course.sources.attrs["sources"]
        rows = course.wordings.sort_values(["date", "id"])
        self.columns = {key: (name, small) for key, (name, small, _) in WORDINGS.items()}
        self.rows = {key: (name, small) for key, (name, small, _) in TIMES.items()}
        self.chips = [self._chip(w) for w in rows.itertuples()]
        self.menus = [
            Menu("Who", {key: name for key, name in SPEAKERS.items() if key in set(rows["state"])}),
            Menu("Wording", {key: names[0] for key, names in self.columns.items()}),
        ]

    def _chip(self, row):
        said = format_date(row.date, None, row.precision)
        name, _, tone = WORDINGS[row.wording]
        card = (
            f'<p class="lk-when">{said}</p><h4>{escape(row.speaker)}</h4><p class="lk-meta">Wording: {name}</p>'
            f'<p>{escape(row.said)}</p><p class="lk-meta">Sources: {self._sources.html(row.sources)}</p>{teachers_note(row.note)}'
        )
        time = next(key for key, (*_, end) in TIMES.items() if str(row.date.date()) < end)
        return Chip(
            key=row.id,
            row=time,
            column=row.wording,
            text=row.speaker,
            small=str(row.date.year),
            tone=tone,
            listed=f"{said}, {row.speaker}: {row.phrase}",
            card=card,
            brief=f"{row.speaker}, {said}: {row.said}",
            tags=(row.state, row.wording),
        )

    def sentence(self):
        by = ", ".join(
            f"{sum(c.column == key for c in self.chips)} {names[0]}"
            for key, names in self.columns.items()
        )
        return f"{format_count(len(self.chips), 'statement')} on denuclearisation: {by}."
