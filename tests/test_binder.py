"""Binder, as far as it can be tried without Docker: repo2docker says what it would do, and that is
done in a clean environment.
"""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
from importlib.resources import files

import address
import constraints
import pytest
import websocket
from browser import IDLE, Lab, Page
from playwright.sync_api import expect
from support import NOTEBOOKS, ROOT

BINDER = ROOT / "binder"
START = "notebooks/00-start-here.ipynb"
#: What Binder's base environment brings and the course runs on; the versions are read from
#: repo2docker.
BASE = (
    "jupyterlab",
    "notebook",
    "jupyter_server",
    "ipykernel",
    "ipywidgets",
    "jupyter-resource-usage",
)
#: The start page, the lesson with the most exhibits, and the one that opens files.
RUN_ON_BINDER = [path for path in NOTEBOOKS if path.stem[:2] in ("00", "04", "07")]
LAUNCH = re.compile(r"https://mybinder\.org/v2/gh/[\w.-]+/[\w.-]+/[\w.-]+\?urlpath=([\w%.-]+)")


def test_the_pins_are_those_of_the_course():
    assert (
        BINDER / "requirements.txt"
    ).read_text() == "-r ../requirements.txt\n-c constraints.txt\n"
    assert (BINDER / "runtime.txt").read_text() == "python-3.12\n"
    assert not [
        name
        for name in ("Dockerfile", "environment.yml", "Pipfile", "setup.py")
        if (BINDER / name).exists()
    ]


def test_the_packages_beside_binders_server_are_pinned_as_in_constraints_txt():
    written = (BINDER / "constraints.txt").read_text(encoding="utf-8")
    assert written == constraints.binder_constraints(), "run .venv/bin/python binder/constraints.py"
    pinned, brought = (
        {constraints.normal(name) for name in re.findall(r"^([\w.-]+)==", written, re.MULTILINE)},
        constraints.frozen(),
    )
    assert brought["jupyterlab"] == "4.4.9" and brought["nbconvert"] and brought["fastjsonschema"]
    assert (
        pinned & set(brought) == constraints.RAISED
        and {"numpy", "narwhals", "psygnal", "lxml"} <= pinned
    )


def test_every_launch_link_opens_a_page_of_the_course():
    found = [
        link
        for path in address.places()
        for link in LAUNCH.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(found) == sum(len(address.launches(path)) for path in address.places()) >= 1
    for link in found:
        page = re.fullmatch(r"(?:lab|doc)/tree/(.+)", urllib.parse.unquote(link))[1]
        assert (ROOT / page).is_file(), page
    config = (BINDER / "jupyter_server_config.py").read_text(encoding="utf-8")
    assert re.findall(r'default_url = "/doc/tree/(\S+)"', config) == [START]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    folder = tmp_path_factory.mktemp("binder") / "checkout"
    shutil.copytree(
        ROOT,
        folder,
        ignore=shutil.ignore_patterns(
            ".git", ".venv", "artefacts", ".ipynb_checkpoints", "__pycache__"
        ),
    )
    return folder


@pytest.fixture(scope="module")
def steps(checkout):
    """The commands that repo2docker would run for this repository after its base environment is
    there.
    """
    command = [
        sys.executable,
        "-m",
        "repo2docker",
        "--no-build",
        "--debug",
        "--Repo2Docker.default_buildpack=None",
        str(checkout),
    ]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-2000:]
    said = run.stdout + run.stderr
    assert "environment.py-3.12" in said or "py-2d3-2e12" in said
    return re.findall(r"^RUN (.*binder/.*)$", said, re.MULTILINE)


def test_repo2docker_takes_the_intended_steps(steps):
    assert steps == [
        '${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir -r "binder/requirements.txt"',
        "chmod +x binder/postBuild",
        "./binder/postBuild",
    ]


@pytest.fixture(scope="module")
def environment(tmp_path_factory, checkout, steps):
    """An environment with the server that Binder brings, in which those steps were taken."""
    place = tmp_path_factory.mktemp("environment")
    lock = (
        files("repo2docker.buildpacks.conda")
        .joinpath("environment.py-3.12-linux-64.lock")
        .read_text()
    )
    pins = [f"{name}=={re.search(rf'/{name}-([0-9.]+)-', lock)[1]}" for name in BASE]
    # Binder's own Python if this machine has it.
    found = subprocess.run(
        ["bash", "-c", "python3.12 -c 'import sys; print(sys.executable)'"],
        capture_output=True,
        text=True,
    )
    python = found.stdout.strip() or sys.executable
    subprocess.run([python, "-m", "venv", str(place)], check=True)
    pip = str(place / "bin" / "pip")
    # Compiling all modules, of which few are imported here, would take half of the time.
    env = os.environ | {"PIP_NO_COMPILE": "1"}
    subprocess.run([pip, "install", "-q", *pins], check=True, capture_output=True, env=env)
    for step in steps:
        done = subprocess.run(
            ["bash", "-c", step],
            cwd=checkout,
            capture_output=True,
            text=True,
            env=env | {"KERNEL_PYTHON_PREFIX": str(place), "NB_PYTHON_PREFIX": str(place)},
        )
        assert done.returncode == 0, done.stderr[-2000:]
    return place, pins


def test_the_environment_is_whole_and_keeps_binders_server(environment):
    place, pins = environment
    pip = str(place / "bin" / "pip")
    check = subprocess.run([pip, "check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout
    listed = subprocess.run(
        [pip, "list", "--format", "json"], capture_output=True, text=True, check=True
    ).stdout

    def plain(name):
        """Return a package's name as the index compares names."""
        return re.sub("[-_.]+", "-", name.lower())

    versions = {plain(one["name"]): one["version"] for one in json.loads(listed)}
    wanted = re.findall(r"^([\w-]+)==(\S+)$", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    named = {plain(name) for name, _ in wanted}
    kept = [pin.split("==") for pin in pins if plain(pin.split("==")[0]) not in named]
    assert len(wanted) >= 8 and len(kept) >= 4
    for name, version in [*wanted, *kept]:
        assert versions[plain(name)] == version, name
    size = sum(
        path.stat().st_size for path in place.rglob("*") if path.is_file() and not path.is_symlink()
    )
    print(f"installed: {size / 1e6:.0f} MB")
    assert size <= 800_000_000


@pytest.fixture(scope="module")
def binder(environment, tmp_path_factory):
    place, _ = environment
    lab = Lab(tmp_path_factory.mktemp("binderlab"), python=place / "bin" / "python", shipped=False)
    yield lab
    lab.stop()


def opens_on_the_start_page(browser, lab):
    """Open the course as its launch link and its command do; nothing may stand in the way."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(f"{lab.address}/doc/tree/{START}?token=test")
    page.wait_for_function(
        "() => window.jupyterapp?.shell?.currentWidget?.content?.widgets?.length > 0"
    )
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=30_000)
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.context.path") == START
    assert page.evaluate(
        "() => [window.jupyterapp.shell.leftCollapsed, window.jupyterapp.shell.rightCollapsed]"
    ) == [True, True]
    page.wait_for_function(f"() => {IDLE}")
    for noise in (".jp-Dialog", ".Toastify__toast"):
        expect(page.locator(noise)).to_have_count(0)
    # From here a click leads to the next lesson and to the teacher's page, which opens as a page,
    # not as its source.
    page.get_by_role("link", name="Plan, answers and marking").first.click()
    expect(page.locator(".jp-MarkdownViewer h1")).to_contain_text("Teaching the start page")
    context.close()


def test_the_course_opens_on_the_start_page_on_binder(chromium, binder):
    opens_on_the_start_page(chromium, binder)


def test_the_course_opens_on_the_start_page_by_its_command(chromium, lab):
    opens_on_the_start_page(chromium, lab)


def test_what_the_kernel_says_is_compressed_on_its_way(binder):
    """A class shares one network: the server must agree when a browser offers to take compressed
    messages.
    """
    session = binder.ask(
        "POST",
        "api/sessions",
        {"path": "x", "name": "x", "type": "console", "kernel": {"name": "python3"}},
    )
    kernel = http.client.HTTPConnection("127.0.0.1", binder.port, timeout=30)
    kernel.request(
        "GET",
        f"/api/kernels/{session['kernel']['id']}/channels",
        headers={
            "Authorization": "token test",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "bm9uY2Ugb2YgMTYgYnl0ZXM=",
            "Sec-WebSocket-Extensions": "permessage-deflate",
        },
    )
    answer = kernel.getresponse()
    assert (answer.status, answer.getheader("Sec-WebSocket-Extensions")) == (
        101,
        "permessage-deflate",
    )
    kernel.close()
    binder.ask("DELETE", f"api/sessions/{session['id']}")


def test_a_garbled_message_ends_the_connection_and_not_the_server(binder):
    session = binder.ask(
        "POST",
        "api/sessions",
        {"path": "y", "name": "y", "type": "console", "kernel": {"name": "python3"}},
    )
    socket = websocket.create_connection(
        f"ws://127.0.0.1:{binder.port}/api/kernels/{session['kernel']['id']}/channels?token=test",
        subprotocols=["v1.kernel.websocket.jupyter.org"],
        timeout=30,
    )
    socket.send_binary(b"\xca" * 1000)
    while (got := socket.recv_data())[0] != websocket.ABNF.OPCODE_CLOSE:
        pass
    assert got[1] == (1007).to_bytes(2, "big") + b"not a message"
    binder.ask("DELETE", f"api/sessions/{session['id']}")


@pytest.mark.parametrize("path", RUN_ON_BINDER, ids=lambda path: path.stem)
def test_lessons_run_on_binders_server(chromium, binder, path):
    page = Page(chromium, binder).open(f"notebooks/{path.name}").run_all()
    try:
        live = [
            cell
            for cell in page.cells()
            if cell["cell_type"] == "code" and len(cell["outputs"]) == 2
        ]
        assert live
        for cell in live:
            expect(
                page.find("".join(cell["source"]).splitlines()[0]).locator(".lk-exhibit")
            ).to_be_visible()
        assert all(
            output["output_type"] != "error"
            for cell in page.cells()
            for output in cell.get("outputs", [])
        )
        # JupyterLab 4.4 itself complains when it is asked to scroll to a cell that it has not drawn
        # yet; only this test asks it to.
        assert [
            error for error in page.errors if "favicon" not in error and "jlab_core" not in error
        ] == []
    finally:
        page.close()
