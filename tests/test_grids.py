"""The exhibits of texts in rows and columns: grids, comparison, perspectives, treaty card."""

from itertools import permutations

import pytest
from example_exhibits import GRIDS, STEPS
from lessonkit import ArticleMap, Compare, Ladder, Perspectives, TreatyCard, Votes, course
from lessonkit.exhibits.grid import ACROSS
from lessonkit.exhibits.perspectives import ALWAYS, NONE_FOUND
from lessonkit.markup.tags import CELL_STYLE, escape


@pytest.mark.parametrize("name", GRIDS)
def test_every_chip_of_a_grid_has_its_place_and_its_card(name):
    _, make = GRIDS[name]
    grid = make(course)
    assert len({chip.key for chip in grid.chips}) == len(grid.chips)
    shown = grid.still().html
    for chip in grid.chips:
        assert chip.row in grid.rows
        assert chip.column in grid.columns or chip.column == ACROSS
        assert chip.brief
        assert chip.card.count("<p>") >= 1
        assert escape(chip.text) in shown
    tags = {tag for chip in grid.chips for tag in chip.tags}
    for menu in grid.menus:
        assert set(menu.options) <= tags, "no choice of a menu leaves nothing"


def test_articles_without_a_text_say_so():
    grid = ArticleMap(course.articles)
    unknown = [chip for chip in grid.chips if "unknown" in chip.tags]
    assert [chip.text for chip in unknown] == ["13", "14", "19", "21"]
    assert all(chip.dashed and "No report found." in chip.card for chip in unknown)
    assert all("Read it in the full text" in chip.card for chip in unknown)


def test_articles_without_a_text_stand_under_no_subject():
    grid = ArticleMap(course.articles)
    row = grid.still().html.partition("<b>Not known</b>")[2]
    assert row.count("<td") == 1
    assert f'<td colspan="{len(grid.columns)}"' in row
    assert all(f"<b>{number}</b>" in row for number in (13, 14, 19, 21))


def test_votes_explain_only_the_boxes_that_they_show():
    council = Votes("security-council-dprk")
    assert "Not found" not in council.note
    assert "dashed" not in council.note
    assembly = Votes("general-assembly-ukraine", ["RUS", "JPN", "KOR"])
    assert "“Not found” means" in assembly.note
    assert "dashed" in assembly.note


def test_the_fields_of_a_vote_fit_what_came_of_it():
    council = Votes("security-council-dprk")
    cards = {chip.row: chip.card for chip in council.chips}
    assert "What it did:</b> It condemned" in cards["unsc-2006-1695"]
    failed = cards["unsc-2024-draft"]
    assert "What it would have done:</b> It would have kept" in failed
    assert "What it did:" not in failed
    assert "13\xa0yes, 1\xa0no, 1\xa0abstained" in failed
    assert council.rows["unsc-2006-1695"].small == "Seven missile launches in July 2006. 15\xa0yes."


def test_a_process_counts_the_days_and_points_to_what_follows():
    _, make = GRIDS["process"]
    grid = make(course)
    assert [small for _, small in grid.rows.values()] == ["day 0", "day 145", "day 168"]
    assert grid.chips[2].after == (STEPS[1],)
    assert [chip.column for chip in grid.chips] == ["both", "PRK", "both"]
    assert ">4 December 2024: Pact in force</summary>" in grid.still().html


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
    helps = compare.table(compare.shown, core=True)
    assert "What sets it off?" in helps
    assert "How long, and how to leave?" not in helps


def test_the_page_has_all_that_a_comparison_can_show():
    """What the page puts together is what the still form would say, for any two treaties."""
    *_, view = Compare(course.treaties, ["russia-dprk-2024", "ussr-dprk-1961"]).live()
    ids = list(course.treaties["id"])
    for first, second in permutations(range(len(ids)), 2):
        pair = [ids[first], ids[second]]
        compare = Compare(course.treaties, pair)
        of, other = view.treaties[first], view.treaties[second]
        beside = of["beside"][second]
        for core in (False, True):
            told = f"{of['opening']}: {other['name']} {beside['differs'][core]}."
            assert told == compare.sentence(pair, core)
        table = compare.table(pair, core=False)
        for n, mark in enumerate(beside["marks"]):
            cells = of["cells_html"][n], of["marks_html"].get(mark, "") + other["cells_html"][n]
            shown = "".join(f'<td style="{CELL_STYLE}">{cell}</td>' for cell in cells)
            assert f"{view.rows[n]['heading']}</th>{shown}</tr>" in table


def test_the_menus_of_a_comparison_begin_with_the_treaties_that_are_named():
    ids = list(course.treaties["id"])
    _, row, view = Compare(course.treaties, [ids[5], ids[2], ids[0]], core=True).live()
    start = {"first": 5, "second": 2, "third": 1, "fourth": 0, "core": 1}
    for (name, number), menu in zip(start.items(), row.children[: len(start)], strict=True):
        assert getattr(view, name) == menu.index == number


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


def test_the_events_of_perspectives_are_in_order_of_time():
    dates = course.events.set_index("id")["date"]
    (view,) = Perspectives().live()
    shown = [dates[topic["key"]] for topic in view.topics]
    assert shown == sorted(shown)
    assert view.first == "2024-06-19-russia-dprk-treaty-signed", "it starts at the treaty"


def test_the_parties_of_a_treaty_are_named_as_in_a_sentence():
    card = TreatyCard(course.treaties, "north-atlantic-1949").still().html
    assert "Luxembourg, the Netherlands, Norway, Portugal, the United Kingdom and the Un" in card
    assert (
        "Parties: Russia and the DPRK."
        in TreatyCard(course.treaties, "russia-dprk-2024").still().html
    )


def test_the_treaty_that_ended_in_dispute_says_so():
    card = TreatyCard(course.treaties, "ussr-dprk-1961").still().html
    assert "10 September 1996" in card
    assert "in most sources" in card
