"""The folder with the course's questions in every format, and who may write over what in it.

Beside the files lies a list of their checksums. A file is written over only if it is still as the
list says, that is, as it was written last time. Everything else belongs to the reader.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from ...formatting import format_count
from . import anki, canvas, gift, google_forms, kahoot, moodle, qti, quizizz
from .bank import Bank
from .read_me import read_me

CHECKSUMS = "pyongyang-pact.sha256"


class InTheWay(ValueError):
    """Files of the reader's own stand where files of the same names would be written."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        files = format_count(len(names), "file")
        super().__init__(
            f"Nothing was written. In {folder} there is something else in place of"
            f" {files} that would be written: {', '.join(names)}. It was not written by this"
            " command, or it was changed since. Move it away, or name another folder."
        )


def write_questions(bank: Bank, folder: Path) -> list[str]:
    """Write the questions in every format.

    Parameters
    ----------
    bank
        The questions.
    folder
        It is made if it is not there.

    Returns
    -------
    list of str
        The names of the files.

    Raises
    ------
    InTheWay
        If a file of the reader's own would be written over; nothing is written then.
    """
    files = question_files(bank)
    own = _recorded(folder)
    if folder.exists() and not folder.is_dir():
        raise InTheWay(folder.parent, [folder.name])
    if (folder / CHECKSUMS).exists() and not own:
        raise InTheWay(folder, [CHECKSUMS])
    if foreign := [name for name in files if not _ours(folder / name, own.get(name))]:
        raise InTheWay(folder, foreign)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    lines = [f"{_checksum(content)}  {name}\n" for name, content in files.items()]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
    return list(files)


def question_files(bank: Bank) -> dict[str, bytes]:
    """Return the contents of all files by their names, which have slashes."""
    files: dict[str, bytes] = {
        "read-me.txt": read_me(bank).encode(),
        "moodle.xml": moodle.moodle_xml(bank).encode(),
        "moodle-ordering.xml": moodle.moodle_ordering_xml(bank).encode(),
        "gift.txt": gift.gift(bank).encode(),
        "qti-2.1.zip": qti.qti_package(bank),
        "canvas-qti-1.2.zip": canvas.canvas_package(bank),
        "google-forms.xlsx": google_forms.google_forms_workbook(bank),
        "google-forms.gs": google_forms.google_forms_script().encode(),
        "pyongyang-pact.apkg": anki.anki_package(bank),
    }
    folders: Mapping[str, Mapping[str, bytes]] = {
        "kahoot": kahoot.kahoot_files(bank),
        "quizizz": quizizz.quizizz_files(bank),
    }
    for folder, inside in folders.items():
        files |= {f"{folder}/{name}": content for name, content in inside.items()}
    return files


def _recorded(folder: Path) -> dict[str, str]:
    """Return the checksums of the files that were written last time, by name."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return {}
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    return {name: checksum for checksum, name in pairs}


def _ours(path: Path, recorded: str | None) -> bool:
    """Return whether a path is free, or holds a file as it was written last time."""
    if not path.exists():
        return True
    return path.is_file() and _checksum(path.read_bytes()) == recorded


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
