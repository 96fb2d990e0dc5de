"""A reader's table as it was opened: its events, or what is wrong with it, in words."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from ..data.course import Course, sources_of
from ..data.problems import DataError, NoFile, Problem
from ..data.reader_tables import load, load_files
from ..formatting import format_count
from ..markup.event_html import year_span

#: Nobody mends more than these at one go.
MOST_SHOWN = 200


class OpenedTable:
    """A reader's table as it was opened.

    Parameters
    ----------
    read
        Returns the tables, or raises DataError.
    name
        What the reader calls the table.
    files
        Names of what was opened.

    Attributes
    ----------
    events : DataFrame or None
        The events, if the table is in order.
    problems : list of Problem
        What is to be mended otherwise.
    """

    def __init__(self, read: Callable[[], Course], name: str, files: Sequence[str]) -> None:
        self.name, self.files = name, list(files)
        self.events: pd.DataFrame | None = None
        self.problems: list[Problem] = []
        self._nowhere = ""
        try:
            self.events = read().events
        except NoFile as error:
            # There is nothing to mend in a spreadsheet, and no row to list.
            wrong, mend = error.problems[0].wrong, error.problems[0].mend
            self._nowhere = f"{wrong[0].upper()}{wrong[1:]}. {mend}."
        except DataError as error:
            self.problems = error.problems

    @classmethod
    def at(cls, path: str | Path) -> "OpenedTable":
        """Open a folder or a file."""
        path = Path(path)
        name = path.stem if path.stem != "events" else path.parent.name
        return cls(lambda: load(path), name, [path.name or str(path)])

    @classmethod
    def sent(cls, files: Mapping[str, bytes]) -> "OpenedTable":
        """Open files that were sent by the page: contents by name."""
        names = [Path(name).stem for name in files]
        own = (name for name in names if name.lower() not in ("events", "sources"))
        return cls(lambda: load_files(files), next(own, ""), list(files))

    @property
    def heading(self) -> str:
        """A title made of the name, for a reader who gives none."""
        words = re.sub(r"[-_\s]+", " ", self.name).strip()
        return words[:1].upper() + words[1:] or "My timeline"

    @property
    def verdict(self) -> str:
        """What is said of the table: that it is in order, or how much is to be mended."""
        if self._nowhere:
            return self._nowhere
        if self.events is None:
            more = ""
            if len(self.problems) > MOST_SHOWN:
                more = f" The first {MOST_SHOWN} are listed."
            return (
                f"Not yet: {format_count(len(self.problems), 'problem')} to mend.{more} Your file "
                "has not been changed: mend it in the spreadsheet, save it, and open it again."
            )
        sources = sources_of(self.events)
        cited: list[tuple[str, ...]] = self.events["sources"].tolist()
        lost = (
            " The ids in the column sources lead nowhere: open the table of sources together with "
            "this one."
        )
        return (
            f"{' and '.join(self.files)} {'is' if len(self.files) == 1 else 'are'} in order: "
            f"{format_count(len(self.events), 'event')}, {year_span(self.events)}; "
            f"{format_count(len(sources), 'source')}."
            f"{lost if any(key not in sources for keys in cited for key in keys) else ''}"
        )

    def rows(self) -> list[list[str]]:
        """Return the problems: file, row, column, value, what is wrong, how to mend it."""
        return [
            [p.file, str(p.row or ""), p.column, p.found, p.wrong, p.mend]
            for p in self.problems[:MOST_SHOWN]
        ]
