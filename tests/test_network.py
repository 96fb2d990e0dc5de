"""The network of ties without a browser: what holds when, where it stands, and what the page makes
of it.
"""

import json
import math
from dataclasses import asdict
from itertools import combinations, pairwise, product

import numpy as np
import plotly.graph_objects as go
import pytest
from lessonkit import Network
from lessonkit.exhibits.network import NetworkState
from lessonkit.exhibits.network.layout import LETTER_ROOM, LETTER_SIZE, NARROW, STATES, WIDE
from lessonkit.exhibits.network.ties import CHOICES, TIE_KINDS
from lessonkit.markup.tags import html_table
from support import run_script

YEARS = range(1953, 2027)
PLANES = {"wide": WIDE, "narrow": NARROW}


@pytest.fixture(scope="module")
def network():
    return Network()


def in_page(network, states, widths=()):
    """Return what the page makes of some states: figures, layouts by width, words."""
    numbers = [
        asdict(state)
        | {
            "choice": list(CHOICES).index(state.choice),
            "country": ["", *STATES].index(state.country),
        }
        for state in states
    ]
    given = {"content": network.content(), "states": numbers, "widths": list(widths)}
    return run_script("run_network.js", given)


def test_the_network_knows_what_began_and_what_ended(network):
    treaties = ("alliance", "partnership")

    def tied(year, kinds=treaties):
        return {t.id for t in network.ties(year, kinds, "PRK")}

    assert "ussr-dprk-alliance" in tied(1962)
    assert "ussr-dprk-alliance" not in tied(1960) | tied(1997)
    assert tied(2023) == {"china-dprk-alliance", "russia-dprk-partnership"}
    assert tied(2025) == {"china-dprk-alliance", "russia-dprk-alliance"}
    new, gone = network.changes(NetworkState("treaties", "", 2023, 2025))
    assert ([t.id for t in new], [t.id for t in gone]) == (
        ["russia-dprk-alliance"],
        ["russia-dprk-partnership"],
    )
    for choice in ("treaties", "arms", "sanctions"):
        figure = network.figure(NetworkState(choice, "", 1953, 2026))
        go.Figure(data=figure["data"], layout=figure["layout"])


def test_the_page_draws_and_says_what_python_does(network):
    states = [
        NetworkState(choice, country, left, right)
        for choice, country in product(CHOICES, ["", *STATES])
        for left, right in ((1953, 2026), (2023, 2025), (1990, 1961))
    ]
    for state, page in zip(states, in_page(network, states), strict=True):
        assert page["figure"] == json.loads(json.dumps(network.figure(state))), state
        assert network.status(state) == f"{CHOICES[state.choice].name}: {page['sentence']}"
        assert str(network.below(state)) == page["below"]
        assert html_table(**page["table"], css="lk-table") == network.table(state), state


@pytest.mark.parametrize("name", PLANES)
def test_letters_touch_neither_each_other_nor_a_state_in_any_year(network, name):
    """In any year, with any kind and any state: those have a part of the letters of the year."""
    plane = PLANES[name]
    shapes = network.drawing["planes"][name]["shapes"]
    ids = [tie["id"] for tie in network.content()["ties"]]

    def pixels(point):
        return [value * scale for value, scale in zip(point, plane.scale, strict=True)]

    at = {key: pixels(shape["letter"]) for key, shape in zip(ids, shapes, strict=True)}
    left, right = (edge * plane.scale[0] for edge in plane.x_range)
    low, high = (edge * plane.scale[1] for edge in plane.y_range)
    for x, y in at.values():
        assert left + LETTER_SIZE / 2 < x < right - LETTER_SIZE / 2
        assert low + LETTER_SIZE / 2 < y < high - LETTER_SIZE / 2
    circles = list(map(pixels, plane.states.values()))
    for year in YEARS:
        held = [at[tie.id] for tie in network.ties(year, list(TIE_KINDS))]
        for one, other in combinations(held, 2):
            assert math.dist(one, other) >= LETTER_ROOM - 0.1, year
        for letter, state in product(held, circles):
            assert math.dist(letter, state) >= plane.state_size / 2 + LETTER_SIZE / 2 + 1, year
    for one, other in combinations(circles, 2):
        assert math.dist(one, other) > plane.state_size + LETTER_ROOM / 2


@pytest.mark.parametrize("name", PLANES)
def test_no_line_runs_behind_a_state_that_is_not_its_own(network, name):
    """It would look like two ties with that state."""
    plane = PLANES[name]
    shapes = network.drawing["planes"][name]["shapes"]
    for tie, shape in zip(network.content()["ties"], shapes, strict=True):
        line = np.array(shape["line"]).T * plane.scale
        drawn = np.concatenate([np.linspace(a, b, 20) for a, b in pairwise(line)])
        for state in plane.states.keys() - set(tie["states"]):
            away = np.hypot(*(drawn - np.array(plane.states[state]) * plane.scale).T).min()
            assert away > plane.state_size / 2 + 4, (tie["id"], state)


def test_no_two_ties_of_a_year_share_a_line(network):
    ids = [tie["id"] for tie in network.content()["ties"]]
    for plane in network.drawing["planes"].values():
        lines = {
            key: tuple(sorted(zip(*shape["line"], strict=True)))
            for key, shape in zip(ids, plane["shapes"], strict=True)
        }
        for year in YEARS:
            held = [lines[tie.id] for tie in network.ties(year, list(TIE_KINDS))]
            assert len(set(held)) == len(held), year


def test_the_pictures_stand_side_by_side_where_there_is_room(network):
    state = NetworkState("all", "", 2023, 2025)
    [page] = in_page(network, [state], (262, 320, 399, 400, 799, 800))
    beside = [layout["xaxis"]["domain"] != [0, 1] for layout in page["layouts"]]
    assert beside == [False] * 5 + [True]
    portrait = [layout["xaxis"]["range"] == list(NARROW.x_range) for layout in page["layouts"]]
    assert portrait == [True] * 3 + [False] * 3
    for layout in page["layouts"]:
        upper, lower = layout["yaxis"]["domain"], layout["yaxis2"]["domain"]
        assert upper == lower or lower[1] < upper[0]


def test_a_program_reads_and_sets_what_the_reader_has_chosen():
    network = Network((2000, 2020))
    network.live()
    assert network.state == NetworkState("treaties", "", 2000, 2020)
    network.state = NetworkState("arms", "PRK", 1960, 2025)
    view = network.view
    assert (view.choice, view.country, view.left, view.right) == (3, 3, 1960, 2025)
    assert network.state == NetworkState("arms", "PRK", 1960, 2025)
