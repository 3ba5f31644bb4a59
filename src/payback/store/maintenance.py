"""Upkeep of a store: many small files into few, and away with those that nobody reads any more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from payback.history.health import Upkeep
from payback.sql.queries import literal
from payback.store.engine import CATALOG

if TYPE_CHECKING:
    from datetime import datetime

    from payback.store.engine import Cursor, Engine


def maintain(engine: Engine, moment: datetime) -> Upkeep:
    """Do what a backend needs done from time to time; see `Store.maintain`."""
    with engine.cursor() as cursor:
        before = _count(cursor, engine.files)
        for step in engine.upkeep:
            statement = step.format(catalog=literal(CATALOG), moment=f"timestamptz {literal(moment.isoformat())}")
            engine.persist(partial(_count, cursor, statement))
        engine.settle(cursor)
        return Upkeep(before, _count(cursor, engine.files))


def _count(cursor: Cursor, query: str) -> int:
    return int(cursor.execute(query).fetchall()[0][0])
