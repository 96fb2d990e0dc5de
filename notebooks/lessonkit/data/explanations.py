"""What frictionless finds in a table, in words for people who keep tables in a spreadsheet."""

from typing import Any

from .problems import Problem, did_you_mean

Field = dict[str, Any]

_KIND_OF_VALUE = {
    "date": "a date that exists, written year-month-day",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
_HOW_TO_WRITE = {
    "date": "Write it like 2024-06-19",
    "integer": "Write it in digits, like 3",
    "number": "Write it in digits, like 2.5",
    "boolean": "Write true or false",
}
#: What is wrong with a row or a column, and how to mend it, by the type of frictionless's error.
_FORM = {
    "unique-error": ("this value stands in the table twice", "Give each row its own"),
    "blank-row": ("the row is empty", "Delete it"),
    "missing-cell": (
        "the row ends before this column",
        "Fill in the cell, or add the missing comma",
    ),
    "extra-cell": (
        "the row has more cells than the header has columns",
        "A text that holds a comma needs double quotes round it",
    ),
    "missing-label": ("the column is missing", "Add it to the first row"),
    "encoding-error": (
        "the file is not written in UTF-8",
        "In the spreadsheet choose Save as, CSV UTF-8",
    ),
}


def explain(error: Any, file: str, fields: dict[str, Field]) -> Problem | None:
    """Turn one error of frictionless into a problem.

    Parameters
    ----------
    error
        The error (`frictionless.Error`).
    file
        Name of the table's file.
    fields
        The fields of its schema, by name.

    Returns
    -------
    Problem or None
        None where another error already says it.
    """
    row: int | None = getattr(error, "row_number", None)
    column: str = getattr(error, "field_name", None) or ""
    value: str = getattr(error, "cell", None) or ""
    field = fields.get(column, {})
    if error.type == "type-error":
        kind = _KIND_OF_VALUE.get(field["type"], "a value of the right kind")
        mend = _HOW_TO_WRITE.get(field["type"], "Correct the cell")
        return Problem(file, row, column, value, f"this is not {kind}", mend)
    if error.type == "constraint-error":
        return Problem(file, row, column, value, *_broken_constraint(error.note, value, field))
    if error.type == "primary-key":
        return None  # said by unique-error or by a missing value
    if error.type == "foreign-key":
        column, value, target = error.field_names[0], error.field_cells[0], error.reference_name
        wrong = f"{target}.csv has no row with this id"
        mend = f"Correct the id, or add a row to {target}.csv"
        return Problem(file, row, column, value, wrong, mend)
    if error.type in ("extra-label", "incorrect-label"):
        return _wrong_label(error, file, column, fields)
    if error.type not in _FORM:
        wrong = f"the table cannot be read: {error.note}"
        mend = "Compare the file with data/datapackage.json"
        return Problem(file, row, column, value, wrong, mend)
    wrong, mend = _FORM[error.type]
    if error.type == "extra-cell":
        column = ""
    elif error.type == "missing-label":
        row = 1
    elif error.type == "encoding-error":
        row, column, value = None, "", ""
    return Problem(file, row, column, value, wrong, mend)


def _wrong_label(error: Any, file: str, column: str, fields: dict[str, Field]) -> Problem:
    label: str = error.label or ""
    wrong = (
        "the table has no column of this name"
        if error.type == "extra-label"
        else f"here the column {column} is expected"
    )
    mend = f"{did_you_mean(label, fields)}The columns are: {', '.join(fields)}"
    return Problem(file, 1, label, "", wrong, mend)


def _broken_constraint(note: str, value: str, field: Field) -> tuple[str, str]:
    """Return what is wrong, and how to mend it."""
    rules = field.get("constraints", {})
    if '"required"' in note:
        return "the cell is empty", "Fill it in"
    if '"enum"' in note:
        words: list[str] = rules["enum"]
        mend = f"{did_you_mean(value, words)}Use one of: {', '.join(words)}"
        return "this word is not one of the list", mend
    if '"maxLength"' in note:
        most: int = rules["maxLength"]
        wrong = f"the text has {len(value)} characters, {len(value) - most} too many"
        return wrong, f"Shorten it to {most} characters"
    if '"minimum"' in note or '"maximum"' in note:
        mend = f"Use a number from {rules['minimum']} to {rules['maximum']}"
        return "the number is out of range", mend
    if field.get("name") == "url":
        return "this is not a web address", "Copy it whole, with https:// at its start"
    if field.get("name") == "id":
        wrong = "an id may hold only small letters, digits and single hyphens"
        return wrong, "Write it like 1961-ussr-dprk-treaty-signed"
    wrong = "the text does not have the form that is expected"
    return wrong, f"Expected: {field.get('description', '')}"
