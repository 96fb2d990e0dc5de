"""The command that builds the website.

::

    python -m website.build FOLDER [--wheels FOLDER] [--address ADDRESS]
"""

import argparse
import sys
from pathlib import Path

from packaging.utils import canonicalize_name, parse_wheel_filename

from . import lite, tools, wheels

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    chosen = _parser().parse_args()
    try:
        build(chosen.folder.resolve(), chosen.wheels, chosen.address)
    except (wheels.Missing, OSError) as error:
        print(f"The website was not built. {error}", file=sys.stderr)
        return 1
    return 0


def build(folder: Path, given: list[Path], address: str) -> None:
    kept = tools.cache()
    core = tools.pyodide(kept)
    packages = _packages(core, kept, given, address)
    lite.build_lite(ROOT, packages, core, kept, folder / "lite")
    worker = (ROOT / "notebooks/lessonkit/publish" / lite.OFFLINE).read_text("utf-8")
    (folder / lite.OFFLINE).write_text(worker.replace("{{ tools }}", tools.version()), "utf-8")


def _packages(core: Path, kept: Path, given: list[Path], address: str) -> list[Path]:
    own = {_name(path): path for one in given for path in sorted(one.glob("*.[wz][hi][lp]"))}
    releases = kept / f"released-{wheels.PYODIDE}"
    releases.mkdir(exist_ok=True)
    fetched = wheels.fetch_released(core, releases, address, own)
    return [*own.values(), *fetched, *tools.indexed(kept, own)]


def _name(path: Path) -> str:
    return (
        parse_wheel_filename(path.name)[0]
        if path.suffix == ".whl"
        else canonicalize_name(path.name.split("-")[0])
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="start.py site")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--wheels", type=Path, action="append", default=[])
    parser.add_argument("--address", default=wheels.ADDRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
