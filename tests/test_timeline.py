"""The timeline without a browser: what it chooses, draws and says."""

import re

import numpy as np
import plotly.graph_objects as go
import pytest
from lessonkit import Timeline, course
from lessonkit.charts.style import TEXT
from lessonkit.charts.text import text_width
from lessonkit.data.limits import MOST_BYTES, MOST_ROWS
from lessonkit.data.reader_tables import load_files
from lessonkit.exhibits.timeline import figure as timeline_figure
from reader_cases import rows
from support import EXAMPLE, NOTEBOOKS, of_kind, read, shown_by, source


def drawn(figure):
    """Return the ids of the events that a figure shows."""
    return figure["data"][-1]["customdata"]


def texts(figure):
    """Return the texts on a figure."""
    return {text for trace in figure["data"] for text in trace.get("text", ())} - {""}


def number(timeline, trait, key):
    """Return the number of an entry in its menu."""
    return list(timeline.menus[trait]).index(key)


def test_the_page_chooses_as_the_controls_say():
    timeline = Timeline(course.events, 1945, 1991)
    treaties, china = number(timeline, "theme", "treaty"), number(timeline, "actor", "CHN")
    everything, only, found, nothing, degree = shown_by(
        timeline.view,
        {},
        {"years": (1961, 1961), "theme": treaties, "actor": china},
        {"search": "  PUEBLO "},
        {"search": "["},
        {"confidence": number(timeline, "confidence", "disputed")},
    )
    events = course.events
    assert drawn(everything["figure"]) == events["id"][events["date"].dt.year <= 1991].tolist()
    assert (
        everything["status"]
        == f"{len(timeline.events)} of {len(timeline.events)} events, 1945 to 1991"
    )
    assert drawn(only["figure"]) == ["1961-china-dprk-treaty-signed"]
    assert only["status"].endswith("events, 1961 to 1961; Treaties and law; China")
    assert "1968-uss-pueblo-seized" in drawn(found["figure"])
    assert found["status"].endswith("with “PUEBLO”")
    assert drawn(nothing["figure"]) == []
    assert nothing["status"] == "No event matches (with “[”). Press Reset to see all of them."
    assert "No event matches" in nothing["figure"]["layout"]["annotations"][0]["text"]
    assert degree["status"].endswith("; only disputed")
    with pytest.raises(ValueError, match="no event from 1900 to 1901"):
        Timeline(course.events, 1900, 1901)


@pytest.mark.parametrize("lanes", ["theme", "actor", "place"])
@pytest.mark.parametrize("stretched", [False, True])
def test_the_page_draws_what_the_still_form_draws_and_plotly_knows_it(lanes, stretched):
    timeline = Timeline(course.events, lanes=lanes, stretched=stretched)
    picked = "2024-12-04-treaty-enters-into-force"
    [shown] = shown_by(timeline.view, {"picked": picked}, width=1000)
    for figure in (timeline.figure(), shown["figure"], shown["marked"]):
        go.Figure(data=figure["data"], layout=figure["layout"])
        assert "sendChartToCloud" in figure["config"]["modeBarButtonsToRemove"]
    by_python, by_the_page = timeline.figure(1000), shown["figure"]
    assert drawn(by_python) == course.events["id"].tolist()
    assert len(by_python["data"]) == len(by_the_page["data"])
    for ours, theirs in zip(by_python["data"], by_the_page["data"], strict=True):
        assert ours.keys() == theirs.keys()
        for key in ours.keys() - {"x", "y"}:
            assert ours[key] == theirs[key], key
        assert same(ours["y"], theirs["y"])
        assert ours["x"] == theirs["x"] or same(ours["x"], theirs["x"])
    layout, other = by_python["layout"], by_the_page["layout"]
    assert layout.keys() == other.keys()
    for key in layout.keys() - {"uirevision"}:
        assert layout[key] == other[key], key


def same(ours, theirs):
    """Whether two lists of places are the same to a ten-thousandth of a lane or of the axis."""
    return np.allclose(
        np.array(ours, dtype=float),
        np.array(theirs, dtype=float),
        rtol=0,
        atol=1e-4,
        equal_nan=True,
    )


def test_a_timeline_is_placed_once_for_a_cell(monkeypatch):
    """The page does the rest."""
    calls = []
    counted = timeline_figure.place_dot_labels
    monkeypatch.setattr(
        timeline_figure,
        "place_dot_labels",
        lambda *arguments: calls.append(1) or counted(*arguments),
    )
    timeline = Timeline(course.events)
    timeline.live()
    timeline.live()
    timeline.still()
    assert len(calls) == 1


def test_a_picked_event_is_ringed_and_tied_to_its_answers():
    timeline = Timeline(course.events)
    [shown] = shown_by(timeline.view, {"picked": "2024-06-19-russia-dprk-treaty-signed"})
    plain, marked = shown["figure"], shown["marked"]
    assert len(marked["data"]) == len(plain["data"]) + 1
    assert marked["data"][-1] == plain["data"][-1]
    arrows = [a for a in marked["layout"]["annotations"] if a.get("showarrow")]
    answers = sum(
        "2024-06-19-russia-dprk-treaty-signed" in olds for olds in course.events["responds_to"]
    )
    assert len(arrows) == answers >= 10


def test_the_most_important_events_are_labelled_on_the_great_timeline():
    timeline = Timeline(course.events, stretched=True)
    [shown] = shown_by(timeline.view, {}, width=1075)
    seen = texts(shown["figure"])
    labels = course.events.set_index("id")["label"]
    for event in ("1961-ussr-dprk-treaty-signed", "2024-06-19-russia-dprk-treaty-signed"):
        assert labels[event] in seen
    labelled = [
        event.label in seen
        for event in course.events[course.events["importance"] == 3].itertuples()
    ]
    assert sum(labelled) >= 0.9 * len(labelled)


def test_the_key_names_the_bars_that_are_drawn_and_none_is_shorter_than_its_mark():
    timeline = Timeline(course.events)
    events = timeline.events.set_index("id")
    war, pact = {"years": (1950, 1953)}, {"years": (1961, 1961)}
    shown = shown_by(timeline.view, {}, war, pact)
    keys = [state["figure"]["layout"]["xaxis"]["title"]["text"] for state in shown]
    assert "grey bar: how long it lasted   dotted bar: exact day not known" in keys[0]
    assert keys[1].endswith("more important   dotted bar: exact day not known")
    assert "bar" not in keys[2]
    figure = shown[0]["figure"]
    (low, high), margin = figure["layout"]["xaxis"]["range"], figure["layout"]["margin"]
    days = (np.datetime64(high) - np.datetime64(low)).astype(int)
    pixel = (1000 - margin["l"] - margin["r"]) / days
    bars = [trace for trace in figure["data"] if trace.get("opacity") == 0.6]
    assert [bar["line"]["dash"] for bar in bars] == ["solid", "dot"]
    for bar in bars:
        starts, ends = np.array(bar["x"][::3], "M8[D]"), np.array(bar["x"][1::3], "M8[D]")
        assert ((ends - starts).astype(int) * pixel > 8 - pixel).all()
    marker = dict(zip(drawn(figure), zip(*marks_of(figure), strict=True), strict=True))
    for event, (fill, edge) in marker.items():
        is_open = events.loc[event]["confidence"] != "confirmed"
        assert (fill == "#ffffff") == is_open, event
        assert (edge == "#1a1a1a") != is_open, event


def marks_of(figure):
    """Return the colours of the marks of a figure, and those of their edges."""
    marker = figure["data"][-1]["marker"]
    return marker["color"], marker["line"]["color"]


def test_lanes_by_state_say_which_of_several_states_counts():
    timeline = Timeline(course.events, 1945, 1991)
    titles = [
        shown["figure"]["layout"]["title"]["text"]
        for shown in shown_by(timeline.view, *({"lanes": lanes} for lanes in range(3)))
    ]
    assert ["in lanes by strand" in titles[0], "in lanes by place" in titles[2]] == [True, True]
    assert "in the lane of the state that its card names first" in titles[1]


def test_the_day_stands_before_the_month_and_the_last_tick_has_room():
    figure = Timeline(course.events, 2024, 2026).figure()
    assert figure["config"]["locale"] == "en"
    assert figure["layout"]["margin"]["r"] >= text_width("Nov 2025", TEXT) / 2


def test_python_and_the_page_set_the_same():
    timeline = Timeline(course.events, 1945, 1991)
    timeline.years = (1961, 1968)
    timeline.theme = "treaty"
    timeline.search = "alliance"
    view = timeline.view
    assert (view.years, view.search) == ((1961, 1968), "alliance")
    assert list(timeline.menus["theme"])[view.theme] == "treaty"
    view.actor = number(timeline, "actor", "CHN")  # as the page would
    assert timeline.actor == "CHN"
    with pytest.raises(ValueError, match="no 'trade' to choose as theme"):
        timeline.theme = "trade"


def test_a_view_that_is_closed_takes_its_links_along():
    timeline = Timeline(course.events)
    timeline.live()
    links = list(timeline.view.joined)
    assert len(links) == 9
    assert all(link.comm for link in links)
    timeline.view.close()
    assert not any(link.comm for link in links)


def test_the_lines_for_those_who_program_do_what_lesson_7_says():
    book = read(NOTEBOOKS[7])
    text = "".join(source(cell) for cell in of_kind(book, "markdown"))
    [lines] = re.findall(r"```python\n(.+?)```", text, re.DOTALL)
    names = {"Timeline": Timeline, "india": EXAMPLE, "display": lambda shown: shown.live()}
    exec(lines, names)
    timeline = names["timeline"]
    [shown] = shown_by(timeline.view, {})
    assert "1965 to 1972; with “treaty”" in shown["status"]
    timeline.picked = drawn(shown["figure"])[-1]
    assert EXAMPLE.events.set_index("id").loc[timeline.picked]["date"].year in range(1965, 1973)


@pytest.mark.slow
def test_a_long_table_is_drawn_thinned_and_told_so():
    lines = [f"{1500 + n % 500},Event {n},Text" for n in range(15_000)]
    events = load_files({"mine.csv": rows(*lines).encode()}).events
    line = Timeline(events)
    [shown] = shown_by(line.view, {})
    seen = drawn(shown["figure"])
    assert "of 15,000 events fit" in shown["figure"]["layout"]["title"]["text"]
    assert seen == drawn(line.figure(1000))
    assert len(seen) < 2_000
    # An event that the reader has opened is drawn even where the crowd leaves it out.
    left_out = next(event for event in events["id"] if event not in seen)
    [shown] = shown_by(line.view, {"picked": left_out})
    assert [left_out] in [trace.get("customdata") for trace in shown["marked"]["data"]]
    assert len(rows(*lines).encode()) < MOST_BYTES
    assert len(events) < MOST_ROWS
