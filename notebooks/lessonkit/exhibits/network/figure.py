"""Two pictures of ties as one Plotly figure, and all that the page needs to draw it.

figure.js does the same in the page, with the same templates and points: a test holds the two
together, so change both.
"""

from collections.abc import Mapping, Sequence

from ...charts.style import Figure, Trace
from ...data.pact_rows import Tie
from ...formatting import format_count
from .drawing import Drawing, PlaneData, letter_of, style_of
from .layout import Shape
from .ties import Picture


def network_figure(
    look: Drawing, order: Sequence[str], left: Picture, right: Picture, kinds: Sequence[str]
) -> Figure:
    """Return two pictures side by side, for a chart of 800 pixels or more.

    Parameters
    ----------
    look
        What `drawing` returned.
    order
        Ids of all ties, in the order of their shapes.
    left, right
        The pictures.
    kinds
        The kinds of ties that the legend explains: keys of `TIE_KINDS`.
    """
    new, gone = right.beyond(left), left.beyond(right)
    arrangement = look["arrangements"][0]
    plane = look["planes"][arrangement["plane"]]
    shapes = dict(zip(order, plane["shapes"], strict=True))
    heading = look["title"].format(new=len(new), gone=len(gone))
    shown = [text for key, text in look["legend"].items() if key in kinds]
    legend = "<br>".join(look["apart"].join(entries) for entries in (shown, look["marks"]))
    layout = arrangement["layout"]
    note = {**layout["annotations"][0], "text": legend}
    pictures = ((left, "", set[str]()), (right, "2", {tie.id for tie in new}))
    return {
        "data": [
            {**trace, "xaxis": f"x{axis}", "yaxis": f"y{axis}"}
            for picture, axis, ringed in pictures
            for trace in _picture(look, plane, picture, shapes, ringed)
        ],
        "layout": {
            **layout,
            "title": {"text": f"{heading}<br>{''.join(look['subtitle'])}"},
            "annotations": [note],
        },
        "config": look["config"],
    }


def _picture(
    look: Drawing, plane: PlaneData, picture: Picture, shapes: Mapping[str, Shape], ringed: set[str]
) -> list[Trace]:
    count = format_count(len(picture.ties), "tie")
    return [
        *_lines(look, picture.ties, shapes),
        _arrow_heads(plane["heads"], picture.ties, shapes),
        _letters(look, picture.ties, shapes, ringed),
        plane["states"],
        {**plane["year"], "text": [look["year"].format(year=picture.year, ties=count)]},
    ]


def _lines(look: Drawing, ties: Sequence[Tie], shapes: Mapping[str, Shape]) -> list[Trace]:
    """Return one trace for all lines that look the same: each trace costs time at every drawing."""
    alike: dict[int, list[Shape]] = {}
    for tie in ties:
        alike.setdefault(style_of(tie), []).append(shapes[tie.id])
    return [
        {
            **look["lines"][style],
            "x": [x for shape in several for x in (*shape["line"][0], None)],
            "y": [y for shape in several for y in (*shape["line"][1], None)],
        }
        for style, several in alike.items()
    ]


def _arrow_heads(template: Trace, ties: Sequence[Tie], shapes: Mapping[str, Shape]) -> Trace:
    """Return the heads of arrows at the ends of lines.

    They are markers that point away from the point before them, of which nothing is to be seen.
    """
    heads = [(tie, head) for tie in ties if (head := shapes[tie.id]["head"])]
    size = template["marker"]["size"]
    marker = {
        **template["marker"],
        "size": [0, size] * len(heads),
        "color": [letter_of(tie)["ring"] for tie, _ in heads for _ in range(2)],
    }
    x, y = ([v for _, head in heads for v in head[n]] for n in range(2))
    return {**template, "x": x, "y": y, "marker": marker}


def _letters(
    look: Drawing, ties: Sequence[Tie], shapes: Mapping[str, Shape], ringed: set[str]
) -> Trace:
    template, new = look["letters"], look["new"]
    looks = [letter_of(tie) for tie in ties]
    points = [shapes[tie.id]["letter"] for tie in ties]
    rings = [
        new if tie.id in ringed else {**template["marker"]["line"], "color": letter["ring"]}
        for tie, letter in zip(ties, looks, strict=True)
    ]
    return {
        **template,
        "customdata": [tie.id for tie in ties],
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "text": [letter["text"] for letter in looks],
        "marker": {
            **template["marker"],
            "color": [letter["fill"] for letter in looks],
            "line": {name: [ring[name] for ring in rings] for name in ("color", "width")},
        },
    }
