"""The command that builds the website.

::

    python3 start.py site [FOLDER] [--wheels FOLDER]

The packages that Pyodide's own address alone has are fetched from there and held to the SHA-256 in
Pyodide's lock. A wheel in a folder that is named takes the place of the package of its name.
"""

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "binder"), str(ROOT / "notebooks")]

from website import landing, lite, tools, wheels  # noqa: E402


def main() -> int:
    """Build the website that the command line asks for, and return the exit status."""
    parser = argparse.ArgumentParser(prog="start.py site")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--wheels", type=Path, action="append", default=[])
    chosen = parser.parse_args()
    try:
        build(chosen.folder.resolve(), chosen.wheels)
    except (wheels.Missing, OSError) as error:
        print(f"The website was not built. {error}", file=sys.stderr)
        return 1
    print(f"The website lies in {chosen.folder}. To look at it, type:")
    print(f"python3 -m http.server --bind 127.0.0.1 --directory {chosen.folder}")
    return 0


def build(folder: Path, given: list[Path]) -> None:
    """Build the website.

    Parameters
    ----------
    folder
        Where it goes. A website that was built there before is replaced.
    given
        Folders of wheels that take the place of others.

    Raises
    ------
    Missing
        If a package is not at hand, the folder holds something else, or a step fails.
    OSError
        If an address does not answer, or the folder cannot be written.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / "jupyter-lite.json").exists():
        raise wheels.Missing(f"{folder} holds something else than a website of the course.")
    kept = tools.cache()
    packages = _packages(kept, given)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with TemporaryDirectory() as work:
        editions = landing.start_editions(ROOT, Path(work))
        lite.build_lite(ROOT, packages, kept, Path(work, "lite"), folder)
        if any([one.wait() for one in editions]):
            raise wheels.Missing("A single file could not be written; the reason stands above.")
        for name in (landing.TEACHERS, landing.STUDENTS):
            shutil.move(Path(work, name), folder / name)
    landing.write_landing(ROOT, folder)


def _packages(kept: Path, given: list[Path]) -> list[Path]:
    """Return the wheels of all packages; those in folders that are given come first."""
    own = {parse_wheel_filename(f.name)[0]: f for one in given for f in sorted(one.glob("*.whl"))}
    released = kept / f"released-{wheels.PYODIDE}"
    released.mkdir(exist_ok=True)
    return [
        *own.values(),
        *wheels.fetch_released(tools.pyodide(kept), released, without=own),
        *tools.indexed(kept, own),
    ]


if __name__ == "__main__":
    sys.exit(main())
