"""The exhibits and tables of the course, for use in its notebooks.

For example, in a notebook of the course::

    from lessonkit import course, Timeline
    Timeline(course.events, start=1945, end=1991)
"""

from .articles import ArticleMap
from .balance import Balance
from .beforeafter import BeforeAfter
from .checks import DataError, Problem
from .claims import Claims
from .columns import Columns
from .compare import Compare
from .debate import Debate
from .essay import EssayPlan
from .glossary import KeyTerms
from .indicator import Indicator
from .ladder import Ladder
from .network import Network
from .order import OrderGame
from .own import load
from .perspectives import Perspectives
from .process import Process
from .quiz import Quiz
from .regionmap import RegionMap
from .revision import RevisionSheet
from .sort import Sort
from .sourcelist import SourceList
from .story import Story
from .tables import course
from .timeline import Timeline
from .treaties import TreatyCard
from .votes import Votes
from .wordings import Wordings
from .workshop import Workshop

__all__ = ["course", "load", "DataError", "Problem", "ArticleMap", "Balance", "BeforeAfter", "Claims", "Columns", "Compare", "Debate",
           "EssayPlan", "Indicator", "KeyTerms", "Ladder", "Network", "OrderGame", "Perspectives", "Process", "Quiz",
           "RegionMap", "RevisionSheet", "Sort", "SourceList", "Story", "Timeline", "TreatyCard", "Votes", "Wordings", "Workshop"]
