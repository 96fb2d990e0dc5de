"""The line under a live exhibit that says what it shows."""

import traitlets

from .part import Part


class Frame(Part):
    """The line under a live exhibit, announced politely to screen readers.

    Its code also makes the exhibit a good neighbour in the notebook: it keeps JupyterLab's one-key
    commands away from the controls, and names what ipywidgets leaves without a name. Its style
    sheet hides the still form and holds what all exhibits share.

    Attributes
    ----------
    status : str
        What the exhibit shows, in a sentence.
    """

    status = traitlets.Unicode().tag(sync=True)
