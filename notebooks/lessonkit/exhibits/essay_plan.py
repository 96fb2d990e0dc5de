"""EssayPlan: an exam answer of 150 or 250 words, planned part by part, with evidence, a rubric and a way to take it away."""

import io
import re

import traitlets

from ..data.course import course as the_course
from ..formatting import format_count
from ..markup.event_html import event_date
from ..markup.tags import escape
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part

#: The parts of an answer: name, and the column of data/prompts.csv with the hint for it.
PARTS = {
    "intro": "Introduction",
    "side_a": "One side",
    "side_b": "The other side",
    "conclusion": "Conclusion",
}
RUBRIC = (
    "It answers the question that is asked: the directive word (discuss, examine, to what extent) is obeyed.",
    "It gives both sides, each in its strongest fair form.",
    "Two facts or more carry a date and a source.",
    "What is alleged or disputed is said to be so, and by whom.",
    "The conclusion follows from what came before, and says what it rests on.",
    "It keeps to the number of words, give or take a tenth.",
)
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def word_file(answer):
    """Return an answer as a Word document (bytes of a .docx file).

    answer: dictionary with `question`, `parts` (list of pairs of a heading and a text), `sources` (list of texts), `rubric` (list of
    pairs of a criterion and whether it is met) and `words`, a text on the number of words. Characters that XML does not allow are
    left out.
    """
    # Loaded here, so that a notebook starts no slower for it.
    from docx import Document
    from docx.shared import Pt

    def clean(text):
        return _NOT_IN_XML.sub("", str(text))

    document = Document()
    document.core_properties.title = clean(answer["question"])
    document.styles["Normal"].font.size = Pt(12)
    document.add_heading(clean(answer["question"]), level=1)
    for heading, text in answer["parts"]:
        document.add_heading(clean(heading), level=2)
        for paragraph in clean(text).split("\n"):
            if paragraph.strip():
                document.add_paragraph(paragraph)
    document.add_paragraph(clean(answer["words"]))
    for heading, lines in (
        ("Sources", answer["sources"]),
        ("Rubric", [f"{'☑' if met else '☐'} {criterion}" for criterion, met in answer["rubric"]]),
    ):
        if lines:
            document.add_heading(heading, level=2)
            for line in lines:
                document.add_paragraph(clean(line))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class EssayPlanPart(Part):
    """The page's side of an EssayPlan. Drafts are kept by the browser, so that nothing is lost when a cell runs again or a kernel ends;
    only the Word file is made by the kernel.

    title: the heading. prompts: dictionaries with `id`, `words`, `question`, `hints` (by part) and `evidence` (dictionaries with `when`,
    `title` and `sources`, a list of texts). parts: names by key. rubric: the criteria.
    """

    title = traitlets.Unicode().tag(sync=True)
    prompts = traitlets.List().tag(sync=True)
    parts = traitlets.Dict().tag(sync=True)
    rubric = traitlets.List().tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**traits)
        self.on_msg(self._make_word_file)

    def _make_word_file(self, _, message, buffers):
        if isinstance(message, dict) and message.get("want") == "word":
            self.send({"word": message["number"]}, buffers=[word_file(message["answer"])])


class EssayPlan(Exhibit):
    """A place to plan and write exam answers, with hints, evidence from the course, a rubric, and files to take away.

    course: the tables to take questions and evidence from; without it, the course's own.
    """

    def __init__(self, *, course=the_course, title="Plan an answer"):
        self.title = title
        sources = course.sources.attrs["sources"]
        events = {e.id: e for e in course.events.itertuples()}
        self.prompts = [
            {
                "id": p.id,
                "words": int(p.words),
                "question": p.question,
                "hints": {part: getattr(p, part) for part in PARTS},
                "evidence": [
                    {
                        "when": event_date(events[i]),
                        "title": events[i].title,
                        "sources": [
                            f"{sources[s].publisher}: {sources[s].title}. {sources[s].url}"
                            for s in events[i].sources[:2]
                        ],
                    }
                    for i in p.events
                ],
            }
            for p in course.prompts.itertuples()
        ]

    def still(self):
        blocks = []
        for p in self.prompts:
            hints = "".join(
                f"<li><b>{PARTS[part]}:</b> {escape(hint)}</li>"
                for part, hint in p["hints"].items()
            )
            facts = "".join(
                f"<li>{escape(e['when'])}: {escape(e['title'])}</li>" for e in p["evidence"]
            )
            blocks.append(
                f"<h4>{escape(p['question'])} ({p['words']} words)</h4><ul>{hints}</ul>"
                f"<details><summary>Facts that may serve</summary><ul>{facts}</ul></details>"
            )
        rubric = "".join(f"<li>{escape(line)}</li>" for line in RUBRIC)
        return Still(
            self.title,
            f"{format_count(len(self.prompts), 'question')} of 150 or 250 words, each with a plan in four parts.",
            f"{''.join(blocks)}<h4>Rubric</h4><ol>{rubric}</ol>",
        )

    def live(self):
        return [
            EssayPlanPart(title=self.title, prompts=self.prompts, parts=PARTS, rubric=list(RUBRIC)),
            Frame(),
        ]
