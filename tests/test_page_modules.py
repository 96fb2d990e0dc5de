"""The modules and style sheets of the page: each leads to files that are there."""

import re
from pathlib import PurePosixPath

import pytest
from lessonkit.page.modules import PACKAGE, imports, read, read_to_send, with_imports
from lessonkit.palette import custom_properties

#: The script and the style sheet of the single-file edition are no module of the page.
EDITION = "publish/edition"
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.js")
    if path.stem != PurePosixPath(EDITION).name
)
STYLE_SHEETS = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.css"))


@pytest.mark.parametrize("name", MODULES)
def test_every_import_leads_to_a_module(name):
    assert set(imports(name)) <= set(MODULES)
    assert with_imports(name)[-1] == name


def test_what_is_imported_comes_first_and_once():
    order = with_imports("exhibits/quiz.js")
    own = ["exhibits/quiz_answers.js", "exhibits/quiz.js"]
    assert order == ["page/dom.js", "page/kept.js", *own]


@pytest.mark.parametrize("name", STYLE_SHEETS)
def test_a_style_sheet_stands_beside_its_module_and_has_the_colours_of_the_palette(name):
    """Or beside the template of a document."""
    path = PurePosixPath(name)
    template = PACKAGE / path.with_suffix(".html.j2")
    assert path.with_suffix(".js").as_posix() in MODULES or template.exists()
    known = set(re.findall(r"--lk-[\w-]+(?=:)", custom_properties()))
    assert set(re.findall(r"var\((--lk-[\w-]+)\)", read(name))) <= known
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|\brgba?\(", read(name))


@pytest.mark.parametrize("name", [*MODULES, *STYLE_SHEETS])
def test_only_comments_stay_behind(name):
    sent = read_to_send(name)
    assert "@typedef" not in sent
    assert "@param" not in sent
    kept, left = sent.splitlines(), []
    for line in read(name).splitlines():
        if kept and line == kept[0]:
            del kept[0]
        else:
            left.append(line)
    assert kept == []
    assert re.fullmatch(r"(\s*(//[^\n]*|/\*.*?\*/))*", "\n".join(left), re.DOTALL)
