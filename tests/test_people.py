"""Who is named in a lesson is introduced there: in its names box, or under its key terms.

A word that is written with a capital where an ordinary word would not be is taken for a name. It
has to be a person whom the lesson introduces, or stand in NOT_PEOPLE. So a new name fails here
until somebody says who or what it is.
"""

import re
from functools import cache

import pytest
from lessonkit import course
from support import NOTEBOOKS, ROOT, of_kind, people_ids, read, source

#: Places, peoples, organisations, treaties, titles, months, controls of the page; in order.
NOT_PEOPLE = """
A4, AP, ATOP, All Cells, April, Article, Asia, August, Australia, B, Background, Beginner, Beijing,
Bengaluru, Binder, CIA, CNS, CSTO, CSV, Camp David, Central Military Commission, Certainty, Charter,
China, Chinese, Cold War, Collective, Comprehensive Strategic Partnership, Consider, Council, Covid,
Crimea, Cuba, Czech, DPRK, Debris, December, Delhi, Dhaka, Donetsk, EJIL, ES, EU,
East, English, Esc, Europe, European, Everyone, Excel, Features, February, Federation Council,
Finish, Foreign Minister, Foreign Ministry, France, Freedom Edge, General, General Assembly, General
Staff, German, Google Sheets, Hankook Ilbo, Hanoi, Heart, Hindu, Human Rights Council, I, IX, India,
Indian, Insert, Interfax, Intermediate, Invent, Iran, Islamabad, JURIST, January, Japan, Japanese,
July, June, KCNA, KCNA Watch, Korea, Korean, Korean Peninsula, Korean War, Koreas, Kremlin, Kursk,
Kyiv, Library of Congress, LibreOffice, Lima, London, Luhansk, MSMT, March, May, Medium, Microsoft
Excel, Moscow, Multilateral Sanctions Monitoring Team, Munich, NATO, NPT, New Delhi, New York,
Non-Proliferation Treaty, North, North America, North Atlantic, North Atlantic Treaty, North Korea,
North Korean, North Korean Ballistic Missile, North-East Asia, November, Obey, October, Olympic
Games, PDF, Pacific, Pakistan, Panel, Panel of Experts, Perhaps, Phnom Penh, Pick, President,
Previous, Probably, Pueblo, Pyongyang, Pyongyang Pact, Quad, ROK, Rajin, Regime, Regional,
Reporters, Researchers, Reset, Romanian, Russia, Russian, Sanctions Monitors, Secretary-General,
Security Council, Seoul, September, Siberia, Significance, Sino-Soviet, Sort, South Korea, South
Korean, Soviet, Soviet Union, Spokeswoman, Sputnik, State, State Department, State Duma, Story,
Strand, Strength, Supply, Tashkent Declaration, Teacher, The Times, Tokyo, Treaty Series, UK, UN,
UPSC-IAS, US, USSR, UTF, Ukraine, Ukrainian, United States, Unlike, VII, Vladivostok, Vostochny,
Votes, Washington, Weigh, Western, Wilson Center, Yalta
"""
#: What stands before a word in the middle of a sentence. Elsewhere an ordinary word may have its
#: capital because a sentence begins there, or the name of a control.
MIDDLE = re.compile(r"([^\W\d]|[,’–—&/]|(?<![.!?])\)) *\(?$")
NAME = re.compile(r"(?<![\w’-])[^\W\d_a-z][\w’-]*(?: [^\W\d_a-z][\w’-]*)*")
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def lines(path):
    """Return the text of a lesson in pieces that begin like a sentence: lines, cells of tables."""
    text = "\n".join(source(cell) for cell in of_kind(read(path), "markdown"))
    text = re.sub(r"<[^>]+>", "", text)
    return re.split(r"\n|\|", re.sub(r"\]\((?:[^()]|\([^)]*\))*\)", "]", text))


@cache
def ordinary_words():
    """Return all words that a lesson or a teacher's page writes with a small letter."""
    text = "\n".join(piece for path in NOTEBOOKS for piece in lines(path))
    for page in (ROOT / "notebooks" / "teaching").glob("*.md"):
        text += page.read_text(encoding="utf-8")
    return set(re.findall(r"(?<![\w’-])[a-z][\w’-]*", text))


def not_people():
    return [name.strip() for name in NOT_PEOPLE.replace("\n", " ").split(",")]


@cache
def no_person():
    """Return a pattern for the names of NOT_PEOPLE, the longest first."""
    listed = "|".join(map(re.escape, sorted(not_people(), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)({listed})(?!\w)")


def names(piece):
    """Yield the names in a piece of text that are not in NOT_PEOPLE, each as a list of words."""
    # With a letter in their place the text still reads on like the middle of a sentence.
    rest = no_person().sub("x", piece)
    for found in NAME.finditer(rest):
        words = [word.removesuffix("’s").removesuffix("’") for word in found[0].split()]
        if not MIDDLE.search(rest[: found.start()]) and words[0].lower() in ordinary_words():
            words = words[1:]
        if words and words[0][0].isupper():
            yield words


def key_people(path):
    """Return the full names of those whom a lesson introduces under its key terms."""
    terms = dict(zip(course.glossary["id"], course.glossary["term"], strict=True))
    return [terms[i] for i in people_ids(path)]


def box(path):
    """Return the names in the first column of a lesson's names box; lessons 5 to 7 have none."""
    for cell in of_kind(read(path), "markdown"):
        if source(cell).startswith("**Names and places you need**"):
            rows = source(cell).splitlines()[4:]
            return [name.strip() for row in rows for name in row.split("|")[1].split(",")]
    return []


def strangers(pieces, people):
    """Return the names in a text that are no part of the name of one of these people."""
    introduced = [set(name.split()) for name in people]
    return sorted(
        {
            " ".join(words)
            for piece in pieces
            for words in names(piece)
            if not any(set(words) <= person for person in introduced)
        }
    )


@each_notebook
def test_everybody_named_in_a_lesson_is_introduced_there(path):
    unknown = strangers(lines(path), [*box(path), *key_people(path)])
    assert unknown == [], (
        "A person? Add a row to the lesson's names box, or to data/glossary.csv and to people= of "
        "the lesson's KeyTerms. Something else? Add it to NOT_PEOPLE."
    )


@each_notebook
def test_key_terms_introduce_nobody_twice_and_nobody_who_is_absent(path):
    said = "\n".join(lines(path))
    for name in key_people(path):
        assert name not in box(path), name
        assert re.search(rf"\b{name.split()[-1]}\b", said), name


def test_the_list_of_what_is_no_person_is_in_order_and_holds_nothing_unused():
    listed = not_people()
    assert listed == sorted(set(listed))
    said = "\n".join(piece for path in NOTEBOOKS for piece in lines(path))
    assert [
        name for name in listed if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)
    ] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Later Mark Rutte agreed.",
        "Rutte of NATO agreed.",
        "President Xi praised it.",
        "1. *Choe Son Hui*, its foreign minister, came to Moscow.",
        "So said [the minister, Choe Son Hui](https://example.org).",
        "| Sergei Shoigu | 13 June 2025 |",
        "Kim Yo Jong answered.",
        "Some think of Camp David, others of David Cameron.",
    ],
)
def test_a_new_name_is_found(sentence):
    pieces = re.split(r"\n|\|", re.sub(r"\]\([^)]*\)", "]", sentence))
    assert strangers(pieces, ["Kim Jong Un", "Sergei Lavrov"])


def test_a_surname_alone_is_enough_but_not_a_mixture_of_two_people():
    people = ["Kim Jong Un", "Vladimir Putin"]
    assert strangers(["Putin’s visit; Kim agreed with Vladimir Putin."], people) == []
    assert strangers(["Vladimir Kim agreed."], people) == ["Vladimir Kim"]
