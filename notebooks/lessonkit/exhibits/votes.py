"""Votes: how states voted, vote by vote."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..data.course import Course, sources_of
from ..data.course import course as the_course
from ..data.pact_rows import Ballot, Vote
from ..data.rows import rows_of
from ..formatting import format_count, format_date
from ..markup.cards import card, paragraph, references
from ..markup.tags import Markup
from ..vocabulary import state_name
from .grid import Chip, Grid, Heading, Menu

#: How a state may vote: what stands on its box, and the tone.
BALLOTS = {
    "yes": ("✔ Yes", "blue"),
    "no": ("✘ No", "vermilion"),
    "abstain": ("○ Abstained", "orange"),
    "not-voting": ("– Did not vote", "grey"),
}


class Body(NamedTuple):
    """A body that votes: its name, its rule of decision, and the states whose "no" is a veto."""

    name: str
    rule: str
    vetoes: tuple[str, ...] = ()


#: By the column body of data/votes.csv.
BODIES = {
    "security-council-dprk": Body(
        "UN Security Council",
        "Nine votes of fifteen pass a text, unless a permanent member says no (a veto)",
        ("CHN", "FRA", "GBR", "RUS", "USA"),
    ),
    "general-assembly-ukraine": Body(
        "UN General Assembly",
        "A text needs more than half of the votes cast, or two thirds; abstentions are not "
        "counted. Nobody has a veto, and such texts do not bind",
    ),
}
#: Names that have to fit a narrow column.
_SHORT_NAMES = {"USA": "US"}


class Votes(Grid):
    """The votes of one body in order of time, with what each vote did.

    Parameters
    ----------
    body
        A value of the column body of data/votes.csv.
    states
        ISO 3166-1 alpha-3 codes, in the order of the columns.
    course
        The tables to take votes from.
    title
        The heading.

    Raises
    ------
    ValueError
        If no vote of that body is known.
    """

    corner = "Vote"
    noun = "boxes"
    row_noun = "votes"
    inline = True
    empty = "not found"

    def __init__(
        self,
        body: str,
        states: Sequence[str] = ("RUS", "CHN"),
        *,
        course: Course = the_course,
        title: str = "The votes",
    ) -> None:
        known = rows_of(course.votes, Vote)
        self._votes = [vote for vote in known if vote.body == body]
        if not self._votes:
            bodies = ", ".join(sorted({vote.body for vote in known}))
            raise ValueError(f"No votes of {body!r} are known. There are: {bodies}.")
        self.title = title
        self._body = BODIES[body]
        self._sources = sources_of(course.votes)
        self._ballots = {(b.vote, b.state): b for b in rows_of(course.ballots, Ballot)}
        self._cards = {vote.id: self._card(vote) for vote in self._votes}
        self.columns = {s: Heading(_SHORT_NAMES.get(s, state_name(s))) for s in states}
        self.first_width = f"{max(26, 96 - 15 * len(states))}%"
        self.rows = {
            vote.id: Heading(_title(vote), f"{vote.answered}. {_result(vote)}.")
            for vote in self._votes
        }
        self.chips = [
            self._chip(vote, self._ballots[vote.id, state])
            for vote in self._votes
            for state in states
            if (vote.id, state) in self._ballots
        ]
        self.menus = _menus(self.chips)
        self.note = self._note()

    def _note(self) -> str:
        """Return the rule of decision, and what the boxes mean, as far as there are such boxes."""
        parts = [
            f"{self._body.name}. {self._body.rule}.",
            "Each box is a ballot: the vote of one state.",
        ]
        if len(self.chips) < len(self.rows) * len(self.columns):
            parts.append(
                "“Not found” means that the sources of this course do not tell the ballot, not "
                "that the state was absent."
            )
        if any(chip.dashed for chip in self.chips):
            parts.append("A box with a dashed edge is deduced from other records.")
        return " ".join(parts)

    def _chip(self, vote: Vote, ballot: Ballot) -> Chip:
        word, tone = BALLOTS[ballot.ballot]
        stopped = ballot.ballot == "no" and vote.outcome != "adopted"
        text = f"{word}: veto" if stopped and ballot.state in self._body.vetoes else word
        on_record = ballot.confidence == "record"
        state = state_name(ballot.state)
        return Chip(
            key=f"{vote.id}-{ballot.state}",
            row=vote.id,
            column=ballot.state,
            text=text,
            small="" if on_record else "deduced",
            tone=tone,
            listed=f"{format_date(vote.date)}, {vote.label}, {state}: {text}",
            dashed=not on_record,
            tags=(vote.outcome, ballot.ballot),
            brief=f"{vote.did} {vote.did_not}",
            card=self._cards[vote.id],
            over_card=f"{state}: {text}",
        )

    def _card(self, vote: Vote) -> Markup:
        adopted = vote.outcome == "adopted"
        ballots = [ballot for ballot in self._ballots.values() if ballot.vote == vote.id]
        sources = dict.fromkeys([*vote.sources, *(i for b in ballots for i in b.sources)])
        return card(
            vote.title,
            [
                paragraph(vote.answered, "Why it came:"),
                paragraph(vote.did, "What it did:" if adopted else "What it would have done:"),
                paragraph(vote.did_not, "Keep in mind:"),
                references(sources, vote.note, self._sources),
            ],
            when=format_date(vote.date),
            meta=f"{vote.symbol} · {self._body.name} · {_result(vote)}",
        )

    def addresses(self) -> dict[str, str]:
        first = {chip.row: chip.key for chip in reversed(self.chips)}
        return {f"vote={vote}": f"picked={key}" for vote, key in first.items()}

    def details(self) -> Iterable[tuple[str, Markup]]:
        return [
            (f"{format_date(v.date)}, {v.label}: {v.title}", self._cards[v.id]) for v in self._votes
        ]

    def sentence(self) -> str:
        years = [vote.date.year for vote in self._votes]
        adopted = sum(vote.outcome == "adopted" for vote in self._votes)
        states = ". ".join(f"{state_name(s)}: {self._summary(s)}" for s in self.columns)
        return (
            f"{format_count(len(years), 'vote')} of the {self._body.name}, {min(years)} to "
            f"{max(years)}: {adopted} adopted, {len(years) - adopted} not. {states}."
        )

    def _summary(self, state: str) -> str:
        """Return how often a state voted how, for example "11 yes, 2 no"."""
        found = [chip.tags[1] for chip in self.chips if chip.column == state]
        return ", ".join(f"{found.count(b)} {_word(b)}" for b in BALLOTS if b in found)


def _menus(chips: Iterable[Chip]) -> list[Menu]:
    """Return the menus that leave a choice."""
    present = {tag for chip in chips for tag in chip.tags}
    outcomes = {tag: tag.capitalize() for tag in ("adopted", "not adopted") if tag in present}
    ballots = {key: name for key, (name, _) in BALLOTS.items() if key in present}
    menus = [Menu("Texts", outcomes), Menu("Ballot", ballots)]
    return [menu for menu in menus if len(menu.options) > 1]


def _title(vote: Vote) -> str:
    return f"{format_date(vote.date)}: {vote.label}"


def _result(vote: Vote) -> str:
    """Return the figures of a vote in words, "13 yes, 2 no", with blanks that break no line."""
    counts = {"yes": vote.yes, "no": vote.no, "abstain": vote.abstain}
    return ", ".join(f"{count}\xa0{_word(ballot)}" for ballot, count in counts.items() if count)


def _word(ballot: str) -> str:
    """Return a ballot in a word, without its mark."""
    return BALLOTS[ballot][0].split(maxsplit=1)[1].lower()
