"""Upkeep of a store: many small files into few, and away with those that nobody reads any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.health import Upkeep

if TYPE_CHECKING:
    from datetime import datetime

    from payback.store.engine import Cursor, Engine


def maintain(engine: Engine, moment: datetime | None) -> Upkeep:
    """Do what a backend needs done from time to time; see `Store.maintain`."""
    with engine.alone(), engine.cursor() as cursor:
        before = _count(cursor, engine.files)
        if engine.upkeep is not None:
            engine.upkeep(engine, cursor, moment)
        engine.settle(cursor)
        return Upkeep(before, _count(cursor, engine.files))


def _count(cursor: Cursor, query: str) -> int:
    return int(cursor.execute(query).fetchall()[0][0])
