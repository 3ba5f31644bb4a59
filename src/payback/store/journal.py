"""The journal: what is decided and written down after a plan. Entries are added and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.records import Entry
from payback.store.queries import sql
from payback.store.timestamps import from_store, to_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from payback.store.engine import Cursor, Engine


class Journal:
    """Entries by kind and name; writing under a known name adds a version, and the latest one counts."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def write(self, kind: str, name: str, content_json: str, *, by: str) -> Entry:
        """Add one entry; where the latest of its name says the same, that one is given back."""
        written = Entry(kind, name, content_json, self._clock(), by)
        with self._engine.cursor() as cursor:
            return self._engine.transact(cursor, lambda cursor: _add(cursor, written), lock="journal")

    def entries(self, kind: str, *, versions: bool = False) -> tuple[Entry, ...]:
        """The latest entry of each name, in the order of writing; with ``versions`` every one that there was."""
        with self._engine.cursor() as cursor:
            return _entries(cursor, kind, versions=versions)


def _add(cursor: Cursor, written: Entry) -> Entry:
    for known in _entries(cursor, written.kind, versions=False):
        if (known.name, known.content_json) == (written.name, written.content_json):
            return known
    parts = [written.kind, written.name, written.content_json]
    cursor.execute(sql("add_entry"), [*parts, to_store(written.created_at), written.created_by])
    return written


def _entries(cursor: Cursor, kind: str, *, versions: bool) -> tuple[Entry, ...]:
    rows = cursor.execute(sql("journal", versions=str(versions).lower()), [kind]).fetchall()
    return tuple(Entry(kind, name, content, from_store(moment), by) for kind, name, content, moment, by in rows)
