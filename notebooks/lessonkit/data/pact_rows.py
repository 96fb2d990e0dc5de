"""The rows of the tables on the treaty, votes, positions, ties and judgements (see rows.py)."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Treaty:
    """One row of data/treaties.csv."""

    id: str
    name: str
    short_name: str
    parties: tuple[str, ...]
    signed: pd.Timestamp
    in_force: pd.Timestamp | None
    ended: pd.Timestamp | None
    ended_remark: str
    signature_place: str
    defence_article: str
    trigger: str
    trigger_kind: str
    response: str
    response_kind: str
    automaticity: str
    area: str
    area_kind: str
    consultation: str
    consultation_kind: str
    non_aggression: str
    restraint: tuple[str, ...]
    duration_exit: str
    duration_kind: str
    deposit_publication: str
    sources: tuple[str, ...]
    atop_id: str
    promises: tuple[str, ...]
    promises_basis: str
    promises_note: str
    note: str


@dataclass(frozen=True)
class Article:
    """One row of data/articles.csv."""

    id: str
    number: int
    title: str
    subject: str
    obligation: str
    trigger: str
    duty: str
    paraphrase: str
    basis: str
    basis_note: str
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Vote:
    """One row of data/votes.csv."""

    id: str
    body: str
    date: pd.Timestamp
    symbol: str
    label: str
    title: str
    answered: str
    did: str
    did_not: str
    outcome: str
    yes: int
    no: int
    abstain: int
    event: str
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Ballot:
    """One row of data/ballots.csv."""

    vote: str
    state: str
    ballot: str
    confidence: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """One row of data/views.csv."""

    id: str
    question: str
    speaker: str
    group: str
    country: str
    date: pd.Timestamp
    precision: str
    answer: str
    definition: str
    claim: str
    argument: str
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Position:
    """One row of data/positions.csv."""

    id: str
    event: str
    state: str
    speaker: str
    date: pd.Timestamp
    precision: str
    tone: str
    colour: str
    position: str
    official: bool
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Wording:
    """One row of data/wordings.csv."""

    id: str
    state: str
    speaker: str
    date: pd.Timestamp
    precision: str
    wording: str
    said: str
    phrase: str
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Tie:
    """One row of data/ties.csv."""

    id: str
    kind: str
    source_state: str
    target_state: str
    mutual: bool
    start: int
    end: float | None
    certainty: str
    label: str
    text: str
    treaty: str
    events: tuple[str, ...]
    sources: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Claim:
    """One row of data/claims.csv."""

    id: str
    number: int
    part: str
    claim: str
    ask: str
    verdict: str
    outcome: str
    reason: str
    change: str
    events: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """One row of data/evidence.csv."""

    id: str
    claim: str
    side: str
    text: str
    events: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Argument:
    """One row of data/arguments.csv."""

    id: str
    capital: str
    side: str
    label: str
    text: str
    strength: int
    basis: str
    link: int
    link_basis: str
    origin: str
    events: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class SanctionRule:
    """One row of data/sanctions.csv."""

    id: str
    act: str
    article: str
    resolution: str
    year: int
    paragraph: str
    status: str
    short: str
    rule: str
    said: str
    sources: tuple[str, ...]
    note: str
