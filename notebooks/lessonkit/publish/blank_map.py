"""A blank map of North-East Asia to write on: coasts and a few borders as lines, without a name."""

from markupsafe import Markup

from ..charts.map_projection import LambertProjection, Lines, borders, land

#: The middle of the map, and how far it reaches from there to each side, in thousands of km.
_CENTRE = LambertProjection(127, 38.5)
_EAST, _NORTH = 1.45, 0.85
#: Points that lie nearer to the one before than this, in thousands of km, are left out.
_STEP = 0.004


def blank_map() -> Markup:
    """Return the map as one SVG element, as wide as its place.

    It shows the coasts, and the borders between the DPRK, the ROK, China and Russia.
    """
    coasts, shores = land("near", _CENTRE)
    lines = [*_split(coasts), *_split(shores), *_split(borders(_CENTRE))]
    paths = Markup("").join(
        Markup('<path d="M{}"/>').format("L".join(f"{x:.3f} {-y:.3f}" for x, y in line))
        for line in lines
        if any(abs(x) < _EAST and abs(y) < _NORTH for x, y in line)
    )
    box = f"{-_EAST} {-_NORTH} {2 * _EAST} {2 * _NORTH}"
    return Markup('<svg class="blank-map" viewBox="{}" role="img">{}</svg>').format(box, paths)


def _split(lines: Lines) -> list[list[tuple[float, float]]]:
    """Return lines as lists of points, without points that are too close to be seen apart."""
    split: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(*lines, strict=True):
        if x is None or y is None:
            split.append([])
        else:
            split[-1].append((x, y))
    return [_thinned(line) for line in split if line]


def _thinned(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    kept = [line[0]]
    for x, y in line:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > _STEP:
            kept.append((x, y))
    return [*kept, line[-1]]
