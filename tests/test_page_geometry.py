"""Charts have the same geometry in Python and in the page's JavaScript, case by case."""

import numpy as np
import pandas as pd
import pytest
from lessonkit import course
from lessonkit.charts.dot_stacking import stack_dots
from lessonkit.charts.label_layout import Labels, Room, place_labels
from lessonkit.charts.style import TEXT
from lessonkit.charts.text import text_width
from lessonkit.charts.time_axis import EvenAxis, StretchedAxis, days
from lessonkit.data.course import eras_of
from lessonkit.exhibits.timeline.eras import title_lines
from support import EXAMPLE, run_script

ROWS = (0, -1, 1, -2, 2)
#: Lengths that rounding may change, in pixels.
CLOSE = {"rel": 0, "abs": 1e-6}


def dates(numbers):
    """Return days since 1970-01-01 as pandas has dates."""
    microseconds = np.array(numbers, dtype=np.float64) * 86_400_000_000
    return [pd.Timestamp(moment) for moment in microseconds.astype("datetime64[us]")]


def a_layout(dice):
    """Return the arrays of labels, and their room, as on a timeline or on a map."""
    # Five to 300 dots, as many layouts with fewer than forty as with more.
    count, width = int(5 * 60 ** dice.random()), float(dice.integers(320, 1901))
    importance = dice.choice([1, 2, 3], count, p=dice.dirichlet([3, 3, 2]))
    radius = np.array([4, 5.5, 7.5])[importance - 1]
    important = importance == 3
    if dice.random() < 0.75:
        lanes, depth = int(dice.integers(1, 9)), int(dice.integers(42, 85))
        # Events of one day stand at one place.
        x = np.sort(dice.integers(0, 400, count) / 400 * width)
        lane = dice.integers(0, lanes, count)
        centre = 86 + (lane + 0.5) * depth
        y = centre + stack_dots(x, lane, 13, ROWS) * 9.5
        away = depth / 2 + np.where(important, 24, 6)
        low, high = np.maximum(centre - away, 86), np.minimum(centre + away, 86 + depth * lanes)
    else:
        x, y = dice.uniform(0, width, count), dice.uniform(0, 500, count)
        low, high = np.zeros(count), np.full(count, 500.0)
    labels = Labels(
        x=x,
        y=y,
        radius=radius,
        widths=dice.integers(200, 2500, count) * TEXT * 1.1 / 100,
        low=low,
        high=high,
        important=important,
        order=np.lexsort((-np.arange(count), -importance)),
    )
    corner = dice.uniform([[0], [0]], [[width], [500]], (2, int(dice.integers(0, 25))))
    size = dice.uniform([[2], [6]], [[200], [30]], corner.shape)
    blocked, most = np.vstack([corner, corner + size]), int(dice.choice([70, 70, 12]))
    return labels, Room(width, float(dice.choice([0, 150])), blocked, most)


def layout_case(dice):
    labels, room = a_layout(dice)
    placement = place_labels(labels, room)
    sides = ("left", "top", "right", "bottom")
    boxes = [dict(zip(sides, box, strict=True)) for box in room.blocked.T.tolist()]
    given = {
        "labels": {name: value.tolist() for name, value in vars(labels).items()},
        "room": {**vars(room), "blocked": boxes},
    }
    return given, (list(placement.beside.items()), list(placement.apart.items()))


def stacking_case(dice):
    count, gap = int(dice.integers(0, 200)), float(dice.choice([13, 9.5]))
    rows = ROWS[: dice.integers(1, 6)]
    # Many distances are just the gap.
    steps = np.sort(dice.integers(0, 400, count)) * gap / dice.choice([2, 3])
    x = steps if dice.random() < 0.5 else np.sort(dice.uniform(0, 800, count))
    lane = dice.integers(0, dice.integers(1, 9), count)
    given = {"x": x.tolist(), "lanes": lane.tolist(), "gap": gap, "rows": rows}
    return given, stack_dots(x, lane, gap, rows).tolist()


def axis_case(dice):
    """A part of the dates has a time of day; some eras are a few days long, some centuries."""
    first = int(dice.integers(-150_000, 20_000))
    last = first + int(dice.choice([0, 1, dice.integers(2, 800), dice.integers(800, 90_000)]))
    width, grain = float(dice.integers(320, 1901)), dice.choice([1, 16])
    bounds = np.unique(dice.integers(first - 50, last + 50, dice.integers(0, 40)))
    happened = first + dice.integers(-9, (last - first + 10) * grain, 40) / grain
    at = dice.uniform(-20, width + 20, 20)
    given = {
        "first": first,
        "last": last,
        "width": width,
        "bounds": bounds.tolist(),
        "dates": happened.tolist(),
        "asked": [*bounds.tolist(), *happened.tolist()],
        "at": at.tolist(),
    }
    start, end, *asked = dates([first, max(last, first + 1), *given["asked"]])
    given["last"] = float(days([end])[0])
    axes = (
        EvenAxis(start, end, width),
        StretchedAxis(start, end, width, dates(bounds), dates(happened)),
    )
    return given, [
        {
            "pixels": pytest.approx(axis.pixels(asked).tolist(), **CLOSE),
            "values": list(axis.values(asked)),
            "valuesAt": list(axis.values_at(at.tolist())),
            "layout": axis.layout(),
        }
        for axis in axes
    ]


def title_case(dice):
    words = (
        "Making of the alliance Allies at arm's length non-proliferation — Ürümqi Пакт 조약 ǅ 🙂"
    )
    known = [era.title for table in (course, EXAMPLE) for era in eras_of(table.events)]
    made = str(dice.choice(["  ", " "])).join(dice.choice(words.split(), dice.integers(1, 7)))
    title, room = str(dice.choice([*known, made, made])), float(dice.integers(20, 300))
    if dice.random() < 0.1:
        room = text_width(title, TEXT)
    expected = {"width": text_width(title, TEXT), "lines": title_lines(title, room)}
    return {"title": title, "room": room}, expected


CASES = {
    "layouts": (layout_case, 300),
    "stackings": (stacking_case, 200),
    "axes": (axis_case, 200),
    "titles": (title_case, 500),
}


@pytest.fixture(scope="module")
def compared():
    """Return for each kind of case what went in, what Python made of it, and what the page did."""
    dice = np.random.default_rng(19611961)
    cases = {kind: [make(dice) for _ in range(n)] for kind, (make, n) in CASES.items()}
    given = {kind: [given for given, _ in some] for kind, some in cases.items()}
    found = run_script("run_geometry.js", given)
    return {
        kind: [(given, wanted, got) for (given, wanted), got in zip(some, found[kind], strict=True)]
        for kind, some in cases.items()
    }


def test_the_page_places_the_same_labels(compared):
    for given, (beside, apart), got in compared["layouts"]:
        assert [tuple(item) for item in got["beside"]] == beside, given
        assert [dot for dot, _ in got["apart"]] == [dot for dot, _ in apart], given
        for (_, offset), (_, wanted) in zip(got["apart"], apart, strict=True):
            assert offset == pytest.approx(wanted, **CLOSE)
    kinds = [(len(beside), len(apart)) for _, (beside, apart), _ in compared["layouts"]]
    assert sum(apart > 0 for _, apart in kinds) > 50
    assert np.mean([beside for beside, _ in kinds]) > 10


@pytest.mark.parametrize("kind", ["stackings", "axes", "titles"])
def test_the_page_does_the_same(compared, kind):
    for given, wanted, got in compared[kind]:
        assert got == wanted, given
