"""An exam answer to take away as a Word document."""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Answer(TypedDict):
    """An exam answer as the page sends it.

    `parts` are pairs of a heading and a text, `words` says in words how long the answer is,
    `sources` are texts, and `rubric` are pairs of a criterion and whether it is met.
    """

    question: str
    parts: Sequence[tuple[str, str]]
    words: str
    sources: Sequence[str]
    rubric: Sequence[tuple[str, bool]]


def word_file(answer: Answer) -> bytes:
    """Return an answer as a Word document (.docx).

    Characters that XML does not allow are left out.
    """
    # Loaded here, so that a notebook starts no slower for it.
    from docx import Document
    from docx.shared import Pt

    document = Document()
    document.core_properties.title = _allowed(answer["question"])
    cast("ParagraphStyle", document.styles["Normal"]).font.size = Pt(12)
    document.add_heading(_allowed(answer["question"]), level=1)
    for heading, text in answer["parts"]:
        document.add_heading(_allowed(heading), level=2)
        for paragraph in _allowed(text).split("\n"):
            if paragraph.strip():
                document.add_paragraph(paragraph)
    document.add_paragraph(_allowed(answer["words"]))
    criteria = [f"{'☑' if met else '☐'} {criterion}" for criterion, met in answer["rubric"]]
    for heading, lines in (("Sources", answer["sources"]), ("Rubric", criteria)):
        if lines:
            document.add_heading(heading, level=2)
        for line in lines:
            document.add_paragraph(_allowed(line))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _allowed(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
