"""Upkeep of a lake by DuckLake's own functions, in an order after which no more files lie there than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.sql.queries import literal
from payback.store.engine import CATALOG
from payback.store.errors import StoreError

if TYPE_CHECKING:
    from datetime import datetime

    from payback.store.engine import Cursor, Engine

_LAKE = literal(CATALOG)
_JOIN = f"ducklake_merge_adjacent_files({_LAKE})"
_EXPIRE = f"ducklake_expire_snapshots({_LAKE}, older_than => timestamptz {{}})"
_REMOVE = f"ducklake_cleanup_old_files({_LAKE}, cleanup_all => true)"
_ORPHANS = f"ducklake_delete_orphaned_files({_LAKE}, {{}})"
_NO_MOMENT = literal("9999-01-01")


def tidy(engine: Engine, cursor: Cursor, moment: datetime | None) -> None:
    """Many small files into few, and away with those that nobody reads; nobody else may change the lake meanwhile.

    Rows that lie in the catalog stay there: written out they would be more files, and DuckLake 1.5.5 then drops the
    tables that held them, which ends other processes that know of them.

    Args:
        engine: The open lake.
        cursor: Of it.
        moment: Up to which snapshots go; None for all but the present one. Joined files go either way, since the new
            file holds the rows of every snapshot.

    Raises:
        StoreError: ``lake_readers`` where somebody reads for minutes.
    """
    before = _NO_MOMENT if moment is None else literal(moment.isoformat())
    orphans = "cleanup_all => true" if moment is None else f"older_than => timestamptz {before}"
    _wait_for_readers(engine)
    for function in (_JOIN, _EXPIRE.format(before)):
        _call(cursor, function)
    _wait_for_readers(engine)
    for function in (_REMOVE, _ORPHANS.format(orphans)):
        _call(cursor, function)


def _call(cursor: Cursor, function: str) -> None:
    cursor.execute(f"select count(*) from {function}").fetchall()  # noqa: S608 - functions of DuckLake


def _wait_for_readers(engine: Engine) -> None:
    """First before anything is joined: it would lie beside what a long reading still needs."""
    if not engine.gate.readers_left(engine.root):
        raise StoreError("lake_readers")
