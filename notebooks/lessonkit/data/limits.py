"""What is too much for a reader's table, and how it is refused."""

from .problems import DataError, Problem

#: A class shares one network, and nobody reads longer tables: what is larger is refused.
MOST_BYTES, MOST_ROWS, MOST_COLUMNS = 8_000_000, 20_000, 100
#: What helps with nearly every file that cannot be read.
SAVE_AS = "In the spreadsheet choose Save as, CSV UTF-8"


def refuse(name: str, wrong: str, mend: str, row: int | None = None) -> DataError:
    """Return the error that refuses a file as a whole, or from a row on."""
    return DataError([Problem(name, row, "", "", wrong, mend)])
