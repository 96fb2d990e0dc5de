"""What contributors are told: its commands, files and versions are those of the project."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
GITHUB = ROOT / ".github"
FORMS = sorted(
    set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE/config.yml"}
)
CONTAINER = ROOT / ".devcontainer" / "devcontainer.json"
HOOKS = ROOT / ".pre-commit-config.yaml"
FENCED = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENDINGS = (".cff", ".csv", ".json", ".md", ".py", ".toml", ".txt")


def released():
    """Return version and date of each release in CHANGELOG.md, the newest first."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", text, re.MULTILINE)


def container():
    """Return the settings of the container; the format allows lines of comment."""
    lines = CONTAINER.read_text(encoding="utf-8").splitlines()
    return json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))


def hooks():
    """Return the hooks that run before a commit."""
    repositories = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))["repos"]
    assert [one["repo"] for one in repositories] == ["local"], "versions stand in .venv alone"
    return repositories[0]["hooks"]


def paths_named(text):
    """Return the files and folders that a page names: in backticks, in commands, as links."""
    prose, commands = FENCED.sub("", text), " ".join(FENCED.findall(text))
    quoted = " ".join(re.findall(r"`([^`\n]+)`", prose))
    words = set(re.split(r"[\s=]+", f"{quoted} {commands}"))
    links = set(re.findall(r"\]\((?!https?://|#)([^)#\s]+)", prose))
    own = {word for word in words if "/" in word or word.endswith(ENDINGS)}
    return links | {word for word in own if not word.startswith(".venv")}


def test_the_version_is_the_same_everywhere():
    version = PROJECT["project"]["version"]
    newest, date = released()[0]
    tables = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    assert newest == version, "CHANGELOG.md"
    assert tables["version"] == version, "data/datapackage.json"
    assert str(CITATION["version"]) == version, "CITATION.cff"
    assert str(CITATION["date-released"]) == date, "CITATION.cff has another date than CHANGELOG.md"


def test_releases_stand_in_order_below_what_is_unreleased():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## .+$", text, re.MULTILINE)[0] == "## [Unreleased]"
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 1 + len(released())
    order = [(tuple(map(int, version.split("."))), date) for version, date in released()]
    assert order == sorted(order, reverse=True) and len(set(order)) == len(order)
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= kinds


def test_the_citation_has_what_its_format_asks_for():
    assert {"cff-version", "message", "title", "authors"} <= set(CITATION)
    assert CITATION["cff-version"] == "1.2.0"
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert CITATION["license"] == ["MIT", "CC-BY-4.0"]
    assert "MIT License" in licence and "CC BY 4.0" in licence
    assert CITATION["authors"][0]["name"] in licence


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", ".github/PULL_REQUEST_TEMPLATE.md"])
def test_every_path_that_is_named_exists(page):
    named = paths_named((ROOT / page).read_text(encoding="utf-8"))
    assert len(named) >= 2
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_links_within_the_guide_lead_to_headings():
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    found = set(re.findall(r"\]\(#([^)]+)\)", GUIDE))
    assert found and found <= anchors


def test_every_command_of_start_py_exists():
    """In the guide, in the forms and in the container."""
    shown = [sys.executable, "start.py", "--help"]
    help_text = subprocess.run(shown, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    pages = [GUIDE, CONTAINER.read_text(encoding="utf-8")]
    pages += [path.read_text(encoding="utf-8") for path in GITHUB.rglob("*.md")]
    named = set(re.findall(r"start\.py ([a-z]+)", " ".join(pages)))
    assert {"test", "update", "check"} <= named
    assert named <= set(re.findall(r"start\.py ([a-z]+)", help_text))
    assert "start.py test --quick" in GUIDE
    assert "start.py test --quick" in help_text


def test_every_test_that_is_named_exists():
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", GUIDE))
    assert len(named) >= 3
    assert sorted(name for name in named if f"def {name}(" not in tests) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_github_asks_for(form):
    fields = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(fields)
    asked = [field for field in fields["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in asked} <= {"checkboxes", "dropdown", "input", "textarea"}
    names = [field["id"] for field in asked]
    assert len(set(names)) == len(names)
    assert all(field["attributes"]["label"] for field in asked)
    assert any(field.get("validations", {}).get("required") is True for field in asked)
    for field in asked:
        if field["type"] == "dropdown":
            options = field["attributes"]["options"]
            assert len(set(options)) == len(options) and all(isinstance(o, str) for o in options)
        if field["type"] == "checkboxes":
            assert all(option["label"] for option in field["attributes"]["options"])


def test_the_list_of_forms_leads_to_pages_of_this_repository():
    config = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8"))
    assert config["blank_issues_enabled"] in (True, False)
    assert len(FORMS) == 2 and config["contact_links"]
    for link in config["contact_links"]:
        assert link["name"] and link["about"]
        address, path = link["url"].split("/blob/HEAD/")
        assert address == CITATION["repository-code"]
        assert (ROOT / path).is_file()


def test_the_container_has_the_python_of_binder_and_opens_the_course():
    settings = container()
    version = (ROOT / "binder/runtime.txt").read_text(encoding="utf-8").strip().split("-")[1]
    assert settings["image"].endswith(f"python:{version}")
    (port,) = settings["forwardPorts"]
    assert settings["portsAttributes"][str(port)]["onAutoForward"] == "openBrowser"
    (command,) = settings["postAttachCommand"].values()
    assert command.startswith("python3 start.py --no-browser") and f"--port={port} " in command
    assert settings["updateContentCommand"].startswith("python3 start.py ")


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_a_hook_calls_a_tool_of_the_environment(hook):
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "system"
    program, *rest = hook["entry"].split()
    if program == "git":
        return
    assert program == "env" and rest[0] == "PATH=.venv/bin:.venv/Scripts"
    tool = next(word for word in rest if "=" not in word)
    assert shutil.which(tool, path=str(Path(sys.executable).parent)), f"{tool} is not installed"


def test_editors_break_lines_where_ruff_does():
    text = (ROOT / ".editorconfig").read_text(encoding="utf-8")
    widths = set(re.findall(r"^max_line_length = (\d+)$", text, re.MULTILINE))
    assert widths == {str(PROJECT["tool"]["ruff"]["line-length"])}
    assert "root = true" in text


def test_the_readme_leads_to_the_guide_and_to_the_changelog():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "](CONTRIBUTING.md)" in readme
    assert "](CHANGELOG.md)" in readme
