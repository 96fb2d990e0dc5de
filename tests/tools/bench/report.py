"""Tables of measurements in Markdown."""

import math
import statistics


class Report:
    """Lines that are printed as they come, and kept."""

    def __init__(self):
        self.lines = []

    def say(self, text=""):
        """Add a line."""
        print(text, flush=True)
        self.lines.append(text)

    def head(self, title, *columns):
        """Begin a table with an empty line, a title and the names of its columns."""
        self.say()
        self.say(title)
        self.say()
        self.row(*columns)
        self.say("|" + "---|" * len(columns))

    def row(self, *cells):
        """Add a row of a table."""
        self.say(f"| {' | '.join(map(str, cells))} |")


def median_and_high(values):
    """Return the median and the 95th percentile of some values."""
    return statistics.median(values), sorted(values)[math.ceil(0.95 * len(values)) - 1]


def medians(rows):
    """Return the median of each column of some rows."""
    return [statistics.median(column) for column in zip(*rows, strict=True)]
