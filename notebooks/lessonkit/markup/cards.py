"""Cards of what is not an event: a vote, a treaty, a statement, an article."""

from collections.abc import Iterable

from ..data.sources import Sources
from .citations import citations
from .event_html import teachers_note
from .tags import Markup, join


def card(heading: str, body: Iterable[Markup], *, when: str = "", meta: str = "") -> Markup:
    """Return what stands on a card.

    Parameters
    ----------
    heading
        What the card is about.
    body
        What follows, in order.
    when
        A date in words, over the heading.
    meta
        A small line under the heading.
    """
    return Markup("{}<h4>{}</h4>{}{}").format(
        Markup('<p class="lk-when">{}</p>').format(when) if when else "",
        heading,
        Markup('<p class="lk-meta">{}</p>').format(meta) if meta else "",
        join(body),
    )


def paragraph(text: str, label: str = "") -> Markup:
    """Return a paragraph, with a label in bold type before the text if there is one."""
    start = Markup("<b>{}</b> ").format(label) if label else ""
    return Markup("<p>{}{}</p>").format(start, text)


def references(ids: Iterable[str], note: str, sources: Sources) -> Markup:
    """Return what ends a card: the sources, and the teacher's note, closed.

    Parameters
    ----------
    ids
        Ids of the sources; without any there is no line of sources.
    note
        The teacher's note; empty if there is none.
    sources
        Where the ids are looked up.
    """
    links = citations(sources, ids)
    line = Markup('<p class="lk-meta">Sources: {}</p>').format(links) if links else ""
    return Markup("{}{}").format(line, teachers_note(note))
