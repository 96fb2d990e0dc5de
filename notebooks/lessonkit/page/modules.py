"""The modules and style sheets of the page, as they lie in this package."""

import re
from functools import cache
from pathlib import Path, PurePosixPath

PACKAGE = Path(__file__).resolve().parents[1]
#: Comments that fill lines of their own.
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_IMPORT = re.compile(r'^(?:import|export)\b[^;]*?\bfrom "(\.{1,2}/[^"]+)";', re.MULTILINE)


def imports(name: str) -> list[str]:
    """Return the modules that a module imports, by their names in this package.

    Parameters
    ----------
    name
        The module's path below this package, with slashes: "exhibits/quiz.js".
    """
    return [_resolved(name, found) for found in _IMPORT.findall(read(name))]


def with_imports(name: str) -> list[str]:
    """Return a module and all that it needs, each once, what is imported first."""
    order: dict[str, None] = {}
    for needed in imports(name):
        order |= dict.fromkeys(with_imports(needed))
    return [*order, name]


def style_sheet_of(name: str) -> str:
    """Return the name that the style sheet of a module has, if there is one."""
    return PurePosixPath(name).with_suffix(".css").as_posix()


@cache
def read_to_send(name: str) -> str:
    """Return the text of a module or style sheet as the page gets it.

    Comments on lines of their own, with the types of a module, are half of it: they stay behind.
    """
    return _COMMENT.sub("", read(name))


@cache
def read(name: str) -> str:
    """Return the text of a file of this package; empty if there is none."""
    path = PACKAGE / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _resolved(name: str, specifier: str) -> str:
    parts = list(PurePosixPath(name).parent.parts)
    for step in PurePosixPath(specifier).parts:
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)
