"""The exercises without a browser: games, quizzes, claims and balances."""

import re

from lessonkit import Balance, Claims, OrderGame, Quiz, course
from lessonkit.data.order_games import LEVELS, NEIGHBOURS, SIZE, Level, deal_games, pool_of
from lessonkit.data.reader_tables import load_files
from lessonkit.data.rows import Event, rows_of
from lessonkit.exhibits.claims import ANSWERS


def test_games_are_fair():
    pool = [(f"e{n}", n * 400) for n in range(30)]
    level = Level(365, False, "")
    games = deal_games(pool, level, "seed")
    assert games == deal_games(pool, level, "seed") != deal_games(pool, level, "other")
    day = dict(pool)
    for game in games:
        assert len(set(game)) == SIZE
        assert [day[i] for i in game] != sorted(day[i] for i in game)
        assert all(abs(day[a] - day[b]) >= 365 for a in game for b in game if a != b)
    assert all(deal_games(pool[:3], level, "seed") == [] for level in LEVELS.values())
    assert {r["level"] for r in OrderGame(course.events).rounds} == set(LEVELS)


def spans(events, level):
    """Return how many days lie between the first and the last event of each game."""
    day = {event.id: event.date.toordinal() for event in events}
    return [
        max(day[key] for key in game) - min(day[key] for key in game)
        for game in deal_games(pool_of(events, level), level, "seed")
    ]


def test_the_hard_level_has_close_events():
    events = rows_of(course.events, Event)
    of_1945_to_1991 = [event for event in events if 1945 <= event.date.year <= 1991]
    for some in (events, of_1945_to_1991):
        easy, hard = spans(some, LEVELS["Easy"]), spans(some, LEVELS["Hard"])
        assert len(hard) == len(easy) and 2 * max(hard) < min(easy)


def test_close_events_are_neighbours_and_known_to_the_day():
    events = rows_of(course.events, Event)
    of_id = {event.id: event for event in events}
    pool = pool_of(events, LEVELS["Hard"])
    days = sorted({day for _, day in pool})
    for game in deal_games(pool, LEVELS["Hard"], "seed"):
        assert {of_id[key].precision for key in game} == {"day"}
        places = [days.index(of_id[key].date.toordinal()) for key in game]
        assert len(set(places)) == SIZE and max(places) - min(places) < NEIGHBOURS
    years = [f"{year},A title,What happened." for year in range(1971, 1976)]
    own = "\n".join(["date,title,summary", *years]).encode()
    game = OrderGame(load_files({"mine.csv": own}).events)
    assert [one["level"] for one in game.rounds] == ["Hard"], "a table that knows only years"


def test_a_quiz_sets_what_is_asked_apart_from_the_statements():
    asked = [q["question"] for name in set(course.questions["quiz"]) for q in Quiz(name).questions]
    with_statements = [question for question in asked if "(1) " in question]
    assert len(with_statements) > 20
    for question in with_statements:
        _, *statements, last = question.split("\n")
        assert last.startswith("Which ")
        assert len(statements) == len(re.findall(r"\(\d\) ", question)) >= 2
        assert all(line.startswith(f"({n}) ") for n, line in enumerate(statements, 1)), statements


def test_every_claim_has_evidence_on_both_sides_or_says_that_none_was_found():
    shown = Claims().still().html
    empty = sum(not pieces for claim in Claims().claims for pieces in claim["sides_html"].values())
    assert shown.count("None was found") == empty
    assert {claim["number"] for claim in Claims().claims} == set(range(1, 10))
    for claim in Claims().claims:
        assert claim["verdict"].startswith(ANSWERS[claim["outcome"]].partition(":")[0]), (
            "the verdict has the words of the answer"
        )
        assert claim["verdict"].lower().count("borne out") <= 1, "and of no other"


def test_the_events_of_evidence_are_named_in_number():
    for claim in Claims().claims:
        for piece in (piece for pieces in claim["sides_html"].values() for piece in pieces):
            named = piece.partition(">Event")[2]
            if named:
                assert named.startswith("s: ") == (re.search(r"\d{4}\); ", named) is not None)


def test_a_balance_at_rest_begins_with_the_viewpoint_that_is_asked_for():
    still = Balance("IND").still()
    assert still.html.index("<h4>New Delhi</h4>") < still.html.index("<h4>Moscow</h4>")
    assert "at the start is New Delhi" in still.sentence
    assert "sum" not in still.sentence, "nothing is summed up before the reader has weighed"
