"""The questions for other systems: what they hold, and how they are written.

The formats have files of their own: test_question_bank_moodle.py and its neighbours.
"""

import re

import pytest
from lessonkit import OrderGame, course
from lessonkit.__main__ import main
from lessonkit.publish.question_bank import kahoot
from lessonkit.publish.question_bank.bank import ORDER_SPANS
from lessonkit.publish.question_bank.folder import (
    CHECKSUMS,
    InTheWay,
    question_files,
    write_questions,
)
from question_samples import all_of, hostile, the_courses
from support import NOTEBOOKS, ROOT, of_kind, read, source


def test_the_bank_holds_every_question_of_the_tables_where_the_lessons_ask_it():
    bank = the_courses()
    assert {one.id for one in all_of(bank, "choices")} == set(course.questions["id"])
    assert len(all_of(bank, "choices")) == len(course.questions)
    items = [one.text for sorting in all_of(bank, "sortings") for one in sorting.statements]
    assert sorted(items) == sorted(course.sorting["item"])
    assert [lesson.stem for lesson in bank.lessons] == [path.stem for path in NOTEBOOKS]
    for row in course.questions.itertuples():
        choice = next(one for one in all_of(bank, "choices") if one.id == row.id)
        assert choice.text.replace("\n", " ") == row.question
        assert choice.options[choice.key].text == getattr(row, f"option_{row.answer}")
        assert [o.why for o in choice.options] == [row.why_a, row.why_b, row.why_c, row.why_d]
        assert choice.fixed == ("(1) " in row.question) and len(choice.basis) == len(row.events)
    assert dict(bank.glossary) == dict(
        zip(course.glossary["term"], course.glossary["definition"], strict=True)
    )


def test_the_games_of_order_are_those_that_the_lessons_deal():
    lessons = {lesson.stem: lesson for lesson in the_courses().lessons}
    calls = {
        path.stem: "\n".join(source(cell) for cell in of_kind(read(path), "code"))
        for path in NOTEBOOKS
    }
    for stem, call in {
        "00-start-here": "OrderGame(course.events)",
        "01-background": "OrderGame(course.events, 1945, 1991)",
        "02-road-to-the-pact": "OrderGame(road)",
    }.items():
        assert call in calls[stem] and len(lessons[stem].orderings) == 6
    assert (
        '"date"].between("{}", "{}")'.format(*ORDER_SPANS["02-road-to-the-pact"])
        in (calls["02-road-to-the-pact"])
    )
    title = dict(zip(course.events["id"], course.events["title"], strict=True))
    game = OrderGame(course.events, 1945, 1991)
    rounds = [one["games"][:2] for one in game.rounds if one["theme"] == "All strands"]
    dealt = [[title[key] for key in keys] for two in rounds for keys in two]
    orderings = lessons["01-background"].orderings
    assert [[one.steps[place].title for place in one.dealt] for one in orderings] == dealt


def test_a_readers_files_are_never_written_over(tmp_path, monkeypatch):
    bank, folder = hostile(), tmp_path / "new" / "questions"
    made = {"gift.txt": b"gift", "kahoot/long-questions.html": b"long"}
    monkeypatch.setattr("lessonkit.publish.question_bank.folder.question_files", lambda _: made)
    names = write_questions(bank, folder)
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")} == {
        *names,
        CHECKSUMS,
    }
    (folder / "mine.txt").write_text("mine")
    assert write_questions(bank, folder) == names, "what it wrote itself, it replaces"
    (folder / "gift.txt").write_text("changed by hand")
    (folder / "kahoot" / "long-questions.html").unlink()
    with pytest.raises(InTheWay, match=r"Nothing was written.*gift\.txt\. It was not written by"):
        write_questions(bank, folder)
    assert (folder / "gift.txt").read_text() == "changed by hand"
    assert (folder / "mine.txt").read_text() == "mine"
    assert not (folder / "kahoot" / "long-questions.html").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / CHECKSUMS).write_text("my own list")
    (tmp_path / "file").write_text("")
    for taken in (other, tmp_path / "file"):
        with pytest.raises(InTheWay):
            write_questions(bank, taken)
    assert list(other.iterdir()) == [other / CHECKSUMS]


def test_the_teachers_page_names_each_file_and_the_right_numbers():
    page = (ROOT / "notebooks" / "teaching" / "questions.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)[1:]
    written = {name.split("/")[0] for name in question_files(hostile())}
    assert {name.rstrip("/") for name in ", ".join(cells).split(", ")} == written - {"read-me.txt"}
    bank = the_courses()
    assert f"{len(all_of(bank, 'choices'))} quiz questions, three sorting exercises" in page
    assert len(all_of(bank, "sortings")) == 3 and len(bank.lessons) == 8
    assert page.count("eight categories") == page.count("eight practice quizzes") == 1
    assert f"{kahoot.LONGEST_QUESTION} characters for a question" in page
    assert f"{kahoot.LONGEST_ANSWER} for an answer" in page and CHECKSUMS in page


def test_the_command_says_what_it_wrote_and_what_is_too_long(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("lessonkit.__main__.read_bank", lambda *_: hostile())
    assert main(["questions", str(tmp_path / "all")]) == 0
    said = capsys.readouterr().out
    assert f"12 files in {tmp_path / 'all'}; begin with read-me.txt." in said
    assert "1 of 2 questions are longer." in said and "Nothing was cut." in said
    assert said.endswith("  3 Signs: 1\n")
    (tmp_path / "all" / "gift.txt").write_text("mine")
    assert main(["questions", str(tmp_path / "all")]) == 1
    assert "Move it away, or name another folder." in capsys.readouterr().out
