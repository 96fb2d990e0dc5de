"""The charts of figures: each with its counting rule, no bare estimate."""

import html
import re

import pandas as pd
import plotly.graph_objects as go
import pytest
from browser import expect
from example_exhibits import MEASURES
from lessonkit import Indicator, course
from lessonkit.charts.style import LEAST_WIDTH
from lessonkit.charts.text import text_width
from lessonkit.exhibits.measures import RIGHT
from lessonkit.exhibits.measures.launches import FIRST_YEAR
from lessonkit.exhibits.measures.quantities import format_number
from lessonkit.palette import INK
from support import shown_by

ESTIMATES = """troops-sent troops-present shells-sent shells-capacity shells-part
    containers losses killed names-shown""".split()
BUDGETS = ["budget-rok", "budget-japan"]
#: What stands before a number, or in it, that is no exact one.
UNSURE = re.compile(r"about|more than|at least|nearly|up to|\d to \d")


@pytest.mark.parametrize("measure", [*MEASURES, *ESTIMATES, *BUDGETS])
def test_a_measure_draws_its_counting_rule_and_no_bare_estimate(measure):
    indicator = Indicator(measure)
    drawn = indicator.measures[measure]
    figure = indicator.still().figure
    go.Figure(data=figure["data"], layout=figure["layout"])
    shown = figure["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    assert html.escape(drawn.rule, quote=False) in shown
    keys = {key for trace in figure["data"] for key in trace.get("customdata", ())}
    begin = FIRST_YEAR if measure == "missile-launches" else 0
    assert keys == {mark.key for mark in drawn.marks if mark.at >= begin}
    assert set(drawn.hover) == {mark.key for mark in drawn.marks}
    table = html.unescape(str(indicator.still().html))
    for mark in drawn.marks:
        if mark.observation.certainty != "record":
            exact = mark.observation.qualifier == "exactly" or measure == "missile-launches"
            assert exact or UNSURE.search(mark.text), mark
            assert mark.certainty != "from a record"
        row = "".join(f"<td>{text}</td>" for text in drawn.cells(mark).values())
        # Only the last columns may be empty.
        assert row.replace("<td></td>", "") in table.replace("<td></td>", "")


#: The numbers that a note qualifies, each after the words that do it.
QUALIFIED = re.compile(r"\b(more than|at least|nearly|up to) ([\d.,]*\d)", re.I)


def test_a_figure_says_more_than_or_at_least_where_its_note_does():
    """A reader finds "more than 6,000" in the text, on the chart and on the card."""
    seen = 0
    for drawn in (Indicator(name).measures[name] for name in ESTIMATES):
        labels = drawn.chart().traces[-1]["text"]
        for mark, label in zip(drawn.marks, labels, strict=True):
            o = mark.observation
            numbers = [
                (words.lower(), float(number.replace(",", "")))
                for words, number in QUALIFIED.findall(o.note)
            ]
            own = [words for words, number in numbers if number == o.value and o.low is None]
            assert own in ([], [o.qualifier]), mark
            for words in own:
                seen += 1
                assert f"{words} {format_number(o.value)} " in f"{mark.text} ", mark
                assert label.startswith(f" {words} {format_number(o.value)}"), label
                assert f"{words} {format_number(o.value)}" in drawn.cells(mark)["Figure"]
    assert seen > 12


def test_a_number_to_the_last_digit_is_not_about():
    containers = Indicator("containers").measures["containers"]
    labels = containers.chart().traces[-1]["text"]
    assert " 15,809" in labels
    assert not [label for label in labels if "about 15,809" in label]


@pytest.mark.parametrize("measure", [name for name in ESTIMATES if "shells" in name])
def test_a_chart_in_millions_says_so_on_its_bars_and_its_axis(measure):
    chart = Indicator(measure).measures[measure].chart()
    assert all(label.endswith(" million") for label in chart.traces[-1]["text"])
    assert chart.xaxis["ticksuffix"] == " million"


@pytest.mark.parametrize("measure", ESTIMATES)
def test_a_bar_ends_at_the_lowest_number_and_its_label_is_on_the_chart(measure):
    drawn = Indicator(measure).measures[measure]
    chart = drawn.chart()
    bars, ranges, figures = chart.traces
    lows = [o.value if o.low is None else o.low for o in drawn.observations]
    assert bars["x"] == lows
    assert ranges["x"][::3] == [o.low for o in drawn.observations if o.low is not None]
    scale = (LEAST_WIDTH - chart.left - RIGHT) / chart.xaxis["range"][1]
    for x, label in zip(figures["x"], figures["text"], strict=True):
        assert x * scale + text_width(label, 14) < LEAST_WIDTH - chart.left, label


def test_a_draft_is_striped_and_the_key_says_what_is():
    for measure, drafts, word in (
        ("budget-japan", ["2022", "2026"], "a draft"),
        ("budget-rok", ["2025"], "worked out"),
    ):
        drawn = Indicator(measure).measures[measure]
        chart = drawn.chart()
        shapes = chart.traces[0]["marker"]["pattern"]["shape"]
        striped = [m for m, shape in zip(drawn.marks, shapes, strict=True) if shape]
        assert [m.observation.date for m in striped] == drafts
        assert all(m.certainty != "from a record" for m in striped)
        assert chart.annotations[-1]["text"] == f"▨ striped: {word}"


@pytest.mark.parametrize("measure", ESTIMATES)
def test_each_estimate_stands_on_the_chart_with_its_maker_and_its_date(measure):
    drawn = Indicator(measure).measures[measure]
    chart = drawn.chart()
    names = chart.yaxis["ticktext"]
    assert len(names) == len(drawn.observations)
    for seen, name in zip(drawn.observations, names, strict=True):
        assert name.startswith(html.escape(seen.who, quote=False))
        assert seen.date[:4] in name
        assert text_width(name, 14) < chart.left, "the name is not cut at the left edge"
    assert len(drawn.series) == 1, "one counting rule to a chart"


def test_the_status_counts_meetings_and_statements():
    for measure, status in (
        ("leader-meetings", "Leaders’ meetings: 8 meetings."),
        ("names-shown", "Names and portraits shown: 2 statements."),
    ):
        indicator = Indicator(measure)
        indicator.live()
        [shown] = shown_by(indicator.view, {})
        assert shown["status"] == status


def test_an_indicator_rings_and_tells_the_figure_that_is_picked():
    indicator = Indicator(MEASURES)
    indicator.live()
    launches = indicator.measures["missile-launches"]
    key = next(m.key for m in launches.marks if m.key.startswith("nuclear-test-yields-2017-09-03"))
    [shown] = shown_by(indicator.view, {"measure": 1, "picked": key})
    assert shown["status"] == f"{launches.name}: {len(launches.marks)} figures."
    assert len(shown["marked"]["data"]) == len(shown["figure"]["data"]) + 1
    told = indicator.view.content["measures"][1]
    assert "50 to 250" in told["cards_html"][key]
    assert "What it does not show" in told["table_html"]


@pytest.mark.parametrize("measure", ["losses", "budget-japan", "missile-launches"])
def test_the_bar_that_is_picked_is_outlined_and_keeps_its_number(measure):
    indicator = Indicator(measure)
    indicator.live()
    mark = indicator.measures[measure].marks[-1]
    if measure == "missile-launches":
        mark = indicator.measures[measure].of(measure)[-1]
    [shown] = shown_by(indicator.view, {"picked": mark.key})
    marked, plain = shown["marked"]["data"], shown["figure"]["data"]
    assert len(marked) == len(plain), "no ring, which would hide the number at the end of the bar"
    line = marked[0]["marker"]["line"]
    assert [n for n, width in enumerate(line["width"]) if width == max(line["width"])] == [
        marked[0]["customdata"].index(mark.key)
    ]
    assert line["color"][-1] == INK


def test_a_table_has_a_column_for_each_kind_of_text():
    for measure, head in (
        ("leader-meetings", "When, Who met, Where, How certain, Event, Note"),
        ("losses", "When, Who says so, Figure, How certain, Event, Note"),
        ("budget-japan", "When, Figure, How certain, Note"),
    ):
        table = str(Indicator(measure).still().html)
        assert ", ".join(re.findall('<th scope="col">([^<]*)</th>', table)) == head


def test_a_ring_stands_where_its_mark_is_drawn():
    """On the logarithmic axis, too: Plotly takes the value there, not its logarithm."""
    indicator = Indicator("trade")
    indicator.live()
    mark = indicator.measures["trade"].marks[-1]
    [shown] = shown_by(indicator.view, {"picked": mark.key})
    ring = shown["marked"]["data"][0]
    assert (ring["x"], ring["y"]) == ([int(mark.observation.date)], [mark.observation.value])


@pytest.mark.parametrize("measure", [*MEASURES, *BUDGETS])
def test_a_later_figure_is_not_cut_off(monkeypatch, measure):
    """The axes go as far as the data."""
    table = course.observations
    series = Indicator(measure).measures[measure].series_ids[0]
    later = table[table["series"] == series].iloc[-1:].assign(date="2031")
    monkeypatch.setattr(course, "observations", pd.concat([table, later], ignore_index=True))
    figure = Indicator(measure).still().figure
    assert figure["layout"]["xaxis"]["range"][1] > 2031
    assert any(
        key.startswith(f"{series}-2031")
        for trace in figure["data"]
        for key in trace.get("customdata", ())
    )


def test_figures_open_as_a_table_on_a_phone_and_a_wide_chart_says_that_it_scrolls(open_file, file):
    one = open_file(file, width=390)
    figures = one.exhibit("05-what-happened-next", "indicator")
    table = figures.get_by_role("button", name="Table", exact=True)
    expect(table).to_have_attribute("aria-pressed", "true")
    line = figures.locator(".lk-figures tbody tr").first
    edges = line.locator("td:visible").evaluate_all(
        "(cells) => cells.map((e) => [e.dataset.column, e.getBoundingClientRect().left])"
    )
    assert [name for name, _ in edges][:3] == ["When", "Who says so", "Figure"]
    assert len({left for _, left in edges}) == 1, "the cells stand one under the other"
    hint = figures.get_by_text("Scroll the chart sideways")
    expect(hint).to_be_hidden()
    figures.get_by_role("button", name="Chart", exact=True).click()
    expect(hint).to_be_visible()
    one.page.set_viewport_size({"width": 1280, "height": 800})
    expect(hint).to_be_hidden()
