"""How long it takes to check a reader's own table of many rows, or to refuse it."""

import time

from lessonkit import DataError
from lessonkit.data.reader_tables import load_files


def measure_own_table(browser, lab, report):
    """From the bytes of a table to its checked rows, in this process."""
    report.head(
        "A reader's own table, from its bytes to a checked table",
        *("rows", "MB", "seconds", "answer"),
    )
    load_files({"warm.csv": b"date,title,summary\n1971,a,b\n"})
    for rows in (150, 1_500, 15_000, 100_000):
        content = _table(rows)
        start = time.perf_counter()
        try:
            answer = f"{len(load_files({'many.csv': content}).events):,} events"
        except DataError as error:
            answer = error.problems[0].wrong
        seconds = time.perf_counter() - start
        report.row(f"{rows:,}", f"{len(content) / 1e6:.1f}", f"{seconds:.1f}", answer)


def _table(rows):
    """Return the bytes of a CSV file of so many events."""
    lines = (
        f"{1900 + n % 120}-{n % 12 + 1:02}-{n % 28 + 1:02},Event number {n},"
        f"{'Something happened. ' * 10},military,2,https://example.org/{n}"
        for n in range(rows)
    )
    return "\n".join(["date,title,summary,theme,importance,source_url", *lines]).encode()
