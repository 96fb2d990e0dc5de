"""Make the ground of the small maps of a story out of data/land.geojson.

    python tests/tools/story_ground.py

It writes notebooks/lessonkit/exhibits/story_ground.js: land and borders, cut to what the maps show,
without the points that nobody can see at their size. A test compares the file with what this makes.
"""

import math
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "notebooks"))

from lessonkit.charts.map_projection import LambertProjection, Lines, borders, land  # noqa: E402
from lessonkit.exhibits.story_places import CUTS, HEIGHT, WIDTH, Cut  # noqa: E402

TARGET = ROOT / "notebooks" / "lessonkit" / "exhibits" / "story_ground.js"
#: Steps of the grid to a unit of the map: a unit is about a pixel on a small screen.
GRID = 2
#: How far a line may be from where it was, and the least area of an island, in units.
TOLERANCE, LEAST_AREA = 0.5, 2.5
#: How far beyond the edge the land goes on, so that no coast is drawn along the edge.
MARGIN = 3
HEAD = """\
// @ts-check
// The ground of the small maps of a story. Made by tests/tools/story_ground.py out of
// data/land.geojson: change it there. Lines are SVG paths; `GRID` steps of theirs are a unit.
"""

Point = tuple[float, float]


def script() -> str:
    """Return the JavaScript module."""
    cuts = "".join(
        f"  {key}: {{\n    name: {_quoted(cut.name)},\n    land: `\n{_wrapped(_land(cut))}\n`,\n"
        f"    borders: `\n{_wrapped(_borders(cut))}\n`,\n  }},\n"
        for key, cut in CUTS.items()
    )
    sizes = f"export const WIDTH = {WIDTH};\nexport const HEIGHT = {HEIGHT};\n"
    grid = f"export const GRID = {GRID};\n"
    return f"{HEAD}\n{sizes}{grid}\nexport const CUTS = {{\n{cuts}}};\n"


def _land(cut: Cut) -> str:
    """Return land with its lakes as one path, to be filled by the even-odd rule."""
    project = LambertProjection(*cut.centre)
    rings = [ring for lines in land(cut.region, project) for ring in _split(lines, cut)]
    clipped = [ring for ring in map(_clip, rings) if _area(ring) >= LEAST_AREA]
    halves = [_halves(ring) for ring in clipped]
    # A ring has no ends: its two halves are simplified each for itself.
    return "".join(_path([*simplify(a)[:-1], *simplify(b)[:-1]]) + "z" for a, b in halves)


def _borders(cut: Cut) -> str:
    """Return the borders that the maps of the course show: from near only."""
    if cut.region != "near":
        return ""
    lines = _split(borders(LambertProjection(*cut.centre)), cut)
    return "".join(_path(simplify(part)) for line in lines for part in _inside(line))


def _split(lines: Lines, cut: Cut) -> list[list[Point]]:
    """Return lines one by one, in units of the map."""
    found: list[list[Point]] = [[]]
    for x, y in zip(*lines, strict=True):
        if x is None or y is None:
            found.append([])
        else:
            found[-1].append(cut.units(x, y))
    return found


def _clip(ring: list[Point]) -> list[Point]:
    """Cut a ring to the map with its margin, edge by edge (Sutherland and Hodgman, 1974)."""
    edges: list[Callable[[Point], float]] = [
        lambda p: p[0] + MARGIN,
        lambda p: WIDTH + MARGIN - p[0],
        lambda p: p[1] + MARGIN,
        lambda p: HEIGHT + MARGIN - p[1],
    ]
    for room in edges:
        kept: list[Point] = []
        for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            was, now = room(before), room(point)
            if (was < 0) != (now < 0):
                share = was / (was - now)
                kept.append(tuple(a + (b - a) * share for a, b in zip(before, point, strict=True)))
            if now >= 0:
                kept.append(point)
        ring = kept
    return ring


def _inside(line: list[Point]) -> Iterator[list[Point]]:
    """Return the parts of a line that are on the map or lead off it."""
    part: list[Point] = []
    for point in line:
        x, y = point
        if -MARGIN <= x <= WIDTH + MARGIN and -MARGIN <= y <= HEIGHT + MARGIN:
            part.append(point)
        else:
            if len(part) > 1:
                yield part
            part = []
    if len(part) > 1:
        yield part


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a * d - b * c for (a, b), (c, d) in pairs)) / 2


def _halves(ring: list[Point]) -> tuple[list[Point], list[Point]]:
    """Return a ring as two lines from its first point to the one that is farthest from it."""
    far = max(range(len(ring)), key=lambda n: math.dist(ring[0], ring[n]))
    return ring[: far + 1], [*ring[far:], ring[0]]


def simplify(line: Sequence[Point]) -> list[Point]:
    """Leave out points of a line that stays within the tolerance (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return list(line)
    far = max(range(1, len(line) - 1), key=lambda n: distance(line[n], line[0], line[-1]))
    if distance(line[far], line[0], line[-1]) <= TOLERANCE:
        return [line[0], line[-1]]
    return [*simplify(line[: far + 1])[:-1], *simplify(line[far:])]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the line between two others."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length**2))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def _path(line: Sequence[Point]) -> str:
    """Return a line as an SVG path: where it starts, then step by step in whole numbers."""
    grid = [(round(x * GRID), round(y * GRID)) for x, y in line]
    steps = [(c - a, d - b) for (a, b), (c, d) in pairwise(grid)]
    numbers = [n for step in steps if step != (0, 0) for n in step]
    return f"M{grid[0][0]} {grid[0][1]}l" + " ".join(map(str, numbers))


def _wrapped(path: str) -> str:
    """Return a path in lines that are not too long."""
    return "\n".join(textwrap.wrap(path, 98, break_on_hyphens=False))


def _quoted(text: str) -> str:
    return '"' + text + '"'


if __name__ == "__main__":
    TARGET.write_text(script(), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1000:.1f} KB")
