"""The small maps of a story: what they show, and the ground that they are drawn on."""

import pandas as pd
import pytest
import story_ground
from browser import LIVE, exhibit_of
from lessonkit import Story, course
from lessonkit.data.rows import Event, rows_of
from lessonkit.exhibits.story_places import HEIGHT, WIDTH, scene_of, sites_of
from lessonkit.page.modules import read_to_send
from lessonkit.vocabulary import STATES, state_name
from playwright.sync_api import expect
from story_looks import map_problems, steps_of, story_problems

LESSON = "05-what-happened-next"
EVENTS = rows_of(course.events, Event)
PLACES = course.places.set_index("id")["name"]


def with_place(place, *actors):
    """Return an event like the first of the course, but somewhere else and by others."""
    return Event(**vars(EVENTS[0]) | {"place": place, "actors": actors})


def test_the_ground_is_made_from_the_outline_and_light():
    assert story_ground.TARGET.read_text(encoding="utf-8") == story_ground.script(), (
        "python tests/tools/story_ground.py makes it anew"
    )
    assert len(read_to_send("exhibits/story_ground.js")) < 15_000


def test_a_line_is_simplified_no_further_than_can_be_seen():
    line = [(0.0, 0.0), (1.0, 0.4), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)]
    assert story_ground.simplify(line) == [line[0], line[2], line[3], line[4]]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.id)
def test_every_event_is_on_its_map_with_all_that_take_part(event):
    scene = scene_of(event)
    assert scene["place"] == event.place
    assert [actor["name"] for actor in scene["actors"]] == list(map(state_name, event.actors))


def test_every_state_of_the_vocabulary_has_a_seat():
    scene = scene_of(with_place("pyongyang", *STATES))
    assert [actor["name"] for actor in scene["actors"]] == list(STATES.values())
    assert len(sites_of([scene])) > 40


def test_places_lie_where_they_are():
    sites = sites_of([scene_of(with_place("pyongyang", "PRK", "KOR", "RUS", "JPN", "USA", "IND"))])

    def shown(key, cut):
        x, y = sites[key][cut]
        return 0 < x < WIDTH and 0 < y < HEIGHT

    assert [shown(key, "near") for key in ("pyongyang", "seoul", "tokyo")] == [True] * 3
    assert [shown(key, "far") for key in ("moscow", "new-delhi", "tokyo")] == [True] * 3
    assert not any(shown("washington", cut) for cut in ("near", "far"))
    assert not shown("moscow", "near")
    (pyongyang, seoul), tokyo = (
        (sites[key]["near"] for key in ("pyongyang", "seoul")),
        sites["tokyo"],
    )
    assert pyongyang[1] < seoul[1], "Seoul lies to the south"
    assert seoul[0] < tokyo["near"][0]
    assert sites["washington"]["far"][1] < 0, "over the North Pole"


def test_a_readers_own_place_is_found_by_its_name_or_left_out():
    assert scene_of(with_place("New Delhi"))["place"] == "new-delhi"
    assert scene_of(with_place("New York"))["place"] == "new-york"
    assert scene_of(with_place("<img src=x>", "XYZ")) == {"place": "", "actors": []}


def test_a_story_sends_each_place_once():
    part, _ = Story(course.events, importance=1).live()
    named = {step["scene"]["place"] for step in part.steps}
    named |= {actor["seat"] for step in part.steps for actor in step["scene"]["actors"]}
    assert set(part.sites) == named


def label_of(stage):
    return stage.locator("svg.lk-map").get_attribute("aria-label")


def test_the_map_of_every_step_names_place_and_actors(open_lesson):
    stage = exhibit_of(open_lesson(LESSON), "# Story").locator(".lk-story")
    events = {event.title: event for event in EVENTS}
    for _ in steps_of(stage):
        event = events[stage.locator(".lk-story-title").inner_text()]
        written = stage.locator("svg.lk-map text").all_text_contents()
        assert PLACES[event.place] in written
        for actor in event.actors:
            assert any(state_name(actor) in text for text in written)
            assert state_name(actor) in label_of(stage)
        assert PLACES[event.place] in label_of(stage)
        assert map_problems(stage) == []
    expect(stage.get_by_text("Where it happened")).to_be_visible()
    expect(stage.get_by_text("Who is involved")).to_be_visible()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_map_finds_its_room_in_full_screen(open_lesson, size):
    page = open_lesson(LESSON)
    page.resize(*size)
    stage = page.find("# Story").locator(LIVE).locator(".lk-story")
    stage.focus()
    page.page.keyboard.press("f")
    expect(stage.get_by_role("button", name="Leave full screen")).to_be_visible()
    hidden = 0
    for _ in steps_of(stage):
        assert story_problems(stage) == []
        page.page.keyboard.press("n")
        assert story_problems(stage) == []
        page.page.keyboard.press("n")
        hidden += not stage.locator(".lk-map").is_visible()
    assert hidden == 0, "without notes there is room for a map of some size"
    page.page.keyboard.press("f")
    expect(stage.get_by_role("button", name="Full screen")).to_be_visible()
    page.resize(1280, 720)


def test_on_a_phone_the_map_follows_the_text_and_can_be_read(open_lesson):
    page = open_lesson(LESSON)
    page.resize(390, 844)
    stage = page.find("# Story").locator(LIVE).locator(".lk-story")
    for _ in steps_of(stage):
        assert map_problems(stage) == []
    text, map_ = (stage.locator(css).bounding_box() for css in (".lk-story-sources", ".lk-map"))
    assert map_["y"] >= text["y"] + text["height"]
    assert map_["x"] + map_["width"] <= 390
    page.resize(1280, 720)


def test_a_table_of_ones_own_without_known_places_has_no_map():
    table = course.events.head(3).assign(place="", actors=pd.Series([(), (), ()]))
    part, _ = Story(table).live()
    assert part.sites == {}
