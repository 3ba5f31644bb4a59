"""A whole store into another: every table, at one moment, and compared row by row before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.health import TableCopy
from payback.store.errors import StoreError
from payback.store.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from payback.store.engine import Cursor, Engine

BLOCK_ROWS = 100_000
"""That are on their way at a time."""

OF_THE_SCHEMA = "schema_version"
COUNTERS = "import_lock"
"""Of changes: the only table that has rows in an empty store."""

Digest = tuple[int, int]


def copy(source: Engine, target: Engine) -> tuple[TableCopy, ...]:
    """Copy everything into an empty store; see `Store.copy`."""

    def change(target_cursor: Cursor) -> tuple[TableCopy, ...]:
        _demand_empty(target_cursor)
        return tuple(_compared(source_cursor, target_cursor))

    with source.cursor() as source_cursor, target.cursor() as target_cursor:
        source_cursor.execute("begin")
        try:
            return target.transact(target_cursor, change)
        finally:
            source_cursor.execute("rollback")


def copy_tables(source: Cursor, target: Cursor, names: Iterable[str]) -> None:
    """Put the rows of these tables in the place of those there, through no file."""
    for table in names:
        target.execute(f"delete from {table}")  # noqa: S608 - names of our own tables
        target.register("source", source.execute(f"from {table}").to_arrow_reader(BLOCK_ROWS))
        target.execute(f"insert into {table} by name select * from source")  # noqa: S608
        target.unregister("source")


def _demand_empty(cursor: Cursor) -> None:
    for table in tables(cursor):
        if table not in {OF_THE_SCHEMA, COUNTERS} and cursor.execute(f"from {table} limit 1").fetchall():
            raise StoreError("copy_not_empty")


def _compared(source: Cursor, target: Cursor) -> Iterator[TableCopy]:
    """Copy table by table; one that does not hold the same rows then is an error, and nothing is kept."""
    for table in tables(target):
        if table != OF_THE_SCHEMA:
            copy_tables(source, target, [table])
            columns = ", ".join(sorted(row[0] for row in target.execute(f"describe {table}").fetchall()))
            rows, total = _digest(target, table, columns)
            if (rows, total) != _digest(source, table, columns):
                raise StoreError("copy_differs", table=table)
            yield TableCopy(table, rows)


def _digest(cursor: Cursor, table: str, columns: str) -> Digest:
    """How many rows there are, and the sum of their digests: the same whatever their order."""
    query = f"select count(*), coalesce(sum(hash({columns})::hugeint), 0) from {table}"  # noqa: S608
    rows, total = cursor.execute(query).fetchall()[0]
    return int(rows), int(total)
