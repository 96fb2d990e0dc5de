"""Where the labels of a timeline stand: clear of one another and of dots, as many as have room."""

import numpy as np
import pytest
from lessonkit import Timeline, course
from lessonkit.charts.label_layout import LABEL_HEIGHT, SIDES
from lessonkit.charts.text import text_width
from support import shown_by
from test_timeline import number, texts


def scales(layout, width):
    """Return two functions: from values of the axes to pixels from the corner of the lanes."""
    (low, high), margin = layout["xaxis"]["range"], layout["margin"]
    to_number = (lambda x: np.datetime64(x, "m").astype(float)) if isinstance(low, str) else float
    low, high = to_number(low), to_number(high)
    across = (width - margin["l"] - margin["r"]) / (high - low)
    depth = (layout["height"] - margin["t"] - margin["b"]) / len(layout["yaxis"]["tickvals"])
    return lambda x: (to_number(x) - low) * across, lambda y: (y + 0.5) * depth


def label_boxes(figure, width):
    """Return the boxes of the labels of a figure in pixels, and of its dots."""
    to_x, to_y = scales(figure["layout"], width)
    sides = {side.name: side for side in SIDES}
    labels, dots = [], []
    for trace in figure["data"]:
        if "text" not in trace or "<i>" in "".join(trace["text"]):
            continue
        marker = trace.get("marker")
        for n, text in enumerate(trace["text"]):
            x, y = to_x(trace["x"][n]), to_y(trace["y"][n])
            radius = marker["size"][n] / 2 if marker else 0
            if marker:
                dots.append((x - radius, y - radius, x + radius, y + radius))
            if text:
                side = sides[trace["textposition"][n]]
                clear = radius / 0.8 + 1 if marker else 0
                wide = text_width(text.replace("&amp;", "&"), 14)
                left = x + side.across * wide + side.clear_x * clear
                top = y + side.down * LABEL_HEIGHT + side.clear_y * clear
                labels.append((left, top, left + wide, top + LABEL_HEIGHT))
    return labels, dots


@pytest.mark.parametrize("width", [800, 1100, 1600])
def test_no_label_touches_another_in_a_random_walk(width):
    """The browser's tests measure some states; this one reckons many."""
    dice = np.random.default_rng(width)
    timeline = Timeline(course.events)
    first, last = timeline.start.years
    states = []
    for _ in range(100):
        years = np.sort(dice.integers(first, last + 1, 2)).tolist()
        state = {
            "years": years,
            "stretched": bool(dice.random() < 0.5),
            "lanes": int(dice.integers(3)),
        }
        for trait in ("theme", "actor", "confidence"):
            if dice.random() < 0.3:
                state[trait] = int(dice.integers(len(timeline.menus[trait])))
        states.append(state)
    count = lines = 0
    for state, shown in zip(states, shown_by(timeline.view, *states, width=width), strict=True):
        labels, dots = label_boxes(shown["figure"], width)
        count += len(labels)
        for start, end in leaders(shown["figure"], width):
            lines += 1
            for left, top, right, bottom in dots:
                at, radius = np.array([left + right, top + bottom]) / 2, (right - left) / 2
                if np.hypot(*(at - start)) > 0.1:
                    assert distance(at, start, end) > radius, state
        for n, (left, top, right, bottom) in enumerate(labels):
            for box in (*labels[n + 1 :], *dots):
                across = min(right, box[2]) - max(left, box[0])
                down = min(bottom, box[3]) - max(top, box[1])
                assert across < 1 or down < 1, state
    assert count > 300
    assert lines > 100


def leaders(figure, width):
    """Return the lines from dots to labels in pixels: from the edge of the dot to the label."""
    to_x, to_y = scales(figure["layout"], width)
    for trace in figure["data"]:
        if trace["mode"] == "lines" and trace["line"]["width"] == 1:
            x = [to_x(x) for x in trace["x"] if x is not None]
            y = [to_y(y) for y in trace["y"] if y is not None]
            points = np.array([x, y]).T
            yield from zip(points[::2], points[1::2], strict=True)


def distance(point, start, end):
    """Return how far a line runs from a point, but for its first pixels, which lie on its dot."""
    start = start + (end - start) * min(7.5 / np.hypot(*(end - start)), 1)
    along = end - start
    part = np.clip((point - start) @ along / max(along @ along, 1e-9), 0, 1)
    return np.hypot(*(point - start - along * part))


def test_where_few_events_are_left_each_has_its_label():
    timeline = Timeline(course.events, 1985, 1996)
    states = [{"lanes": lanes, "stretched": on} for lanes in range(3) for on in (False, True)]
    for shown in shown_by(timeline.view, *states, width=1075):
        assert set(timeline.events["label"]) <= texts(shown["figure"])
    road = course.events[course.events["date"].between("1990-01-01", "2024-06-18")]
    timeline = Timeline(road)
    [shown] = shown_by(timeline.view, {"theme": number(timeline, "theme", "treaty")}, width=1075)
    treaties = set(road["label"][road["theme"] == "treaty"])
    assert len(treaties) == 6
    assert treaties <= texts(shown["figure"])
