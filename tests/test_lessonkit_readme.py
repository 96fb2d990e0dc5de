"""The README of lessonkit, followed word by word by a newcomer: its exhibit is added and tested."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from support import ROOT

KIT = ROOT / "notebooks" / "lessonkit"
README = (KIT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_following_the_readme_gives_a_working_exhibit_with_its_test(tmp_path):
    for folder in ("data", "notebooks/lessonkit"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    steps = re.findall(r"<!-- (\S+) -->\n```python\n(.+?)```", README, re.DOTALL)
    assert [name for name, _ in steps] == [
        "notebooks/lessonkit/exhibits/of_month.py",
        "tests/test_of_month.py",
    ]
    assert sum(len(code.splitlines()) for _, code in steps) < 60
    for name, code in steps:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(code, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_of_month.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "notebooks")},
        capture_output=True,
        text=True,
    )
    assert "1 passed" in run.stdout, run.stdout


def test_the_plan_names_every_folder_and_every_module_beside_them():
    plan = README.partition("## One cell")[0]
    cells = re.findall(r"^\| (.+?) \|", plan, re.MULTILINE)[1:]
    named = {name.strip("/") for cell in cells for name in re.findall(r"`([\w/]+)`", cell)}
    folders = {path.parent.name for path in KIT.glob("*/__init__.py")}
    assert named == folders | {path.stem for path in KIT.glob("*.py")}
