"""The exhibits of texts in rows and columns: grids, comparison, perspectives, treaty card."""

from itertools import permutations

import pytest
from example_exhibits import GRIDS, STEPS
from lessonkit import ArticleMap, Compare, Ladder, Perspectives, TreatyCard, course
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
    assert [chip.text for chip in unknown] == ["13", "14", "19", "21"]
    assert all(chip.dashed and "No report found." in chip.card for chip in unknown)


def test_a_process_counts_the_days_and_points_to_what_follows():
    _, make = GRIDS["process"]
    grid = make(course)
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
    helps = compare.table(compare.shown, core=True)
    assert "What sets it off?" in helps
    assert "How long, and how to leave?" not in helps


def test_the_page_has_all_that_a_comparison_can_show():
    """What the page puts together is what the still form would say, for any two treaties."""
    *_, view, _ = Compare(course.treaties, ["russia-dprk-2024", "ussr-dprk-1961"]).live()
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
    _, row, view, _ = Compare(course.treaties, [ids[5], ids[2], ids[0]], core=True).live()
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


def test_the_treaty_that_ended_in_dispute_says_so():
    card = TreatyCard(course.treaties, "ussr-dprk-1961").still().html
    assert "10 September 1996" in card
    assert "in most sources" in card
