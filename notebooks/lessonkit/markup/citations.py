"""Sources as links, and the links of a text."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from ..data.sources import Source, Sources
from .tags import Markup, join, link


@lru_cache(maxsize=1000)
def citation(source: Source) -> Markup:
    """Return a source in full: author, title as a link, publisher, date, remarks, archived copy."""
    parts: list[str] = [Markup("{}: {}").format(source.byline, link(source.title, source.url))]
    if source.author and source.author != source.publisher:
        parts.append(f"in {source.publisher}" if source.copy_of else source.publisher)
    if source.published:
        parts.append(source.published)
    remarks: list[str] = [source.remarks] if source.remarks else []
    if source.english_url:
        remarks.append(link("English version", source.english_url))
    remarks.append(link("archived copy", source.archived_url))
    return Markup("{} ({})").format(join(parts, ", "), join(remarks, ", "))


def source_link(source: Source, *, dated: bool = False) -> Markup:
    """Return who published a source, perhaps when, as a link, with remarks for critical readers."""
    remarks = Markup(" ({})").format(source.remarks) if source.remarks else ""
    name = f"{source.where}, {source.published}" if dated and source.published else source.where
    return Markup("{}{}").format(link(name, source.url), remarks)


def source_links(sources: Sources, ids: Iterable[str]) -> Markup:
    """Return sources as links, joined by semicolons; an id that is not known stands as text.

    Those of one publisher have their dates, so that a reader can tell them apart.
    """
    ids = list(ids)
    publishers = Counter(sources[i].where for i in ids if i in sources)
    return join(
        (
            source_link(sources[i], dated=publishers[sources[i].where] > 1) if i in sources else i
            for i in ids
        ),
        "; ",
    )


def citations(sources: Sources, ids: Iterable[str]) -> Markup:
    """Return sources in full, joined by semicolons; an id that is not known stands as text."""
    return join((citation(sources[i]) if i in sources else i for i in ids), "; ")


def cited_addresses(markdown: str) -> list[str]:
    """Return the http(s) addresses that Markdown text links to, each once, in order."""
    return list(dict.fromkeys(re.findall(r"\]\((https?://[^)\s]+)\)", markdown)))
