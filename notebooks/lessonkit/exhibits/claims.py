"""Claims: judge a forecast first, then see the evidence for and against it, and at the end how good the judge's own confidence was."""

import traitlets

from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.event_html import event_date
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part

#: What a reader can answer. The keys are those of the column `outcome` of data/claims.csv, and one that no claim has so far.
ANSWERS = {
    "borne-out": "Borne out",
    "in-part": "Borne out in part",
    "open": "Open: contested, or only alleged",
    "not": "Not borne out",
}
SIDES = {"for": "Evidence for", "against": "Evidence against, or limits"}
NONE_FOUND = "None was found in the sources of this course."


class ClaimsPart(Part):
    """The page's side of Claims. All of it is sent at once, so that it goes on when the kernel is gone.

    title: the heading. answers: what can be chosen, by key. claims: dictionaries with `id`, `number`, `of`, `part`, `claim`, `ask`,
    `outcome`, `verdict`, `reason`, `change`, and `sides`: by name of a side, a list of HTML made by this package. none: what stands
    for a side without evidence.
    """

    title = traitlets.Unicode().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    claims = traitlets.List().tag(sync=True)
    none = traitlets.Unicode().tag(sync=True)


class Claims(Exhibit):
    """The claims of a forecast, one at a time: a prediction with a confidence, then the evidence on both sides and the verdict.

    course: the tables to take claims and evidence from; without it, the course's own.

    The score at the end compares the share of answers that match the course's verdicts with the average confidence, and gives the
    mean squared difference between confidence and match (after G. W. Brier, Verification of forecasts expressed in terms of
    probability, Monthly Weather Review 78, 1950; here for the chosen answer alone).
    """

    def __init__(self, *, course=the_course, title="Nine claims: judge first, then look"):
        self.title = title
        sources = course.sources.attrs["sources"]
        events = {e.id: e for e in course.events.itertuples()}
        total = course.claims["number"].max()
        self.claims = []
        for c in course.claims.itertuples():
            sides = {
                side: [
                    self._piece(e, sources, events)
                    for e in course.evidence.itertuples()
                    if (e.claim, e.side) == (c.id, side)
                ]
                for side in SIDES
            }
            self.claims.append(
                {
                    "id": c.id,
                    "number": int(c.number),
                    "of": int(total),
                    "part": c.part,
                    "claim": c.claim,
                    "ask": c.ask,
                    "outcome": c.outcome,
                    "verdict": _verdict(c),
                    "reason": c.reason,
                    "change": c.change,
                    "sides": {SIDES[side]: found for side, found in sides.items()},
                }
            )

    @staticmethod
    def _piece(evidence, sources, events):
        titles = "; ".join(
            f"{escape(events[i].title)} ({event_date(events[i])})" for i in evidence.events
        )
        event = f'<br><span class="lk-small">Event: {titles}</span>' if titles else ""
        return f'{escape(evidence.text)} <span class="lk-small">{sources.html(evidence.sources)}</span>{event}'

    def still(self):
        items = []
        for c in self.claims:
            sides = "".join(
                f"<p><b>{name}</b></p>"
                + (
                    f"<ul>{''.join(f'<li>{piece}</li>' for piece in found)}</ul>"
                    if found
                    else f"<p>{NONE_FOUND}</p>"
                )
                for name, found in c["sides"].items()
            )
            items.append(
                f"<h4>{escape(_heading(c))}</h4><p>{escape(c['ask'])}</p><details><summary>The evidence and the verdict</summary>"
                f"{sides}<p><b>Verdict so far: {escape(c['verdict'])}.</b> {escape(c['reason'])}</p>"
                f"<p><b>What would change it:</b> {escape(c['change'])}</p></details>"
            )
        return Still(
            self.title,
            f"{format_count(len(self.claims), 'statement')} to judge, with the evidence for and against each.",
            "".join(items),
        )

    def live(self):
        return [
            ClaimsPart(title=self.title, answers=ANSWERS, claims=self.claims, none=NONE_FOUND),
            Frame(),
        ]


def _verdict(claim):
    """Return a verdict in the words of the answer that it agrees with, with its own words behind where they say more."""
    answer = ANSWERS[claim.outcome].partition(":")[0]
    return (
        answer
        if claim.verdict.lower() in (answer.lower(), "partly")
        else f"{answer} ({claim.verdict})"
    )


def _heading(claim):
    part = f", {claim['part']}" if claim["part"] else ""
    return f"Claim {claim['number']} of {claim['of']}{part}: {claim['claim']}"
