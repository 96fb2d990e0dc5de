"""Set the public address of the course in every launch link, and links to its pages and website.

    python binder/address.py https://github.com/you/your-copy

The address stands once, in CITATION.cff. The links in README.md, in the notebooks and in the list
of issue forms are made from it, and so is the address of the website on GitHub Pages.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_CODE = re.compile(r'^repository-code: "?(https://github\.com/([\w.-]+/[\w.-]+))"?$', re.MULTILINE)
_LAUNCH = re.compile(r"(https://mybinder\.org/v2/gh/)([\w.-]+/[\w.-]+)(/)")


def places() -> list[Path]:
    """Return the files that may hold such links."""
    return [
        ROOT / "README.md",
        ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml",
        *sorted((ROOT / "notebooks").rglob("*.ipynb")),
        *sorted((ROOT / "notebooks").rglob("*.md")),
    ]


def slug() -> str:
    """Return owner/name as CITATION.cff gives it.

    Raises
    ------
    ValueError
        If there is no such address.
    """
    found = _CODE.search((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    if not found:
        raise ValueError(
            "CITATION.cff has no line repository-code with an address like "
            "https://github.com/you/your-copy"
        )
    return found[2]


def launch() -> str:
    """Return the launch link that opens the start page on Binder."""
    start = "urlpath=doc%2Ftree%2Fnotebooks%2F00-start-here.ipynb"
    return f"https://mybinder.org/v2/gh/{slug()}/HEAD?{start}"


def site() -> str:
    """Return the address that GitHub Pages gives the website of a repository."""
    owner, name = slug().split("/")
    return f"https://{owner.lower()}.github.io/{name}/"


def launches(path: Path) -> list[str]:
    """Return owner/name of every launch link in a file."""
    return [found[2] for found in _LAUNCH.finditer(path.read_text(encoding="utf-8"))]


def set_address(address: str) -> None:
    """Write the address into CITATION.cff and owner/name into every link.

    Raises
    ------
    ValueError
        If it is not the address of a repository on GitHub.
    """
    line = f'repository-code: "{address.rstrip("/")}"'
    if not _CODE.fullmatch(line):
        raise ValueError(f"{address} is not an address like https://github.com/you/your-copy")
    pages, website = f"https://github.com/{slug()}/", site()
    citation = ROOT / "CITATION.cff"
    citation.write_text(
        _CODE.sub(lambda _: line, citation.read_text(encoding="utf-8")), encoding="utf-8"
    )
    for path in places():
        old = path.read_text(encoding="utf-8")
        new = _LAUNCH.sub(lambda found: found[1] + slug() + found[3], old)
        new = new.replace(pages, f"https://github.com/{slug()}/").replace(website, site())
        if new != old:
            path.write_text(new, encoding="utf-8")
            print(f"changed {path.relative_to(ROOT)}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        set_address(sys.argv[1])
    except ValueError as error:
        sys.exit(str(error))
