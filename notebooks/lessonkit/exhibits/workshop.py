"""Workshop: a reader's own table, opened, checked, shown as timeline, story and game, and taken away as a page or a table."""

import re
from pathlib import Path

import ipywidgets as widgets
import traitlets

from ..data.course import TEMPLATE
from ..data.problems import DataError
from ..data.reader_tables import FILES, load, load_files, template
from ..data.spreadsheet import MOST_BYTES, workbook
from ..formatting import format_count
from ..markup.event_html import event_list, year_span
from ..markup.tags import escape, table
from ..page.controls import make_control, make_html, plain_layout, set_visible
from ..page.exhibit import Exhibit, Still
from ..page.frame import Frame
from ..page.part import Part
from ..publish.event_csv import event_csv
from ..publish.event_page import PICTURE, event_page
from .order_game import OrderGame
from .story import Story
from .timeline import Timeline

#: Nobody mends more than these at one go.
MOST_SHOWN = 200
_HEAD = ("File", "Row", "Column", "It says", "What is wrong", "How to mend it")
#: What is made of a table that is in order, by the name of its button.
_SHOWN = {
    "Timeline": lambda events, heading: Timeline(events, title=heading),
    "Story": lambda events, heading: Story(events, title=heading),
    "Order game": lambda events, heading: OrderGame(events),
}
_PICTURE_WIDTH = 1000


class WorkshopPart(Part):
    """The page's side of a Workshop: takes files, shows what is wrong with them, and hands out downloads.

    title: the heading of the exhibit. path: the file or folder that is opened first. heading: title of timeline and page.
    templates: texts of the empty tables by file name. most: bytes, above which the page sends no file.
    verdict: one sentence on the table that was opened last. good: whether it is in order.
    problems: rows of texts, as `_HEAD` names them.
    """

    title = traitlets.Unicode().tag(sync=True)
    path = traitlets.Unicode().tag(sync=True)
    heading = traitlets.Unicode().tag(sync=True)
    templates = traitlets.Dict().tag(sync=True)
    most = traitlets.Int(MOST_BYTES).tag(sync=True)
    head = traitlets.List(list(_HEAD)).tag(sync=True)
    verdict = traitlets.Unicode().tag(sync=True)
    good = traitlets.Bool().tag(sync=True)
    problems = traitlets.List().tag(sync=True)


class Opened:
    """A table as it was opened: its `events`, or, if these are None, its `problems`.

    read: a function that returns the tables or raises DataError. name: what the reader calls the table. files: names of what was opened.
    """

    def __init__(self, read, name, files):
        self.name, self.files, self.events, self.problems = name, files, None, []
        try:
            self.events = read().events
        except DataError as error:
            self.problems = error.problems

    @classmethod
    def at(cls, path):
        """Open a folder or a file."""
        path = Path(path)
        return cls(
            lambda: load(path),
            path.stem if path.stem != "events" else path.parent.name,
            [path.name or str(path)],
        )

    @classmethod
    def sent(cls, files):
        """Open files that were sent by the page: contents by name."""
        names = [Path(name).stem for name in files]
        return cls(
            lambda: load_files(files),
            next((name for name in names if name.lower() not in ("events", "sources")), ""),
            list(files),
        )

    @property
    def heading(self):
        """A title made of the name, for a reader who gives none."""
        return re.sub(r"[-_\s]+", " ", self.name).strip().capitalize() or "My timeline"

    @property
    def verdict(self):
        if self.events is None:
            more = f" The first {MOST_SHOWN} are listed." if len(self.problems) > MOST_SHOWN else ""
            return (
                f"Not yet: {format_count(len(self.problems), 'problem')} to mend.{more} Your file has not been changed: "
                "mend it in the spreadsheet, save it, and open it again."
            )
        known = self.events.attrs["sources"]
        lost = any(key not in known for keys in self.events["sources"] for key in keys)
        return (
            f"{' and '.join(self.files)} {'is' if len(self.files) == 1 else 'are'} in order: "
            f"{format_count(len(self.events), 'event')}, {year_span(self.events)}; {format_count(len(known), 'source')}."
            f"{' The ids in the column sources lead nowhere: open the table of sources together with this one.' if lost else ''}"
        )

    def rows(self):
        """The problems as rows of texts, as `_HEAD` names them."""
        return [
            [p.file, str(p.row or ""), p.column, p.found, p.wrong, p.mend]
            for p in self.problems[:MOST_SHOWN]
        ]


class Workshop(Exhibit):
    """Opens a reader's table of events, by upload or by path; what is wrong is listed, and what is in order is shown.

    path: the file or folder to open first, as for `load`. heading: title of its timeline and of the page to download. Without one,
    and for what is opened later, the name of the table; the reader can write another.
    """

    def __init__(self, path, *, title="Open a table of your own", heading=""):
        self.path, self.title, self.heading = str(path), title, heading

    def still(self):
        opened = Opened.at(self.path)
        if opened.events is not None:
            # A list, since JupyterLab sets the cells of saved tables to the right.
            return Still(self.title, opened.verdict, event_list(opened.events, opened.events))
        return Still(
            self.title, opened.verdict, table(_HEAD, [map(escape, row) for row in opened.rows()])
        )

    def live(self):
        return _Room(self).parts


class _Room:
    """A Workshop while a kernel runs: what is open, and the widgets that show it."""

    def __init__(self, workshop):
        self._stated = ""
        self._intake = WorkshopPart(
            title=workshop.title,
            path=workshop.path,
            templates={
                name: (TEMPLATE / name).read_text(encoding="utf-8") for name in FILES.values()
            },
        )
        self._choice = make_control(
            widgets.ToggleButtons, "Show as", options=list(_SHOWN), css="lk-workshop-choice"
        )
        self._stage = widgets.VBox(layout=plain_layout())
        self.parts = [self._intake, Frame(), self._choice, self._stage]
        self._intake.on_msg(self._answer)
        self._choice.observe(lambda change: self._show(), "value")
        self._open(Opened.at(workshop.path), workshop.heading)

    def _answer(self, _, message, buffers):
        """Do what the page asks for and tell it when it is done; every request has a number."""
        reply, files = {"answer": message["number"]}, []
        match message["want"]:
            case "path":
                self._open(Opened.at(message["path"].strip()))
            case "files":
                self._open(Opened.sent(dict(zip(message["names"], map(bytes, buffers)))))
            case "heading":
                self._stated = message["heading"].strip()
                self._open(self._opened)
            case "page":
                line = Timeline(self._opened.events, title="Timeline")
                reply["figure"] = line.figure(line.view, line.choose(line.view), _PICTURE_WIDTH)
                reply["marker"] = PICTURE
                files = [event_page(self._opened.events, self._intake.heading).encode()]
            case "workbook":
                files = [
                    workbook(
                        {table: [sheet.header, *sheet.rows] for table, sheet in template().items()},
                        ("date", "date_end"),
                    )
                ]
            case "table":
                files = [event_csv(self._opened.events)]
        reply["name"] = (
            re.sub(r"[^\w]+", "-", self._intake.heading).strip("-").lower()[:60] or "timeline"
        )
        self._intake.send(reply, buffers=files)

    def _open(self, opened, heading=""):
        self._opened = opened
        with self._intake.hold_sync():
            self._intake.heading = self._stated or heading or opened.heading
            self._intake.verdict, self._intake.problems = opened.verdict, opened.rows()
            self._intake.good = opened.events is not None
        set_visible(self._choice, self._intake.good)
        self._show()

    def _show(self):
        before = self._stage.children
        after = []
        if self._intake.good:
            exhibit = _SHOWN[self._choice.value](self._opened.events, self._intake.heading)
            after = exhibit.live() or [make_html(f"<p>{escape(exhibit.still().sentence)}</p>")]
        self._stage.children = after
        for widget in before:
            _close(widget)


def _close(widget):
    """Close a widget and all within it: those that are only taken off the page would stay in memory."""
    for child in getattr(widget, "children", ()):
        _close(child)
    widget.close()
