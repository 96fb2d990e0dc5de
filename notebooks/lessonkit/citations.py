"""Sources: looked up by id, shown as links, listed for a notebook."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .words import escape, link

KINDS = {"primary": "Primary documents", "scholarly": "Scholarly work", "news": "News reports"}


@dataclass(frozen=True)
class Source:
    """One row of data/sources.csv."""

    id: str
    title: str
    publisher: str
    url: str
    kind: str = "news"
    state_media: bool = False
    copy_of: str = ""
    language: str = "en"

    @property
    def remarks(self):
        """What a critical reader should know of the page, in words; empty for an ordinary English page."""
        said = []
        if self.state_media:
            said.append("state media")
        if self.copy_of:
            said.append(f"copy of {self.copy_of}")
        if self.language != "en":
            said.append(f"in {LANGUAGES.get(self.language, self.language)}")
        return ", ".join(said)

    def html(self):
        """The publisher as a link, with the remarks; escaped."""
        return link(self.publisher, self.url) + (f" ({escape(self.remarks)})" if self.remarks else "")


LANGUAGES = {"ko": "Korean", "ru": "Russian", "ja": "Japanese", "zh": "Chinese", "de": "German", "fr": "French",
             "id": "Indonesian", "es": "Spanish", "uk": "Ukrainian", "vi": "Vietnamese", "it": "Italian",
             "pl": "Polish", "nl": "Dutch", "cs": "Czech", "pt": "Portuguese"}


class Sources(Mapping):
    """Sources by id. Travels in the `attrs` of a table of events, so that any part of it keeps its sources."""

    def __init__(self, sources=()):
        self._by_id = {source.id: source for source in sources}

    def __getitem__(self, key):
        return self._by_id[key]

    def __iter__(self):
        return iter(self._by_id)

    def __len__(self):
        return len(self._by_id)

    def __deepcopy__(self, memo):
        # pandas copies attrs deeply with every selection of rows; sources never change.
        return self

    def by_url(self):
        """Return the sources by address."""
        return {source.url: source for source in self.values()}

    def html(self, ids):
        """Return the sources with these ids as links, joined by semicolons; an unknown id stands as text."""
        return "; ".join(self._by_id[i].html() if i in self._by_id else escape(i) for i in ids)


def cited(markdown):
    """Return the http(s) addresses that Markdown text links to, each once, in order."""
    return list(dict.fromkeys(re.findall(r"\]\((https?://[^)\s]+)\)", markdown)))
