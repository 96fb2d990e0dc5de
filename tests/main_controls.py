"""The main control of each kind of exhibit, whatever drives the browser."""

import time
from collections.abc import Callable
from dataclasses import dataclass

#: An element of an exhibit: a selector, and which of the visible ones: its place, or its text.
Target = tuple[str, int | str]


@dataclass(frozen=True)
class Main:
    """What is operated: an element that gets the focus, the keys, and an element that is clicked.

    Both must change the exhibit, the keys first.
    """

    focus: Target
    keys: tuple[str, ...]
    click: Target


_CHIPS = Main((".lk-chip", 0), ("Enter",), (".lk-chip", -1))
_SWITCH = (".widget-toggle-buttons button", 0), (".widget-toggle-buttons button", 1)
MAIN = {
    # The last dot may be the one whose card the keys have opened.
    "timeline": Main((".lk-chart", 0), ("ArrowRight", "Enter"), (".scatterlayer .point", 3)),
    "region-map": Main((".lk-chart", 0), ("ArrowRight", "Enter"), (".scatterlayer .point", -1)),
    "network": Main(("[role=slider], input[type=range]", 0), ("ArrowRight",), _SWITCH[1]),
    "indicator": Main(_SWITCH[1], ("Enter",), _SWITCH[0]),
    "story": Main((".lk-story", 0), ("ArrowRight",), ("button", "Next")),
    "order-game": Main(("[aria-label^='Move down']", 0), ("Enter",), ("button", "Check")),
    "sorting-game": Main((".lk-sort-bins button", 0), ("Enter",), ("button", "Next")),
    "who-tells-us": Main(("select", 0), ("ArrowDown",), ("summary", 0)),
    "quiz": Main(("input[type=radio]", 0), ("Space",), ("button", "Check")),
    "treaty-card": Main(("select", 0), ("ArrowDown",), ("summary", 0)),
    "compare": Main(("select", 0), ("ArrowDown",), ("button", "Reset")),
    "perspectives": Main(("select", 1), ("ArrowDown",), ("input[type=checkbox]", 0)),
    "claims": Main(("button", "Next"), ("Enter",), ("button", "Not borne out")),
    "balance": Main(("input[type=radio]", 0), ("Space",), (".lk-balance-row summary", 0)),
    "essay-plan": Main(("textarea", 0), ("y", "e", "s"), ("button", "Insert into")),
    **dict.fromkeys(
        ("votes", "process", "article-map", "ladder", "debate", "wordings", "before-after"), _CHIPS
    ),
    "treaty-and-sanctions": _CHIPS,
}
#: Exhibits to read and to print, or that open files.
WITHOUT_MAIN = {"revision-sheet", "workshop"}

#: Finds the target in an exhibit.
FIND = """(root, [selector, which]) => {
    const seen = [...root.querySelectorAll(selector)].filter((e) => e.checkVisibility());
    const found = typeof which === 'number' ? seen.at(which)
        : seen.find((e) => e.textContent.includes(which));
    found?.scrollIntoView({block: 'center'});
    return found ?? null;
}"""
#: A number that changes with what an exhibit shows: a chart's markup is too long to be handed over.
STATE = """(root) => {
    const fields = [...root.querySelectorAll('input, select, textarea')];
    const shown = root.innerHTML + JSON.stringify(fields.map((e) => [e.value, e.checked]));
    let sum = 0;
    for (let n = 0; n < shown.length; n += 1) sum = Math.imul(31, sum) + shown.charCodeAt(n) | 0;
    return sum;
}"""


class Hands:
    """Operates one exhibit by keyboard and mouse; a subclass knows how."""

    def state(self) -> int:
        """Return a number that changes with what the exhibit shows."""
        raise NotImplementedError

    def press(self, target: Target, keys: tuple[str, ...]) -> None:
        """Give an element the focus and press keys, by their names in the DOM."""
        raise NotImplementedError

    def click(self, target: Target) -> None:
        """Click an element in its middle."""
        raise NotImplementedError


def operate(kind: str, hands: Hands) -> list[str]:
    """Operate an exhibit by its main control; return what had no effect."""
    if kind in WITHOUT_MAIN:
        return []
    main = MAIN[kind]
    idle = []
    for name, act in (
        (f"{kind}: keys {main.keys}", lambda: hands.press(main.focus, main.keys)),
        (f"{kind}: click {main.click}", lambda: hands.click(main.click)),
    ):
        before = hands.state()
        act()
        if not until(lambda before=before: hands.state() != before):
            idle.append(name)
    return idle


def until(holds: Callable[[], bool], seconds: float = 10) -> bool:
    """Wait until something holds; return whether it does."""
    deadline = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return held
