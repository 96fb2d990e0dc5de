"""The charts of figures: each with its counting rule, no bare estimate."""

import html

import pandas as pd
import plotly.graph_objects as go
import pytest
from example_exhibits import MEASURES
from lessonkit import Indicator, course
from lessonkit.charts.text import text_width
from lessonkit.exhibits.measures.launches import FIRST_YEAR
from support import shown_by

ESTIMATES = """troops-sent troops-present shells-sent shells-capacity shells-part
    containers losses killed names-shown""".split()
BUDGETS = ["budget-rok", "budget-japan"]


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
            assert "about" in mark.text or " to " in mark.text or "estimate" in mark.certainty, mark
            assert mark.certainty != "from a record"
        assert mark.text in table


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
