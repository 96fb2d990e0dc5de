"""The exhibits without a browser: what they choose, say and draw."""

import html
from collections import Counter
from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from lessonkit import (
    ArticleMap,
    Balance,
    BeforeAfter,
    Claims,
    Compare,
    Debate,
    EssayPlan,
    Indicator,
    KeyTerms,
    Ladder,
    Network,
    OrderGame,
    Perspectives,
    Process,
    Quiz,
    RegionMap,
    RevisionSheet,
    Sort,
    Story,
    Timeline,
    TreatyCard,
    Votes,
    Wordings,
    course,
    load,
    palette,
)
from lessonkit.charts.dot_stacking import stack_dots
from lessonkit.charts.label_layout import LABEL_HEIGHT, SIDES, Labels, Room, place_labels
from lessonkit.charts.map_projection import LambertProjection
from lessonkit.charts.text import text_width, wrap_plotly
from lessonkit.charts.time_axis import EvenAxis, StretchedAxis
from lessonkit.data.course import describe
from lessonkit.data.sources import Source, Sources
from lessonkit.exhibits.claims import ANSWERS
from lessonkit.exhibits.indicator import IndicatorState
from lessonkit.exhibits.network import NetworkState
from lessonkit.exhibits.network import figure as network_figure
from lessonkit.exhibits.order_game import LEVELS, SIZE, deal_games
from lessonkit.exhibits.perspectives import ALWAYS, NONE_FOUND
from lessonkit.exhibits.region_map import MapState
from lessonkit.exhibits.region_map import figure as map_figure
from lessonkit.exhibits.timeline import TimelineView
from lessonkit.exhibits.timeline import figure as timeline_figure
from lessonkit.formatting import format_date
from lessonkit.markup.citations import cited_addresses, source_links
from lessonkit.markup.tags import escape, link
from lessonkit.publish.word_file import word_file

STEPS = [
    "2024-06-19-russia-dprk-treaty-signed",
    "2024-11-11-kim-signs-ratification-decree",
    "2024-12-04-treaty-enters-into-force",
]
GRIDS = {
    "articles": lambda tables: ArticleMap(tables.articles),
    "votes": lambda tables: Votes("security-council-dprk", course=tables),
    "ladder": lambda tables: Ladder(tables.treaties),
    "debate": lambda tables: Debate("alliance", course=tables),
    "process": lambda tables: Process(tables.events, STEPS, joint=[STEPS[0], STEPS[-1]]),
    "assembly": lambda tables: Votes(
        "general-assembly-ukraine", ["RUS", "PRK", "IND"], course=tables
    ),
    "wordings": lambda tables: Wordings(course=tables),
    "before-after": lambda tables: BeforeAfter(
        tables.events, ["2023-camp-david-summit", "2024-freedom-edge-first"], at=STEPS[0]
    ),
}
#: Exhibits that are neither grids nor measures, with the table that their texts come from.
OTHERS = {
    "map": ("events", lambda tables: RegionMap(tables.events, course=tables)),
    "perspectives": ("positions", lambda tables: Perspectives(course=tables)),
    "network": ("ties", lambda tables: Network(course=tables)),
    "claims": ("claims", lambda tables: Claims(course=tables)),
    "evidence": ("evidence", lambda tables: Claims(course=tables)),
    "balance": ("arguments", lambda tables: Balance(course=tables)),
    "essay": ("prompts", lambda tables: EssayPlan(course=tables)),
    "revision": ("revision", lambda tables: RevisionSheet(course=tables)),
}
MEASURES = ["leader-meetings", "missile-launches", "trade"]
ESTIMATES = [
    "troops-sent",
    "troops-present",
    "shells-sent",
    "shells-capacity",
    "shells-part",
    "containers",
    "losses",
    "killed",
    "names-shown",
]
BUDGETS = ["budget-rok", "budget-japan"]
EVIL = '<img src=x onerror="alert(1)">'


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((date(2024, 6, 19),), "19 June 2024"),
        ((date(2019, 2, 27), date(2019, 2, 28)), "27–28 February 2019"),
        ((date(1950, 11, 1), date(1953, 7, 1), "month"), "November 1950 to July 1953"),
        ((date(1945, 8, 1), None, "month"), "August 1945"),
        ((date(1945, 8, 1), None, "year"), "1945"),
        ((date(2023, 12, 30), date(2024, 1, 2)), "30 December 2023 to 2 January 2024"),
    ],
)
def test_dates_in_words(given, expected):
    assert format_date(*given) == expected


def test_only_web_addresses_become_links():
    assert link("a", "https://example.org/x?a=1&b=2") == (
        '<a href="https://example.org/x?a=1&amp;b=2" target="_blank" rel="noopener">a</a>'
    )
    for url in ("javascript:alert(1)", "data:text/html,x", 'https://example.org/" onclick="x', ""):
        assert link(EVIL, url) == escape(EVIL)


def test_links_of_markdown():
    assert cited_addresses("[a](https://a.org) and [b](page.ipynb), [a](https://a.org)") == [
        "https://a.org"
    ]


def test_sources_travel_with_any_part_of_the_events():
    part = course.events[course.events["importance"] == 3].reset_index(drop=True)
    assert part.attrs["sources"] is course.events.attrs["sources"]
    korean = Source("a", "T", "KCNA", "https://kcna.kp", state_media=True, language="ko")
    shown = source_links(Sources([korean]), ["a", "b"])
    assert (
        shown == '<a href="https://kcna.kp" target="_blank" rel="noopener">KCNA</a>'
        " (state media, in Korean); b"
    )


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


def test_hostile_text_stays_text(tmp_path):
    path = tmp_path / "evil.csv"
    path.write_text(
        "date,title,summary,theme,actors,attribution,confidence\n"
        f'1971-08-09,"{EVIL.replace(chr(34), chr(34) * 2)}",'
        f'"{EVIL.replace(chr(34), chr(34) * 2)}",<b>x</b>,<i>y</i>,"<s>z</s>",alleged\n',
        encoding="utf-8",
    )
    events = load(path).events
    timeline = Timeline(events)
    still = timeline.still()
    drawn = next(trace for trace in still.figure["data"] if "customdata" in trace)
    shown = str(still.html) + str(Story(events).still().html) + "".join(drawn["hovertext"])
    timeline.live()
    timeline.controls.plot.picked = events["id"][0]
    shown += timeline.controls.card.value
    timeline.controls.form.value = "List"
    shown += timeline.controls.text.value
    for tag in ("<img", "<b>x", "<i>y", "<s>z"):
        assert tag not in shown
    assert "&lt;img" in shown


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


def test_the_same_cell_gives_the_same_thing_twice():
    for make in (
        lambda: Timeline(course.events),
        lambda: Story(course.events),
        lambda: OrderGame(course.events),
        lambda: Quiz("background"),
        lambda: TreatyCard(course.treaties, "ussr-dprk-1961"),
        lambda: Indicator(MEASURES),
        lambda: Compare(course.treaties, ["russia-dprk-2024", "csto-1992"]),
        lambda: Sort("sanctions"),
        *(lambda make=make: make(course) for _, make in OTHERS.values()),
        *(lambda make=make: make(course) for make in GRIDS.values()),
    ):
        assert make().still().bundle() == make().still().bundle()


def test_games_are_fair():
    pool = [(f"e{n}", n * 400) for n in range(30)]
    games = deal_games(pool, 365, "seed")
    assert games == deal_games(pool, 365, "seed") != deal_games(pool, 365, "other")
    day = dict(pool)
    for game in games:
        assert len(set(game)) == SIZE
        assert [day[i] for i in game] != sorted(day[i] for i in game)
        assert all(abs(day[a] - day[b]) >= 365 for a in game for b in game if a != b)
    assert deal_games(pool[:3], 1, "seed") == []
    assert {r["level"] for r in OrderGame(course.events).rounds} == set(LEVELS)


def test_a_wrong_name_is_answered_with_the_right_ones():
    with pytest.raises(
        ValueError, match="background, own, pact, prelims, region, road, sequel, start, weigh"
    ):
        Quiz("nothing")
    with pytest.raises(ValueError, match="security-council-dprk"):
        Votes("no-such-body")
    with pytest.raises(ValueError, match="alliance"):
        Debate("nothing")
    with pytest.raises(ValueError, match="article-4, mind, sanctions"):
        Sort("nothing")
    with pytest.raises(ValueError, match="also needs the groups No sanctions at all"):
        Sort("sanctions", [b for b in Sort("sanctions").bins if b != "No sanctions at all"])
    with pytest.raises(ValueError, match="leader-meetings, missile-launches, trade"):
        Indicator("nothing")
    with pytest.raises(ValueError, match="two to 4 treaties; 1 "):
        Compare(course.treaties, ["csto-1992"])
    with pytest.raises(ValueError, match="2024-06-19-russia-dprk-treaty-signed"):
        Perspectives("no-such-event")
    with pytest.raises(ValueError, match="RUS, PRK, KOR"):
        Balance("FRA")
    with pytest.raises(KeyError):
        BeforeAfter(course.events, STEPS, at="no-such-event")
    with pytest.raises(KeyError):
        Process(course.events, ["no-such-event"])
    with pytest.raises(KeyError):
        TreatyCard(course.treaties, ["no-such-treaty"])
    with pytest.raises(KeyError):
        KeyTerms(course.glossary, ["no-such-term"])


def test_text_measures():
    assert text_width("WWW", 14) > text_width("iii", 14)
    assert wrap_plotly("a <b> & c", 40) == "a &lt;b&gt; &amp; c"


def test_the_treaty_that_ended_in_dispute_says_so():
    card = TreatyCard(course.treaties, "ussr-dprk-1961").still().html
    assert "10 September 1996" in card
    assert "By most accounts" in card


@pytest.mark.parametrize("measure", [*MEASURES, *ESTIMATES, *BUDGETS])
def test_a_measure_draws_its_counting_rule_and_no_bare_estimate(measure):
    indicator = Indicator(measure)
    drawn = indicator.measures[measure]
    figure = indicator.figure(indicator.start)
    go.Figure(data=figure["data"], layout=figure["layout"])
    shown = figure["layout"]["annotations"][-1]["text"].replace("<br>", " ")
    for series in drawn.series[:1]:
        assert html.escape(series.rule, quote=False) in shown
    keys = {key for trace in figure["data"] for key in trace.get("customdata", ())}
    assert keys <= set(drawn.hover)
    table = html.unescape(str(indicator.still().html))
    for mark in drawn.marks:
        if mark.observation.certainty != "record":
            assert "about" in mark.text or " to " in mark.text or "estimate" in mark.certainty, mark
            assert mark.certainty != "from a record"
        assert mark.text in table


def test_an_indicator_rings_and_tells_the_figure_that_is_picked():
    indicator = Indicator(MEASURES)
    indicator.live()
    c = indicator.controls
    c.inputs["measure"].value = "missile-launches"
    plain = c.plot.figure
    marks = indicator.measures["missile-launches"].marks
    c.plot.picked = next(m.key for m in marks if m.key.startswith("nuclear-test-yields-2017-09-03"))
    assert "50 to 250" in c.card.value
    assert len(c.plot.figure["data"]) == len(plain["data"]) + 1
    c.form.value = "Table"
    assert "What it does not show" in c.text.value
    c.inputs["measure"].value = "trade"
    assert c.plot.picked == ""
    assert "Click a mark" in c.card.value
    c.reset.click()
    assert (c.inputs["measure"].value, c.form.value) == ("leader-meetings", "Chart")


def test_a_ring_stands_where_its_mark_is_drawn():
    """On the logarithmic axis, too: Plotly takes the value there, not its logarithm."""
    indicator = Indicator("trade")
    mark = indicator.measures["trade"].marks[-1]
    figure = indicator.mark(indicator.figure(indicator.start), indicator.start, mark.key)
    assert (figure["data"][0]["x"], figure["data"][0]["y"]) == (
        [int(mark.observation.date)],
        [mark.observation.value],
    )


@pytest.mark.parametrize("measure", [*MEASURES, *BUDGETS])
def test_a_later_figure_is_not_cut_off(monkeypatch, measure):
    """The axes go as far as the data."""
    table = course.observations
    series = Indicator(measure).measures[measure].series_ids[0]
    later = table[table["series"] == series].iloc[-1:].assign(date="2031")
    monkeypatch.setattr(course, "observations", pd.concat([table, later], ignore_index=True))
    figure = Indicator(measure).figure(IndicatorState(measure))
    assert figure["layout"]["xaxis"]["range"][1] > 2031
    assert any(
        key.startswith(f"{series}-2031")
        for trace in figure["data"]
        for key in trace.get("customdata", ())
    )


def test_the_charts_are_drawn_once_for_a_cell_and_placed_once_for_all_clicks(monkeypatch):
    calls = []

    def count(module, name):
        counted = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *arguments: calls.append(name) or counted(*arguments)
        )

    count(map_figure, "place_labels")
    count(network_figure, "letter_points")
    for exhibit, key, placed in (
        (RegionMap(course.events), "pyongyang", ["place_labels"]),
        (Network(), "china-dprk-alliance", ["letter_points"] * 2),
    ):
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


@pytest.mark.parametrize("name", GRIDS)
def test_every_chip_of_a_grid_has_its_place_and_its_card(name):
    grid = GRIDS[name](course)
    assert len({chip.key for chip in grid.chips}) == len(grid.chips)
    shown = grid.still().html
    for chip in grid.chips:
        assert chip.row in grid.rows
        assert chip.column in grid.columns
        assert chip.brief
        assert chip.card.count("<p>") >= 1
        assert escape(chip.text) in shown
    tags = {tag for chip in grid.chips for tag in chip.tags}
    for menu in grid.menus:
        assert set(menu.options) <= tags, "no choice of a menu leaves nothing"


def test_articles_without_a_text_say_so():
    grid = ArticleMap(course.articles)
    unknown = [chip for chip in grid.chips if "unknown" in chip.tags]
    assert [chip.text for chip in unknown] == ["13", "19", "21"]
    assert all(chip.dashed and "No text found." in chip.card for chip in unknown)


def test_a_process_counts_the_days_and_points_to_what_follows():
    grid = GRIDS["process"](course)
    assert [small for _, small in grid.rows.values()] == ["day 0", "day 145", "day 168"]
    assert grid.chips[2].after == (STEPS[1],)
    assert [chip.column for chip in grid.chips] == ["both", "PRK", "both"]


def test_a_ladder_has_the_firmest_promise_on_top():
    grid = Ladder(course.treaties)
    rungs = {chip.key: list(grid.rows).index(chip.row) for chip in grid.chips}
    assert (
        rungs["ussr-dprk-1961"]
        < rungs["russia-dprk-2024"]
        < rungs["north-atlantic-1949"]
        < rungs["indo-soviet-1971"]
    )
    assert rungs["russia-dprk-2000"] == max(rungs.values())
    own = {chip.key for chip in grid.chips if chip.dashed}
    assert own == {"russia-dprk-2024", "russia-belarus-2024", "russia-iran-2025"}


def test_a_comparison_says_every_difference_in_words():
    compare = Compare(
        course.treaties, ["russia-dprk-2024", "ussr-dprk-1961", "india-russia-1993", "csto-1992"]
    )
    table = compare.table(compare.shown, core=False)
    for words in (
        "= as in Russia-DPRK 2024",
        "≠ not as in Russia-DPRK 2024",
        "≈ partly as in Russia-DPRK 2024",
        "? cannot be compared",
    ):
        assert words in table
    compare.live()
    c = compare.controls
    c.menus[0].value = "us-rok-1953"
    assert "not as in US-ROK 1953" in c.text.value
    for menu in c.menus[1:]:
        menu.value = "" if menu in c.menus[2:] else "us-rok-1953"
    assert c.text.value == ""
    assert "chosen twice" in c.frame.status
    c.reset.click()
    assert c.text.value == table
    c.rows.value = True
    assert "How long, and how to leave?" not in c.text.value


def test_hostile_text_stays_text_in_grids_and_exercises(monkeypatch):
    """Whatever stands in a table is shown, never interpreted."""
    for name, make in GRIDS.items():
        table = {
            "articles": "articles",
            "votes": "votes",
            "ladder": "treaties",
            "debate": "views",
            "process": "events",
            "assembly": "votes",
            "wordings": "wordings",
            "before-after": "events",
        }[name]
        poison(monkeypatch, table)
        grid = make(course)
        shown = grid.still().html + "".join(chip.card for chip in grid.chips)
        assert "<img" not in shown
        assert "&lt;img" in shown
        monkeypatch.undo()


def poison(monkeypatch, table):
    """Replace the texts of a table by markup that does harm where it is not escaped."""
    poisoned = getattr(course, table).copy()
    schema = next(r for r in describe()["resources"] if r["name"] == table)["schema"]
    keys = {key["fields"] for key in schema.get("foreignKeys", ())}
    for field in schema["fields"]:
        # Free texts alone: words of a list, keys and codes are checked when the tables are read.
        rules = field.get("constraints", {}).keys()
        if (
            field["type"] == "string"
            and "maxLength" in rules
            and field["name"] not in keys
            and not {"enum", "unique", "pattern"} & rules
        ):
            poisoned[field["name"]] = EVIL
    monkeypatch.setattr(course, table, poisoned)


@pytest.mark.parametrize("name", OTHERS)
def test_hostile_text_stays_text_in_the_other_exhibits(monkeypatch, name):
    table, make = OTHERS[name]
    poison(monkeypatch, table)
    exhibit = make(course)
    shown = exhibit.still().html
    for part in exhibit.live():
        # What the page sets as HTML; all other texts it sets as text.
        shown += "".join(
            str(item.get(key, ""))
            for trait in ("statements", "claims", "arguments", "prompts")
            if trait in part.traits()
            for item in getattr(part, trait)
            for key in ("more_html", "sides_html")
        )
        shown += getattr(part, "page_html", "")
    if name == "map":
        exhibit.controls.extras["place"].menu.value = "pyongyang"
        shown += exhibit.controls.card.value
    if name == "network":
        exhibit.controls.plot.picked = course.ties["id"][0]
        shown += exhibit.controls.card.value + "".join(exhibit.controls.plot.hover.values())
    assert "<img" not in shown
    assert "&lt;img" in shown


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


def test_every_capital_stands_there_for_every_event():
    exhibit = Perspectives()
    shown = exhibit.still().html
    assert shown.count("<details") >= course.positions["event"].nunique() >= 8
    known = {(p.event, p.state) for p in course.positions.itertuples()}
    missing = [
        (event, state)
        for event in dict.fromkeys(course.positions["event"])
        for state in ALWAYS
        if (event, state) not in known
    ]
    assert missing
    assert shown.count(NONE_FOUND) == len(missing)


def test_the_network_knows_what_began_and_what_ended():
    network = Network()
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


def test_every_claim_has_evidence_on_both_sides_or_says_that_none_was_found():
    shown = Claims().still().html
    empty = sum(not pieces for claim in Claims().claims for pieces in claim["sides_html"].values())
    assert shown.count("None was found") == empty
    assert {claim["number"] for claim in Claims().claims} == set(range(1, 10))
    for claim in Claims().claims:
        assert claim["verdict"].startswith(ANSWERS[claim["outcome"]].partition(":")[0]), (
            "the verdict has the words of the answer"
        )


def test_a_balance_at_rest_begins_with_the_viewpoint_that_is_asked_for():
    still = Balance("IND").still()
    assert still.html.index("<h4>New Delhi</h4>") < still.html.index("<h4>Moscow</h4>")
    assert still.sentence.endswith("gains 18, costs 18, sum 0.")


def test_a_quiz_sets_what_is_asked_apart_from_the_statements():
    for question in (
        q["question"]
        for name in set(course.questions["quiz"])
        for q in Quiz(name).questions
        if "(1) " in q["question"]
    ):
        lines = question.split("\n")
        assert lines[-1].startswith("Which ")
        assert all(line.startswith("(") for line in lines[1:-1])


@pytest.mark.parametrize("measure", ESTIMATES)
def test_each_estimate_stands_on_the_chart_with_its_maker_and_its_date(measure):
    drawn = Indicator(measure).measures[measure]
    chart = drawn.chart()
    names = chart.yaxis["ticktext"]
    assert len(names) == len(drawn.observations)
    for seen, name in zip(drawn.observations, names):
        assert name.startswith(html.escape(seen.who, quote=False))
        assert seen.date[:4] in name
        assert text_width(name, 14) < chart.left, "the name is not cut at the left edge"
    assert len(drawn.series) == 1, "one counting rule to a chart"


def test_a_word_file_keeps_any_text():
    from io import BytesIO

    from docx import Document

    answer = {
        "question": "Why & how?",
        "parts": [("Introduction", "A\x00B \ud800 조선 <b>\nsecond")],
        "words": "3 of 150 words",
        "sources": ["[1] KCNA. https://example.org"],
        "rubric": [("Both sides", True), ("Sources", False)],
    }
    text = "\n".join(
        paragraph.text for paragraph in Document(BytesIO(word_file(answer))).paragraphs
    )
    for part in (
        "Why & how?",
        "AB  조선 <b>",
        "second",
        "3 of 150 words",
        "[1] KCNA. https://example.org",
        "☑ Both sides",
        "☐ Sources",
    ):
        assert part in text


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
        (palette.INK, network_figure.PICKED),
    ]
    for text, ground in pairs:
        assert contrast(text, ground) >= 4.5, (text, ground)
