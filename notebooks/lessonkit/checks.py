"""What is wrong with a table, in plain words: which file, row, column and value, what is expected, how to mend it.

Form (columns, types, constraints, references by one value) is checked by frictionless against
data/datapackage.json; this module turns its findings into words for people who keep tables in a
spreadsheet, and adds the rules that no schema can state. Knows nothing of screens.
"""

import difflib
import sys
from dataclasses import dataclass, replace

from .words import count


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    `row` is numbered as a spreadsheet numbers it (the header is row 1) and None where the whole file is
    meant; `column` and `value` are empty where they do not apply.
    """

    file: str
    row: int | None
    column: str
    value: str
    wrong: str
    mend: str

    @property
    def found(self):
        """The value, cut where it is long."""
        return _shorten(self.value)

    def __str__(self):
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        value = f" (it says “{self.found}”)" if self.value else ""
        return f"{place}: {self.wrong}{value}. {self.mend}"


class DataError(Exception):
    """Tables that cannot be used. `problems` is a list of `Problem`."""

    SHOWN = 20

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__(self._text())

    def _text(self):
        shown = [f"  {n}. {problem}" for n, problem in enumerate(self.problems[: self.SHOWN], 1)]
        rest = len(self.problems) - self.SHOWN
        if rest > 0:
            shown.append(f"  ... and {count(rest, 'more problem')} of the same sorts.")
        head = f"The tables cannot be used yet: {count(len(self.problems), 'problem')} to mend."
        return "\n".join([head, *shown, "Mend the file, save it, then choose Run > Run All Cells again."])

    def _render_traceback_(self):
        # IPython shows this in place of a traceback: the reader's table is at fault, not the code.
        return self._text().split("\n")


def _shorten(value, width=80):
    value = " ".join(str(value).split())
    return value if len(value) <= width else value[: width - 1] + "…"


def near(word, words):
    """Return " Did you mean X?" for the word nearest to `word`, or an empty string."""
    match = difflib.get_close_matches(str(word).strip().lower(), [str(w) for w in words], n=1, cutoff=0.6)
    return f" Did you mean “{match[0]}”?" if match else ""


def check_form(package, folder):
    """Check the tables of a data package against its descriptor.

    `package` is the descriptor (a dictionary, Data Package v2), `folder` the folder that its paths start from.
    Returns a list of `Problem`, in the order of the tables and rows.
    """
    files = {r["name"]: r["path"] for r in package["resources"]}
    missing = [r["name"] for r in package["resources"] if not (folder / r["path"]).is_file()]
    if missing:
        return [Problem(files[name], None, "", "", f"the file is missing from the folder {folder.name}",
                        "Put it back, under exactly this name") for name in missing]
    return [problem for name, _, problem in _validated(package, folder, files)]


def check_rows(resource, file, numbers):
    """Check the rows of one table against its schema.

    `resource` is a resource of a Data Package (a dictionary) with its rows in `data`, the header first; `file` the
    table's name for the messages, `numbers` the rows' numbers in the spreadsheet. Returns a list of `Problem`.
    """
    found = _validated({"name": "own", "resources": [resource]}, None, {resource["name"]: file})
    return [replace(problem, row=numbers[row - 2]) if row and row > 1 else problem for _, row, problem in found]


def _spare_a_grammar():
    """Let jsonschema, which frictionless uses, load without the grammar of a kind of address that no table holds: 1.6 s and 16 MB."""
    sys.modules.setdefault("rfc3987_syntax", None)
    import jsonschema  # noqa: F401

    if sys.modules["rfc3987_syntax"] is None:
        del sys.modules["rfc3987_syntax"]


def _validated(package, folder, files):
    """Have frictionless validate a package; yield name of the table, row as frictionless counts, and the `Problem` in words."""
    # Loaded here because it takes longer than everything else that a notebook needs at its start.
    _spare_a_grammar()
    from frictionless import Package, system

    schemas = {r["name"]: {f["name"]: f for f in r["schema"]["fields"]} for r in package["resources"]}
    plain = {**package, "resources": [{k: v for k, v in r.items() if k not in ("hash", "bytes")}
                                      for r in package["resources"]]}
    with system.use_context(trusted=True):
        report = Package.from_descriptor(plain, basepath=str(folder) if folder else None).validate()
    for task in report.tasks:
        for error in task.errors:
            if problem := _explain(error, files[task.name], schemas[task.name]):
                yield task.name, problem.row, problem


def _explain(error, file, fields):
    """Turn one error of frictionless into a Problem, or None where another error already says it."""
    row = getattr(error, "row_number", None)
    column = getattr(error, "field_name", None) or ""
    value = getattr(error, "cell", None) or ""
    label = getattr(error, "label", None) or ""
    field = fields.get(column, {})

    def problem(wrong, mend, **changed):
        return Problem(**{"file": file, "row": row, "column": column, "value": value, "wrong": wrong, "mend": mend}
                       | changed)

    match error.type:
        case "type-error":
            return problem(f"this is not {_KIND_OF_VALUE.get(field.get('type'), 'a value of the right kind')}",
                           _HOW_TO_WRITE.get(field.get("type"), "Correct the cell"))
        case "constraint-error":
            return problem(*_explain_constraint(error.note, value, field))
        case "unique-error":
            return problem("this value stands in the table twice", "Give each row its own")
        case "primary-key":
            return None  # said by unique-error or by a missing value
        case "foreign-key":
            column, value = error.field_names[0], error.field_cells[0]
            target = error.reference_name
            return problem(f"{target}.csv has no row with this id",
                           f"Correct the id, or add a row to {target}.csv", column=column, value=value)
        case "blank-row":
            return problem("the row is empty", "Delete it")
        case "missing-cell":
            return problem("the row ends before this column", "Fill in the cell, or add the missing comma")
        case "extra-cell":
            return problem("the row has more cells than the header has columns",
                           "A text that holds a comma needs double quotes round it", column="")
        case "missing-label":
            return problem("the column is missing", "Add it to the first row", row=1)
        case "extra-label" | "incorrect-label":
            return problem("the table has no column of this name" if error.type == "extra-label"
                           else f"here the column {column} is expected",
                           f"The columns are: {', '.join(fields)}.{near(label, fields)}", row=1, column=label, value="")
        case "encoding-error":
            return problem("the file is not written in UTF-8",
                           "In the spreadsheet choose Save as, CSV UTF-8", row=None, column="", value="")
        case _:
            return problem(f"the table cannot be read: {error.note}", "Compare the file with data/datapackage.json")


_KIND_OF_VALUE = {"date": "a date that exists, written year-month-day", "integer": "a whole number",
                  "number": "a number", "boolean": "true or false"}
_HOW_TO_WRITE = {"date": "Write it like 2024-06-19", "integer": "Write it in figures", "number": "Write it in figures",
                 "boolean": "Write true or false"}


def _explain_constraint(note, value, field):
    """Return (what is wrong, how to mend it) for a broken constraint of a field."""
    rules = field.get("constraints", {})
    if '"required"' in note:
        return "the cell is empty", "Fill it in"
    if '"enum"' in note:
        return "this word is not one of the list", f"Use one of: {', '.join(rules['enum'])}.{near(value, rules['enum'])}"
    if '"maxLength"' in note:
        return (f"the text has {len(value)} characters, {len(value) - rules['maxLength']} too many",
                f"Shorten it to {rules['maxLength']}")
    if '"minimum"' in note or '"maximum"' in note:
        return "the number is out of range", f"Use {rules['minimum']} to {rules['maximum']}"
    if field.get("name") == "url":
        return "this is not a web address", "Copy it whole, with https:// at its start"
    if field.get("name") == "id":
        return ("an id may hold only small letters, figures and single hyphens",
                "Write it like 1961-ussr-dprk-treaty-signed")
    return "the text does not have the form that is expected", f"Expected: {field.get('description', '')}"


def check_header(header, file, known, required):
    """Check the first row of a reader's table.

    header: the names found. known: the names that a table of this kind may have. required: those it must have.
    Returns a list of `Problem`.
    """
    free = [c for c in known if c not in header]
    found = [Problem(file, 1, column, "", "a table of this kind has no column of this name",
                     f"Take it out, or use one of: {', '.join(free)}.{near(column, free)}")
             for column in header if column not in known]
    found += [Problem(file, 1, column, "", "the column is missing", "Add it to the first row")
              for column in required if column not in header]
    return found + [Problem(file, 1, column, "", "two columns have this name", "Rename or delete one of them")
                    for column in known if header.count(column) > 1]


def check_lists(package, tables, numbers=None):
    """Check the columns that hold several values: ids of another table, or words of a list (`itemEnum`).

    `tables` maps the names of tables to DataFrames as `tables.read` makes them; `numbers` to the rows' numbers in the
    spreadsheet, where they are not simply 2, 3, 4 ... Returns a list of `Problem`.
    """
    found = []
    paths = {resource["name"]: resource["path"] for resource in package["resources"]}
    for resource in package["resources"]:
        frame = tables[resource["name"]]
        rows = numbers[resource["name"]] if numbers else range(2, len(frame) + 2)
        for field in resource["schema"]["fields"]:
            if words := field.get("itemEnum"):
                found += [Problem(resource["path"], row, field["name"], v, f"“{v}” is not one of the list",
                                  f"Use: {', '.join(words)}.{near(v, words)}")
                          for row, values in zip(rows, frame[field["name"]]) for v in values if v not in words]
            target = field.get("references")
            if target not in tables:
                continue
            known = set(tables[target]["id"])
            for row, ids in zip(rows, frame[field["name"]]):
                found += [Problem(resource["path"], row, field["name"], i, f"{paths[target]} has no row with this id",
                                  f"Correct the id, or add a row to {paths[target]}.{near(i, known)}")
                          for i in ids if i not in known]
    return found


def check_events(events, file, numbers=None):
    """Check the rules for events that the form alone cannot state.

    `events` is the table of events, `file` its name for the messages, `numbers` the rows' numbers in the spreadsheet,
    where they are not simply 2, 3, 4 ... Returns a list of `Problem`.
    """
    found = []

    def report(row, column, value, wrong, mend):
        found.append(Problem(file, row, column, str(value), wrong, mend))

    dates = dict(zip(events["id"], events["date"]))
    seen = {}
    for row, event in zip(numbers or range(2, len(events) + 2), events.itertuples(index=False)):
        if event.date_end == event.date_end and event.date_end < event.date:
            report(row, "date_end", event.date_end.date(), "the event ends before it begins", "Exchange the two dates")
        if event.confidence != "confirmed" and not event.attribution:
            report(row, "attribution", "", f"the event is {event.confidence}, but nobody is named who says so",
                   "Name the claimant, or for a dispute both sides")
        if (event.date, event.title) in seen:
            report(row, "title", event.title, f"the same event stands in row {seen[event.date, event.title]}",
                   "Delete one of the two")
        seen.setdefault((event.date, event.title), row)
        for answered in event.responds_to:
            if answered in dates and dates[answered] > event.date:
                report(row, "responds_to", answered, "an event cannot answer a later one", "Take the id out")
    return found
