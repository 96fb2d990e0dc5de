"""The exhibits and tables of the course, for use in its notebooks.

For example, in a notebook of the course::

    from lessonkit import course, Timeline
    Timeline(course.events, start=1945, end=1991)
"""

from importlib import import_module
from typing import Any

from .data.course import course
from .data.problems import DataError, Problem

#: Where the rest stands: the module, and the name there where it is another one. It is fetched when
#: first asked for: no notebook needs all of it, and each part takes its time.
_HOMES = {
    "ArticleMap": "exhibits.article_map",
    "Balance": "exhibits.balance",
    "BeforeAfter": "exhibits.before_after",
    "Claims": "exhibits.claims",
    "Columns": "exhibits.columns",
    "Compare": "exhibits.compare",
    "Debate": "exhibits.debate",
    "EssayPlan": "exhibits.essay_plan",
    "Indicator": "exhibits.indicator",
    "KeyTerms": "exhibits.key_terms",
    "Ladder": "exhibits.ladder",
    "Network": "exhibits.network",
    "OrderGame": "exhibits.order_game",
    "Perspectives": "exhibits.perspectives",
    "Process": "exhibits.process",
    "Quiz": "exhibits.quiz",
    "RegionMap": "exhibits.region_map",
    "RevisionSheet": "exhibits.revision_sheet",
    "Sort": "exhibits.sorting_game:SortingGame",
    "SourceList": "exhibits.source_list",
    "Story": "exhibits.story",
    "Timeline": "exhibits.timeline",
    "TreatyAndSanctions": "exhibits.treaty_and_sanctions",
    "TreatyCard": "exhibits.treaty_card",
    "Votes": "exhibits.votes",
    "WhoTellsUs": "exhibits.who_tells_us",
    "Wordings": "exhibits.wordings",
    "Workshop": "exhibits.workshop",
    "load": "data.reader_tables",
}

# The keys of _HOMES are texts, too, which the checkers cannot see.
__all__ = ["DataError", "Problem", "course", *_HOMES]  # noqa: PLE0604  # pyright: ignore


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"lessonkit has no {name}; it has {', '.join(sorted(__all__))}")
    module, _, name_there = _HOMES[name].partition(":")
    return getattr(import_module(f".{module}", __name__), name_there or name)


def __dir__() -> list[str]:
    return sorted(__all__)
