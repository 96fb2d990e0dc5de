"""The timeline in a real browser: by keyboard, and what stands around the chart."""

import pytest
from actions import reset
from browser import LIVE
from playwright.sync_api import expect

TIMELINE = "# Timeline 1945-1991"


@pytest.fixture
def background(open_lesson):
    return open_lesson("01-background")


def test_the_hint_fits_what_is_shown(background):
    exhibit = background.find(TIMELINE).locator(LIVE)
    by_dot = exhibit.get_by_text("Click a dot")
    in_list = exhibit.get_by_text("Choose an event")
    expect(by_dot).to_be_visible()
    exhibit.get_by_role("button", name="List").click()
    expect(in_list).to_be_visible()
    expect(by_dot).to_have_count(0)
    exhibit.get_by_role("button", name="Table").click()
    expect(exhibit.locator(".lk-table")).to_be_visible()
    expect(by_dot.or_(in_list)).to_have_count(0)
    reset(exhibit)
    expect(by_dot).to_be_visible()


def test_the_years_stand_flat_also_where_they_are_taken_to_be_too_long(background):
    years = background.find(TIMELINE).locator(LIVE).locator(".lk-years .widget-readout")
    years.evaluate("element => element.classList.add('overflow')")
    expect(years).to_have_css("box-shadow", "none")


def test_timeline_by_keyboard(background):
    page = background
    exhibit = page.find(TIMELINE).locator(LIVE)
    handle = exhibit.get_by_role("slider", name="Years from")
    handle.focus()
    page.page.keyboard.press("ArrowRight")
    expect(exhibit.locator(".lk-status")).to_contain_text("1946 to 1991")
    expect(exhibit.locator(".scatterlayer .point")).to_have_count(27)
    exhibit.locator(".lk-chart").focus()
    page.page.keyboard.press("Home")
    expect(exhibit.locator(".lk-spoken")).to_contain_text("DPRK is proclaimed")
    page.page.keyboard.press("ArrowRight")
    expect(exhibit.locator(".lk-spoken")).to_contain_text("18 September 1948")
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-card .lk-when")).to_have_text("18 September 1948")
    expect(exhibit.locator(".hoverlayer .hovertext")).to_have_count(0)
