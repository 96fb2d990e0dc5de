"""The exercises without a browser: games, quizzes, claims and balances."""

import re

from lessonkit import Balance, Claims, OrderGame, Quiz, course
from lessonkit.data.order_games import LEVELS, SIZE, deal_games
from lessonkit.exhibits.claims import ANSWERS


def test_games_are_fair():
    pool = [(f"e{n}", n * 400) for n in range(30)]
    games = deal_games(pool, 365, "seed")
    assert games == deal_games(pool, 365, "seed") != deal_games(pool, 365, "other")
    day = dict(pool)
    for game in games:
        assert len(set(game)) == SIZE
        assert [day[i] for i in game] != sorted(day[i] for i in game)
        assert all(abs(day[a] - day[b]) >= 365 for a in game for b in game if a != b)
    assert deal_games(pool[:3], 1, "seed") == []
    assert {r["level"] for r in OrderGame(course.events).rounds} == set(LEVELS)


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


def test_a_balance_at_rest_begins_with_the_viewpoint_that_is_asked_for():
    still = Balance("IND").still()
    assert still.html.index("<h4>New Delhi</h4>") < still.html.index("<h4>Moscow</h4>")
    assert "at the start is New Delhi" in still.sentence
    assert "sum" not in still.sentence, "nothing is summed up before the reader has weighed"
