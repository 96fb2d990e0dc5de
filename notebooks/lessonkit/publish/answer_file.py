"""An exam answer, read from a file that the planner gave to a student.

The student may have gone on writing in the file. So what counts is what can be read in it: the
question, the headings of the parts, the lists of sources and of the rubric.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..vocabulary import ANSWER_PARTS

#: The endings of the files that the planner makes.
ENDINGS = (".docx", ".md")
#: What is larger is no answer of 250 words, and a small file can unfold to many gigabytes.
_MOST_BYTES, _MOST_UNPACKED = 8_000_000, 80_000_000
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_SOURCES, _RUBRIC = "Sources", "Rubric"
_HEADINGS = [*ANSWER_PARTS.values(), _SOURCES, _RUBRIC]
_NAME = re.compile(r"name:(.*)", re.IGNORECASE)
_LENGTH = re.compile(r"\d+ of (\d+) words\b.*")
#: A criterion of the rubric, in Word and in Markdown.
_CRITERION = re.compile(r"(☑|☐|- \[[xX]\]|- \[ \])\s*\S.*")
_TICKED = ("☑", "- [x]", "- [X]")
_SOURCE_NUMBER = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class WrittenAnswer:
    """An answer as it stands in a file.

    Parameters
    ----------
    name
        The writer, if a name is given.
    question
        The question that is answered.
    asked
        How many words the answer should have; None if the file no longer says so.
    parts
        The texts, as many as `ANSWER_PARTS` and in their order.
    sources
        The sources that are cited, one a line.
    rubric
        For each criterion whether it is ticked.
    """

    name: str
    question: str
    asked: int | None
    parts: tuple[str, ...]
    sources: str
    rubric: tuple[bool, ...]

    @property
    def words(self) -> int:
        """How many words the parts have together, counted as the planner counts them."""
        text = _SOURCE_NUMBER.sub(" ", "\n".join(self.parts))
        return sum(any(letter.isalnum() for letter in word) for word in text.split())


def read_answer(path: Path) -> WrittenAnswer:
    """Return the answer that a file holds.

    Raises
    ------
    ValueError
        If there is none; the message says in plain words what is wrong.
    """
    if path.suffix.lower() not in ENDINGS:
        raise ValueError("it is no file of the planner: those end in .docx or .md")
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError("it is larger than 8 MB: pictures have to come out of it")
    content = path.read_bytes()
    if not content.strip():
        raise ValueError("it is empty: ask for it again")
    is_word = path.suffix.lower() == ".docx"
    return _answer(_word_lines(content) if is_word else _markdown_lines(content))


def _word_lines(content: bytes) -> list[str]:
    """Return the text of a Word document, line by line."""
    from docx.oxml.ns import qn

    marks = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
    # Insertions that are still marked as changes count, deletions do not.
    paragraphs = [
        "".join(
            (piece.text or "") if piece.tag == qn("w:t") else marks.get(piece.tag, "")
            for run in paragraph.iter(qn("w:r"))
            for piece in run
        )
        for paragraph in _word_body(content).iter(qn("w:p"))
    ]
    return "\n".join(paragraphs).split("\n")


def _word_body(content: bytes) -> Any:
    """Return the XML element that holds the text of a Word document."""
    # Loaded here, so that a notebook starts no slower for it.
    from docx import Document

    if content.startswith(_OLD_OR_LOCKED):
        raise ValueError(
            "it is locked by a password or an old Word file: open it, take the password away"
            " and save it as .docx"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(file.file_size for file in packed.infolist())
        if unpacked <= _MOST_UNPACKED:
            document: Any = Document(io.BytesIO(content))
            return document.element.body
    except Exception as error:
        # Whatever is wrong with one file, the files of the others are to be read.
        raise ValueError("it is damaged or no Word document: ask for it again") from error
    raise ValueError("it is larger than 80 MB once it is unpacked")


def _markdown_lines(content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("its letters cannot be read: save it as UTF-8") from error
    return [re.sub(r"^#{1,6}\s+", "", line) for line in text.splitlines()]


def _sections(lines: list[str]) -> dict[str, list[str]]:
    """Return lines by the headings that they stand under; those before the first are under ""."""
    named = {name.lower(): name for name in _HEADINGS}
    found = [named.get(line.strip().lower(), "") for line in lines]
    sections: dict[str, list[str]] = {"": []}
    here = ""
    for number, (line, heading) in enumerate(zip(lines, found, strict=True), 1):
        # A word of the text may stand alone on a line, too: then it comes again, or too early.
        earlier = _HEADINGS[: _HEADINGS.index(heading)] if heading else []
        awaited = {one for one in earlier if one not in sections}
        if heading and heading not in sections and not awaited & set(found[number:]):
            here = heading
            sections[here] = []
        else:
            sections[here].append(line.rstrip())
    return sections


def _answer(lines: list[str]) -> WrittenAnswer:
    sections = _sections(lines)
    if not set(ANSWER_PARTS.values()) & set(sections):
        names = ", ".join(ANSWER_PARTS.values())
        raise ValueError(f"it is no answer from the planner: it has none of the headings {names}")
    name, asked, rest = "", None, list[str]()
    for line in filter(None, map(str.strip, sections[""])):
        if named := _NAME.fullmatch(line):
            name = named[1].strip()
        elif length := _LENGTH.fullmatch(line):
            asked = int(length[1])
        else:
            rest.append(line)
    criteria = [line for line in sections.get(_RUBRIC, []) if _CRITERION.fullmatch(line.strip())]
    return WrittenAnswer(
        name=name,
        question="\n".join(rest),
        asked=asked,
        parts=tuple("\n".join(sections.get(part, [])).strip() for part in ANSWER_PARTS.values()),
        sources="\n".join(filter(None, sections.get(_SOURCES, []))),
        rubric=tuple(line.strip().startswith(_TICKED) for line in criteria),
    )
