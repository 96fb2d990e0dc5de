"""Workshop: a reader's own table, opened, checked, shown, and taken away as a page or a table."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd
import traitlets

from ..data.course import TEMPLATE
from ..data.limits import MOST_BYTES
from ..data.reader_fields import FILES, template
from ..data.workbook import make_workbook
from ..markup.event_html import EventTexts
from ..markup.tags import Markup, html_table
from ..page.controls import make_control, make_html, plain_layout, set_visible
from ..page.exhibit import Exhibit, Still
from ..page.part import Part
from ..publish.event_csv import event_csv
from ..publish.event_page import PICTURE, event_page
from .opened_table import OpenedTable
from .order_game import OrderGame
from .story import Story
from .timeline import Timeline

_HEAD = ("File", "Row", "Column", "It says", "What is wrong", "How to mend it")
#: What is made of a table that is in order, by the name of its button.
_EXHIBITS: dict[str, Callable[[pd.DataFrame, str], Exhibit]] = {
    "Timeline": lambda events, heading: Timeline(events, title=heading),
    "Story": lambda events, heading: Story(events, title=heading),
    "Order game": lambda events, heading: OrderGame(events),
}
#: Width in pixels of the timeline on the page to take away.
_PICTURE_WIDTH = 1000
#: Columns in which a workbook keeps what is typed, so that a month does not become its first day.
_DATES = ("date", "date_end")


class WorkshopPart(Part):
    """The page's side of a Workshop: takes files, lists what is wrong, hands out downloads.

    Attributes
    ----------
    title : str
        The heading of the exhibit.
    path : str
        The file or folder that is opened first.
    heading : str
        Title of the timeline and of the page to take away.
    templates : dict of str to str
        Texts of the empty tables by file name.
    most : int
        Bytes above which the page sends no file.
    head : list of str
        What the columns of `problems` are.
    verdict : str
        One sentence on the table that was opened last.
    good : bool
        Whether that table is in order.
    problems : list of list of str
        What is wrong with it.
    """

    title = traitlets.Unicode().tag(sync=True)
    path = traitlets.Unicode().tag(sync=True)
    heading = traitlets.Unicode().tag(sync=True)
    templates = traitlets.Dict().tag(sync=True)
    most = traitlets.Int(MOST_BYTES).tag(sync=True)
    head = traitlets.List(list(_HEAD)).tag(sync=True)
    verdict = traitlets.Unicode().tag(sync=True)
    good = traitlets.Bool().tag(sync=True)
    problems = traitlets.List[list[str]]().tag(sync=True)


class Workshop(Exhibit):
    """Opens a reader's table of events, by upload or by path, and shows it or what is wrong.

    Parameters
    ----------
    path
        The file or folder to open first, as for `load`.
    title
        Heading of the exhibit.
    heading
        Title of the first table's timeline and of the page to take away. Without one, and for what
        is opened later, the name of the table; the reader can write another.
    """

    # Tables are read, checked and handed out by the kernel.
    runs_in_page = False

    def __init__(
        self, path: str | Path, *, title: str = "Open a table of your own", heading: str = ""
    ) -> None:
        self.path, self.title, self.heading = str(path), title, heading

    @cached_property
    def first(self) -> OpenedTable:
        """The table that is opened first."""
        return OpenedTable.at(self.path)

    def still(self) -> Still:
        opened = self.first
        if opened.events is not None:
            # A list, since JupyterLab sets the cells of saved tables to the right.
            events = EventTexts(opened.events).as_list(opened.events)
            return Still(self.title, opened.verdict, events)
        problems = html_table(_HEAD, opened.rows()) if opened.problems else Markup("")
        return Still(self.title, opened.verdict, problems)

    def live(self) -> list[widgets.Widget]:
        return _LiveWorkshop(self).parts


class _LiveWorkshop:
    """A Workshop while a kernel runs: the table that is open, and the widgets that show it."""

    def __init__(self, workshop: Workshop) -> None:
        self._stated_heading = ""
        templates = {n: (TEMPLATE / n).read_text(encoding="utf-8") for n in FILES.values()}
        self._opened = workshop.first
        # A page that is slow may not hear what is sent to a part after its construction.
        self._part = WorkshopPart(
            title=workshop.title,
            path=workshop.path,
            templates=templates,
            **self._told(workshop.heading),
        )
        self._choice = make_control(
            widgets.ToggleButtons, "Show as", options=list(_EXHIBITS), css="lk-workshop-choice"
        )
        self._stage = widgets.VBox(layout=plain_layout())
        self.parts: list[widgets.Widget] = [self._part, self._choice, self._stage]
        self._part.on_msg(self._answer)
        self._choice.observe(self._show, "value")
        self._show()

    def _answer(
        self, _: object, message: dict[str, Any], buffers: Sequence[bytes | memoryview]
    ) -> None:
        """Do what the page asks for and tell it when it is done; every request has a number."""
        reply: dict[str, Any] = {"answer": message["number"]}
        files: list[bytes] = []
        match message["want"]:
            case "path":
                self._open(OpenedTable.at(message["path"].strip()))
            case "files":
                contents = dict(zip(message["names"], map(bytes, buffers), strict=True))
                self._open(OpenedTable.sent(contents))
            case "heading":
                self._stated_heading = message["heading"].strip()
                self._open(self._opened)
            case "page" if self._opened.events is not None:
                timeline = Timeline(self._opened.events, title="Timeline")
                reply["figure"] = timeline.figure(_PICTURE_WIDTH)
                reply["marker"] = PICTURE
                files = [event_page(self._opened.events, self._part.heading).encode()]
            case "workbook":
                sheets = {name: [t.header, *t.rows] for name, t in template().items()}
                files = [make_workbook(sheets, _DATES)]
            case "table" if self._opened.events is not None:
                files = [event_csv(self._opened.events)]
            case _:
                pass
        reply["name"] = _file_name(self._part.heading)
        self._part.send(reply, buffers=files)

    def _open(self, opened: OpenedTable) -> None:
        """Tell the page what was opened, and show it."""
        self._opened = opened
        with self._part.hold_sync():
            for name, value in self._told().items():
                self._part.set_trait(name, value)
        self._show()

    def _told(self, heading: str = "") -> dict[str, Any]:
        """Return what the page is told of the table that is open, by name of the trait."""
        opened = self._opened
        return {
            "heading": self._stated_heading or heading or opened.heading,
            "verdict": opened.verdict,
            "problems": opened.rows(),
            "good": opened.events is not None,
        }

    def _show(self, *_: object) -> None:
        set_visible(self._choice, self._part.good)
        before = self._stage.children
        after: list[widgets.Widget] = []
        if self._opened.events is not None:
            exhibit = _EXHIBITS[self._choice.value](self._opened.events, self._part.heading)
            sentence = Markup("<p>{}</p>")
            after = exhibit.live() or [make_html(sentence.format(exhibit.still().sentence))]
        self._stage.children = tuple(after)
        for widget in before:
            _close(widget)


def _file_name(heading: str) -> str:
    """Return a name for a file, without its ending."""
    return re.sub(r"[^\w]+", "-", heading).strip("-").lower()[:60] or "timeline"


def _close(widget: widgets.Widget) -> None:
    """Close a widget and all within it: one that is only taken off the page stays in memory."""
    for child in getattr(widget, "children", ()):
        _close(child)
    widget.close()
