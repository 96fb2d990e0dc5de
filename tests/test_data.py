"""The curated tables: in form, in references, and in the rules that make them trustworthy."""

import csv
import re
from itertools import pairwise

import pytest
from lessonkit import course
from lessonkit.data.course import DATA, check, describe, sources_of, unchanged
from lessonkit.vocabulary import AS_OF, STATES
from support import ROOT

EVENTS = list(csv.DictReader((DATA / "events.csv").open(encoding="utf-8", newline="")))
SOURCES = {
    row["id"]: row
    for row in csv.DictReader((DATA / "sources.csv").open(encoding="utf-8", newline=""))
}
TABLES = [resource["name"] for resource in describe()["resources"]]
each_event = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])


def test_the_tables_pass_the_full_check():
    assert [str(problem) for problem in check(describe(), DATA)] == []


def test_their_hashes_are_recorded():
    assert unchanged(describe(), DATA), (
        "after a change of data run: python -m lessonkit record (in notebooks/)"
    )


def test_the_descriptor_names_every_table_and_every_column():
    assert {f"{name}.csv" for name in TABLES} == {path.name for path in DATA.glob("*.csv")}
    for resource in describe()["resources"]:
        header = next(csv.reader((DATA / resource["path"]).open(encoding="utf-8", newline="")))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_plain_csv(name):
    raw = (DATA / f"{name}.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    for row in csv.reader(raw.decode("utf-8").splitlines()):
        assert all(cell == cell.strip() and "\ufffd" not in cell for cell in row), row


def test_the_collection_is_small_and_the_short_story_shorter():
    assert 120 <= len(EVENTS) <= 175
    assert 20 <= sum(event["importance"] == "3" for event in EVENTS) <= 25


@each_event
def test_summaries_are_short_and_plain(event):
    assert 25 <= len(event["summary"].split()) <= 70
    text = " ".join((event["title"], event["summary"], event["note"], event["attribution"]))
    assert "http" not in text
    assert not re.search(r"\b(regime|rogue|hermit kingdom|puppet|axis of)\b", text, re.IGNORECASE)
    assert not re.search(r"\d{4}-\d\d-\d\d", text), "dates are written in words"


@each_event
def test_actors_have_names_on_screen(event):
    assert set(event["actors"].split(";")) <= set(STATES)


@each_event
def test_no_fact_is_later_than_the_course(event):
    assert max(event["date"], event["date_end"]) <= f"{AS_OF}"
    if "SUN" in event["actors"].split(";"):
        assert event["date"] <= "1991-12-26"


def test_labels_tell_events_apart():
    labels = [event["label"] for event in EVENTS]
    assert len(set(labels)) == len(labels)


def test_nothing_stands_in_a_table_that_no_other_uses():
    text = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "notebooks").glob("*.ipynb")
    )
    used = {
        source
        for name in TABLES
        if "sources" in getattr(course, name)
        for cell in getattr(course, name)["sources"]
        for source in cell
    }
    assert [s for s in SOURCES if s not in used and SOURCES[s]["url"] not in text] == []
    assert set(course.places["id"]) == set(course.events["place"])


def test_state_media_are_marked():
    known = sources_of(course.sources).values()
    for publisher in ("KCNA", "TASS", "Xinhua", "Sputnik"):
        found = [source for source in known if publisher in (source.publisher, source.copy_of)]
        assert found
        assert all(source.state_media for source in found), publisher


def test_quiz_answers_are_spread_over_the_letters():
    for _, asked in course.questions.groupby("quiz"):
        assert asked["answer"].value_counts().max() <= len(asked) / 2


@pytest.mark.parametrize("quiz", ["road", "pact", "region", "sequel", "weigh", "prelims"])
def test_a_lesson_has_eight_questions_or_more_and_each_option_is_explained(quiz):
    asked = course.questions[course.questions["quiz"] == quiz]
    assert len(asked) >= 8
    assert all(asked["events"])
    for letter in "abcd":
        assert (
            (asked[f"option_{letter}"] == "") | (asked[f"why_{letter}"].str.split().str.len() >= 10)
        ).all()


def test_all_articles_stand_in_the_table_and_none_is_invented():
    assert list(course.articles["number"]) == list(range(1, 24))
    for article in course.articles.itertuples():
        texts = (
            article.paraphrase,
            article.trigger,
            article.duty,
            article.obligation,
            article.sources,
        )
        assert all(texts) if article.basis != "unsourced" else not any(texts), article.id


def test_votes_and_ballots_agree():
    ballots = course.ballots.set_index(["vote", "state"])["ballot"]
    for vote in course.votes[course.votes["body"] == "security-council-dprk"].itertuples():
        assert vote.yes + vote.no + vote.abstain == 15, vote.id
        cast = [ballots[vote.id, state] for state in ("RUS", "CHN")]
        assert cast.count("no") <= vote.no
        assert cast.count("abstain") <= vote.abstain
        assert (vote.outcome == "adopted") == (vote.yes >= 9 and "no" not in cast), vote.id


def test_an_estimate_names_its_maker_and_a_range_holds_its_value():
    for seen in course.observations.itertuples():
        if seen.certainty != "record":
            assert seen.who, (seen.series, seen.date)
        if seen.low == seen.low:
            assert seen.low <= seen.value <= seen.high, (seen.series, seen.date)
    assert set(course.observations["series"]) == set(course.series["id"])


def test_each_answer_on_the_alliance_has_two_named_speakers_and_a_scholar():
    """A second scholar for "no" (Bennett) went: no address of the publisher's own was found."""
    for answer, scholars in (("yes", 2), ("no", 1)):
        views = course.views[course.views["answer"] == answer]
        assert len(set(views["speaker"])) >= 2
        assert len(set(views[views["group"] == "scholar"]["speaker"])) >= scholars


def test_ballots_of_the_assembly_agree_with_the_totals_and_name_their_votes():
    known = set(course.votes["id"])
    for vote in course.votes[course.votes["body"] == "general-assembly-ukraine"].itertuples():
        cast = list(course.ballots[course.ballots["vote"] == vote.id]["ballot"])
        assert vote.yes + vote.no + vote.abstain <= 193
        for word, total in (("yes", vote.yes), ("no", vote.no), ("abstain", vote.abstain)):
            assert cast.count(word) <= total, vote.id
    assert set(course.ballots["vote"]) <= known


#: Each number stands at its place; nought has no word.
NUMBERS = [
    "",
    *"one two three four five six seven eight nine ten".split(),
    *"eleven twelve thirteen fourteen fifteen sixteen".split(),
]
DISTANCE = re.compile(
    rf"\b(a|{'|'.join(NUMBERS[1:])}) (week|month|year)s? (before|after|later)\b", re.IGNORECASE
)
DAYS = {"week": 7, "month": 365.25 / 12, "year": 365.25}
#: Statements far from their event that name another occasion instead, with the words that name it.
OTHER_OCCASION = {
    "denuclearisation-kor": "told the UN General Assembly",
    "force-rus-2": "On the eve of the vote",
    "force-prk-2": "after the signing",
    "force-kor-2": "after the signing",
    "force-chn": "Asked about the ratification",
    "force-usa": "at the time of the signing",
}


def test_a_statement_far_from_its_event_says_how_far_or_names_its_occasion():
    """One made before its event, or over two months after it, gives the distance, and the distance
    is right.
    """
    day = dict(zip(course.events["id"], course.events["date"], strict=True))
    far = [p for p in course.positions.itertuples() if not -1 <= (p.date - day[p.event]).days <= 62]
    assert set(OTHER_OCCASION) <= {p.id for p in far}
    for p in far:
        said = f"{p.position} {p.note}"
        if p.id in OTHER_OCCASION:
            assert OTHER_OCCASION[p.id] in said, p.id
            continue
        found = DISTANCE.search(said)
        assert found, p.id
        number, unit, side = found.group(1).lower(), found.group(2).lower(), found.group(3).lower()
        distance = (NUMBERS.index(number) if number != "a" else 1) * (-1 if side == "before" else 1)
        assert distance == pytest.approx((p.date - day[p.event]).days / DAYS[unit], abs=0.6), p.id


def test_each_capital_gains_and_loses_in_equal_number():
    counted = course.arguments.groupby(["capital", "side"]).size().unstack()
    assert (counted["gain"] == counted["cost"]).all()
    assert (counted["gain"] >= 3).all()
    assert set(course.arguments["origin"]) == {"article", "added"}


def test_statements_to_sort_do_not_come_in_blocks():
    """Their order is that of the screen and of the worksheets, and must not tell the groups."""
    for exercise, rows in course.sorting.groupby("exercise"):
        groups = list(rows["bin"])
        changes = sum(before != after for before, after in pairwise(groups))
        assert changes >= 0.6 * len(groups), exercise


def test_ties_run_between_known_states_and_forwards_in_time():
    for tie in course.ties.itertuples():
        assert {tie.source_state, tie.target_state} <= set(STATES), tie.id
        assert tie.end != tie.end or tie.start <= tie.end, tie.id
        assert tie.certainty == "confirmed" or re.search(
            r"\bsays?\b|denied|denies|alleg", tie.text
        ), tie.id


def test_the_tables_of_judgement_are_neutral_in_words():
    tables = "positions wordings ties claims evidence arguments prompts revision votes sorting"
    for name in tables.split():
        text = " ".join(
            str(cell)
            for row in getattr(course, name).itertuples(index=False)
            for cell in row
            if isinstance(cell, str)
        )
        assert not re.search(
            r"\b(regime|rogue|hermit kingdom|puppet|axis of)\b", text, re.IGNORECASE
        ), name
        assert "http" not in text.replace("https://example", ""), name


def test_codes_of_a_treaty_agree_with_its_texts():
    for treaty in course.treaties.itertuples():
        help_is_due = treaty.automaticity in ("automatic", "qualified", "own-decision")
        assert ("defence" in treaty.promises) == help_is_due, treaty.id
        assert (treaty.promises_basis == "atop") == bool(treaty.atop_id), treaty.id
        assert (treaty.trigger_kind == "not-seen") == treaty.trigger.startswith("Not seen"), (
            treaty.id
        )
        assert (treaty.area_kind == "not-seen") == treaty.area.startswith("Not seen"), treaty.id
        assert (treaty.consultation_kind == "not-seen") == treaty.consultation.startswith(
            "Not seen"
        ), treaty.id


def test_the_descriptor_is_finished_and_names_its_licence():
    for resource in describe()["resources"]:
        for field in resource["schema"]["fields"]:
            said = field["description"]
            assert said.endswith((".", "?")), (resource["name"], field["name"])
            assert said.strip(".").lower() != field["name"].lower(), (
                resource["name"],
                field["name"],
            )
            assert not re.search(r"\b(RULE|TODO|TBD|FIXME|XXX)\b", said), (
                resource["name"],
                field["name"],
            )
    assert describe()["licenses"][0]["name"] == "CC-BY-4.0"


def test_texts_name_events_by_title_not_by_id():
    ids = {event["id"] for event in EVENTS}
    for event in EVENTS:
        assert not {
            i
            for i in ids
            if any(i in event[column] for column in ("summary", "note", "attribution"))
        }, event["id"]


@pytest.mark.parametrize("table", TABLES)
def test_quotation_marks_are_curly_as_in_the_rest_of_an_exhibit(table):
    """Addresses are not text, and what was seen of a source stands as it was noted."""
    columns = getattr(course, table).drop(columns=["url", "evidence"], errors="ignore")
    texts = [cell for row in columns.itertuples(index=False) for cell in row if cell]
    assert len(texts) > 20
    assert [text for text in texts if isinstance(text, str) and re.search("['\"]", text)] == []
