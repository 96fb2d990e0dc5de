"""Where dots and labels go on a chart so that none covers another. Plain geometry in pixels."""

import numpy as np

LABEL_HEIGHT = 18
#: How a label may stand to its dot, best first: Plotly's name, and the corner of the label box in steps of
#: (width, height) from the dot. The dot's own clearance is added in the same direction.
POSITIONS = (
    ("middle right", 0, -0.5, 1, 0),
    ("middle left", -1, -0.5, -1, 0),
    ("top right", 0, -1, 1, -1),
    ("bottom right", 0, 0, 1, 1),
    ("top left", -1, -1, -1, -1),
    ("bottom left", -1, 0, -1, 1),
    ("top center", -0.5, -1, 0, -1),
    ("bottom center", -0.5, 0, 0, 1),
)


_NAMES = [name for name, *_ in POSITIONS]
_ACROSS, _DOWN, _SIDE, _DROP = np.array([rest for _, *rest in POSITIONS], dtype=float).T
#: Where a label with a leader line may stand, in pixels from the dot to the label's near edge, nearest first.
FAR = tuple(
    sorted(
        (
            (dx, dy)
            for dx in (-150, -110, -80, -55, -35, -15, 15, 35, 55, 80, 110, 150)
            for dy in (-62, -46, -32, -18, 0, 18, 32, 46, 62)
            if abs(dx) > 15 or abs(dy) > 18
        ),
        key=lambda at: (abs(at[0]) + 2 * abs(at[1]), at),
    )
)
#: `POSITIONS` from here on stand over or under the dot, the last of them in the middle.
_OVER, _MIDDLE = 2, 6
#: Points of a leader line at which it is checked that it runs clear of others, from the dot (0) to the label (1).
_ALONG = np.linspace(0.3, 1, 8)


def stack_dots(x, lane, gap, rows):
    """Return for each dot how many rows it moves up (-) or down (+) in its lane so that dots stand `gap` apart.

    `x` are positions in pixels in ascending order, `lane` lane numbers, `rows` the rows to try in order, for
    example (0, -1, 1). Where a lane is full at that place, the dot goes to the row whose last dot is furthest.
    """
    last, moved = {}, np.zeros(len(x), dtype=int)
    for i, (at, own) in enumerate(zip(x.tolist(), lane.tolist())):
        row = next((r for r in rows if at - last.get((own, r), -1e9) >= gap), None)
        if row is None:
            row = min(rows, key=lambda r: last.get((own, r), -1e9))
        last[own, row] = at
        moved[i] = row
    return moved


def place_labels(x, y, radius, widths, order, must, low, high, right, reach, blocked, most=70):
    """Choose which dots get a label, and where.

    x, y, radius, widths: arrays in pixels, y downwards; widths are those of the label texts.
    order: indices of the dots in the order in which they may claim room.
    must: array, True for dots so important that a label may stand further off.
    low, high: arrays, the vertical limits for each dot's label (its lane). right: width of the drawing.
    blocked: array of four rows (left, top, right, bottom), one column for each further box to keep clear of.
    reach: how far to the side a label with a leader line may stand.
    Returns a dictionary from dot to a name in `POSITIONS`, or, for a label that is tied to its dot by a leader line, to the place of the
    middle of its near edge, in pixels from the dot (right and down). No label box touches another, any dot, a blocked box, or an edge;
    a label without a leader line stands beside its dot, or nearer to it than to any other; a leader line crosses no other dot and no label.
    """
    clear = radius / 0.8 + 1
    first = order[must[order]]
    rest = order[~must[order]][: 3 * most]
    far = [offset for offset in FAR if abs(offset[0]) <= reach]
    far_x, far_y = np.array(far, dtype=float).reshape(-1, 2).T
    chosen = {}
    placed = np.empty((4, 0))

    def near_boxes(some):
        return (
            x[some, None] + _ACROSS * widths[some, None] + _SIDE * clear[some, None],
            y[some, None] + _DOWN * LABEL_HEIGHT + _DROP * clear[some, None],
        )

    def far_boxes(some):
        return x[some, None] + far_x - np.where(far_x < 0, widths[some, None], 0), y[
            some, None
        ] + far_y - LABEL_HEIGHT / 2

    dots = np.stack([x - radius, y - radius, x + radius, y + radius])
    for wanted, boxes, names in (
        (first, near_boxes, _NAMES),
        (first, far_boxes, far),
        (rest, near_boxes, _NAMES),
    ):
        some = np.array([i for i in wanted.tolist() if i not in chosen], dtype=int)
        if not some.size or not names:
            continue
        left, top = boxes(some)
        # Every place of every label, as one array of left, top, right, bottom.
        box = np.stack([left - 2, top, left + widths[some, None] + 2, top + LABEL_HEIGHT])
        free = (
            (box[0] >= 0)
            & (box[2] <= right)
            & (box[1] >= low[some, None])
            & (box[3] <= high[some, None])
        )
        for taken in (dots, blocked, placed):
            free[free] = ~_touch(box[:, free], taken)
        off_x, off_y = box[0] + 2 - x[some, None], (box[1] + box[3]) / 2 - y[some, None]
        off_x = np.where(off_x < 0, box[2] - 2 - x[some, None], off_x)
        tied = np.ones(free.shape, dtype=bool)
        if names is _NAMES:
            tied[:, :_OVER] = False
            # Only of places that are free is it worth the work to know.
            row, place = np.nonzero(free & tied)
            tied[row, place] = ~_belongs(box[:, row, place], some[row], x, y)
            free[:, _MIDDLE:] &= ~tied[:, _MIDDLE:]
        for n, i in enumerate(some.tolist()):
            if len(chosen) == most:
                break
            options = np.flatnonzero(free[n])
            if options.size and tied[n, options[0]]:
                lines = _line_boxes(x[i], y[i], off_x[n, options], off_y[n, options])
                crossing = _touch(lines, np.hstack([np.delete(dots, i, axis=1), placed])).any(
                    axis=1
                )
                options = options[~(tied[n, options] & crossing)]
            if options.size:
                best = options[0]
                new = box[:, n, best, None]
                chosen[i] = names[best]
                if tied[n, best]:
                    at = off_x[n, best], off_y[n, best]
                    chosen[i] = tuple(float(value) for value in at)
                    new = np.hstack(
                        [new, _line_boxes(x[i], y[i], *(np.array([value]) for value in at))[:, 0]]
                    )
                placed = np.hstack([placed, new])
                free[n + 1 :] &= ~_touch(box[:, n + 1 :], new)
    return chosen


def _belongs(boxes, own, x, y):
    """Return for each of some label boxes whether it is nearer to its own dot than to any other."""
    left, top, right, bottom = boxes[..., None]
    away = (
        np.maximum(np.maximum(left - x, x - right), 0) ** 2
        + np.maximum(np.maximum(top - y, y - bottom), 0) ** 2
    )
    rows = np.arange(len(own))
    mine = away[rows, own]
    away[rows, own] = np.inf
    return away.min(axis=-1, initial=np.inf) > mine


def _line_boxes(x, y, off_x, off_y):
    """Return small boxes along each of some leader lines from one dot."""
    at_x, at_y = x + off_x[:, None] * _ALONG, y + off_y[:, None] * _ALONG
    return np.stack([at_x - 2, at_y - 2, at_x + 2, at_y + 2])


def _touch(boxes, others):
    """Return for each of some boxes whether it touches any of the others."""
    left, top, right, bottom = boxes[..., None]
    return (
        (others[0] < right) & (others[2] > left) & (others[1] < bottom) & (others[3] > top)
    ).any(axis=-1)
