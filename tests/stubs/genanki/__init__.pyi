"""What lessonkit uses of genanki, which ships no types."""

import sqlite3
from collections.abc import Iterator, Sequence

class Model:
    def __init__(
        self,
        model_id: int,
        name: str,
        fields: list[dict[str, str]],
        templates: list[dict[str, str]],
        css: str = ...,
    ) -> None: ...

class Note:
    def __init__(self, model: Model, fields: Sequence[str], guid: str) -> None: ...

class Deck:
    def __init__(self, deck_id: int, name: str, description: str) -> None: ...
    def add_note(self, note: Note) -> None: ...

class Package:
    def __init__(self, deck_or_decks: list[Deck]) -> None: ...
    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]
    ) -> None: ...

def guid_for(*values: str) -> str: ...
