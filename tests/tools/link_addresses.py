"""The monthly check of links: which addresses are asked for, and what the answers mean.

    python tests/tools/link_addresses.py list             print the addresses that readers see
    python tests/tools/link_addresses.py report FILE.json  sort what lychee found, as Markdown

A page that refuses machines is not dead: many newspapers and ministries answer a checker with 403,
and some pages are blocked in the country of the machine. Both are told apart from pages that are
gone.
"""

import csv
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("data/sources.csv", "data/examples/indo-soviet-1971/sources.csv")
#: Answers of a server that is there and does not want to answer: not logged in, forbidden, not
#: acceptable, too many requests, unavailable for legal reasons, and what LinkedIn invented.
REFUSED = {401, 403, 406, 429, 451, 999}
#: Answers that say that the page is gone.
GONE = {404, 410}


def addresses():
    """Return the addresses that readers see; copies that are kept for audit are none of them."""
    found = []
    for table in TABLES:
        with (ROOT / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found += [row["url"], row.get("english_url", "")]
    return list(dict.fromkeys(filter(None, found)))


def report(answers):
    """Return what lychee found in three lists, as Markdown.

    Parameters
    ----------
    answers
        Its output in JSON: failures by file, each with `url` and `status`, under `error_map` (or
        `fail_map` in versions before 0.16).
    """
    failures = answers.get("error_map") or answers.get("fail_map") or {}
    lists = {"Gone": [], "Refused or blocked": [], "No answer: try again": []}
    for failure in {f["url"]: f for found in failures.values() for f in found}.values():
        status = failure.get("status", {})
        code = status.get("code")
        kind = "Gone" if code in GONE else "Refused or blocked" if code in REFUSED else None
        said = code or status.get("text", "")
        lists[kind or "No answer: try again"].append(f"- {failure['url']} ({said})")
    return "\n".join(
        f"## {name}: {len(lines)}\n\n" + "\n".join(sorted(lines)) + "\n"
        for name, lines in lists.items()
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["list"]:
        print("\n".join(addresses()))
    elif sys.argv[1:2] == ["report"] and len(sys.argv) == 3:
        print(report(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))))
    else:
        sys.exit(__doc__)
