"""The line under a live exhibit that says what it shows."""

import traitlets

from .part import Part


class StatusLine(Part):
    """The line under a live exhibit, announced politely to screen readers.

    For an exhibit that has no part of its own to say it, and whose controls Python answers.

    Attributes
    ----------
    status : str
        What the exhibit shows, in a sentence.
    """

    status = traitlets.Unicode().tag(sync=True)
