"""The exhibits and tables of the course, for use in its notebooks.

For example, in a notebook of the course::

    from lessonkit import course, Timeline
    Timeline(course.events, start=1945, end=1991)
"""

from .checks import DataError, Problem
from .glossary import KeyTerms
from .order import OrderGame
from .quiz import Quiz
from .sourcelist import SourceList
from .story import Story
from .tables import course, load
from .timeline import Timeline
from .treaties import TreatyCard

__all__ = ["course", "load", "DataError", "Problem", "KeyTerms", "OrderGame", "Quiz", "SourceList", "Story", "Timeline", "TreatyCard"]
