"""Write binder/constraints.txt: constraints.txt without the packages that Binder's server brings.

    .venv/bin/python binder/constraints.py

Binder starts from an environment that repo2docker has frozen, JupyterLab with all that it needs.
Those packages stay as they are. All others are installed in the versions of constraints.txt.
"""

import re
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Packages whose names in conda differ from those that pip knows.
RENAMED = {"nbconvert-core": "nbconvert", "python-fastjsonschema": "fastjsonschema"}
#: Packages that Binder brings, but older than the ipywidgets of requirements.txt needs them.
RAISED = {"jupyterlab-widgets", "widgetsnbextension"}
HEAD = "# constraints.txt without what Binder's server brings; written by constraints.py.\n"


def normal(name: str) -> str:
    """Return the normal form of a package's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.lower())


def frozen() -> dict[str, str]:
    """Return the packages of Binder's environment for Python 3.12: version by normal name."""
    lock = files("repo2docker.buildpacks.conda").joinpath("environment.py-3.12-linux-64.lock")
    found: list[tuple[str, str]] = re.findall(
        r"/([^/]+)-([^/-]+)-[^/-]+\.(?:conda|tar\.bz2)#", lock.read_text("utf-8")
    )
    return {normal(RENAMED.get(name, name)): version for name, version in found}


def binder_constraints() -> str:
    """Return what binder/constraints.txt should hold."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    pins = (line for line in lines if "==" in line and not line.startswith("#"))
    brought = frozen().keys() - RAISED
    return HEAD + "".join(pin for pin in pins if normal(pin.split("==")[0]) not in brought)


if __name__ == "__main__":
    (ROOT / "binder" / "constraints.txt").write_text(binder_constraints(), encoding="utf-8")
