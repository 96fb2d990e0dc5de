"""Pages made for paper: filled from the tables, up to date, legible, nothing cut."""

import re
from functools import cache
from html import unescape

import pytest
import save_printed
from jinja2 import TemplateError
from lessonkit import course
from lessonkit.publish.printed import ADAPTED, printed_page
from support import NOTEBOOKS, pages_of

TEXTS = save_printed.texts()
#: The names of the worksheets, which are those of the lessons.
WORKSHEETS = [path.stem for path in NOTEBOOKS]
#: A worksheet is one sheet of A4, printed on both sides.
PAGES = 2
#: In the page, laid out as wide as the paper's text: the least size of its text in points, and the
#: texts that do not fit into what holds them.
LOOK = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const holders = [];
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim()) holders.push(walker.currentNode.parentElement);
  }
  const size = (one) => parseFloat(getComputedStyle(one).fontSize) * 0.75;
  const cut = (one) =>
    one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline";
  const all = [...document.querySelectorAll("body, body *")];
  return {
    least: Math.min(...holders.map(size)),
    cut: all.filter(cut).map((one) => one.textContent.trim()),
  };
}"""


WORD = re.compile(r"\w[\w’'-]*")


@cache
def page_of(name):
    """Return the page of a name, as it is printed."""
    return printed_page(TEXTS[name], course)


@cache
def words_of(html):
    """Return the words that stand on a page."""
    return WORD.findall(unescape(re.sub(r"<[^>]+>", " ", html.split("<body")[1].split(">", 1)[1])))


def tasks(html):
    """Return the headings of the tasks of a worksheet, each with its number."""
    return [unescape(heading) for heading in re.findall(r"<h2>(\d+ .+?)</h2>", html)]


@pytest.mark.parametrize("name", TEXTS)
def test_a_pdf_is_that_of_today(name):
    today = save_printed.fingerprint(page_of(name))
    assert save_printed.kept().get(name) == today, "run python tests/tools/save_printed.py"


@pytest.mark.parametrize("name", WORKSHEETS)
def test_a_lesson_has_a_worksheet_and_an_adapted_one_of_two_pages(name):
    for version in (name, name + ADAPTED):
        paper = (save_printed.FOLDER / f"{version}.pdf").read_bytes()
        assert pages_of(paper) == PAGES, version


@pytest.mark.parametrize("name", WORKSHEETS)
def test_an_adapted_worksheet_has_the_same_tasks_in_about_half_the_words(name):
    whole, adapted = (page_of(name + end) for end in ("", ADAPTED))
    assert tasks(whole) == tasks(adapted)
    assert [int(task.split()[0]) for task in tasks(whole)] == list(range(1, len(tasks(whole)) + 1))
    assert "guess" in tasks(whole)[0].lower()
    assert sum(task.endswith(" Write") for task in tasks(whole)) == 1
    assert len(words_of(adapted)) <= 0.6 * len(words_of(whole))


def test_the_source_lesson_in_simpler_words_has_the_same_tasks_in_fewer_words():
    names = "must-russia-fight", "must-russia-fight" + ADAPTED
    whole, adapted = (TEXTS[name].read_text(encoding="utf-8") for name in names)
    numbers = re.findall(r"^(\d)\. ", whole, re.MULTILINE)
    assert numbers == list("123456789")
    assert list(dict.fromkeys(re.findall(r"^\*\*(\d)[ab]?\*\*", adapted, re.MULTILINE))) == numbers
    # The boxes, the table and its headings are those of the other sheet.
    words, fewer = (len(words_of(page_of(name))) for name in names)
    assert fewer <= 0.6 * words


def test_cases_carry_the_numbers_of_the_course():
    for lesson, exercise, count in (
        ("02", "sanctions", 5),
        ("03", "article-4", 6),
        ("05", "mind", 5),
    ):
        name = next(name for name in WORKSHEETS if name.startswith(lesson))
        text = " ".join(words_of(page_of(name)))
        rows = course.sorting[course.sorting["exercise"] == exercise]
        items = rows["item"].str.removeprefix("Suppose that ")
        shown = [
            number
            for number, item in enumerate(items, 1)
            if f" {number} {' '.join(WORD.findall(item))} " in text
        ]
        assert len(shown) == count, name
        # The adapted version has the cases in other words, but under the same numbers.
        adapted = page_of(name + ADAPTED)
        bold = re.findall(r"<td><strong>(\d+)</strong></td>", adapted)
        assert [int(number) for number in bold][-count:] == shown, name


def test_the_map_of_a_worksheet_has_coasts_and_no_names():
    html = page_of("04-regional-effects")
    drawn = html.split("<svg")[1].split("</svg>")[0]
    assert drawn.count("<path") >= 6
    assert not re.search(r">\s*[^<\s]", drawn.split(">", 1)[1])


def test_what_students_get_tells_no_answer():
    told = [*course.sorting["why"], *course.claims["reason"], *course.sorting["bin"]]
    told = [" ".join(WORD.findall(answer)) for answer in told]
    for name in [*WORKSHEETS, *(name + ADAPTED for name in WORKSHEETS), "cards"]:
        text = " ".join(words_of(page_of(name)))
        for answer in told:
            assert answer not in text, name
        assert "click" not in text.lower() and "scroll" not in text.lower(), name


def test_a_capitals_case_is_short_and_rests_on_what_it_said():
    text = TEXTS["cards"].read_text(encoding="utf-8")
    cards = re.findall(
        r'"title": "([^"]+)", "mark": "[^"]+", "rests": "(.+?)",\s+"text": "(.+?)"}', text
    )
    assert [title for title, _, _ in cards] == [
        *"Moscow Pyongyang Seoul Beijing Tokyo Washington Kyiv".split(),
        "New Delhi",
        "The UN",
    ]
    positions = course.positions.set_index("id")
    for title, rests, said in cards:
        assert 40 <= len(said.split()) <= 60, title
        assert len(set(positions.loc[rests.split(), "state"])) == 1, title


def test_every_pdf_has_its_text():
    assert {path.stem for path in save_printed.FOLDER.glob("*.pdf")} == set(TEXTS)
    assert set(save_printed.kept()) == set(TEXTS)


def test_on_paper_text_has_eleven_points_and_nothing_is_cut(chromium):
    page = chromium.new_page(viewport={"width": 681, "height": 1000})
    page.emulate_media(media="print")
    for name in TEXTS:
        page.set_content(page_of(name))
        look = page.evaluate(LOOK)
        assert look["cut"] == [], name
        assert look["least"] >= 11, name
    page.close()


def test_a_text_with_a_fault_is_refused(tmp_path):
    path = tmp_path / "x.md.j2"
    path.write_text("No heading")
    with pytest.raises(ValueError, match="does not begin with a heading"):
        printed_page(path, course)
    path.write_text("# Title\n\n{{ rows('sorting')[0].no_such_column }}")
    with pytest.raises(TemplateError):
        printed_page(path, course)
    (tmp_path / "print").mkdir()
    path = tmp_path / "print" / "x.md.j2"
    path.write_text("# Title\n\n{{ guide('No such part') }}")
    (tmp_path / "README.md").write_text("## A part\n\nText.\n\n### Another\n")
    with pytest.raises(ValueError, match="no section “No such part”"):
        printed_page(path, course)
    path.write_text("# Title\n\n{{ guide('A part') }}")
    assert "<p>Text.</p>" in printed_page(path, course)
    assert "Another" not in printed_page(path, course)


def test_text_of_a_table_is_escaped(tmp_path):
    path = tmp_path / "x.md.j2"
    path.write_text('# Title\n\n{{ parts.cards([{"title": "<script>1</script>"}]) }}')
    html = printed_page(path, course)
    assert "&lt;script&gt;" in html and "<script" not in html
