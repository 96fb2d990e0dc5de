"""Sources: who published them, what they are, and all of them by id."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from ..formatting import format_date

#: How close a source is to what it tells of, for lists.
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
#: The kind of a source by its genre, the word of data/sources.csv.
_KIND_OF_GENRE = {
    "treaty text": "primary",
    "UN record": "primary",
    "statement": "primary",
    "archival document": "primary",
    "scholarship": "scholarly",
    "data": "scholarly",
    "agency report": "news",
    "press": "news",
}
#: Kinds of publishers whose business is news.
_NEWS_MEDIA = ("news agency", "newspaper", "broadcaster", "news site", "magazine")
_WEB_ADDRESS = re.compile(r"https?://[^\s\"<>]+", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Return True for an http(s) address, the only kind that becomes a link."""
    return bool(_WEB_ADDRESS.fullmatch(text))


@dataclass(frozen=True)
class Publisher:
    """One row of data/publishers.csv."""

    name: str
    hosts: tuple[str, ...]
    country: str
    kind: str
    owner: str
    note: str


@dataclass(frozen=True)
class Source:
    """A source, of the course or of a reader.

    The course's own are rows of data/sources.csv, with what data/publishers.csv knows of their
    publishers. A reader's table has the columns up to `language`.
    """

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
    genre: str = ""
    english_url: str = ""
    access: str = ""
    country: str = ""
    owner: str = ""

    @property
    def remarks(self) -> str:
        """What a critical reader should know of the page; empty for an ordinary English page."""
        said: list[str] = []
        if self.state_media:
            said.append("state media")
        if self.copy_of and self.copy_of != self.author:
            said.append(f"copy of {self.copy_of}")
        if self.language != "en":
            said.append(f"in {LANGUAGES.get(self.language, self.language)}")
        if self.access not in ("", "open"):
            said.append(self.access)
        return ", ".join(said)

    @property
    def where(self) -> str:
        """Where it stands: the publisher, after the author if the page only carries their words."""
        carried = self.copy_of and self.copy_of == self.author
        return f"{self.author} in {self.publisher}" if carried else self.publisher

    @property
    def byline(self) -> str:
        """Whose words they are: the author, or else the publisher."""
        return self.author or self.publisher

    @property
    def published(self) -> str:
        """The date of publication in words; empty if it is not known."""
        if not self.date_published:
            return ""
        year, month, day = (*self.date_published.split("-"), "1", "1")[:3]
        precision = ("year", "month", "day")[self.date_published.count("-")]
        return format_date(date(int(year), int(month), int(day)), precision=precision)

    @property
    def archived_url(self) -> str:
        """Address of the copy in the Internet Archive that is nearest to the publication.

        The Archive began in 1996; of older documents it finds the newest copy.
        """
        digits = self.date_published.replace("-", "")
        return f"https://web.archive.org/web/{digits if digits >= '1996' else '2026'}/{self.url}"


def add_publishers(sources: pd.DataFrame, publishers: Iterable[Publisher]) -> pd.DataFrame:
    """Return the table of sources with the columns that follow from genre and publisher.

    Parameters
    ----------
    sources
        The table data/sources.csv.
    publishers
        The rows of data/publishers.csv; each publisher of a source must be among them.

    Returns
    -------
    pd.DataFrame
        With the columns kind, copy_of, country, owner and state_media. The last three are those of
        whoever speaks: the author of a copy where that is a known publisher, else the publisher.
    """
    known = {publisher.name: publisher for publisher in publishers}
    copied = sources["relation"].isin(["agency copy", "relay"])
    carried = copied | (sources["relation"] == "archived copy")
    authors = sources["author"].where(carried & sources["author"].isin(known), "")
    voices = [known[a or p] for a, p in zip(authors, sources["publisher"], strict=True)]
    return sources.assign(
        kind=sources["genre"].map(_KIND_OF_GENRE),
        copy_of=sources["author"].where(copied, authors),
        country=[voice.country for voice in voices],
        owner=[voice.owner for voice in voices],
        state_media=[voice.owner == "state" and voice.kind in _NEWS_MEDIA for voice in voices],
    )


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
