"""Commands for those who keep the tables.

::

    python -m lessonkit check PATH    problems in a folder or CSV file, in plain words; exit status
                                      1 if there are any
    python -m lessonkit record        checks the course's own tables, records that they passed, and
                                      writes the definitions of terms into the lessons and rows of
                                      tables into the teacher's pages that show them
    python -m lessonkit edition FILE  writes the whole course into one HTML file that needs no
                                      network; --students leaves out the teachers' pages, and
                                      --without-answers the answers and keys as well
    python -m lessonkit gather FOLDER OUT
                                      gathers the answers of a class, as the planner saved them,
                                      into one table for marking (.xlsx or .csv)
    python -m lessonkit questions FOLDER
                                      writes the questions, with the reason for each option, as
                                      files that Moodle, Canvas, Kahoot, Anki and others read
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .data.course import DATA, course, record
from .data.problems import DataError
from .data.reader_tables import load
from .formatting import format_count
from .page.modules import PACKAGE
from .publish.edition import edition
from .publish.gather import gather
from .publish.hover_terms import write_hover_terms
from .publish.lesson_text import TEACHING, Contents
from .publish.notebook import NotebookError
from .publish.printed import write_filled_pages
from .publish.question_bank.bank import read_bank
from .publish.question_bank.folder import InTheWay, write_questions
from .publish.question_bank.read_me import kahoot_notice


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    arguments
        The command and its arguments; without them, those of the command line.

    Returns
    -------
    int
        The exit status.
    """
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.command == "record":
            record()
            write_hover_terms(PACKAGE.parent)
            write_filled_pages(PACKAGE.parent / TEACHING, course)
            print("All tables are in order; their fingerprints stand in datapackage.json.")
        elif chosen.command == "edition":
            without = chosen.without_answers
            contents = Contents(teaching=not (chosen.students or without), answers=not without)
            chosen.file.write_text(edition(PACKAGE.parent, contents), encoding="utf-8")
            print(f"{chosen.file}: {chosen.file.stat().st_size / 1e6:.1f} MB")
        elif chosen.command == "gather":
            count, left_out = gather(chosen.folder, chosen.out)
            print("\n".join([*left_out, f"{chosen.out}: {format_count(count, 'answer')}"]))
        elif chosen.command == "questions":
            bank = read_bank(PACKAGE.parent, course)
            written = write_questions(bank, chosen.folder)
            print(
                f"{format_count(len(written), 'file')} in {chosen.folder}; begin with read-me.txt."
            )
            print(kahoot_notice(bank))
        else:
            print(f"In order: {format_count(len(load(chosen.path).events), 'event')}.")
    except DataError as error:
        for problem in error.problems:
            print(problem)
        print(f"{format_count(len(error.problems), 'problem')} to mend.")
        return 1
    except (InTheWay, NotebookError) as error:
        print(error)
        return 1
    except OSError as error:
        print(f"{error.filename or 'A file'} cannot be opened: {error.strerror or error}.")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lessonkit", description="Commands for those who keep the tables."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="list the problems in a folder or CSV file")
    check.add_argument("path", nargs="?", default=DATA)
    commands.add_parser("record", help="check the course's own tables and record that they passed")
    one_file = commands.add_parser("edition", help="write the whole course into one HTML file")
    one_file.add_argument("file", type=Path)
    one_file.add_argument("--students", action="store_true", help="leave out the teachers' pages")
    one_file.add_argument(
        "--without-answers", action="store_true", help="leave out answers and keys as well"
    )
    answers = commands.add_parser("gather", help="gather a class's answers into one table")
    answers.add_argument("folder", type=Path, help="where the files of the answers lie")
    answers.add_argument("out", type=Path, help="the table to write: .xlsx or .csv")
    questions = commands.add_parser("questions", help="write the questions for other systems")
    questions.add_argument("folder", type=Path, help="it is made if it is not there")
    return parser


if __name__ == "__main__":
    sys.exit(main())
