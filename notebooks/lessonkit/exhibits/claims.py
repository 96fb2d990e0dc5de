"""Claims: judge a forecast first, then see the evidence for and against it, and the verdict."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

import ipywidgets as widgets
import traitlets

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.pact_rows import Claim, Evidence
from ..data.rows import Event, events_by_id, rows_of
from ..data.sources import Sources
from ..formatting import format_count
from ..markup.citations import source_links
from ..markup.tags import Markup, details, join
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from ..vocabulary import AS_OF_WORDS
from .event_references import event_names

#: What a reader can answer. The keys are those of the column `outcome` of data/claims.csv, and one
#: that no claim has so far.
ANSWERS = {
    "borne-out": "Borne out",
    "in-part": "Borne out in part",
    "open": "Open: contested, or only alleged",
    "not": "Not borne out",
}
#: What the values of the column `side` of data/evidence.csv are called on screen.
SIDES = {"for": "Evidence for", "against": "Evidence against, or limits"}
NONE_FOUND = "None was found in the sources of this course."


class ClaimToJudge(TypedDict):
    """A claim as the page gets it.

    `number` and `of` say which of the forecast's claims it is part of, `part` which part. `ask` is
    the question to answer, `outcome` a key of `ANSWERS`. `sides_html` holds the pieces of evidence
    by the name of their side.
    """

    id: str
    number: int
    of: int
    part: str
    claim: str
    ask: str
    outcome: str
    verdict: str
    reason: str
    change: str
    sides_html: dict[str, list[Markup]]


class ClaimsPart(Part):
    """The page's side of Claims.

    All of it is sent at once, so that it goes on when the kernel is gone.

    Attributes
    ----------
    title : str
        The heading.
    answers : dict of str to str
        What can be chosen, by key.
    claims : list of ClaimToJudge
        The claims in their order.
    none : str
        What stands for a side without evidence.
    as_of : str
        The month of the verdicts.
    """

    title = traitlets.Unicode().tag(fixed=True)
    answers = traitlets.Dict().tag(fixed=True)
    claims = traitlets.List[ClaimToJudge]().tag(fixed=True)
    none = traitlets.Unicode().tag(fixed=True)
    as_of = traitlets.Unicode().tag(fixed=True)


class Claims(Exhibit):
    """The claims of a forecast, one at a time: a prediction, the evidence, and the verdict.

    Parameters
    ----------
    course
        The tables to take claims and evidence from; without it, the course's own.
    title
        The heading.

    Notes
    -----
    With each answer goes a confidence. The score at the end compares the share of answers that
    match the course's verdicts with the average confidence, and gives the mean squared difference
    between confidence and match (after G. W. Brier, Verification of forecasts expressed in terms
    of probability, Monthly Weather Review 78, 1950; here for the chosen answer alone).
    """

    def __init__(
        self, *, course: Course = the_course, title: str = "Nine claims: judge first, then look"
    ) -> None:
        self.title = title
        claims = rows_of(course.claims, Claim)
        total = max(claim.number for claim in claims)
        evidence = _evidence_html(course)
        self.claims = [_claim_to_judge(claim, total, evidence) for claim in claims]

    def still(self) -> Still:
        statements = format_count(len(self.claims), "statement")
        return Still(
            self.title,
            f"{statements} to judge, with the evidence for and against each.",
            join(_claim_html(claim) for claim in self.claims),
        )

    def unanswered(self) -> Still:
        claims = join(Markup("<li>{}</li>").format(claim["claim"]) for claim in self.claims)
        statements = format_count(len(self.claims), "statement")
        return Still(self.title, f"{statements} to judge.", Markup("<ol>{}</ol>").format(claims))

    def live(self) -> list[widgets.Widget]:
        part = ClaimsPart(
            title=self.title,
            answers=ANSWERS,
            claims=self.claims,
            none=NONE_FOUND,
            as_of=AS_OF_WORDS,
        )
        return [part]

    def addresses(self) -> dict[str, str]:
        return {f"claim={claim['id']}": f"step={n}" for n, claim in enumerate(self.claims)}


def _evidence_html(course: Course) -> dict[tuple[str, str], list[Markup]]:
    """Return the pieces of evidence by id of the claim and side."""
    events, sources = events_by_id(course.events), sources_of(course.sources)
    found: dict[tuple[str, str], list[Markup]] = {}
    for row in rows_of(course.evidence, Evidence):
        piece = _piece_html(row, sources, events)
        found.setdefault((row.claim, row.side), []).append(piece)
    return found


def _piece_html(row: Evidence, sources: Sources, events: Mapping[str, Event]) -> Markup:
    named = event_names(events[key] for key in row.events)
    word = "Event" if len(row.events) == 1 else "Events"
    event = Markup('<br><span class="lk-small">{}: {}</span>').format(word, named) if named else ""
    return Markup('{} <span class="lk-small">{}</span>{}').format(
        row.text, source_links(sources, row.sources), event
    )


def _claim_to_judge(
    claim: Claim, total: int, evidence: Mapping[tuple[str, str], list[Markup]]
) -> ClaimToJudge:
    return ClaimToJudge(
        id=claim.id,
        number=claim.number,
        of=total,
        part=claim.part,
        claim=claim.claim,
        ask=claim.ask,
        outcome=claim.outcome,
        verdict=_verdict(claim),
        reason=claim.reason,
        change=claim.change,
        sides_html={name: evidence.get((claim.id, side), []) for side, name in SIDES.items()},
    )


def _verdict(claim: Claim) -> str:
    """Return a verdict in the words of the answer that it agrees with.

    Its own words stand behind them where they say more.
    """
    answer = ANSWERS[claim.outcome].partition(":")[0]
    if claim.verdict.lower() in (answer.lower(), "partly"):
        return answer
    return f"{answer} ({claim.verdict})"


def _claim_html(claim: ClaimToJudge) -> Markup:
    """Return a claim of the still form, evidence and verdict closed."""
    sides = join(_side_html(name, pieces) for name, pieces in claim["sides_html"].items())
    verdict = Markup("<p><b>Verdict so far: {}.</b> {}</p>").format(
        claim["verdict"], claim["reason"]
    )
    change = Markup("<p><b>What would change it:</b> {}</p>").format(claim["change"])
    return Markup("<h4>{}</h4><p>{}</p>{}").format(
        _heading(claim),
        claim["ask"],
        details("The evidence and the verdict", sides + verdict + change),
    )


def _side_html(name: str, pieces: Iterable[Markup]) -> Markup:
    items = join(Markup("<li>{}</li>").format(piece) for piece in pieces)
    body = Markup("<ul>{}</ul>").format(items) if items else Markup("<p>{}</p>").format(NONE_FOUND)
    return Markup("<p><b>{}</b></p>{}").format(name, body)


def _heading(claim: ClaimToJudge) -> str:
    part = f", {claim['part']}" if claim["part"] else ""
    return f"Claim {claim['number']} of {claim['of']}{part}: {claim['claim']}"
