"""The network of ties and the map of the region without a browser."""

import plotly.graph_objects as go
import pytest
from lessonkit import RegionMap, course
from lessonkit.exhibits.region_map import MapState
from lessonkit.exhibits.region_map import figure as map_figure


def test_the_charts_are_drawn_once_for_a_cell_and_placed_once_for_all_clicks(monkeypatch):
    calls = []

    def count(module, name):
        counted = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *arguments: calls.append(name) or counted(*arguments)
        )

    count(map_figure, "place_labels")
    for exhibit, key, placed in ((RegionMap(course.events), "pyongyang", ["place_labels"]),):
        calls.clear()
        exhibit.live()
        exhibit.still()
        plain = exhibit.controls.plot.figure
        exhibit.controls.plot.picked = key
        assert exhibit.controls.plot.figure != plain
        exhibit.controls.plot.picked = ""
        assert exhibit.controls.plot.figure == plain
        assert calls == placed


def test_a_click_on_the_map_and_the_menu_of_places_open_the_same_card():
    exhibit = RegionMap(course.events)
    exhibit.live()
    c, menu = exhibit.controls, exhibit.controls.extras["place"].menu
    c.plot.picked = "pyongyang"
    assert menu.value == "pyongyang"
    card = c.card.value
    assert "Pyongyang" in card
    c.inputs["strand"].value = "nuclear-missile"
    menu.value = "punggye-ri"
    assert c.plot.picked == "punggye-ri"
    c.inputs["strand"].value = "treaty"
    assert (c.plot.picked, menu.value) == ("", "")
    assert "Click a dot" in c.card.value
    menu.value = "pyongyang"
    c.inputs["strand"].value = ""
    assert (menu.value, c.card.value) == ("pyongyang", card)
    c.reset.click()
    assert (c.plot.picked, menu.value, c.form.value) == ("", "", "Map")


@pytest.mark.parametrize("view", ["near", "far"])
def test_the_map_is_one_that_plotly_knows_and_tells_what_it_leaves_out(view):
    exhibit = RegionMap(course.events)
    state = MapState(view, exhibit.years, "")
    figure = exhibit.figure(state, 1100)
    go.Figure(data=figure["data"], layout=figure["layout"])
    on_map = set(figure["data"][-1]["customdata"])
    below = figure["layout"]["annotations"][-1]["text"]
    missing = {
        place.name: number
        for place, number in exhibit.counts(course.events).items()
        if place.id not in on_map
    }
    for name, number in list(missing.items())[:8]:
        assert f"{name} {number}" in below.replace("<br>", " "), name
    assert f"and {len(missing) - 8} more places" in below.replace("<br>", " ") or len(missing) <= 8
    assert exhibit.choose(MapState(view, (2024, 2024), ""))["date"].dt.year.unique().tolist() == [
        2024
    ]
    empty = exhibit.figure(MapState(view, (1800, 1801), ""))
    assert "No chosen event" in str(empty["layout"]["annotations"])
    with pytest.raises(ValueError, match="no 'atlantis'"):
        RegionMap(course.events.assign(place="atlantis"))
