"""The single-file edition: the whole course as one HTML page that needs no network, no kernel and no installation.

It is made from what the notebooks hold: their text, and the still forms of their exhibits.
"""

import json
import re
from pathlib import Path

import mistune

from ..markup.tags import escape
from ..page.exhibit import HERE

_LESSONS = "[0-9][0-9]-*.ipynb"
#: The teacher's pages, beside the notebooks; README is the guide and comes first.
_TEACHING = "teaching"
_FIGURE = "application/vnd.plotly.v1+json"
#: Nothing may be fetched, whatever stands in a text; the page's own scripts are part of it.
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)


def edition(folder):
    """Return the course as one HTML page (a string).

    folder: where the notebooks lie, a `Path`; they must have been run and saved. Raises ValueError, which names the notebook, if there
    are none or one has an exhibit that was never run.
    """
    # Loaded here: nothing else needs it.
    from plotly.offline import get_plotlyjs

    books = [
        (path, json.loads(path.read_text(encoding="utf-8")))
        for path in sorted(Path(folder).glob(_LESSONS))
    ]
    if not books:
        raise ValueError(f"There are no notebooks in {folder}.")
    lessons = [(path.stem, _title(book), _lesson(path.stem, book)) for path, book in books]
    pages = sorted(
        (Path(folder) / _TEACHING).glob("*.md"), key=lambda path: (path.stem != "README", path.stem)
    )
    teaching = "".join(
        f'<section class="kit" id="{_TEACHING}-{page.stem}">{_text(page.read_text(encoding="utf-8"))}'
        '<p class="tools"><a href="#top">Back to the top</a></p></section>'
        for page in pages
    )
    menu = "".join(f'<li><a href="#{stem}">{escape(title)}</a></li>' for stem, title, _ in lessons)
    menu += f'<li><a href="#{_TEACHING}-README">For teachers</a></li>' if pages else ""
    style, script = (
        (HERE / f"edition.{kind}").read_text(encoding="utf-8") for kind in ("css", "js")
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>The Pyongyang Pact: the course in one file</title>'
        f"<style>{style}</style></head>\n<body><header><h1>The Pyongyang Pact</h1>"
        "<p>The whole course in one file: text, charts, questions with answers, sources. It needs no network. "
        "Facts as of March 2026.</p><p>Charts name their events under the pointer and zoom where you drag; a double click brings the "
        "whole back. Answers open with a click. The sliders, menus and games to which some tasks refer need the notebooks in "
        "JupyterLab.</p></header>\n"
        f'<nav aria-label="Lessons"><ol>{menu}</ol></nav>\n<main>{"".join(html for *_, html in lessons)}{teaching}</main>\n'
        f"<script>{get_plotlyjs()}</script>\n<script>{script}</script></body></html>\n"
    )


def _title(book):
    return "".join(book["cells"][0]["source"]).splitlines()[0].removeprefix("# ")


def _lesson(stem, book):
    """Return one lesson as HTML: a section with the notebook's text and exhibits in their order."""
    parts = []
    for number, cell in enumerate(book["cells"]):
        if cell["cell_type"] == "markdown":
            if "your-turn" not in cell["metadata"].get("tags", ()):
                parts.append(_text("".join(cell["source"])))
        elif not cell["outputs"]:
            raise ValueError(
                f"{stem}.ipynb has an exhibit that was never run (cell {number + 1}). Choose Run > Run All Cells and save it."
            )
        else:
            kind = re.findall(r"^([A-Z]\w+)\(", "".join(cell["source"]), re.MULTILINE)[-1].lower()
            parts.append(
                _exhibit(kind, cell["outputs"][-1]["data"], any("<h3" in part for part in parts))
            )
    return (
        f'<section class="lesson" id="{stem}">{"".join(parts)}'
        f'<p class="tools"><button type="button" data-print="{stem}">Print this lesson</button> <a href="#top">Back to the top</a></p>'
        "</section>\n"
    )


def _text(markdown):
    """Return the text of a cell as HTML; links to other notebooks lead to their place in the page."""
    html = mistune.create_markdown(escape=False, plugins=["table"])(markdown)
    html = re.sub(r'href="(?:\.\./)?(\d\d-[\w-]+)\.ipynb"', r'href="#\1"', html)
    html = re.sub(rf'href="(?:{_TEACHING}/)?([\w-]+)\.md"', rf'href="#{_TEACHING}-\1"', html)
    # Tables and handouts lie beside the notebooks, not in this file.
    html = re.sub(r'<a href="(?!https?:|#)[^"]*">(.*?)</a>', r"\1", html)
    # A table without words in its first row (the card of a lesson) has no header that could be read out.
    html = re.sub(r"<thead>\s*<tr>(\s*<th>\s*</th>)+\s*</tr>\s*</thead>", "", html)
    return f'<div class="text">{_lower(html.replace("<th></th>", "<td></td>"))}</div>'


def _exhibit(kind, data, below):
    """Return the still form of an exhibit as HTML.

    kind: its name, for the style sheet. data: its MIME bundle. below: whether it stands under a heading of the lesson.
    """
    html = "".join(data["text/html"])
    html = _lower(html) if below else html
    if _FIGURE not in data:
        return f'<div class="exhibit {kind}">{html}</div>'
    figure = json.dumps(data[_FIGURE], ensure_ascii=False, separators=(",", ":")).replace(
        "</", "<\\/"
    )
    heading, sentence, rest = re.fullmatch(
        r"(<h\d>.*?</h\d>)(<p>.*?</p>)(.*)", html, re.DOTALL
    ).groups()
    height = int(data[_FIGURE]["layout"]["height"])
    name = escape("".join(data["text/plain"]))
    return (
        f'<div class="exhibit {kind}"><div class="spoken">{heading}</div><div class="chart" data-name="{name}" '
        f'style="height:{height}px"></div><script type="application/json">{figure}</script>'
        f"{sentence}<details><summary>The same as a list</summary>{rest}</details></div>"
    )


def _lower(html):
    """Return HTML with every heading one level lower, since the page has a title of its own."""
    return re.sub(r"(</?h)([1-5])\b", lambda m: f"{m[1]}{int(m[2]) + 1}", html)
