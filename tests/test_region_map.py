"""The map of the region without a browser: what it shows, and what the page makes of it."""

import json
from itertools import product

import plotly.graph_objects as go
import pytest
from lessonkit import RegionMap, course
from lessonkit.exhibits.region_map import MapState
from lessonkit.exhibits.region_map.view import VIEWS, ground
from lessonkit.markup.tags import html_table
from support import run_script


@pytest.fixture(scope="module")
def region():
    return RegionMap(course.events)


def in_page(region, states):
    """Return what the page makes of some states and widths: figures, words, tables."""
    given = {
        "content": region.content(),
        "states": [
            {
                "cut": list(VIEWS).index(state.view),
                "years": state.years,
                "strand": region.strands.index(state.strand),
                "width": width,
            }
            for state, width in states
        ],
    }
    return run_script("run_region_map.js", given)


def flat(value, path=""):
    """Return what stands in nested lists and dictionaries, by where it stands."""
    if isinstance(value, dict):
        return {k: v for key, item in value.items() for k, v in flat(item, f"{path}/{key}").items()}
    if isinstance(value, list):
        return {k: v for n, item in enumerate(value) for k, v in flat(item, f"{path}/{n}").items()}
    # A line may be broken elsewhere: the page knows its width.
    return {path: value.replace("<br>", " ") if isinstance(value, str) else value}


def test_the_page_draws_and_says_what_python_does(region):
    states = [
        (MapState(view, region.years, strand), width)
        for view, strand, width in product(VIEWS, region.strands, (262, 822))
    ]
    spans = ((2024, 2024), (1945, 1990), (1800, 1801))
    states += [(MapState(view, years, ""), 600) for view, years in product(VIEWS, spans)]
    for (state, width), page in zip(states, in_page(region, states), strict=True):
        ours = json.loads(json.dumps(region.figure(state, width)))
        for figure in (ours, page["figure"]):
            # Height, margins and dragging follow the page.
            for name in ("height", "margin", "dragmode"):
                assert figure["layout"].pop(name) is not None
            figure["layout"].pop("template")
        count = len(ground(state.view))
        assert page["figure"]["data"][:count] == ours["data"][:count]
        del page["figure"]["data"][:count], ours["data"][:count]
        assert flat(page["figure"]) == pytest.approx(flat(ours)), (state, width)
        assert page["sentence"] == region.sentence(state)
        head = region.content()["words"]["head"]
        assert html_table(head, page["rows"], css="lk-table") == region.table(state), state
        assert page["options"][1:] == [
            [place.id, f"{place.name} ({number})"]
            for place, number in region.counts(region.choose(state)).items()
        ]


@pytest.mark.parametrize("view", VIEWS)
def test_the_map_is_one_that_plotly_knows_and_tells_what_it_leaves_out(region, view):
    figure = region.figure(MapState(view, region.years, ""), 1100)
    go.Figure(data=figure["data"], layout=figure["layout"])
    on_map = set(figure["data"][-1]["customdata"])
    below = figure["layout"]["annotations"][-1]["text"]
    missing = {
        place.name: number
        for place, number in region.counts(course.events).items()
        if place.id not in on_map
    }
    for name, number in list(missing.items())[:8]:
        assert f"{name} {number}" in below.replace("<br>", " "), name
    assert f"and {len(missing) - 8} more places" in below.replace("<br>", " ") or len(missing) <= 8
    assert region.choose(MapState(view, (2024, 2024), ""))["date"].dt.year.unique().tolist() == [
        2024
    ]
    empty = region.figure(MapState(view, (1800, 1801), ""))
    assert "No chosen event" in str(empty["layout"]["annotations"])
    with pytest.raises(ValueError, match="no 'atlantis'"):
        RegionMap(course.events.assign(place="atlantis"))


@pytest.mark.parametrize(
    ("view", "ends"), [("near", ("beijing", "tokyo")), ("far", ("kursk-region", "tokyo"))]
)
def test_a_phone_shows_a_cut_from_end_to_end(region, view, ends):
    [page] = in_page(region, [(MapState(view, region.years, ""), 262)])
    assert set(ends) <= set(page["figure"]["data"][-1]["customdata"])
    assert page["figure"]["layout"]["dragmode"] is False


def test_a_card_can_be_opened_for_every_event(region):
    content = region.content()
    assert len(content["events"]) == len(course.events)
    assert content["table"]["titles"] == list(course.events["title"])
    for event in content["events"]:
        assert 0 <= event["place"] < len(content["places"])
    ids = [place["id"] for place in content["places"]]
    assert ids == sorted(set(course.events["place"]))


def test_a_program_reads_and_sets_what_the_reader_has_chosen():
    region = RegionMap(course.events)
    region.live()
    assert region.state == region.start
    state = MapState("far", (1961, 1990), "treaty")
    region.state = state
    assert region.state == state
    assert (region.view.cut, region.view.years) == (1, (1961, 1990))
