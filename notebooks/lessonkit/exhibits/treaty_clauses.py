"""The clauses of treaties: what is asked of each, and how one stands to that of another treaty."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..data.pact_rows import Treaty
from ..formatting import format_count
from ..markup.tags import Markup
from ..palette import INK, TONES
from .treaty_card import AUTOMATICITY

#: The code of a kind of clause that was not seen.
_NOT_SEEN = "not-seen"

#: The codes of the columns `..._kind`, restraint and automaticity of data/treaties.csv in words.
CLAUSE_KINDS = {
    "attack-and-war": "An armed attack that leads to a state of war",
    "armed-attack": "An armed attack",
    "aggression": "Aggression",
    "threat": "A threat is enough",
    _NOT_SEEN: "Text not found",
    "help": "Military help is due",
    "own-choice": "Each party chooses what it does",
    "consult": "Talks, no promise of help",
    "no-help-to-aggressor": "No help to the aggressor",
    "unlimited": "No region named",
    "limited": "A region is named",
    "crisis": "Yes, when a threat arises",
    "general": "Yes, but in general, not tied to a crisis",
    "no-force": "No threat or use of force",
    "no-hostile-pact": "Nothing aimed at the other",
    "no-help-to-enemy": "No help to the other’s enemy",
    "no-hostile-territory": "No use of territory against the other",
    "notice": "Open-ended, with notice",
    "term": "A term, then prolonged",
    "both-agree": "Until both agree to end it",
    **{code: automaticity.word for code, automaticity in AUTOMATICITY.items()},
}


@dataclass(frozen=True)
class Aspect:
    """What is asked of each treaty, the codes of its answer, and the text of it."""

    question: str
    codes: Callable[[Treaty], Sequence[str]]
    text: Callable[[Treaty], str]

    def answer(self, treaty: Treaty) -> Markup:
        """Return what a treaty says on it."""
        words = "; ".join(CLAUSE_KINDS[code] for code in self.codes(treaty))
        return Markup("<p><b>{}</b></p><p>{}</p>").format(words, self.text(treaty))

    def mark_of(self, treaty: Treaty, first: Treaty) -> str:
        """Return how the answer of a treaty stands to that of the first: a key of `MARKS`."""
        codes, first_codes = self.codes(treaty), self.codes(first)
        if not _seen(codes) or not _seen(first_codes):
            return "?"
        if codes == first_codes:
            return "="
        return "≈" if set(codes) & set(first_codes) else "≠"


#: In order; the first `CORE` of them are the help clause.
ASPECTS = (
    Aspect("What sets it off?", lambda t: (t.trigger_kind,), lambda t: t.trigger),
    Aspect("What must the other party do?", lambda t: (t.response_kind,), lambda t: t.response),
    Aspect(
        "How automatic?",
        lambda t: (t.automaticity,),
        lambda t: f"{_capitalised(AUTOMATICITY[t.automaticity].meaning)}.",
    ),
    Aspect("Where?", lambda t: (t.area_kind,), lambda t: t.area),
    Aspect("Duty to consult?", lambda t: (t.consultation_kind,), lambda t: t.consultation),
    Aspect(
        "What must a party not do?",
        lambda t: t.restraint or (_NOT_SEEN,),
        lambda t: t.non_aggression,
    ),
    Aspect("How long, and how to leave?", lambda t: (t.duration_kind,), lambda t: t.duration_exit),
)
CORE = 4

#: How a clause can stand to that of the first treaty, by its sign: the words and the tone.
MARKS = {
    "=": ("= as in {}", "green"),
    "≈": ("≈ partly as in {}", "orange"),
    "≠": ("≠ not as in {}", "vermilion"),
    "?": ("? cannot be compared", "grey"),
}


def mark_html(mark: str, name: str) -> Markup:
    """Say in words, on a colour, how a clause stands to that of the first treaty, called `name`."""
    words, tone = MARKS[mark]
    # Four treaties side by side leave it one line of a narrow column.
    style = (
        f"display:inline-block;background-color:{TONES[tone][0]};padding:1px 6px;color:{INK};"
        "font-size:15px"
    )
    return Markup('<p><span style="{}">{}</span></p>').format(style, words.format(name))


def _seen(codes: Iterable[str]) -> bool:
    return _NOT_SEEN not in codes


def differs(treaty: Treaty, first: Treaty, core: bool) -> str:
    """Return how many of the points a treaty answers differently."""
    pairs = [(a.codes(treaty), a.codes(first)) for a in (ASPECTS[:CORE] if core else ASPECTS)]
    known = [pair for pair in pairs if all(map(_seen, pair))]
    number = sum(codes != first_codes for codes, first_codes in known)
    return f"differs in {number} of {format_count(len(known), 'point')}"


def _capitalised(words: str) -> str:
    return words[0].upper() + words[1:]
