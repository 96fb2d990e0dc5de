"""The notebooks in the browser: JupyterLite with the course in it, set as the course is shipped."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from . import course_wheel, tools, wheels

#: Where Pyodide lies below the folder of JupyterLite. The browser keeps what lies there.
PYODIDE = f"static/pyodide-{wheels.PYODIDE}"
_KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
#: Wheels of the kernel that come with its front end.
_OWN_WHEELS = "@jupyterlite/pyodide-kernel-extension/static/pypi"
#: JupyterLite's File menu lacks Download, by which a reader takes the answers away. Extensions add
#: to menus and toolbars by the schema of their settings.
_DOWNLOAD = {
    "title": "Website",
    "type": "object",
    "jupyter.lab.menus": {
        "main": [
            {"id": "jp-mainmenu-file", "items": [{"command": "docmanager:download", "rank": 4.1}]}
        ]
    },
    "jupyter.lab.toolbars": {
        "Notebook": [
            {"name": "take-away", "command": "docmanager:download", "label": "Download", "rank": 11}
        ]
    },
}
_SITE_PACKAGES = "/lib/python3.12/site-packages"


def build_lite(root: Path, packages: list[Path], kept: Path, work: Path, target: Path) -> None:
    """Build the folder of JupyterLite.

    Parameters
    ----------
    root
        The repository.
    packages
        The wheels of the packages that the course needs.
    kept
        The folder in which things are kept from one build to the next.
    work
        An empty folder for what is needed only meanwhile.
    target
        The folder of the website.
    """
    library = tools.jupyterlite(kept)
    _contents(root, work / "files")
    _plugin(root, work / "labextensions")
    own = [
        wheel
        for wheel in (library / "share/jupyter/labextensions" / _OWN_WHEELS).glob("*.whl")
        if not wheel.name.startswith("widgetsnbextension")
    ]
    course = course_wheel.course_wheel(root, work)
    hollow = [wheels.make_wheel(work, name, "0", {}) for name in wheels.HOLLOW]
    aboard = [*packages, *own, *hollow, course]
    loaded = wheels.install(tools.pyodide(kept), aboard, work / "pyodide")
    _write(work / "jupyter-lite.json", _settings(loaded))
    _write(work / "jupyter_lite_config.json", _configuration(library, work, target))
    # The settings as shipped; JupyterLite's command looks for them beside its configuration.
    shutil.copy(root / "binder" / "settings" / "overrides.json", work)
    tools.run(
        [sys.executable, "-m", "jupyterlite_core", "build"],
        cwd=work,
        env=os.environ | {"PYTHONPATH": str(library)},
    )
    (target / PYODIDE).parent.mkdir(exist_ok=True)
    shutil.move(work / "pyodide", target / PYODIDE)
    _keep_for_next_time(root, target / "service-worker.js")


def _contents(root: Path, files: Path) -> None:
    """Copy what a reader can open, where it lies in the repository."""
    skip = shutil.ignore_patterns("lessonkit", ".*", "__pycache__", "*.json", "*.j2")
    for name in ("notebooks", "data"):
        shutil.copytree(root / name, files / name, ignore=skip)


def _keep_for_next_time(root: Path, worker: Path) -> None:
    """Put the course's own part of the service worker before JupyterLite's."""
    own = (root / "notebooks/lessonkit/publish/offline.js").read_text(encoding="utf-8")
    own = own.replace("{{ tools }}", tools.version())
    worker.write_text(own + worker.read_text(encoding="utf-8"), encoding="utf-8")


def _plugin(root: Path, extensions: Path) -> None:
    """Put the course's own extension where JupyterLite's command finds it."""
    built = {"load": "static/lab_plugin.js", "extension": "./extension"}
    about = {"name": "pyongyang-pact", "version": "1.0.0", "jupyterlab": {"_build": built}}
    folder = extensions / "pyongyang-pact"
    for part in ("static", "schemas"):
        (folder / part).mkdir(parents=True)
    shutil.copy(root / "notebooks/lessonkit/publish/lab_plugin.js", folder / "static")
    _write(folder / "schemas" / "website.json", _DOWNLOAD)
    _write(folder / "package.json", about)


def _settings(loaded: list[str]) -> dict[str, object]:
    """Return what the page is told at its start."""
    notebooks = f"{_SITE_PACKAGES}/{course_wheel.FOLDER}/notebooks"
    # Python begins in HOME. Where the browser allows no service worker, as on an address without
    # https, it stays there, and the paths in the lessons lead to the tables all the same.
    environment = {"HOME": notebooks, "PYTHONPATH": notebooks}
    kernel = {
        "pyodideUrl": f"./{PYODIDE}/pyodide.js",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": loaded, "env": environment},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "The Pyongyang Pact",
            "mode": "single-document",
            "exposeAppInBrowser": True,
            "litePluginSettings": {_KERNEL: kernel},
        },
    }


def _configuration(library: Path, work: Path, target: Path) -> dict[str, object]:
    """Return what JupyterLite's own command is told."""
    return {
        "LiteBuildConfig": {
            "lite_dir": str(work),
            "output_dir": str(target),
            "cache_dir": str(work / "cache"),
            "contents": [str(work / "files")],
            "apps": ["lab"],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        },
        "FederatedExtensionAddon": {
            "extra_labextensions_path": [
                str(library / "share" / "jupyter" / "labextensions"),
                str(work / "labextensions"),
            ]
        },
    }


def _write(path: Path, content: Mapping[str, object]) -> None:
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
