# What lessonkit uses of ipywidgets.embed.
from collections.abc import Sequence
from typing import Any

from . import Widget

def dependency_state(
    widgets: Sequence[Widget], drop_defaults: bool = ...
) -> dict[str, dict[str, Any]]: ...
