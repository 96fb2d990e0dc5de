"""Compare: treaties side by side, clause by clause, with every difference said in words."""

from types import SimpleNamespace

from ..formatting import format_count
from ..markup.tags import escape
from ..page.controls import exhibit_heading, make_button, make_html, make_menu, make_row
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..palette import TONES
from ..vocabulary import state_name
from .treaty_card import AUTOMATICITY, date_or_blank, signature_text

MOST = 4
_NOBODY = ("–", "")
#: What stands for a kind of clause that was not seen: it is compared with nothing.
_UNKNOWN = ("", "not-seen", ())

#: The codes of the columns `..._kind` and `restraint` of data/treaties.csv in words.
CLAUSE_KINDS = {
    "attack-and-war": "An armed attack that leads to a state of war",
    "armed-attack": "An armed attack",
    "aggression": "Aggression",
    "threat": "A threat is enough",
    "not-seen": "Text not found",
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
}
#: The rows: what is asked, the column with the code, the column with the text.
ASPECTS = (
    ("What sets it off?", "trigger_kind", "trigger"),
    ("What must the other party do?", "response_kind", "response"),
    ("How automatic?", "automaticity", None),
    ("Where?", "area_kind", "area"),
    ("Duty to consult?", "consultation_kind", "consultation"),
    ("What must a party not do?", "restraint", "non_aggression"),
    ("How long, and how to leave?", "duration_kind", "duration_exit"),
)
CORE = 4


class Compare(Exhibit):
    """Two to four treaties side by side. Each is compared with the first, in words as well as in colour.

    treaties: the table `course.treaties`. ids: the two to four that are shown at first; menus change them.
    core: show only trigger, response, automaticity and area at first. Raises KeyError if an id is not in the table, ValueError
    if there are fewer than two ids or more than four.
    """

    def __init__(self, treaties, ids, *, core=False, title="Treaties side by side"):
        if not 2 <= len(ids) <= MOST:
            raise ValueError(f"Compare shows two to {MOST} treaties; {len(ids)} are given.")
        self._rows = {row.id: row for row in treaties.itertuples()}
        self.shown = [self._rows[i].id for i in ids]
        self.core, self.title = core, title
        self._sources = treaties.attrs["sources"]

    def table(self, ids, core):
        """Return the treaties with these ids as a table, in HTML. `core` leaves only the first four questions."""
        chosen = [self._rows[i] for i in ids]
        first = chosen[0]
        width = 88 // len(chosen)
        head = "".join(
            f'<th scope="col" style="width:{width}%;{_CELL}">{escape(t.short_name)}</th>'
            for t in chosen
        )
        about = [
            ("Parties", [", ".join(escape(state_name(p)) for p in t.parties) for t in chosen]),
            ("Signed, in force, ended", [_dates(t) for t in chosen]),
        ]
        rows = "".join(_row(label, cells) for label, cells in (about[1:] if core else about))
        for label, kind, text in ASPECTS[:CORE] if core else ASPECTS:
            cells = []
            for t in chosen:
                code, said = (
                    getattr(t, kind),
                    escape(getattr(t, text))
                    if text
                    else _sentence(AUTOMATICITY[getattr(t, kind)][1]),
                )
                mark = "" if t is first else _mark(code, getattr(first, kind), first.short_name)
                cells.append(f"{mark}<p><b>{escape(_words(code, kind))}</b></p><p>{said}</p>")
            rows += _row(label, cells)
        rows += _row("Sources", [self._sources.html(t.sources[:3]) for t in chosen])
        return (
            f'<table class="lk-table lk-compare" style="width:100%"><thead><tr><td style="width:12%"></td>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )

    def sentence(self, ids, core):
        """Return in a sentence how many of the questions that are shown the treaties answer differently from the first."""
        first, *others = (self._rows[i] for i in ids)
        told = []
        for t in others:
            pairs = [
                (getattr(t, kind), getattr(first, kind))
                for _, kind, _ in (ASPECTS[:CORE] if core else ASPECTS)
            ]
            known = [p for p in pairs if not set(p) & set(_UNKNOWN)]
            differ = sum(a != b for a, b in known)
            told.append(
                f"{t.short_name} differs in {differ} of {format_count(len(known), 'point')}"
            )
        return f"Compared with {first.short_name}, where both texts are known: {'; '.join(told)}."

    def still(self):
        return Still(
            self.title, self.sentence(self.shown, self.core), self.table(self.shown, self.core)
        )

    def live(self):
        names = [(row.short_name, i) for i, row in self._rows.items()]
        wanted = [*self.shown, *[""] * (MOST - len(self.shown))]
        menus = [
            make_menu(f"Treaty {n + 1}", names if n < 2 else [_NOBODY, *names], value=wanted[n])
            for n in range(MOST)
        ]
        c = self.controls = SimpleNamespace(
            menus=menus,
            rows=make_menu(
                "Rows", [("All rows", False), ("Help clause only", True)], value=self.core
            ),
            reset=make_button("Reset"),
            text=make_html(),
            frame=Frame(),
        )
        inputs = [*menus, c.rows]

        def show(*_):
            ids = list(dict.fromkeys(one.value for one in menus if one.value))
            if len(ids) < 2:
                c.text.value = ""
                c.frame.status = (
                    "The same treaty is chosen twice. Choose another one to compare it with."
                )
                return
            c.text.value = self.table(ids, c.rows.value)
            c.frame.status = self.sentence(ids, c.rows.value)

        def reset(*_):
            for control, value in zip(inputs, [*wanted, self.core]):
                control.value = value

        for one in inputs:
            one.observe(show, "value")
        c.reset.on_click(reset)
        show()
        return [make_html(exhibit_heading(self.title)), make_row(*inputs, c.reset), c.frame, c.text]


_CELL = "text-align:left;vertical-align:top"


def _row(label, cells):
    return (
        f'<tr><th scope="row" style="{_CELL}">{label}</th>'
        + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
        + "</tr>"
    )


def _sentence(words):
    return words[0].upper() + words[1:]


def _words(code, kind):
    if kind == "automaticity":
        return AUTOMATICITY[code][0]
    codes = code if isinstance(code, tuple) else (code,)
    return "; ".join(CLAUSE_KINDS[c] for c in codes) or CLAUSE_KINDS["not-seen"]


def _mark(code, other, name):
    """Say in words, on a colour, whether a clause is as in the first treaty."""
    if code in _UNKNOWN or other in _UNKNOWN:
        word, tone = "? cannot be compared", "grey"
    elif code == other:
        word, tone = f"= as in {name}", "green"
    elif isinstance(code, tuple) and set(code) & set(other):
        word, tone = f"≈ partly as in {name}", "orange"
    else:
        word, tone = f"≠ not as in {name}", "vermilion"
    return f'<p><span style="background-color:{TONES[tone][0]};padding:1px 6px;color:#1a1a1a">{escape(word)}</span></p>'


def _dates(treaty):
    disputed = " (disputed)" if treaty.ended_remark else ""
    parts = (
        ("Signed", signature_text(treaty), ""),
        ("in force", date_or_blank(treaty.in_force), ""),
        ("ended", date_or_blank(treaty.ended), disputed),
    )
    return "; ".join(f"{word} {date}{more}" for word, date, more in parts if date)
