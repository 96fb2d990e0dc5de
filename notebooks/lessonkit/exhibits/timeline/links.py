"""The links between events: arrows from an answer back to what it answers."""

from collections.abc import Iterator, Mapping

import pandas as pd

from ...charts.style import Layout
from ...palette import INK


class Links:
    """Which event of a table answers which."""

    def __init__(self, events: pd.DataFrame) -> None:
        pairs = zip(events["id"].tolist(), events["responds_to"].tolist(), strict=True)
        self._answered: dict[str, tuple[str, ...]] = {key: olds for key, olds in pairs if olds}
        self._answers: dict[str, list[str]] = {}
        for new, olds in self._answered.items():
            for old in dict.fromkeys(olds):
                self._answers.setdefault(old, []).append(new)

    def of(self, key: str) -> list[tuple[str, str]]:
        """Return the links of an event as pairs of an answer and what it answers, by id."""
        answered = [(key, old) for old in self._answered.get(key, ())]
        return answered + [(new, key) for new in self._answers.get(key, ())]

    def arrows(self, key: str, places: Mapping[str, tuple[object, float]]) -> Iterator[Layout]:
        """Yield an arrow for each link of an event.

        Parameters
        ----------
        key
            Id of the event.
        places
            Where the events that are drawn stand, by id, in the units of the axes.
        """
        for new, old in self.of(key):
            if new in places and old in places:
                (x, y), (from_x, from_y) = places[old], places[new]
                yield {
                    "x": x,
                    "y": y,
                    "ax": from_x,
                    "ay": from_y,
                    "xref": "x",
                    "yref": "y",
                    "axref": "x",
                    "ayref": "y",
                    "text": "",
                    "showarrow": True,
                    "arrowhead": 2,
                    "arrowwidth": 2,
                    "arrowcolor": INK,
                    "standoff": 8,
                    "startstandoff": 8,
                }
