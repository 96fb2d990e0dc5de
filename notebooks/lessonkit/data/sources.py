"""Sources: one row of data/sources.csv, and all of them by id."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SOURCE_KINDS = {
    "primary": "Primary documents",
    "scholarly": "Scholarly work",
    "news": "News reports",
}
LANGUAGES = {
    "ko": "Korean", "ru": "Russian", "ja": "Japanese", "zh": "Chinese", "de": "German",
    "fr": "French", "id": "Indonesian", "es": "Spanish", "uk": "Ukrainian", "vi": "Vietnamese",
    "it": "Italian", "pl": "Polish", "nl": "Dutch", "cs": "Czech", "pt": "Portuguese",
}  # fmt: skip
_WEB_ADDRESS = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Return True for an http(s) address, the only kind that becomes a link."""
    return bool(_WEB_ADDRESS.fullmatch(text))


@dataclass(frozen=True)
class Source:
    """One row of data/sources.csv; the columns are described in data/datapackage.json."""

    id: str
    title: str
    publisher: str
    url: str
    kind: str = "news"
    state_media: bool = False
    copy_of: str = ""
    language: str = "en"
    author: str = ""
    date_published: str = ""
    identifier: str = ""
    basis: str = ""

    @property
    def remarks(self) -> str:
        """What a critical reader should know of the page; empty for an ordinary English page."""
        said: list[str] = []
        if self.state_media:
            said.append("state media")
        if self.copy_of:
            said.append(f"copy of {self.copy_of}")
        if self.language != "en":
            said.append(f"in {LANGUAGES.get(self.language, self.language)}")
        return ", ".join(said)


class Sources(Mapping[str, Source]):
    """Sources by id.

    They travel in the `attrs` of a table of events, so that any part of it keeps its sources.
    """

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._by_id = {source.id: source for source in sources}

    def __getitem__(self, key: str) -> Source:
        return self._by_id[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __deepcopy__(self, memo: dict[int, Any]) -> "Sources":
        # pandas copies attrs deeply with every selection of rows; sources never change.
        return self

    def by_url(self) -> dict[str, Source]:
        """Return the sources by address."""
        return {source.url: source for source in self.values()}
