"""What holds for exhibits of every kind."""

import pytest
from example_exhibits import GRIDS, MEASURES, OTHERS, STEPS
from lessonkit import (
    Balance,
    BeforeAfter,
    Compare,
    Debate,
    Indicator,
    KeyTerms,
    OrderGame,
    Perspectives,
    Process,
    Quiz,
    Sort,
    Story,
    Timeline,
    TreatyCard,
    Votes,
    course,
)


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
        *(lambda make=make: make(course) for _, make in GRIDS.values()),
    ):
        assert make().still().bundle() == make().still().bundle()


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


def test_key_terms_show_terms_and_below_them_people():
    shown = KeyTerms(course.glossary, ["veto"], people=["shen-zhihua", "kim-jong-un"]).still()
    assert shown.sentence == "1 term and 2 people of this lesson."
    terms, people = shown.html.split("<h4>People</h4>")
    assert "<b>veto</b>" in terms
    assert "<b>Shen Zhihua</b>: A Chinese historian" in people
    assert "https://doi.org/10.1080/01402391003590291" in people
    assert KeyTerms(course.glossary, ["veto"]).still().sentence == "1 term of this lesson."
