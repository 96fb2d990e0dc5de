"""Markup in a table is shown as text, never interpreted, in every exhibit."""

import pytest
from example_exhibits import EVIL, GRIDS, OTHERS
from lessonkit import Story, Timeline, course, load
from lessonkit.data.course import describe
from support import shown_by


def poison(monkeypatch, table):
    """Replace the texts of a table by markup that does harm where it is not escaped."""
    poisoned = getattr(course, table).copy()
    schema = next(r for r in describe()["resources"] if r["name"] == table)["schema"]
    keys = {key["fields"] for key in schema.get("foreignKeys", ())}
    for field in schema["fields"]:
        # Free texts alone: words of a list, keys and codes are checked when the tables are read.
        rules = field.get("constraints", {}).keys()
        if (
            field["type"] == "string"
            and "maxLength" in rules
            and field["name"] not in keys
            and not {"enum", "unique", "pattern"} & rules
        ):
            poisoned[field["name"]] = EVIL
    monkeypatch.setattr(course, table, poisoned)


def html_in(content):
    """Return what the page sets as HTML of what Python gives it, and the hover texts of charts."""
    if isinstance(content, list | tuple):
        return [text for item in content for text in html_in(item)]
    if not isinstance(content, dict):
        return []
    found = [text for item in content.values() for text in html_in(item)]
    for key, value in content.items():
        if key.endswith("_html") or key == "hover":
            found += texts_in(value)
    return found


def texts_in(value):
    """Return all texts in a value, those in lists and dictionaries as well."""
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value
    return [text for item in values for text in texts_in(item)]


def test_texts_are_found_however_deep_they_stand():
    assert html_in({"a": [{"b_html": {"c": ["d"]}, "e": "f"}], "hover": {"g": "h"}}) == ["d", "h"]


def test_hostile_text_stays_text(tmp_path):
    path = tmp_path / "evil.csv"
    path.write_text(
        "date,title,summary,theme,actors,attribution,confidence\n"
        f'1971-08-09,"{EVIL.replace(chr(34), chr(34) * 2)}",'
        f'"{EVIL.replace(chr(34), chr(34) * 2)}",<b>x</b>,<i>y</i>,"<s>z</s>",alleged\n',
        encoding="utf-8",
    )
    events = load(path).events
    timeline = Timeline(events)
    still = timeline.still()
    drawn = next(trace for trace in still.figure["data"] if "customdata" in trace)
    shown = str(still.html) + str(Story(events).still().html) + "".join(drawn["hovertext"])
    # What Plotly and the page take as markup; cards and lists the page sets as text.
    [page] = shown_by(timeline.view, {"lanes": 1})
    shown += str(page["figure"]["layout"]) + str(page["figure"]["data"][-1]["text"])
    shown += "".join(timeline.view.content["events"]["sources_html"])
    for tag in ("<img", "<b>x", "<i>y", "<s>z"):
        assert tag not in shown
    assert "&lt;img" in shown


def test_hostile_text_stays_text_in_grids_and_exercises(monkeypatch):
    """Whatever stands in a table is shown, never interpreted."""
    for table, make in GRIDS.values():
        poison(monkeypatch, table)
        grid = make(course)
        shown = str(grid.still().html) + "".join(chip.card for chip in grid.chips)
        assert "<img" not in shown
        assert "&lt;img" in shown
        monkeypatch.undo()


@pytest.mark.parametrize("name", OTHERS)
def test_hostile_text_stays_text_in_the_other_exhibits(monkeypatch, name):
    table, make = OTHERS[name]
    poison(monkeypatch, table)
    exhibit = make(course)
    # Plain text: what is added to markup is escaped.
    shown = str(exhibit.still().html)
    for part in exhibit.live():
        # What the page sets as HTML; all other texts it sets as text.
        fixed = {trait: getattr(part, trait) for trait in part.trait_names(fixed=True)}
        shown += "".join(html_in(fixed))
    assert "<img" not in shown
    assert "&lt;img" in shown
