"""What charts share: labels, dots, time axes, the projection of maps, legible text."""

import numpy as np
import pandas as pd
import pytest
from lessonkit import Timeline, course, palette
from lessonkit.charts.dot_stacking import stack_dots
from lessonkit.charts.label_layout import LABEL_HEIGHT, SIDES, Labels, Room, place_labels
from lessonkit.charts.map_projection import LambertProjection
from lessonkit.charts.text import text_width, wrap_plotly
from lessonkit.charts.time_axis import EvenAxis, StretchedAxis
from lessonkit.charts.traces import by_label
from lessonkit.exhibits.network import drawing as network_drawing


def test_placed_labels_touch_nothing():
    dice = np.random.default_rng(7)
    x, lane = np.sort(dice.uniform(0, 800, 120)), dice.integers(0, 5, 120)
    y = lane * 50.0 + 25 + stack_dots(x, lane, 13, (0, -1, 1)) * 10
    radius, widths = np.full(120, 6.0), dice.uniform(60, 200, 120)
    labels = Labels(
        x,
        y,
        radius,
        widths,
        lane * 50.0 - 20,
        lane * 50.0 + 70,
        np.arange(120) < 10,
        np.arange(120),
    )
    found = place_labels(labels, Room(800, 150))
    sides = {side.name: side for side in SIDES}
    boxes = []
    for i, name in found.beside.items():
        _, across, down, clear_x, clear_y = sides[name]
        clear = radius[i] / 0.8 + 1
        boxes.append(
            (
                i,
                x[i] + across * widths[i] + clear_x * clear,
                y[i] + down * LABEL_HEIGHT + clear_y * clear,
            )
        )
    for i, (right, down) in found.apart.items():
        boxes.append(
            (i, x[i] + right - (widths[i] if right < 0 else 0), y[i] + down - LABEL_HEIGHT / 2)
        )
    boxes = [(left, top, left + widths[i], top + LABEL_HEIGHT) for i, left, top in boxes]
    assert len(boxes) == len(found) > 10
    assert found.apart
    for n, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert right <= 800
        inside = (
            (x - radius < right) & (x + radius > left) & (y - radius < bottom) & (y + radius > top)
        )
        assert not inside.any()
        for other in boxes[n + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_stacked_dots_stand_apart_while_there_is_room():
    x, lane = np.array([0.0, 5, 9, 30, 33]), np.array([0, 0, 0, 0, 1])
    assert stack_dots(x, lane, 13, (0, -1, 1)).tolist() == [0, -1, 1, 0, 0]


def test_marks_without_a_label_stand_in_a_trace_of_their_own():
    figure = Timeline(course.events).figure()
    whole = next(trace for trace in figure["data"] if trace.get("customdata"))

    def marks(trace):
        columns = ("customdata", "x", "y")
        marker = trace["marker"]
        styles = (marker["size"], marker["symbol"], marker["line"]["width"])
        return set(zip(*map(trace.get, columns), *styles, strict=True))

    bare, labelled = by_label(whole)
    assert bare["mode"] == "markers"
    assert not {"text", "textposition"} & bare.keys()
    assert all(labelled["text"])
    assert len(labelled["text"]) == len(labelled["textposition"]) == len(labelled["x"])
    assert marks(bare) | marks(labelled) == marks(whole)
    assert len(bare["x"]) + len(labelled["x"]) == len(whole["x"])
    assert by_label(bare) == [bare]
    assert by_label(labelled) == [labelled]


def test_axes_keep_order_and_ends():
    dates = pd.to_datetime(["1945-08-01", "1961-07-06", "2024-06-19", "2025-04-28"])
    for axis in (
        EvenAxis("1945-01-01", "2026-12-31", 900),
        StretchedAxis("1945-01-01", "2026-12-31", 900, [pd.Timestamp("1991-01-01")], dates),
    ):
        pixels = axis.pixels(dates)
        assert (np.diff(pixels) > 0).all()
        assert pixels[0] > 0
        assert pixels[-1] < 900
    ticks = axis.layout()["ticktext"]
    assert ticks == sorted(ticks)
    assert {"1945", "1991"} <= set(ticks)


def test_text_measures():
    assert text_width("WWW", 14) > text_width("iii", 14)
    assert wrap_plotly("a <b> & c", 40) == "a &lt;b&gt; &amp; c"


def test_the_projection_keeps_areas_and_directions():
    """A degree square has the same area anywhere, but for the narrowing of the meridians; the
    centre is at nought.
    """
    project = LambertProjection(127, 38)
    assert project(127, 38) == (0, 0)
    east, north = project(128, 38), project(127, 39)
    assert east[0] == pytest.approx(0.0876, abs=0.001)
    assert north[1] == pytest.approx(0.1112, abs=0.001)

    def area(longitude, latitude):
        a, b, c = (
            project(longitude, latitude),
            project(longitude + 5, latitude),
            project(longitude, latitude + 5),
        )
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    assert area(40, 55) / np.cos(np.radians(57.5)) == pytest.approx(
        area(127, 38) / np.cos(np.radians(40.5)), rel=0.05
    )


def luminance(colour):
    """Relative luminance of a colour like #1a1a1a (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_text_of_a_chart_stands_out_from_its_ground():
    """axe-core does not look into charts. 4.5 to 1 is what WCAG 2.2 asks of text."""
    assert round(contrast("#000000", "#ffffff")) == 21
    grounds = {palette.PAPER, *palette.ERA_FILLS, *(fill for fill, _ in palette.TONES.values())}
    pairs = [(text, ground) for text in (palette.INK, palette.QUIET) for ground in grounds]
    pairs += [
        (palette.STATE_NAME, palette.LAND),
        (palette.INK, palette.SEA),
        (palette.DARK_VERMILION, palette.PAPER),
        (palette.INK, network_drawing.PICKED),
    ]
    for text, ground in pairs:
        assert contrast(text, ground) >= 4.5, (text, ground)
