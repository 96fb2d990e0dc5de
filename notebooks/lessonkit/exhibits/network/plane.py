"""Where the states stand in a picture of ties."""

from dataclasses import dataclass
from typing import TypeAlias

#: A point of the plane on which the states stand.
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Plane:
    """Where the states stand.

    Parameters
    ----------
    states
        The middle of each state, by its code.
    x_range, y_range
        What of the plane is seen.
    scale
        Pixels to a unit, across and upwards, in the smallest picture.
    state_size, name_size
        Diameter of a state, and the font size of its name, in pixels.
    bend
        How far two lines between the same states bend away from each other.
    """

    states: dict[str, Point]
    x_range: Point
    y_range: Point
    scale: Point
    state_size: int
    name_size: int
    bend: float

    @property
    def width(self) -> float:
        """Width of the smallest picture in pixels."""
        return (self.x_range[1] - self.x_range[0]) * self.scale[0]

    @property
    def height(self) -> float:
        """Height of a picture in pixels, which is always the same."""
        return (self.y_range[1] - self.y_range[0]) * self.scale[1]


#: Roughly as on a map seen from the north-west, so that few lines have to bend round a state.
WIDE = Plane(
    {
        "RUS": (0.95, 2.64),
        "CHN": (1.43, 0.93),
        "PRK": (2.19, 2.95),
        "KOR": (2.71, 1.2),
        "JPN": (3.64, 1.75),
        "USA": (3.51, 2.61),
        "UKR": (-0.28, 2.09),
        "IND": (0.01, 1.03),
    },
    x_range=(-0.85, 4.15),
    y_range=(0.6, 3.3),
    scale=(76.8, 312 / 2.7),
    state_size=62,
    name_size=15,
    bend=0.32,
)
#: For a phone, which is higher than wide.
NARROW = Plane(
    {
        "RUS": (1.17, 4.7),
        "CHN": (0.37, 2.37),
        "PRK": (2.08, 2.88),
        "KOR": (1.21, 0.77),
        "JPN": (1.83, 1.98),
        "USA": (2.07, 4.71),
        "UKR": (0.43, 3.64),
        "IND": (0.43, 0.45),
    },
    x_range=(0, 2.46),
    y_range=(0, 5.11),
    scale=(100, 100),
    state_size=54,
    name_size=14,
    bend=0.3,
)
STATES = tuple(WIDE.states)
