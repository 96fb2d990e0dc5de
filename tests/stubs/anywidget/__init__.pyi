# What lessonkit uses of anywidget: whose own types lean on ipywidgets, which has none.
from ipywidgets import DOMWidget

class AnyWidget(DOMWidget): ...
