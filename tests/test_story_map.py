"""The small maps of a story: what they show, and the ground that they are drawn on."""

from itertools import pairwise

import pandas as pd
import pytest
import story_ground
from browser import LIVE, exhibit_of
from lessonkit import Story, course
from lessonkit.data.rows import Event, rows_of
from lessonkit.exhibits.story_places import HEIGHT, WIDTH, scene_of, sites_of
from lessonkit.page.modules import read_to_send
from lessonkit.vocabulary import CONFIDENCE, STATES, state_name
from playwright.sync_api import expect
from story_looks import map_problems, steps_of, story_problems
from support import EXAMPLE, run_script

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
    assert not any(shown("washington", cut) for cut in ("near", "west", "far"))
    assert not shown("moscow", "near")
    assert shown("moscow", "west")
    assert not shown("pyongyang", "west")
    (pyongyang, seoul), tokyo = (
        (sites[key]["near"] for key in ("pyongyang", "seoul")),
        sites["tokyo"],
    )
    assert pyongyang[1] < seoul[1], "Seoul lies to the south"
    assert seoul[0] < tokyo["near"][0]
    assert sites["washington"]["far"][1] < 0, "over the North Pole"


def test_a_state_has_no_second_mark_beside_a_place_of_its_own_beyond_the_map():
    def seats(place, *actors):
        return [actor["seat"] for actor in scene_of(with_place(place, *actors))["actors"]]

    assert seats("wilmington", "USA", "JPN") == ["wilmington", "tokyo"]
    assert seats("new-york", "UN", "USA") == ["new-york", "new-york"]
    assert seats("kazan", "RUS") == ["moscow"]
    assert seats("lima", "PER", "USA") == ["washington"]


def test_no_label_is_read_for_that_of_another_mark():
    events = [*EVENTS, *rows_of(EXAMPLE.events, Event)]
    scenes = [scene_of(event) for event in events]
    # The letters are larger where the map is small.
    given = {"sites": sites_of(scenes), "scenes": scenes, "sizes": [1, 1.05, 1.1]}
    found = run_script("run_story_map.js", given)
    assert {event.id: said for event, said in zip(events, found, strict=True) if said} == {}


def test_a_readers_own_place_is_found_by_its_name_or_left_out():
    assert scene_of(with_place("New Delhi"))["place"] == "new-delhi"
    assert scene_of(with_place("New York"))["place"] == "new-york"
    assert scene_of(with_place("<img src=x>", "XYZ")) == {"place": "", "actors": []}


def test_a_story_sends_each_place_once():
    (part,) = Story(course.events, importance=1).live()
    named = {step["scene"]["place"] for step in part.steps}
    named |= {actor["seat"] for step in part.steps for actor in step["scene"]["actors"]}
    assert set(part.sites) == named


SIZE = "(e) => getComputedStyle(e).fontSize"


def label_of(stage):
    return stage.locator("svg.lk-map").get_attribute("aria-label")


def test_the_map_of_every_step_names_place_and_actors(open_lesson):
    stage = exhibit_of(open_lesson(LESSON), "# Story").locator(".lk-story")
    beyond = stage.get_by_text("Outside the map")
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
        assert beyond.is_visible() == ("beyond the edge" in label_of(stage))
    expect(stage.get_by_text("Where it happened")).to_be_visible()
    expect(stage.get_by_text("Who is involved")).to_be_visible()


def test_every_step_says_how_certain_it_is_before_its_text(open_lesson):
    stage = exhibit_of(open_lesson(LESSON), "# Story").locator(".lk-story")
    title = stage.locator(".lk-story-eraname")
    events = {event.title: event for event in EVENTS}
    shown = set()
    for _ in steps_of(stage):
        event = events[stage.locator(".lk-story-title").inner_text()]
        _, mark, word = CONFIDENCE[event.confidence]
        said = f": {event.attribution}" if event.attribution else ""
        order = stage.locator(".lk-story-telling > *").all_inner_texts()
        assert order[3:5] == [f"{mark} {word}{said}", event.summary]
        expect(title).to_contain_text("From the first reports of troops")
        shown.add(word)
    assert shown == {"Confirmed", "Alleged", "Disputed"}


def test_the_list_before_running_says_how_certain_each_event_is():
    still = Story(course.events, importance=1).still().html
    for confidence in CONFIDENCE.values():
        assert f"</b> {confidence.mark} {confidence.word}<details" in still


def test_each_dot_can_be_clicked_and_the_year_stands_under_its_own(open_lesson):
    stage = exhibit_of(open_lesson(LESSON), "# Story").locator(".lk-story")
    for step in steps_of(stage):
        dot, year = (
            stage.locator(css).bounding_box() for css in (".lk-story-dot.lk-now", ".lk-story-flag")
        )
        middles = [box["x"] + box["width"] / 2 for box in (dot, year)]
        assert middles[0] == pytest.approx(middles[1], abs=2), step
    dots = [dot.bounding_box()["x"] for dot in stage.locator(".lk-story-dot:not(.lk-now)").all()]
    assert min(b - a for a, b in pairwise(dots)) >= 16
    # Not even the large dot of the step that is told hides its neighbour.
    stage.locator(".lk-story-dot").nth(-2).click()
    stage.locator(".lk-story-dot").nth(-1).click()
    expect(stage.get_by_role("button", name="Next")).to_be_disabled()


def test_a_note_opens_within_the_window(open_lesson):
    page = open_lesson(LESSON)
    stage = exhibit_of(page, "# Story").locator(".lk-story")
    stage.get_by_role("button", name="Notes", exact=True).click()
    expect(stage.locator(".lk-story-note")).to_be_in_viewport(ratio=1)
    stage.get_by_role("button", name="Hide notes").click()
    expect(stage.locator(".lk-story-note")).to_be_hidden()


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
        assert stage.locator(".lk-story-sources").is_visible(), "there is room for them"
        if size == (1920, 1080):
            assert stage.locator(".lk-story-keys").is_visible()
            assert stage.locator(".lk-story-title").evaluate(SIZE) == "48px"
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


def test_full_screen_on_a_phone_holds_the_step_and_its_buttons(open_file, file):
    one = open_file(file, width=390)
    stage = one.exhibit(LESSON, "story").locator(".lk-story")
    keys = stage.locator(".lk-story-keys")
    assert keys.is_visible() != one.page.evaluate("() => matchMedia('(pointer: coarse)').matches")
    stage.get_by_role("button", name="Full screen").click()
    for _ in range(4):
        expect(stage.get_by_role("button", name="Next")).to_be_in_viewport(ratio=1)
        stage.get_by_role("button", name="Next").click()
    sources = stage.locator(".lk-story-sources")
    sources.scroll_into_view_if_needed()
    expect(sources).to_be_in_viewport()


def test_a_table_of_ones_own_without_known_places_has_no_map():
    table = course.events.head(3).assign(place="", actors=pd.Series([(), (), ()]))
    (part,) = Story(table).live()
    assert part.sites == {}
