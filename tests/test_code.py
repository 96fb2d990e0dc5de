"""The code keeps its rules (style, types, layers), and each check is shown to catch a fault."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, node_path

KIT = ROOT / "notebooks" / "lessonkit"
#: Folders that hold no code of the project.
NOT_OURS = {".venv", ".git", "node_modules", "artefacts", "__pycache__"}
LONGEST_MODULE, LONGEST_FUNCTION, WIDEST_LINE = 300, 50, 100


def run(command, folder):
    """Run a command in a folder; return its exit status and what it printed."""
    settings = {
        "PYTHONPATH": str(folder / "notebooks"),
        "NO_COLOR": "1",
        "DENO_NO_UPDATE_CHECK": "1",
        # Under Windows a Python process would expect its own encoding.
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env=os.environ | settings,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout + done.stderr


def tool(name, *arguments, folder=ROOT):
    """Run a tool of this environment, whose name ends in .exe under Windows."""
    return run([shutil.which(name, path=Path(sys.executable).parent) or name, *arguments], folder)


def node_tests(*files):
    return run([node_path(), "--test", "--test-reporter=tap", *files], ROOT)


def check_style(folder=ROOT):
    return tool("ruff", "check", "--quiet", folder=folder)


def check_format(folder=ROOT):
    return tool("ruff", "format", "--quiet", "--diff", folder=folder)


def check_types(folder=ROOT, *files):
    """Check the files that are named, else the whole package."""
    return tool(
        "basedpyright", "--level", "error", "--pythonpath", sys.executable, *files, folder=folder
    )


def check_layers(folder=ROOT):
    return tool("lint-imports", "--no-cache", folder=folder)


def check_script_types(folder=ROOT, *files):
    """Check the files that are named, else those of the package and their tests."""
    places = files or ("notebooks/lessonkit", "tests/js")
    return tool("deno", "check", "--quiet", *places, folder=folder)


def check_script_style(folder=ROOT):
    return tool("deno", "lint", "--quiet", folder=folder)


def check_script_format(folder=ROOT):
    """Without --quiet, which would not say what differs."""
    return tool("deno", "fmt", "--check", folder=folder)


CHECKS = {
    "style": check_style,
    "format": check_format,
    "types": check_types,
    "layers": check_layers,
    "types of scripts": check_script_types,
    "style of scripts": check_script_style,
    "format of scripts and style sheets": check_script_format,
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_code_keeps(name):
    status, said = CHECKS[name]()
    assert status == 0, said


def test_the_scripts_logic_is_right_under_node():
    files = sorted((ROOT / "tests" / "js").glob("*.test.js"))
    status, said = node_tests(*files)
    assert status == 0, said
    assert "# fail 0\n" in said and "# pass 0\n" not in said


def too_long(path):
    """Return what is too long in a file: the module, a function, a line."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    found = [f"{path.name}:{n}" for n, line in enumerate(lines, 1) if len(line) > WIDEST_LINE]
    if len(lines) > LONGEST_MODULE:
        found.append(f"{path.name} has {len(lines)} lines")
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = node.end_lineno - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    found.append(f"{path.name}: {node.name} has {length} lines")
    return found


def test_no_module_function_or_line_is_too_long():
    files = [
        path
        for ending in ("py", "js", "css")
        for folder in (KIT, ROOT / "tests", ROOT / "binder")
        for path in folder.rglob(f"*.{ending}")
        if not NOT_OURS & set(path.relative_to(ROOT).parts)
    ]
    assert len(files) > 250
    found = [fault for path in [*files, ROOT / "start.py"] for fault in too_long(path)]
    assert not found, "\n".join(found)


# Each check is shown to catch a fault in a small copy of the package.

#: Checks that take long: they are shown the planted file alone.
SLOW = {"types", "types of scripts"}
#: What is planted, by name of the check: path, contents, and what the check has to say.
FAULTS = {
    "style": ("notebooks/lessonkit/data/planted.py", '"""Planted."""\n\nimport os\n', "F401"),
    "format": ("notebooks/lessonkit/data/planted.py", '"""Planted."""\n\nONE  = 1\n', "ONE = 1"),
    "types": (
        "notebooks/lessonkit/markup/planted.py",
        '"""Planted."""\n\nfrom .tags import Markup, details\n\n'
        'SHOWN: Markup = details("a", "<b>text that was not escaped</b>")\n',
        "reportArgumentType",
    ),
    "layers": (
        "notebooks/lessonkit/data/planted.py",
        '"""Planted."""\n\nfrom ..page import exhibit\n\n__all__ = ["exhibit"]\n',
        "lessonkit.data.planted -> lessonkit.page.exhibit",
    ),
    "types of scripts": (
        "notebooks/lessonkit/page/planted.js",
        "// @ts-check\n/** @type {number} */\nexport const one = 'text';\n",
        "TS2322",
    ),
    "style of scripts": (
        "notebooks/lessonkit/page/planted.js",
        "export function f() {\n  var one = 1;\n  return one;\n}\n",
        "no-var",
    ),
    "format of scripts and style sheets": (
        "notebooks/lessonkit/page/planted.js",
        "export const one   =  1;\n",
        "planted.js",
    ),
}


@pytest.fixture
def copy(tmp_path):
    """Return a folder with the package, the configuration and nothing else."""
    shutil.copytree(KIT, tmp_path / "notebooks" / "lessonkit")
    shutil.copytree(ROOT / "tests" / "stubs", tmp_path / "tests" / "stubs")
    for name in ("pyproject.toml", "deno.json"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(copy, name):
    path, text, named = FAULTS[name]
    (copy / path).write_text(text, encoding="utf-8")
    status, said = CHECKS[name](copy, *([copy / path] if name in SLOW else []))
    assert status != 0
    assert named in said


def test_a_failing_test_under_node_is_seen(tmp_path):
    test = tmp_path / "planted.test.js"
    test.write_text('require("node:test")("planted", () => { throw new Error("planted"); });')
    status, said = node_tests(test)
    assert status != 0
    assert "# fail 1" in said


def test_what_is_too_long_is_named(tmp_path):
    path = tmp_path / "long.py"
    path.write_text("def long():\n" + "    pass\n" * LONGEST_MODULE + "#" * (WIDEST_LINE + 1))
    named = " ".join(too_long(path))
    assert "long.py:302" in named
    assert "has 302 lines" in named
    assert "long has 301 lines" in named
