"""WhoTellsUs: whose words the course rests on, counted by country, owner or genre."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypedDict

import ipywidgets as widgets
import traitlets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.rows import Event, rows_of
from ..data.sources import Publisher, Source
from ..formatting import format_count
from ..markup.citations import citation
from ..markup.event_html import event_date
from ..markup.tags import Markup, html_table, join
from ..page.controls import exhibit_heading, make_html, make_menu, make_row
from ..page.exhibit import Exhibit, Still
from ..page.links import join_controls
from ..page.part import Part
from ..publish.notebook import LESSONS
from ..vocabulary import with_article
from .source_list import cited_sources

#: How sources can be counted: the name on the menu, by the attribute of a source.
COUNTED_BY = {
    "country": "Country of who speaks",
    "owner": "Owner of who speaks",
    "genre": "Kind of text",
}
#: A publisher in words by the column owner of data/publishers.csv: its kind, and where it is.
_OWNED = {
    "state": "state {}{}",
    "public": "public {}{}, at arm’s length from government",
    "private": "privately owned {}{}",
    "non-profit": "non-profit {}{}",
    "international": "{}{} of several states",
}
#: The column country where it names no country, and where it names a part of one.
_NO_COUNTRY, _PART = "International", "Hong Kong"
_LEGEND = "Click a bar to open its sources. Orange: state media. Blue: all others."
#: What the sources of all tables are called on the menu.
WHOLE = "The whole course"


class SourceData(TypedDict):
    """A source as the page gets it: what it is counted by, and the whole citation."""

    publisher: str
    country: str
    owner: str
    genre: str
    state_media: bool
    citation_html: str


class ChoiceData(TypedDict):
    """What can be counted: the places of its sources, and what they are in a sentence."""

    sources: list[int]
    summary: str


class WhoTellsUsPart(Part):
    """The page's side of WhoTellsUs.

    Attributes
    ----------
    legend : str
        The line over the bars.
    sources : list of SourceData
        All sources.
    publishers : dict of str to str
        What a critical reader should know of each publisher.
    choices : list of ChoiceData
        What can be counted.
    counted_by : list of str
        By which key of `SourceData` it can be counted.
    choice, by : int
        The numbers of what is counted and of what it is counted by.
    """

    legend = traitlets.Unicode().tag(fixed=True)
    sources = traitlets.List[Any]().tag(fixed=True)
    publishers = traitlets.Dict().tag(fixed=True)
    choices = traitlets.List[Any]().tag(fixed=True)
    counted_by = traitlets.List[str]().tag(fixed=True)
    choice = traitlets.Int(0).tag(sync=True)
    by = traitlets.Int(0).tag(sync=True)


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
        # The single-file edition asks for the choices when it has left the folder of the notebooks.
        self._folder = Path.cwd()
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
        part = WhoTellsUsPart(
            legend=_LEGEND,
            sources=[_source_data(source) for source in self._known.values()],
            publishers={name: _description(one) for name, one in self._publishers.items()},
            choices=[self._choice_data(name, sources) for name, sources in choices.items()],
            counted_by=list(COUNTED_BY),
        )
        controls = {
            "choice": make_menu("Sources of", list(choices)),
            "by": make_menu("Counted by", list(COUNTED_BY.values())),
        }
        join_controls(part, controls)
        heading = make_html(exhibit_heading(self.title))
        return [heading, make_row(*controls.values()), part]

    def _choice_data(self, name: str, sources: Iterable[Source]) -> ChoiceData:
        places = {key: n for n, key in enumerate(self._known)}
        chosen = list(sources)
        return {"sources": [places[s.id] for s in chosen], "summary": summary(chosen, name)}

    def choices(self) -> dict[str, list[Source]]:
        """Return the sources to choose from, by the words of the menu; the lesson's own first."""
        notebooks = sorted(self._folder.glob(LESSONS), key=lambda path: path.name)
        notebooks.sort(key=lambda path: path.name != self._lesson)
        lessons = {_lesson_name(path.stem): cited_sources(path, self._course) for path in notebooks}
        events = {
            f"Event: {event_date(event)}, {event.title}": [self._known[i] for i in event.sources]
            for event in self._events
        }
        whole = {WHOLE: list(self._known.values())}
        first = self._lesson in [path.name for path in notebooks]
        offered = {**lessons, **whole, **events} if first else {**whole, **lessons, **events}
        return {name: sources for name, sources in offered.items() if sources}


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
    state = _state_media(chosen)
    return (
        f"{name}: {format_count(len(chosen), 'source')} of {publishers}{_countries(chosen)}; "
        f"{state or 'none'} of the sources {'is' if state < 2 else 'are'} state media."
    )


def _countries(sources: Iterable[Source]) -> str:
    """Return in how many countries those who speak are; empty if they are in none."""
    countries = {source.country for source in sources} - {_NO_COUNTRY}
    whole = format_count(len(countries - {_PART}), "country", "countries")
    if _PART in countries:
        return f" in {_PART}" if len(countries) == 1 else f" in {whole} and {_PART}"
    return f" in {whole}" if countries else ""


def _lesson_name(notebook: str) -> str:
    """Return the name of a lesson for the menu, for example "Text of lesson 3: the pact"."""
    number, *words = notebook.split("-")
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


def _source_data(source: Source) -> SourceData:
    return {
        "publisher": source.publisher,
        "country": source.country,
        "owner": source.owner,
        "genre": source.genre,
        "state_media": source.state_media,
        "citation_html": str(citation(source)),
    }


def _description(publisher: Publisher) -> str:
    """Return country, kind and owner of a publisher, and what to bear in mind with it."""
    country, note = with_article(publisher.country), publisher.note
    where = "" if country == _NO_COUNTRY else f" in {country}"
    if publisher.kind == "government":
        return f"state body of {country}. {note}".strip()
    # Where the note itself begins with the owner, that is said once.
    owned = "{}{}" if note.startswith("Owned by") else _OWNED[publisher.owner]
    return f"{owned.format(publisher.kind, where)}. {note}".strip()
