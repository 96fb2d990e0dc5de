"""The timeline without a browser: what it chooses, draws and says."""

from collections import Counter

import plotly.graph_objects as go
import pytest
from lessonkit import Timeline, course
from lessonkit.data.limits import MOST_BYTES, MOST_ROWS
from lessonkit.data.reader_tables import load_files
from lessonkit.exhibits.timeline import TimelineView
from lessonkit.exhibits.timeline import figure as timeline_figure
from reader_cases import rows


def test_timeline_chooses():
    timeline = Timeline(course.events, 1945, 1991)
    everything = timeline.choose(timeline.start)
    assert len(everything) == len(timeline.events) == (course.events["date"].dt.year <= 1991).sum()
    only = timeline.choose(TimelineView((1961, 1961), theme="treaty", actor="CHN"))
    assert list(only["id"]) == ["1961-china-dprk-treaty-signed"]
    assert (
        "1968-uss-pueblo-seized"
        in timeline.choose(TimelineView((1945, 1991), search="  PUEBLO ")).id.tolist()
    )
    nothing = TimelineView((1945, 1991), search="[")
    assert timeline.choose(nothing).empty
    assert "No event matches" in timeline.status(nothing)
    assert "No event matches" in timeline.figure(nothing)["layout"]["annotations"][0]["text"]
    with pytest.raises(ValueError, match="no event from 1900 to 1901"):
        Timeline(course.events, 1900, 1901)


@pytest.mark.parametrize("lanes", ["theme", "actor", "place"])
@pytest.mark.parametrize("stretched", [False, True])
def test_every_figure_is_one_that_plotly_knows(lanes, stretched):
    timeline = Timeline(course.events, lanes=lanes, stretched=stretched)
    picked = "2024-12-04-treaty-enters-into-force"
    figure = timeline.mark(timeline.figure(timeline.start), timeline.start, picked)
    go.Figure(data=figure["data"], layout=figure["layout"])
    assert "sendChartToCloud" in figure["config"]["modeBarButtonsToRemove"]
    drawn = next(trace for trace in figure["data"] if "customdata" in trace)
    assert drawn["customdata"] == course.events["id"].tolist()


def test_a_timeline_is_drawn_once_for_a_cell_and_placed_once_for_all_clicks(monkeypatch):
    calls = Counter()

    def count(name):
        counted = getattr(timeline_figure, name)

        def call(*arguments):
            calls[name] += 1
            return counted(*arguments)

        monkeypatch.setattr(timeline_figure, name, call)

    for name in ("place_dots", "place_dot_labels", "ring"):
        count(name)
    timeline = Timeline(course.events)
    timeline.live()
    timeline.still()
    assert calls == {"place_dots": 1, "place_dot_labels": 1}
    c = timeline.controls
    c.plot.width = 1100  # as the page tells it
    assert calls == {"place_dots": 2, "place_dot_labels": 2}
    plain = c.plot.figure
    for event in ("1961-ussr-dprk-treaty-signed", "2024-06-19-russia-dprk-treaty-signed"):
        c.plot.picked = event
        assert len(c.plot.figure["data"]) == len(plain["data"]) + 1
        assert c.plot.figure["data"][-1] == plain["data"][-1]
    arrows = [a for a in c.plot.figure["layout"]["annotations"] if a.get("showarrow")]
    assert len(arrows) == 10
    c.plot.picked = ""
    assert c.plot.figure == plain
    assert calls == {"place_dots": 2, "place_dot_labels": 2, "ring": 2}
    c.inputs["lanes"].value = "actor"
    assert calls["place_dots"] == calls["place_dot_labels"] == 3


def test_the_most_important_events_are_labelled_on_the_great_timeline():
    timeline = Timeline(course.events, stretched=True)
    figure = timeline.figure(timeline.start, 1075)
    texts = {t for trace in figure["data"] for t in trace.get("text", ())} | {
        a["text"] for a in figure["layout"]["annotations"]
    }
    for event in ("1961-ussr-dprk-treaty-signed", "2024-06-19-russia-dprk-treaty-signed"):
        assert course.events.set_index("id")["label"][event] in texts
    labelled = [
        e.label in texts for e in course.events[course.events["importance"] == 3].itertuples()
    ]
    assert sum(labelled) >= 0.9 * len(labelled)


def test_widgets_answer_without_a_browser():
    timeline = Timeline(course.events, 1945, 1991)
    timeline.live()
    c = timeline.controls
    c.inputs["years"].value = (1961, 1961)
    assert c.frame.status.startswith("2 of ")
    c.plot.picked = "1961-ussr-dprk-treaty-signed"
    assert "6 July 1961" in c.card.value
    c.inputs["search"].value = "nothing like it"
    assert "No event matches" in c.frame.status
    assert not c.plot.picked
    assert "Click a dot" in c.card.value
    c.form.value = "Table"
    c.reset.click()
    assert c.inputs["years"].value == (1945, 1991)
    assert not c.inputs["search"].value
    assert c.form.value == "Chart"
    assert c.frame.status.startswith(f"{len(timeline.events)} of ")
    c.form.value = "List"
    assert c.text.value.count("<li>") == len(timeline.events)


def test_a_long_table_is_drawn_thinned_and_told_so():
    lines = [f"{1500 + n % 500},Event {n},Text" for n in range(15_000)]
    events = load_files({"mine.csv": rows(*lines).encode()}).events
    line = Timeline(events)
    figure = line.figure(line.start, 1000)
    assert "of 15,000 events fit" in figure["layout"]["title"]["text"]
    drawn = figure["data"][-1]["customdata"]
    assert len(drawn) < 2_000
    # An event that the reader has opened is drawn even where the crowd leaves it out.
    left_out = next(event for event in events["id"] if event not in drawn)
    marked = line.mark(figure, line.start, left_out)
    assert [left_out] in [trace.get("customdata") for trace in marked["data"]]
    assert set(line.hover(line.start, marked)) == {left_out, *drawn}
    assert len(rows(*lines).encode()) < MOST_BYTES
    assert len(events) < MOST_ROWS
