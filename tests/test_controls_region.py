"""The exhibits of lesson 4 in a real browser, by mouse and by keyboard."""

import re

from actions import reset, shut_down
from browser import LIVE, exhibit_of
from lessonkit import Network, RegionMap, course
from lessonkit.exhibits.network import NetworkState
from lessonkit.exhibits.region_map import MapState
from playwright.sync_api import expect

REGION = "04-regional-effects"


def test_the_map_by_mouse_menu_and_keyboard(open_lesson):
    page = open_lesson(REGION)
    exhibit = exhibit_of(page, "# Map")
    chart, status = exhibit.locator(".lk-chart"), exhibit.locator(".lk-status")
    expect(chart.get_by_text(re.compile(r"^Pyongyang \d+$"))).to_be_visible()
    expect(chart.get_by_text("DPRK", exact=True)).to_be_visible()
    exhibit.get_by_role("button", name="From Kursk to Tokyo").click()
    expect(chart.get_by_text(re.compile(r"^Moscow \d+$"))).to_be_visible()
    exhibit.get_by_label("Strand", exact=True).select_option("Treaties and law")
    expect(status).to_have_text(
        re.compile(rf"^{(course.events['theme'] == 'treaty').sum()} events at ")
    )
    chart.focus()
    page.page.keyboard.press("End")
    expect(exhibit.locator(".lk-spoken")).not_to_be_empty()
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-card li").first).to_be_visible()
    exhibit.get_by_label("Place", exact=True).select_option(
        label=next(
            text
            for text in exhibit.get_by_label("Place", exact=True)
            .locator("option")
            .all_text_contents()
            if text.startswith("Pyongyang")
        )
    )
    expect(exhibit.locator(".lk-card h4")).to_contain_text("Pyongyang")
    exhibit.get_by_role("button", name="Table").click()
    expect(exhibit.locator(".lk-table tbody tr").first).to_be_visible()
    reset(exhibit)
    expect(status).to_have_text(re.compile(rf"^{len(course.events)} events at "))


def test_perspectives_show_every_capital_and_say_who_is_silent(open_lesson):
    exhibit = exhibit_of(open_lesson(REGION), "# Perspectives")
    faces, status = exhibit.locator(".lk-face"), exhibit.locator(".lk-grid-status")
    signing = course.positions["event"] == "2024-06-19-russia-dprk-treaty-signed"
    expect(faces).to_have_count(int(course.positions[signing]["state"].nunique()))
    expect(faces.filter(has_text="Beijing")).to_contain_text("no comment")
    exhibit.get_by_label("Event", exact=True).select_option(
        label=next(
            text
            for text in exhibit.get_by_label("Event", exact=True)
            .locator("option")
            .all_text_contents()
            if "secretariat" in text.lower()
        )
    )
    expect(faces.filter(has_text="Kyiv")).to_contain_text("No statement found")
    expect(status).to_contain_text("None found from: ")
    exhibit.get_by_label("Guess first").check()
    said = faces.filter(has_text="Seoul")
    expect(said.locator(".lk-face-text").first).to_be_hidden()
    bars = """(root) => new Set([...root.querySelectorAll('.lk-face-said')]
        .map((bar) => getComputedStyle(bar).borderLeftColor)).size"""
    assert exhibit.evaluate(bars) == 1, "no colour gives the answer away"
    columns = """(root) => [...root.querySelectorAll('.lk-face')]
        .map((face) => Math.round(face.getBoundingClientRect().left)).join()"""
    before = exhibit.evaluate(columns)
    said.get_by_role("button", name="Uncover").first.click()
    assert exhibit.evaluate(columns) == before, "no box goes to another column"
    expect(said.locator(".lk-face-text").first).to_be_visible()
    assert exhibit.evaluate(bars) == 2
    exhibit.get_by_label("Read by").select_option(label="one capital, every event")
    exhibit.get_by_label("Capital", exact=True).select_option(label="New Delhi")
    expect(faces).to_have_count(int(course.positions["event"].nunique()))
    expect(status).to_contain_text("None found on: ")
    reset(exhibit)
    faces.first.get_by_text("Source").first.click()
    assert faces.first.locator("a[href^=http][rel=noopener]").count() >= 1


def test_the_network_compares_two_years(open_lesson):
    page = open_lesson(REGION)
    exhibit = exhibit_of(page, "# Network")
    expect(exhibit).to_contain_text(
        "In 2025, not in 2023: Russia-DPRK treaty of 2024 (Russia–DPRK)."
    )
    expect(exhibit).to_contain_text(
        "In 2023, not in 2025: Russia-DPRK treaty of 2000 (Russia–DPRK)."
    )
    exhibit.get_by_label("Kind", exact=True).select_option("Arms and troops")
    exhibit.get_by_label("State", exact=True).select_option("DPRK")
    expect(exhibit.locator(".lk-status")).to_have_text(
        "Arms and troops: 1 tie in 2023, 3 in 2025: 2 new, 0 gone."
    )
    exhibit.locator(".lk-chart").focus()
    card, told = exhibit.locator(".lk-card"), []
    for key in ("Home", *3 * ["ArrowRight"]):
        page.page.keyboard.press(key)
        page.page.keyboard.press("Enter")
        told.append(card.inner_text())
    assert "alleged" in " ".join(told)
    assert len(set(told)) == 3, "one of the ties held in both years"
    exhibit.get_by_role("button", name="Table").click()
    expect(exhibit.locator(".lk-table tbody tr")).to_have_count(3)
    expect(exhibit.locator(".lk-chart")).to_be_hidden()
    reset(exhibit)
    expect(exhibit.locator(".lk-chart .main-svg").first).to_be_visible()
    left = exhibit.locator(".noUi-handle").first
    left.focus()
    page.page.keyboard.press("ArrowLeft")
    expect(exhibit).to_contain_text("In 2025, not in 2022:")
    reset(exhibit)


def test_wordings_and_before_and_after_and_votes(open_lesson):
    page = open_lesson(REGION)
    wordings = exhibit_of(page, "# Wordings")
    chips = wordings.locator(".lk-chip:visible")
    expect(chips).to_have_count(len(course.wordings))
    wordings.get_by_label("Wording").select_option("Left out or rejected")
    expect(chips).to_have_count(int((course.wordings["wording"] == "dropped").sum()))
    reset(wordings)
    wordings.get_by_label("Who").select_option("UN Security Council")
    expect(chips).to_have_count(int((course.wordings["state"] == "UN").sum()))
    row = wordings.locator("tbody tr:visible").first.bounding_box()
    assert row["height"] < 90, "what is left closes up"
    reset(wordings)
    both = exhibit_of(page, "# Before and after")
    expect(both.locator("thead th")).to_contain_text(["Before 19 June 2024", "After 19 June 2024"])
    expect(both.locator("thead th")).to_have_count(2)
    both.get_by_text("Freedom Edge agreed").click()
    expect(both.locator(".lk-card .lk-when")).to_have_text("2 June 2024")
    votes = exhibit_of(page, "# Votes")
    votes.get_by_label("Ballot").select_option("✘ No")
    expect(votes.locator(".lk-chip:visible").first).to_be_visible()
    _, *states = votes.locator("thead th").all_text_contents()
    column = f"tbody td:nth-of-type({states.index('India') + 1}) .lk-chip"
    assert votes.locator(column).count() > 5
    expect(votes.locator(f"{column}:visible")).to_have_count(0)
    boxes = votes.locator(".lk-chip").count()
    expect(votes.get_by_text("not found", exact=True)).to_have_count(
        votes.locator("tbody tr").count() * len(states) - boxes
    )
    expect(votes).to_contain_text("not that the state was absent")
    reset(votes)


def without_kernel(page, start):
    """Return a live exhibit, reset, after the kernel has ended."""
    reset(exhibit_of(page, start))
    shut_down(page)
    return page.find(start).locator(LIVE)


def test_the_network_survives_the_death_of_the_kernel(open_lesson):
    page = open_lesson(REGION)
    keys, network = page.page.keyboard, without_kernel(page, "# Network")
    status, card = network.locator(".lk-status"), network.locator(".lk-card")
    network.get_by_label("Kind", exact=True).select_option("All ties")
    expect(status).to_have_text(re.compile("^All ties: "))
    network.get_by_label("State", exact=True).select_option("ROK")
    expect(status).to_have_text(Network().status(NetworkState("all", "KOR", 2023, 2025)))
    handles = network.locator(".noUi-handle")
    handles.nth(0).press("ArrowLeft")
    expect(network).to_contain_text("In 2025, not in 2022:")
    handles.nth(1).press("ArrowLeft")
    expect(network).to_contain_text("In 2024, not in 2022:")
    network.locator(".lk-chart").focus()
    keys.press("End")
    expect(network.locator(".lk-spoken")).not_to_be_empty()
    keys.press("Enter")
    expect(card).to_contain_text("Sources:")
    network.get_by_role("button", name="Table").click()
    expect(network.locator(".lk-table thead th")).to_contain_text(["2022", "2024"])
    reset(network)
    expect(status).to_have_text("Treaties: 7 ties in 2023, 7 in 2025: 1 new, 1 gone.")
    expect(card).to_have_count(0)


def test_the_map_survives_the_death_of_the_kernel(open_lesson):
    page = open_lesson(REGION)
    region = without_kernel(page, "# Map")
    status, card = region.locator(".lk-status"), region.locator(".lk-card")
    chart, place = region.locator(".lk-chart"), region.get_by_label("Place", exact=True)
    region.get_by_role("button", name="From Kursk to Tokyo").click()
    expect(chart.get_by_text(re.compile(r"^Moscow \d+$"))).to_be_visible()
    region.get_by_label("Strand", exact=True).select_option("Nuclear and missiles")
    expect(status).not_to_have_text(re.compile(rf"^{len(course.events)} events"))
    place.select_option("punggye-ri")
    expect(card.locator("h4")).to_contain_text("Punggye-ri")
    region.get_by_label("Strand", exact=True).select_option("Treaties and law")
    expect(card).to_have_count(0)
    expect(place).to_have_value("")
    region.get_by_label("Strand", exact=True).select_option("All")
    region.locator(".noUi-handle").first.press("ArrowRight")
    whole = RegionMap(course.events)
    first, last = whole.years
    expect(status).to_have_text(whole.sentence(MapState("far", (first + 1, last), "")))
    dot = chart.locator(".scatterlayer .trace").last.locator(".point").first.bounding_box()
    page.page.mouse.click(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2)
    expect(card.locator("li").first).to_be_visible()
    expect(place).not_to_have_value("")
    region.get_by_role("button", name="Table").click()
    expect(region.locator(".lk-table tbody tr").first).to_be_visible()
    reset(region)
    expect(status).to_have_text(re.compile(rf"^{len(course.events)} events at "))
    expect(chart.locator(".main-svg").first).to_be_visible()
    expect(card).to_have_count(0)
