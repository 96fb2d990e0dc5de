"""Pages made for paper: filled from the tables, up to date, legible, nothing cut."""

import re

import pytest
import save_printed
from jinja2 import TemplateError
from lessonkit import course
from lessonkit.publish.printed import printed_page

TEXTS = save_printed.texts()
#: How many pages of A4 a PDF has, for those that a teacher copies for a class.
COPIED = {name: 2 for name in TEXTS if re.match(r"\d\d-", name)}
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


def pages_of(paper):
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", paper))


@pytest.mark.parametrize("name", TEXTS)
def test_a_pdf_is_that_of_today_and_as_long_as_it_may_be(name):
    today = save_printed.fingerprint(printed_page(TEXTS[name], course))
    assert save_printed.kept().get(name) == today, "run python tests/tools/save_printed.py"
    paper = (save_printed.FOLDER / f"{name}.pdf").read_bytes()
    assert pages_of(paper) <= COPIED.get(name, 40)


def test_every_pdf_has_its_text():
    assert {path.stem for path in save_printed.FOLDER.glob("*.pdf")} == set(TEXTS)
    assert set(save_printed.kept()) == set(TEXTS)


def test_on_paper_text_has_eleven_points_and_nothing_is_cut(chromium):
    page = chromium.new_page(viewport={"width": 681, "height": 1000})
    page.emulate_media(media="print")
    for name, path in TEXTS.items():
        page.set_content(printed_page(path, course))
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


def test_text_of_a_table_is_escaped(tmp_path):
    path = tmp_path / "x.md.j2"
    path.write_text('# Title\n\n{{ parts.cards([{"title": "<script>1</script>"}]) }}')
    html = printed_page(path, course)
    assert "&lt;script&gt;" in html and "<script" not in html
