"""The exhibits and tables of the course, for use in its notebooks.

For example, in a notebook of the course::

    from lessonkit import course, Timeline
    Timeline(course.events, start=1945, end=1991)
"""

from .articles import ArticleMap
from .checks import DataError, Problem
from .compare import Compare
from .debate import Debate
from .glossary import KeyTerms
from .indicator import Indicator
from .ladder import Ladder
from .order import OrderGame
from .process import Process
from .quiz import Quiz
from .sort import Sort
from .sourcelist import SourceList
from .story import Story
from .tables import course, load
from .timeline import Timeline
from .treaties import TreatyCard
from .votes import Votes

__all__ = ["course", "load", "DataError", "Problem", "ArticleMap", "Compare", "Debate", "Indicator", "KeyTerms", "Ladder", "OrderGame",
           "Process", "Quiz", "Sort", "SourceList", "Story", "Timeline", "TreatyCard", "Votes"]
