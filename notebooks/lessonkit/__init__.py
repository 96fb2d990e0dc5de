"""The exhibits and tables of the course, for use in its notebooks.

For example, in a notebook of the course::

    from lessonkit import course, Timeline
    Timeline(course.events, start=1945, end=1991)
"""

from importlib import import_module

from .checks import DataError, Problem
from .tables import course

#: Where the rest stands. It is fetched when first asked for: no notebook needs all of it, and each part takes its time.
_HOMES = {
    "ArticleMap": "articles", "Balance": "balance", "BeforeAfter": "beforeafter", "Claims": "claims", "Columns": "columns",
    "Compare": "compare", "Debate": "debate", "EssayPlan": "essay", "KeyTerms": "glossary", "Indicator": "indicator",
    "Ladder": "ladder", "Network": "network", "OrderGame": "order", "load": "own", "Perspectives": "perspectives",
    "Process": "process", "Quiz": "quiz", "RegionMap": "regionmap", "RevisionSheet": "revision", "Sort": "sort",
    "SourceList": "sourcelist", "Story": "story", "Timeline": "timeline", "TreatyCard": "treaties", "Votes": "votes",
    "Wordings": "wordings", "Workshop": "workshop",
}

__all__ = ["DataError", "Problem", "course", *_HOMES]  # noqa: PLE0604 (the keys are texts, too)


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"lessonkit has no {name}; it has {', '.join(sorted(__all__))}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__():
    return sorted(__all__)
