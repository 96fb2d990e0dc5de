"""Exhibits of the course with which several tests work."""

from lessonkit import (
    ArticleMap,
    Balance,
    BeforeAfter,
    Claims,
    Compare,
    Debate,
    EssayPlan,
    Indicator,
    KeyTerms,
    Ladder,
    Network,
    Perspectives,
    Process,
    Quiz,
    RegionMap,
    RevisionSheet,
    Sort,
    Story,
    TreatyAndSanctions,
    TreatyCard,
    Votes,
    Wordings,
)

STEPS = [
    "2024-06-19-russia-dprk-treaty-signed",
    "2024-11-11-kim-signs-ratification-decree",
    "2024-12-04-treaty-enters-into-force",
]
TREATIES = ["russia-dprk-2024", "ussr-dprk-1961"]
MEASURES = ["leader-meetings", "missile-launches", "trade"]
#: By name: the table that the exhibit's texts come from, and a function that makes the exhibit.
GRIDS = {
    "articles": ("articles", lambda tables: ArticleMap(tables.articles)),
    "sanctions": ("sanctions", lambda tables: TreatyAndSanctions(course=tables)),
    "votes": ("votes", lambda tables: Votes("security-council-dprk", course=tables)),
    "ladder": ("treaties", lambda tables: Ladder(tables.treaties)),
    "debate": ("views", lambda tables: Debate("alliance", course=tables)),
    "process": (
        "events",
        lambda tables: Process(tables.events, STEPS, joint=[STEPS[0], STEPS[-1]]),
    ),
    "assembly": (
        "votes",
        lambda tables: Votes("general-assembly-ukraine", ["RUS", "PRK", "IND"], course=tables),
    ),
    "wordings": ("wordings", lambda tables: Wordings(course=tables)),
    "before-after": (
        "events",
        lambda tables: BeforeAfter(
            tables.events, ["2023-camp-david-summit", "2024-freedom-edge-first"], at=STEPS[0]
        ),
    ),
}
#: The same for other exhibits.
OTHERS = {
    "map": ("events", lambda tables: RegionMap(tables.events, course=tables)),
    "perspectives": ("positions", lambda tables: Perspectives(course=tables)),
    "network": ("ties", lambda tables: Network(course=tables)),
    "claims": ("claims", lambda tables: Claims(course=tables)),
    "evidence": ("evidence", lambda tables: Claims(course=tables)),
    "balance": ("arguments", lambda tables: Balance(course=tables)),
    "essay": ("prompts", lambda tables: EssayPlan("exam", course=tables)),
    "revision": ("revision", lambda tables: RevisionSheet(course=tables)),
    "quiz": ("questions", lambda tables: Quiz("pact", course=tables)),
    "sorting": ("sorting", lambda tables: Sort("sanctions", course=tables)),
    "story": ("events", lambda tables: Story(tables.events)),
    "treaty": ("treaties", lambda tables: TreatyCard(tables.treaties, TREATIES)),
    "compare": ("treaties", lambda tables: Compare(tables.treaties, TREATIES)),
    "terms": ("glossary", lambda tables: KeyTerms(tables.glossary, ["veto"])),
    "measures": ("observations", lambda tables: Indicator(MEASURES, course=tables)),
}
#: Text that would run in a page if it were not escaped.
EVIL = '<img src=x onerror="alert(1)">'
