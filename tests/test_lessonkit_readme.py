"""The README of lessonkit, followed word by word by a newcomer: the exhibit that it shows is added, used and tested."""

import ast
import os
import re
import shutil
import subprocess
import sys

import pytest
from support import ROOT

KIT = ROOT / "notebooks" / "lessonkit"
README = (KIT / "README.md").read_text(encoding="utf-8")
HOUSE = README.split("```")[1]


@pytest.mark.slow
def test_following_the_readme_gives_a_working_exhibit_with_its_test(tmp_path):
    for folder in ("data", "notebooks/lessonkit"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    steps = re.findall(r"<!-- (\S+) -->\n```python\n(.+?)```", README, re.DOTALL)
    assert [name for name, _ in steps] == ["notebooks/lessonkit/ofmonth.py", "tests/test_ofmonth.py"]
    assert sum(len(code.splitlines()) for _, code in steps) < 60
    for name, code in steps:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(code, encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_ofmonth.py"], cwd=tmp_path,
                         env=os.environ | {"PYTHONPATH": str(tmp_path / "notebooks")}, capture_output=True, text=True)
    assert "1 passed" in run.stdout, run.stdout


def test_the_house_names_every_module():
    named = set(re.findall(r"\w+", HOUSE))
    assert {path.stem for path in KIT.glob("*.py")} - named == set()


@pytest.mark.parametrize("path", sorted(KIT.glob("*.py")), ids=lambda path: path.stem)
def test_modules_import_only_from_below(path):
    """The house as drawn: an import never leads to a line above (exhibits may use one another)."""
    lines = HOUSE.strip().splitlines()
    floor = {name: number for number, line in enumerate(lines) for name in re.findall(r"\w+", line)}
    exhibits = next(number for number, line in enumerate(lines) if line.startswith("exhibits"))
    for name in re.findall(r"\w+", lines[exhibits] + lines[exhibits + 1]):
        floor[name] = exhibits
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            for name in [node.module] if node.module else [alias.name for alias in node.names]:
                assert floor[name] >= floor[path.stem], f"{path.stem} imports {name}"
