"""The text of a lesson for the single-file edition: Markdown as HTML."""

import re
from dataclasses import dataclass
from typing import Any

import mistune
from mistune.plugins.table import table
from mistune.plugins.task_lists import task_lists

from .lost_papers import drop_paper_columns, without_papers

#: The folder of the teacher's pages, beside the notebooks.
TEACHING = "teaching"
#: A link to a notebook, and after it perhaps what the edition opens: "#claim=c3".
_NOTEBOOK = re.compile(r"(?:\.\./)?(\d\d-[\w-]+)\.ipynb(?:#(.+=.+))?")
_TEACHERS_PAGE = re.compile(rf"(?:{TEACHING}/)?([\w-]+)\.md(?:#.*)?")
_FOR_TEACHERS = re.compile(r"^\| \*\*For teachers\*\* \|.*(?:\n|\Z)", re.MULTILINE)
_ANSWERS = re.compile(r"<details><summary>Answers\b.*?</details>", re.DOTALL)
#: How JupyterLab switches on the controls; in the edition they are on.
_SWITCH_ON = re.compile(
    r"\. To switch on the controls: menu \*\*Run > Run All Cells\*\*"
    r"|, and menu \*\*Run > Run All Cells\*\* for the controls"
)
_ELSEWHERE = ("http:", "https:")
#: The level of a section's heading in Markdown.
_SECTION = 2


@dataclass(frozen=True)
class Contents:
    """What an edition holds beside the lessons' questions: the teachers' side, and the answers."""

    teaching: bool = True
    answers: bool = True


@dataclass(frozen=True)
class LessonText:
    """The text of a Markdown cell, or of a teacher's page.

    Parameters
    ----------
    html
        The text as HTML, trusted as the notebooks are.
    has_section
        Whether a section of the lesson begins in it.
    """

    html: str
    has_section: bool


def lesson_text(markdown: str, contents: Contents) -> LessonText:
    """Return Markdown as HTML that fits into the edition.

    Headings are one level lower, since the page has a title of its own. Links to other notebooks
    and to teacher's pages lead to their place in the page. What an edition leaves out is cut: the
    row of links for teachers in the card of a lesson, the answers to its warm-up. So is what is of
    use in JupyterLab alone: how controls are switched on, the links to papers beside the notebooks.
    """
    if not contents.teaching:
        markdown = _FOR_TEACHERS.sub("", markdown)
    if not contents.answers:
        markdown = _ANSWERS.sub("", markdown)
    markdown = without_papers(_SWITCH_ON.sub("", markdown))
    renderer = _EditionRenderer(escape=False)
    page = mistune.create_markdown(renderer=renderer, plugins=[table, task_lists])
    page.before_render_hooks.append(drop_paper_columns)
    return LessonText(str(page(markdown)), _SECTION in renderer.levels)


class _EditionRenderer(mistune.HTMLRenderer):
    """Writes the HTML of the edition. The names of the methods are those of mistune's tokens."""

    def __init__(self, *, escape: bool) -> None:
        super().__init__(escape=escape)
        self.levels: set[int] = set()

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        self.levels.add(level)
        return super().heading(text, level + 1, **attrs)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        place = _place(url)
        return super().link(text, place, title) if place else text

    def task_list_item(self, text: str, **attrs: Any) -> str:
        # The style sheet puts an empty box before it.
        return f'<li class="to-do">{text}</li>\n'

    def table_head(self, text: str) -> str:
        # A table without words in its first row (the card of a lesson) has no header that could be
        # read out.
        return f"<thead>\n<tr>\n{text}</tr>\n</thead>\n" if "<th" in text else ""

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        tag = "th" if head and text else "td"
        style = f' style="text-align:{align}"' if align else ""
        return f"<{tag}{style}>{text}</{tag}>\n"


def _place(url: str) -> str:
    """Return where a link leads in the edition.

    Empty for tables and papers, which lie beside the notebooks, not in this file, and for sections
    of the same page, whose headings have no place of their own here.
    """
    if notebook := _NOTEBOOK.fullmatch(url):
        return f"#{notebook[2] or notebook[1]}"
    if page := _TEACHERS_PAGE.fullmatch(url):
        return f"#{TEACHING}-{page[1]}"
    return url if url.startswith(_ELSEWHERE) else ""
