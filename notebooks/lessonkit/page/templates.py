"""Whole HTML documents from Jinja2 templates, which stand beside the modules that fill them."""

from functools import cache
from typing import TYPE_CHECKING

from ..palette import custom_properties
from ..vocabulary import AS_OF_WORDS
from .modules import PACKAGE

if TYPE_CHECKING:
    from jinja2 import Environment


def render(name: str, **values: object) -> str:
    """Return a template filled with values.

    Parameters
    ----------
    name
        The template's path below this package, with slashes: "publish/edition.html.j2".
    **values
        What the template names; text is escaped, `Markup` is not. Every template also knows the
        colours of the course, as `custom_properties`, and the month that its facts reach, as
        `as_of`.

    Raises
    ------
    jinja2.UndefinedError
        If the template uses a value that is not given.
    """
    template = _environment().get_template(name)
    return template.render(values, custom_properties=custom_properties(), as_of=AS_OF_WORDS)


def render_text(template: str, **values: object) -> str:
    """Return a template given as text, filled with values as by `render`."""
    return _environment().from_string(template).render(values)


@cache
def _environment() -> "Environment":
    # Loaded here, so that a notebook that needs no document starts no slower for it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment
