"""Whether the store is there, and whether it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.records import Health
from payback.store.apply_versions import months_of
from payback.store.fact_tables import FACTS
from payback.store.queries import about
from payback.store.schema import schema_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.store.engine import Cursor
    from payback.store.fact_tables import Fact


def glance(cursor: Cursor, backend: str) -> Health:
    """A quick answer; see `Store.health`."""
    query = "select n, (select count(*) from import_batch) from import_lock where name = 'data'"
    data_version, batches = cursor.execute(query).fetchall()[0]
    return Health(backend, schema_version(cursor), data_version, batches)


def look_through(cursor: Cursor) -> tuple[str, ...]:
    """Everything that must hold and that no database checks for us; see `Store.check`."""
    cursor.execute("begin")  # one state for all questions, also while somebody imports
    try:
        return tuple(
            f"{fact.name}.{name}" for fact in FACTS for name, query in _questions(cursor, fact) if _wrong(cursor, query)
        )
    finally:
        cursor.execute("rollback")


def _questions(cursor: Cursor, fact: Fact) -> Iterator[tuple[str, str]]:
    yield "repeated_keys", about("repeated_keys", fact)
    yield "state", about("state_wrong", fact, fact.fields)
    if fact.roll_ups:
        cursor.execute(about("touched", fact))
        cursor.execute(about("touched_all", fact))
    for table in fact.roll_ups:
        columns = ", ".join(row[0] for row in cursor.execute(f"describe {table}").fetchall())
        query = about("months_wrong", fact, months=table, months_of=months_of(table), columns=columns)
        yield table.removeprefix(f"{fact.name}_"), query


def _wrong(cursor: Cursor, query: str) -> bool:
    return bool(cursor.execute(query).fetchall()[0][0])
