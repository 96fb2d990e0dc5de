"""The two short commands, as a new user meets them, with stand-ins for pip and JupyterLab."""

import ast
import importlib.util
import re
import shutil
import signal
import subprocess
import sys
from functools import partial

import environment
import pytest
from start_tree import SOURCES, Tree
from support import ROOT


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path)


@pytest.fixture(scope="module")
def environment_once(tmp_path_factory):
    """An environment as a first start leaves it."""
    first = Tree(tmp_path_factory.mktemp("first"))
    assert first.start()[0] == 0
    return first.root / ".venv"


@pytest.fixture
def installed(tree, environment_once):
    """A tree in which the course was started before.

    The file `mine` is lost if the environment is made anew.
    """
    shutil.copytree(environment_once, tree.root / ".venv", symlinks=True)
    (tree.root / ".venv" / "mine").touch()
    return tree


def load_start():
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kept(tree):
    return (tree.root / ".venv" / "mine").exists()


@pytest.mark.parametrize("name", SOURCES)
def test_an_old_python_can_read_it_and_nothing_must_be_installed_for_it(name):
    parsed = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {
        one.name for node in ast.walk(parsed) if isinstance(node, ast.Import) for one in node.names
    }
    imported |= {node.module for node in ast.walk(parsed) if isinstance(node, ast.ImportFrom)}
    assert {one.split(".")[0] for one in imported} <= set(sys.stdlib_module_names) | {"environment"}


def test_an_old_python_looks_for_a_newer_one_or_says_how_to_get_it(monkeypatch):
    start, ran = load_start(), []
    monkeypatch.setattr(start.sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(start, "newer_python", lambda: None)
    with pytest.raises(
        start.Trouble,
        match=r"needs Python 3\.11 or newer. This is Python 3\.8 (.|\n)*apt install python3.11",
    ):
        start.main(["test"])
    monkeypatch.setattr(start, "newer_python", lambda: "/usr/bin/python3.12")
    monkeypatch.setattr(start, "run", lambda command, folder: ran.append(command) or 7)
    assert start.main(["test", "-x"]) == 7
    assert ran == [["/usr/bin/python3.12", str(ROOT / "start.py"), "test", "-x"]]


def test_a_newer_python_is_one_that_runs(tmp_path, monkeypatch):
    for name, script in {
        "python3.19": "#!/bin/sh\nexit 127\n",
        "python3.18": f'#!/bin/sh\nexec "{sys.executable}" "$@"\n',
    }.items():
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert environment.newer_python() == str(tmp_path / "python3.18")


def test_the_first_start_installs_and_a_later_one_only_opens(tree):
    status, said = tree.start("--no-browser")
    assert status == 0
    assert [
        "Making the folder .venv" in said,
        "   pandas, 12.4 MB ..." in said,
        "All 2 packages are here" in said,
    ] == [True] * 3
    *_, install, lab = tree.called()
    root = str(tree.root)
    assert install[-5:] == ["-r", "requirements.txt", "-c", "constraints.txt", root]
    assert lab == [
        f"--config={tree.root / 'binder' / 'jupyter_server_config.py'}",
        "--no-browser",
        root,
    ]
    status, said = tree.start(CASE="no network")
    assert (status, len(said.splitlines()), tree.called()) == (0, 3, [[lab[0], root]])


def test_only_a_change_of_the_lists_is_fetched(installed):
    with open(installed.root / "constraints.txt", "a") as file:
        file.write("# changed\n")
    status, said = installed.start(CASE="no network")
    assert (
        status == 1
        and "the network does not answer" in said
        and said.count("Trying again ...") == 1
    )
    status, said = installed.start()
    assert status == 0 and "has changed since the last start" in said and kept(installed)
    installed.called()
    assert installed.start()[0] == 0 and len(installed.called()) == 1


def test_an_environment_made_by_hand_is_completed(installed):
    (installed.root / ".venv" / "course.json").unlink()
    status, said = installed.start()
    assert status == 0 and "not yet in the folder .venv" in said and kept(installed)


def test_no_network_and_other_troubles_of_pip_are_explained(tree):
    status, said = tree.start(CASE="no network")
    assert status == 1 and "Connect this\ncomputer to the internet and try again." in said
    assert [call for call in tree.called() if "--no-browser" in call] == []
    status, said = tree.start(CASE="too old")
    assert status == 1 and "   ERROR: a requires a newer compiler" in said
    assert "Collecting a\n" in (tree.root / ".venv" / "installation.log").read_text()


def test_a_half_finished_installation_begins_anew(installed):
    with open(installed.root / "requirements.txt", "a") as file:
        file.write("# changed\n")
    assert installed.start(CASE="power cut")[0] == -signal.SIGKILL
    status, said = installed.start()
    assert status == 0 and "was not finished. It begins anew." in said and not kept(installed)


@pytest.mark.parametrize("case", ["gone", "another computer", "garbled"])
def test_an_environment_that_does_not_fit_is_made_anew(installed, case):
    stamp, python = (
        installed.root / ".venv" / "course.json",
        installed.root / ".venv" / "bin" / "python",
    )
    if case == "gone":
        python.unlink()
        python.symlink_to("/nowhere/python3.11")
    elif case == "another computer":
        stamp.write_text(
            re.sub(r'"cpython[^"]*"', '"cpython-311 macosx-14.0-arm64 arm64"', stamp.read_text())
        )
    else:
        stamp.write_text('{"environ')
    status, said = installed.start()
    assert status == 0 and "anew" in said and not kept(installed)
    assert installed.start()[1].startswith("The course opens in your browser.")


def test_a_missing_part_of_python_is_named(tree):
    status, said = tree.start(CASE="no pip")
    assert (
        status == 1
        and re.search(r"apt install python3\.\d+-venv\n", said)
        and not (tree.root / ".venv").exists()
    )


def test_a_folder_that_cannot_be_written_is_explained(tmp_path, monkeypatch):
    def refuse(stamp):
        raise PermissionError(13, "Permission denied", ".venv")

    monkeypatch.setattr(environment, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(environment, "make_environment", refuse)
    with pytest.raises(
        environment.Trouble,
        match=r"could not be written:\n(.|\n)*Permission denied(.|\n)*a folder of your own",
    ):
        environment.prepare()


def test_ctrl_c_ends_it_without_a_traceback(tree):
    child = subprocess.Popen(
        tree.command(),
        env=tree.env(CASE="wait"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A suite that runs in the background hands down that the signal is ignored.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    for line in child.stdout:
        if "pandas" in line:
            break
    child.send_signal(signal.SIGINT)
    said = child.communicate(timeout=30)[0]
    assert child.returncode == 1 and said.strip() == "Stopped."


def test_an_error_of_jupyterlab_is_passed_on(installed):
    status, said = installed.start(STATUS="3")
    assert status == 3 and "delete the folder .venv and type again" in said


def test_tests_are_installed_and_run_by_pytest(installed):
    assert installed.start("test", "-x", "tests/test_data.py")[0] == 5
    install, run = installed.called()
    assert install[-5:-1] == ["-r", "tests/requirements.txt", "-c", "constraints.txt"] and kept(
        installed
    )
    assert run == ["-x", "tests/test_data.py", str(installed.root)]
    assert installed.start("test", "--quick")[0] == 5
    assert installed.called() == [
        ["-m", "not browser and not binder and not slow", str(installed.root)]
    ]
    assert installed.start()[0] == 0 and len(installed.called()) == 1


def test_an_update_stops_at_the_first_step_that_fails(installed):
    tools, kit = installed.root / "tests" / "tools", installed.root / "notebooks" / "lessonkit"
    for file, status in (
        (kit / "__main__.py", 0),
        (tools / "save_outputs.py", 4),
        (tools / "save_handouts.py", 0),
        (tools / "save_printed.py", 0),
    ):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"import sys\nprint('ran', {file.stem!r})\nsys.exit({status})\n")
    status, said = installed.start("update")
    assert status == 4 and "ran save_outputs" in said and "ran save_handouts" not in said
    assert "Step 2 failed: run the notebooks and save their outputs." in said
    (tools / "save_outputs.py").write_text("")
    status, said = installed.start("update")
    assert status == 0 and re.findall(r"Step \d of 4|ran \w+", said) == [
        "Step 1 of 4",
        "ran __main__",
        "Step 2 of 4",
        "Step 3 of 4",
        "ran save_handouts",
        "Step 4 of 4",
        "ran save_printed",
    ]


def test_paths_are_taken_from_where_the_reader_stands(installed, tmp_path):
    for place, told in {
        "notebooks/lessonkit/__main__.py": "*sys.argv[1:]",
        "binder/website/build.py": "os.getcwd(), *sys.argv[1:]",
    }.items():
        script = installed.root / place
        script.parent.mkdir()
        script.write_text(f"import os, sys\nprint({told})\n")
    for arguments, said in {
        ("check", "mine.csv"): f"check {tmp_path / 'mine.csv'}",
        ("edition",): f"edition {installed.root / 'pyongyang-pact.html'}",
        ("edition", "--students"): (
            f"edition --students {installed.root / 'pyongyang-pact-students.html'}"
        ),
        ("edition", "--students", "mine.html"): f"edition --students {tmp_path / 'mine.html'}",
        ("questions",): f"questions {installed.root / 'pyongyang-pact-questions'}",
        ("questions", "mine"): f"questions {tmp_path / 'mine'}",
        ("gather", "in", "out.xlsx"): f"gather {tmp_path / 'in'} {tmp_path / 'out.xlsx'}",
        ("site", "out", "--wheels=own"): f"{tmp_path} out --wheels=own",
    }.items():
        assert installed.start(*arguments, cwd=tmp_path) == (0, f"{said}\n")
    assert installed.start("check") == (0, "check\n")


def test_help_and_wrong_commands(tree):
    status, said = tree.start("--help")
    assert status == 0 and "python3 start.py test" in said
    for wrong in (["tset"], ["update", "now"], ["check", "a", "b"], ["questions", "a", "b"]):
        status, said = tree.start(*wrong)
        assert status == 1 and f'There is no command "{" ".join(wrong)}"' in said
    assert tree.called() == [] and not (tree.root / ".venv").exists()


def test_readme_shows_the_two_commands():
    blocks = re.findall(
        r"<!-- (\w+) -->\n```sh\n(.*?)```",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert dict(blocks) == {"open": "python3 start.py\n", "tests": "python3 start.py test\n"}
