"""The simulation: what its papers say is sourced or marked as invented, and its sums come out."""

import re
from functools import cache
from itertools import pairwise, product

import pytest
import save_printed
from lessonkit import course
from lessonkit.data.course import sources_of
from lessonkit.publish.printed import filled_text
from support import ROOT, pages_of

TEACHING = ROOT / "notebooks" / "teaching"
PARTS = {"position", "interest", "goal", "lose", "trade", "line"}
BRIEFS = course.crisis[course.crisis["delegation"] != "ALL"]
NAMES = {
    "Russia": "RUS",
    "DPRK": "PRK",
    "ROK": "KOR",
    "China": "CHN",
    "Japan": "JPN",
    "US": "USA",
    "Ukraine": "UKR",
    "India": "IND",
}
VETO = {"RUS", "CHN", "USA"}


@cache
def paper(name):
    """Return the text of a paper of the simulation, filled from the tables."""
    return filled_text(save_printed.texts()[f"crisis-{name}"], course)


def table_rows(text, heading):
    """Return the rows of the first table below a heading, each a list of cells."""
    lines = text.split(f"{heading}", 1)[1].splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows[2:]


def test_each_delegation_has_every_part_and_briefs_are_of_equal_length():
    words = {}
    for delegation, rows in BRIEFS.groupby("delegation"):
        assert set(rows["part"]) == PARTS, delegation
        assert (rows["part"] == "goal").sum() == 2, delegation
        told = [*rows["text"], *rows["reached"]]
        words[delegation] = sum(len(text.split()) for text in told)
    assert len(words) == 9
    mean = sum(words.values()) / len(words)
    assert {name: n for name, n in words.items() if abs(n - mean) > 0.1 * mean} == {}


def test_the_brief_in_fewer_words_adds_no_figure_and_keeps_the_red_line():
    for delegation, rows in course.crisis.groupby("delegation"):
        words = {name: sum(len(text.split()) for text in rows[name]) for name in ("text", "plain")}
        # What a treaty asks for cannot lose a condition.
        assert words["plain"] <= (0.75 if delegation == "ALL" else 0.65) * words["text"], delegation
    for row in course.crisis.itertuples():
        figures = [set(re.findall(r"\d+[A-C]?\b", text)) for text in (row.text, row.plain)]
        assert figures[0] >= figures[1], row.id
        if row.part == "line":
            assert figures[0] == figures[1], row.id


def test_a_secret_goal_says_when_it_is_reached():
    options = options_of_the_draft()
    for row in course.crisis.itertuples():
        assert bool(row.reached) == (row.part == "goal"), row.id
    goals = BRIEFS[BRIEFS["part"] == "goal"]
    for row in goals.itertuples():
        named = set(re.findall(r"\b\d[A-C]\b", row.reached))
        assert named <= options, row.id
        # In a single lesson, with four clauses, each goal can be reached as well.
        assert not named or min(named) < "5" or " or the " in row.reached, row.id
        for paper_of in ("briefs", "briefs-adapted"):
            assert f"**You have reached it if** {row.reached}" in paper(paper_of), row.id
    # The teacher is told that 1C, 2A, 3C and 4A give each delegation one of its goals.
    for delegation, rows in goals.groupby("delegation"):
        assert any(reached_by({"1C", "2A", "3C", "4A"}, text) for text in rows["reached"]), (
            delegation
        )


def reached_by(text, goal):
    """Return whether a text holds one of the options that a goal asks for."""
    asked = re.match(r"(.+?) (?:is|are) in the text", goal)
    return bool(asked and "neither" not in goal and set(asked[1].split(" or ")) & text)


def options_of_the_draft():
    """Return the options of the draft, each by its clause and letter."""
    return {
        f"{row[0].strip('*')[0]}{letter}"
        for row in table_rows(paper("draft"), "## Draft resolution")
        for letter, text in zip("ABC", row[1:], strict=True)
        if text
    }


def test_every_fact_has_a_source_and_what_is_invented_has_none():
    known = set(sources_of(course.sources))
    for row in course.crisis.itertuples():
        assert bool(row.sources) != row.invented, row.id
        assert set(row.sources) <= known, row.id
        # The secret goals and what follows from them are invented, the rest of a brief is not.
        if row.delegation != "ALL":
            assert row.invented == (row.part in {"goal", "trade", "line"}), row.id


def test_the_paper_says_what_is_invented_and_gives_the_source_of_the_rest():
    for name, column in (("briefs", "text"), ("briefs-adapted", "plain")):
        text = paper(name)
        for row in course.crisis.itertuples():
            mark = r"\*\(invented\)\*" if row.invented else r"\[\d+(, \d+)*\]"
            test = r"<br>\*\*You have reached it if\*\* .+?" if row.part == "goal" else ""
            line = re.escape(f"- {getattr(row, column)}") + f"{test} {mark}\n"
            assert re.search(line, text), row.id
    assert "is invented" in paper("draft").splitlines()[2]
    assert paper("cards").count("(invented)") == len(course.injects)


def test_each_brief_has_one_page_and_the_page_names_the_lengths():
    page = (TEACHING / "crisis.md").read_text(encoding="utf-8")
    for name in ("teacher", "briefs", "briefs-adapted", "draft", "cards"):
        printed = (TEACHING / "print" / f"crisis-{name}.pdf").read_bytes()
        pages = pages_of(printed)
        assert re.search(rf"crisis-{name}\.pdf\) \|.*\| {pages} \|", page), name
        if "briefs" in name:
            # Where a new page has to begin is the only place where one begins.
            assert paper(name).count("new-page") == pages - 1


def plan(length):
    """Return the steps of a plan as (start, end, numbers of news flashes)."""
    rows = table_rows(paper("teacher"), f"## Plan for {length}")
    return [(*map(int, row[0].split("–")), [int(n) for n in row[2].split()]) for row in rows]


@pytest.mark.parametrize(
    ("length", "minutes", "column"),
    [("45 minutes", 45, "minute_45"), ("2 x 45 minutes", 90, "minute_90")],
)
def test_the_minutes_add_up_and_flashes_come_when_the_table_says(length, minutes, column):
    steps = plan(length)
    assert steps[0][0] == 0 and steps[-1][1] == minutes
    assert all(earlier[1] == later[0] for earlier, later in pairwise(steps))
    assert minutes == 45 or 45 in {start for start, _, _ in steps}
    due = course.injects.dropna(subset=[column])
    assert [(start, number) for start, _, flashes in steps for number in flashes] == list(
        zip(due[column], due["number"], strict=True)
    )
    assert list(course.injects["minute_90"]) == sorted(course.injects["minute_90"])


def test_the_roles_are_dealt_as_the_page_says():
    text = paper("teacher")
    said = text.split("until nobody is left: ")[1].split(".")[0].replace("\n", " ").split(", ")
    rows = table_rows(text, "## Who plays what")
    assert [name for name, *_ in rows] == said
    for column, players in enumerate((12, 24, 36, 40), 1):
        rounds, rest = divmod(players, 9)
        dealt = [int(row[column]) for row in rows]
        assert dealt == [rounds + (place < rest) for place in range(9)]
    # The lots of the first numbers deal the same roles.
    lots = re.findall(r"<span>(\d+)</span><b>(.+?)</b>", paper("cards"))
    names = [
        re.sub(r".*\((.+)\)", r"\1", name) for _, name in sorted(lots, key=lambda x: int(x[0]))
    ]
    assert names == said * 5


def council(ballots):
    """Return the yes votes and the result of the Council of the game, by the voting sheet."""
    for_it = {state for state, ballot in ballots.items() if ballot == "for"}
    seats = VETO | {"JPN", "KOR", "IND"}
    yes = len(for_it & seats) + 2 * ("USA" in for_it) + 7 * (len(for_it) >= 5)
    if any(ballots[state] == "against" for state in VETO):
        return yes, "vetoed"
    return yes, "adopted" if yes >= 9 else "too few votes"


def test_the_rule_in_one_line_is_that_of_the_sheet():
    for cast in product(("for", "against", "abstain"), repeat=8):
        ballots = dict(zip(NAMES.values(), cast, strict=True))
        short = cast.count("for") >= 5 and all(ballots[s] != "against" for s in VETO)
        assert (council(ballots)[1] == "adopted") == short


def test_the_examples_of_votes_compute():
    def states(cell):
        if cell in ("none", "all eight"):
            return set() if cell == "none" else set(NAMES.values())
        return {NAMES[name] for name in cell.split(", ")}

    rows = table_rows(paper("draft"), "The DPRK and Ukraine have no vote")
    assert len(rows) == 4
    for _, for_it, against, abstain, yes, result in rows:
        words = {"for": states(for_it), "against": states(against), "abstain": states(abstain)}
        ballots = {state: word for word, those in words.items() for state in those}
        assert set(ballots) == set(NAMES.values())
        assert sum(map(len, words.values())) == 8
        assert council(ballots) == (int(yes), result)


def test_a_red_line_names_clauses_that_the_draft_has():
    options = options_of_the_draft()
    assert len(options) == 18
    lines = BRIEFS[(BRIEFS["part"] == "line") & (BRIEFS["delegation"] != "UN")]
    for row in lines.itertuples():
        named = re.findall(r"\b\d[A-Z]\b", row.text)
        # A single lesson has the first four clauses.
        assert named and set(named) <= options and max(named) < "5", row.id
    vetoes = {row.delegation for row in lines.itertuples() if "ou vote no" in row.text}
    assert vetoes == VETO


def test_a_text_exists_that_crosses_no_red_line():
    said = paper("teacher").split("A text of ")[1].split(" crosses no red line")[0]
    way_out = set(re.findall(r"\d[A-Z]", said))
    assert {code[0] for code in way_out} == set("1234")
    lines = dict(zip(BRIEFS["id"], BRIEFS["text"], strict=True))
    # These two ask for something; the other lines name what must not stand in the text.
    assert "4A or 4C must be in it too" in lines.pop("rus-line-1")
    assert "4A or 4B must stand" in lines.pop("jpn-line-1")
    assert "4A" in way_out
    rejected = {
        code
        for name, text in lines.items()
        if "-line-" in name
        for code in re.findall(r"\b\d[A-Z]\b", text)
    }
    assert rejected and not rejected & way_out
