"""The exhibits of lesson 5 in a real browser, by mouse and by keyboard."""

from actions import reset
from browser import exhibit_of
from lessonkit import Claims
from lessonkit.vocabulary import AS_OF_WORDS
from playwright.sync_api import expect

SEQUEL = "05-what-happened-next"
CLAIMS = Claims().claims


def test_estimates_name_their_makers_on_the_chart(open_lesson):
    exhibit = exhibit_of(open_lesson(SEQUEL), "# How many")
    for measure, name in (
        ("Troops sent", "ROK (intelligence service), 18 Oct 2024"),
        ("Shells said to be sent", "Ukraine (foreign intelligence), 28 Jul 2025"),
        ("Names and portraits shown", "Portraits (counted by News1), 2 Sep 2025"),
    ):
        exhibit.get_by_label("Measure").select_option(label=measure)
        expect(exhibit.locator(".lk-chart").get_by_text(name, exact=True)).to_be_visible()
        expect(
            exhibit.locator(".lk-chart").get_by_text("not to be added up", exact=False).last
        ).to_be_visible()
    reset(exhibit)


def test_a_lower_limit_stands_on_the_chart_on_the_card_and_in_the_table(open_lesson):
    page = open_lesson(SEQUEL)
    exhibit = exhibit_of(page, "# How many")
    exhibit.get_by_label("Measure").select_option(label="Killed and wounded")
    chart = exhibit.locator(".lk-chart")
    number = chart.get_by_text("more than 6,000", exact=True)
    expect(number).to_be_visible()
    chart.focus()
    spoken = exhibit.locator(".lk-spoken")
    page.page.keyboard.press("End")
    expect(spoken).to_contain_text("about 6,000 soldiers")
    page.page.keyboard.press("ArrowLeft")
    expect(spoken).to_contain_text("UK (defence ministry): more than 6,000 soldiers")
    page.page.keyboard.press("Enter")
    expect(exhibit.locator(".lk-card h4")).to_have_text(
        "UK (defence ministry): more than 6,000 soldiers"
    )
    # The bar is outlined: no ring lies on its number.
    expect(chart.locator(".scatterlayer .point")).to_have_count(0)
    exhibit.get_by_role("button", name="Table", exact=True).click()
    line = exhibit.locator(".lk-figures tr", has_text="UK (defence ministry)")
    expect(line.locator("td").nth(2)).to_have_text("more than 6,000 soldiers")
    reset(exhibit)


def expect_score(told, hits):
    """Expect a score of judgements that were all certain; there is none before the fifth."""
    expect(told).to_contain_text(f"Judged {len(hits)} of {len(CLAIMS)}.")
    if len(hits) < 5:
        expect(told).to_contain_text("Your score is shown when you have judged five.")
        expect(told).not_to_contain_text("Matches")
        return
    share = round(100 * sum(hits) / len(hits))
    expect(told).to_contain_text(
        f"Matches with the course: {sum(hits)} ({share} %). Your average confidence: 100 %."
    )


def test_claims_are_judged_before_the_evidence_and_the_score_is_right(open_lesson):
    page = open_lesson(SEQUEL)
    exhibit = exhibit_of(page, "# Claims")
    button = exhibit.get_by_role("button", name="Show the evidence")
    evidence = exhibit.locator(".lk-claims-evidence")
    expect(button).to_be_disabled()
    expect(evidence).to_be_empty()
    hits = []
    for n, claim in enumerate(CLAIMS):
        expect(exhibit.locator(".lk-sort-item")).to_have_text(claim["claim"])
        expect(exhibit.locator(".lk-sort-place")).to_contain_text(
            f"Statement {n + 1} of {len(CLAIMS)} (claim {claim['number']} of 9"
        )
        picked = exhibit.get_by_role("button", name="Borne out", exact=True)
        picked.click()
        # With the pointer still on it.
        assert (
            picked.evaluate("(button) => getComputedStyle(button).backgroundColor")
            == "rgb(0, 114, 178)"
        )
        slider = exhibit.get_by_label("How sure are you?").last
        slider.focus()
        page.page.keyboard.press("End")
        button.click()
        expect(evidence).to_contain_text(
            f"The course’s verdict, as of {AS_OF_WORDS}: {claim['verdict']}."
        )
        expect(evidence).to_contain_text("What would change it:")
        for side, pieces in claim["sides_html"].items():
            block = evidence.locator("section").filter(
                has=page.page.get_by_role("heading", name=side, exact=True)
            )
            expect(block.locator("li")).to_have_count(len(pieces))
            if not pieces:
                expect(block).to_contain_text("None was found")
        hits.append(claim["outcome"] == "borne-out")
        told = exhibit.locator(".lk-claims-score")
        expect_score(told, hits)
        if n < len(CLAIMS) - 1:
            exhibit.get_by_role("button", name="Next").click()
    expect(told).to_contain_text("Over-confident")
    brier = sum(not hit for hit in hits) / len(hits)
    expect(exhibit.locator(".lk-claims-score")).to_contain_text(
        f"Your penalty: {brier:.2f} (0 is best"
    )
    exhibit.get_by_role("button", name="Start again").click()
    expect(exhibit.locator(".lk-claims-score")).to_be_empty()


def test_who_tells_us_follows_its_menus_and_opens_a_bar(open_lesson):
    exhibit = exhibit_of(open_lesson(SEQUEL), "# Who tells us?")
    status, bars = exhibit.locator(".lk-status"), exhibit.locator("details")
    expect(status).to_contain_text("Text of lesson 5")
    event = exhibit.get_by_label("Sources of").locator("option", has_text="Event: 19 June 2024")
    exhibit.get_by_label("Sources of").select_option(event.text_content())
    expect(status).to_contain_text("Event: 19 June 2024")
    exhibit.get_by_label("Counted by").select_option("Owner of who speaks")
    expect(bars.locator("summary").first).to_contain_text("state")
    bars.locator("summary").first.focus()
    exhibit.page.keyboard.press("Enter")
    expect(bars.first).to_contain_text("archived copy")
    assert bars.first.locator("a[href^='https://web.archive.org/'][rel=noopener]").count() >= 1
