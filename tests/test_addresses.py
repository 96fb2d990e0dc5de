"""Addresses of the single-file edition: each leads to what it names."""

import re
from html import unescape

from browser import expect
from lessonkit import course
from single_file import PATIENCE, packed


def test_every_link_of_a_teachers_page_leads_to_something(html):
    live = packed(html)["exhibits"]
    known = {address for one in live for address in one["addresses"]}
    known |= {f"event={key}" for key in course.events["id"]}
    known |= {f"treaty={key}" for key in course.treaties["id"]}
    teaching = html[html.index('<section class="kit"') :]
    led = {unescape(link) for link in re.findall(r'href="#(\w+=[^"]*)"', teaching)}
    assert len(led) > 15
    assert {link for link in led - known if not link.startswith("timeline=")} == set()


def test_the_address_follows_the_reader_and_leads_back(open_file, file):
    one = open_file(file, width=390)
    page = one.page
    heading = page.locator("[id='04-regional-effects'] .text h3").nth(1)
    name = heading.get_attribute("id")
    heading.evaluate("(heading) => heading.scrollIntoView()")
    page.wait_for_function("(name) => location.hash === `#${name}`", arg=name)
    one.reload()
    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()
    assert page.evaluate("() => location.hash") == f"#{name}"


def test_a_link_leads_to_what_it_names(open_file, file):
    one = open_file(file, at="#event=1961-ussr-dprk-treaty-signed")
    timeline = one.page.locator("[id='00-start-here/timeline'] .lk-exhibit")
    card = timeline.locator(".lk-card")
    expect(card).to_contain_text("6 July 1961", timeout=PATIENCE)
    one.go("#timeline=2022-2026&find=Article+4")
    expect(timeline.locator(".lk-status").first).to_contain_text("2022 to 2026; with “Article 4”")
    expect(card).to_have_count(0)
    timeline.get_by_label("Certainty").select_option("Alleged")
    timeline.get_by_role("button", name="Copy a link").click()
    address = one.page.evaluate("() => location.hash")
    assert address.startswith("#00-start-here/timeline?")
    one.go("#treaty=csto-1992")
    ladder = one.page.locator("[id='03-the-pact/ladder'] .lk-exhibit")
    expect(ladder.locator(".lk-card")).to_contain_text("Collective Security", timeout=PATIENCE)
    one.go(address)
    expect(timeline.locator(".lk-status").first).to_contain_text("only alleged; with “Article 4”")
    assert (one.asked, one.errors) == ([], [])


def test_steps_claims_votes_and_questions_have_short_addresses(open_file, file):
    one = open_file(file, at="#claim=c3", width=390)
    claims = one.page.locator("[id='05-what-happened-next/claims'] .lk-exhibit")
    asked = course.claims.set_index("id").loc["c3", "claim"]
    expect(claims.locator(".lk-sort-item")).to_have_text(asked, timeout=PATIENCE)
    claims.get_by_role("button", name="Next").click()
    claims.get_by_role("button", name="Copy a link").click()
    address = one.page.evaluate("() => location.hash")
    one.go("#question=weigh-sum")
    question = one.page.locator(".lk-question[aria-current]")
    expect(question.locator("legend")).to_contain_text("on the weighted sum", timeout=PATIENCE)
    expect(question).to_be_in_viewport()
    one.go("#step=1968-uss-pueblo-seized")
    story = one.page.locator(".lk-exhibit", has_text="Allies at arm")
    expect(story.locator(".lk-story-title")).to_contain_text("Pueblo", timeout=PATIENCE)
    one.go("#vote=unsc-2006-1718")
    votes = one.page.locator("[id='02-road-to-the-pact/votes'] .lk-exhibit")
    expect(votes.locator(".lk-card")).to_contain_text("First full set", timeout=PATIENCE)
    one.go(address)
    expect(claims.locator(".lk-sort-place")).to_contain_text("Statement 4")
    assert (one.asked, one.errors) == ([], [])
