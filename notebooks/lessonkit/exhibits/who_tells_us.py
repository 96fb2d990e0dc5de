"""WhoTellsUs: whose words the course rests on, counted by country, owner or genre."""

import re
from collections.abc import Iterable
from pathlib import Path

import ipywidgets as widgets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.rows import Event, rows_of
from ..data.sources import Publisher, Source
from ..formatting import format_count
from ..markup.citations import citation
from ..markup.event_html import event_date
from ..markup.tags import Markup, details, html_table, join
from ..page.controls import exhibit_heading, make_html, make_menu, make_row
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from .source_list import cited_sources

#: How sources can be counted: the name on the menu, by the attribute of a source.
COUNTED_BY = {
    "country": "Country of who speaks",
    "owner": "Owner of who speaks",
    "genre": "Kind of text",
}
#: The column owner of data/publishers.csv in words.
_OWNERS = {
    "state": "of the state",
    "public": "public, at arm’s length from government",
    "private": "privately owned",
    "non-profit": "not for profit",
    "international": "of several states",
}
#: Width of the longest bar, in em.
_LONGEST_BAR = 20
_LEGEND = "Click a bar to open its sources. Orange: state media. Blue: all others."
_LESSON = re.compile(r"\d\d-")
#: What the sources of all tables are called on the menu.
WHOLE = "The whole course"


class WhoTellsUs(Exhibit):
    """The sources of a lesson, of the course or of one event, by country, owner and genre.

    A bar opens the list of its sources, each with what a critical reader should know of its
    publisher.

    Parameters
    ----------
    lesson
        File name of the notebook whose links are counted first; without it, the whole course.
    course
        The tables to take sources and events from.
    title
        The heading.
    """

    def __init__(
        self, lesson: str = "", *, course: Course = the_course, title: str = "Who tells us?"
    ) -> None:
        self.title = title
        self._lesson = lesson
        self._course = course
        self._known = sources_of(course.sources)
        self._publishers = {p.name: p for p in rows_of(course.publishers, Publisher)}
        self._events = [event for event in rows_of(course.events, Event) if event.importance == 3]

    def still(self) -> Still:
        sources = list(self._known.values())
        tables = [
            Markup("<h4>{}</h4>{}").format(
                name, html_table(("", "Sources", "of them state media"), _counts(sources, by))
            )
            for by, name in COUNTED_BY.items()
        ]
        return Still(self.title, summary(sources, WHOLE), join(tables))

    def live(self) -> list[widgets.Widget]:
        choices = self.choices()
        menu = make_menu("Sources of", list(choices), value=next(iter(choices)))
        by = make_menu("Counted by", [(name, key) for key, name in COUNTED_BY.items()])
        shown, frame = make_html(css="lk-scroll"), Frame()

        def show(*_: object) -> None:
            sources = choices[menu.value]
            frame.status = summary(sources, menu.value)
            shown.value = str(self.bars(sources, by.value))

        for control in (menu, by):
            control.observe(show, "value")
        show()
        return [make_html(exhibit_heading(self.title)), make_row(menu, by), shown, frame]

    def choices(self) -> dict[str, list[Source]]:
        """Return the sources to choose from, by the words of the menu; the lesson's own first."""
        notebooks = sorted(path.name for path in Path().glob("*.ipynb") if _LESSON.match(path.name))
        notebooks.sort(key=lambda name: name != self._lesson)
        lessons = {_lesson_name(name): cited_sources(name, self._course) for name in notebooks}
        events = {
            f"Event: {event_date(event)}, {event.title}": [self._known[i] for i in event.sources]
            for event in self._events
        }
        whole = {WHOLE: list(self._known.values())}
        first = self._lesson in notebooks
        offered = {**lessons, **whole, **events} if first else {**whole, **lessons, **events}
        return {name: sources for name, sources in offered.items() if sources}

    def bars(self, sources: Iterable[Source], by: str) -> Markup:
        """Return a bar for each country, owner or genre, which opens its sources.

        Parameters
        ----------
        sources
            What is counted.
        by
            A key of `COUNTED_BY`.
        """
        groups = _grouped(sources, by)
        longest = max(map(len, groups.values()), default=1)
        bars = join(
            details(_bar(name, group, longest), self._by_publisher(group))
            for name, group in groups.items()
        )
        return Markup('<p class="lk-meta">{}</p>{}').format(_LEGEND, bars)

    def _by_publisher(self, sources: Iterable[Source]) -> Markup:
        """Return sources under the names of their publishers, with what is known of these."""
        groups = _grouped(sources, "publisher")
        return join(
            Markup("<p><b>{}</b>: {}</p><ul>{}</ul>").format(
                name,
                _description(self._publishers[name]),
                join(Markup("<li>{}</li>").format(citation(source)) for source in group),
            )
            for name, group in groups.items()
        )


def summary(sources: Iterable[Source], name: str) -> str:
    """Return in a sentence how many publishers, countries and state media stand behind sources.

    Parameters
    ----------
    sources
        What is counted.
    name
        What they are the sources of.
    """
    chosen = list(sources)
    publishers = format_count(len({s.publisher for s in chosen}), "publisher")
    countries = format_count(
        len({s.country for s in chosen} - {"International"}), "country", "countries"
    )
    state = _state_media(chosen)
    return (
        f"{name}: {format_count(len(chosen), 'source')} of {publishers} in {countries}; "
        f"{state or 'none'} of them {'is' if state < 2 else 'are'} state media."
    )


def _lesson_name(notebook: str) -> str:
    """Return the name of a lesson for the menu, for example "Text of lesson 3: the pact"."""
    number, *words = notebook.removesuffix(".ipynb").split("-")
    return f"Text of lesson {int(number)}: {' '.join(words)}"


def _grouped(sources: Iterable[Source], by: str) -> dict[str, list[Source]]:
    """Return sources by one of their attributes, the largest group first."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(getattr(source, by), []).append(source)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0].lower())))


def _state_media(sources: Iterable[Source]) -> int:
    """Return how many of the sources are state media."""
    return sum(source.state_media for source in sources)


def _counts(sources: Iterable[Source], by: str) -> list[tuple[str, str, str]]:
    """Return a row for each country, owner or genre: its name, its sources, its state media."""
    groups = _grouped(sources, by)
    return [(name, str(len(group)), str(_state_media(group))) for name, group in groups.items()]


def _bar(name: str, group: list[Source], longest: int) -> Markup:
    """Return a name, a bar in two colours (state media and others), and the count in words."""
    state = _state_media(group)
    count = f"{len(group)}, {state} state media" if state else f"{len(group)}"
    piece = Markup(
        '<span style="display:inline-block;height:14px;width:{:.2f}em;background:var(--lk-{})">'
        "</span>"
    )
    bar = join(
        piece.format(number * _LONGEST_BAR / longest, colour)
        for number, colour in ((len(group) - state, "blue"), (state, "vermilion"))
        if number
    )
    return Markup('<span style="display:inline-block;width:11em">{}</span>{} {}').format(
        name, bar, count
    )


def _description(publisher: Publisher) -> str:
    """Return country, kind and owner of a publisher, and what to bear in mind with it."""
    where = "" if publisher.country == "International" else f" in {publisher.country}"
    return f"{publisher.kind}{where}, {_OWNERS[publisher.owner]}. {publisher.note}".strip()
