"""The button that brings the start of an exhibit back, without a kernel."""

import traitlets

from .part import Part


class ResetButton(Part):
    """A button. A view that is linked to `presses` goes back to its start at each press.

    Attributes
    ----------
    presses : int
        How often it was pressed.
    """

    presses = traitlets.Int(0).tag(sync=True)
