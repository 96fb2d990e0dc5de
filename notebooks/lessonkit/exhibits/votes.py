"""Votes: how states voted, vote by vote."""

from ..data.course import course as the_course
from ..formatting import format_count, format_date
from ..markup.event_html import teachers_note
from ..markup.tags import escape
from ..vocabulary import state_name
from .grid import Chip, Grid, Menu

#: A vote cast: what stands on its box, and its colour.
BALLOTS = {
    "yes": ("✔ Yes", "blue"),
    "no": ("✘ No", "vermilion"),
    "abstain": ("○ Abstained", "orange"),
    "not-voting": ("– Did not vote", "grey"),
}
#: The bodies whose votes are told: the name, the rule of decision, and the states whose "no" is a veto.
BODIES = {
    "security-council-dprk": (
        "UN Security Council",
        "Nine votes of fifteen pass a text, unless a permanent member says no (a veto)",
        ("CHN", "FRA", "GBR", "RUS", "USA"),
    ),
    "general-assembly-ukraine": (
        "UN General Assembly",
        "Of the votes cast, abstentions not counted, half or two thirds pass a text; "
        "nobody has a veto, and such texts do not bind",
        (),
    ),
}


class Votes(Grid):
    """The votes of one body as a grid, in order of time, with what each vote did and did not do.

    body: a value of the column `body` of data/votes.csv. states: ISO codes, in the order of the columns.
    course: the tables to take votes from; without it, the course's own. Raises ValueError if no vote of that body is known.
    """

    corner = "Vote"
    noun = "ballots"
    inline = True
    empty = "not found"

    def __init__(self, body, states=("RUS", "CHN"), *, course=the_course, title="The votes"):
        votes = course.votes[course.votes["body"] == body]
        if votes.empty:
            raise ValueError(
                f"No votes of {body!r} are known. There are: {', '.join(sorted(set(course.votes['body'])))}."
            )
        self.title = title
        self._body, rule, self._vetoes = BODIES[body]
        self.note = (
            f"{self._body}. {rule}. The figures are yes – no – abstained. “Not found” means that the sources of "
            "this course do not tell the ballot, not that the state was absent. A broken box is deduced from other records."
        )
        self._sources = course.sources.attrs["sources"]
        cast = {(b.vote, b.state): b for b in course.ballots.itertuples()}
        self.columns = {s: (_BRIEF.get(s, state_name(s)), "") for s in states}
        self.first = f"{max(26, 96 - 15 * len(states))}%"
        self.rows = {
            v.id: (f"{format_date(v.date)}: {v.label}", f"{v.answered}, {_result(v)}")
            for v in votes.itertuples()
        }
        self._votes = list(votes.itertuples())
        self._cards = {
            v.id: self._card(
                v, [s for (vote, _), b in cast.items() if vote == v.id for s in b.sources]
            )
            for v in self._votes
        }
        self.chips = [
            self._chip(v, cast[v.id, s]) for v in self._votes for s in states if (v.id, s) in cast
        ]
        present = {c for chip in self.chips for c in chip.tags}
        menus = [
            Menu("Texts", {t: t.capitalize() for t in ("adopted", "not adopted") if t in present}),
            Menu("Ballot", {b: BALLOTS[b][0] for b in BALLOTS if b in present}),
        ]
        self.menus = [menu for menu in menus if len(menu.options) > 1]
        adopted = (votes["outcome"] == "adopted").sum()
        self._says = (
            f"{format_count(len(votes), 'vote')} of the {self._body}, {votes['date'].min().year} to {votes['date'].max().year}: "
            f"{adopted} adopted, {len(votes) - adopted} not. "
            + ". ".join(f"{state_name(s)}: {self._summary(cast, votes['id'], s)}" for s in states)
            + "."
        )

    def _chip(self, vote, ballot):
        word, tone = BALLOTS[ballot.ballot]
        veto = ballot.ballot == "no" and ballot.state in self._vetoes and vote.outcome != "adopted"
        text = f"{word}: veto" if veto else word
        small = "" if ballot.confidence == "record" else "deduced"
        return Chip(
            key=f"{vote.id}-{ballot.state}",
            row=vote.id,
            column=ballot.state,
            text=text,
            small=small,
            tone=tone,
            listed=f"{format_date(vote.date)}, {vote.label}, {state_name(ballot.state)}: {text}",
            dashed=ballot.confidence != "record",
            tags=(vote.outcome, ballot.ballot),
            brief=f"{vote.did} What it did not do: {vote.did_not}",
            card=self._cards[vote.id],
            said=f"{state_name(ballot.state)}: {text}",
        )

    def _card(self, vote, sources):
        return (
            f'<p class="lk-when">{format_date(vote.date)}</p><h4>{escape(vote.title)}</h4>'
            f'<p class="lk-meta">{escape(vote.symbol)} · {escape(self._body)} · {_result(vote)}</p>'
            f"<p><b>What it answered:</b> {escape(vote.answered)}</p><p><b>What it did:</b> {escape(vote.did)}</p>"
            f"<p><b>What it did not do:</b> {escape(vote.did_not)}</p>"
            f'<p class="lk-meta">Sources: {self._sources.html(dict.fromkeys([*vote.sources, *sources]))}</p>{teachers_note(vote.note)}'
        )

    def details(self):
        return [
            (f"{format_date(v.date)}, {v.label}: {v.title}", self._cards[v.id]) for v in self._votes
        ]

    @staticmethod
    def _summary(cast, ids, state):
        found = [cast[i, state].ballot for i in ids if (i, state) in cast]
        return ", ".join(f"{found.count(b)} {b.replace('-', ' ')}" for b in BALLOTS if b in found)

    def sentence(self):
        return self._says


#: Names that have to fit a narrow column.
_BRIEF = {"USA": "US"}


def _result(vote):
    return f"{vote.yes}–{vote.no}–{vote.abstain}"
