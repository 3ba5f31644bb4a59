"""The schema, one numbered file after the other: a store is brought to the newest when it is opened.

A measure that the vocabulary has gained since needs no file: its column is added.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from payback.history.measures import MEASURES
from payback.store.apply_versions import sum_all
from payback.store.errors import StoreError
from payback.store.fact_tables import METRIC, SUMMED

if TYPE_CHECKING:
    from payback.store.engine import Cursor

_TYPES = {"count": "bigint", "money": "decimal(18, 4)"}
SUM = "decimal(18, 4)"
ROLLED_UP_SINCE = 3
"""Migration that brings sums of what a store may hold already."""

_FRACTIONAL = ("conversions",)
"""Counts that attribution may split."""

_TABLES = "select table_name from duckdb_tables() where database_name = current_database() and not internal"


def migrations() -> dict[int, str]:
    """Number -> SQL of every migration, ascending."""
    found = (file for file in (files("payback.store") / "migrations").iterdir() if file.name.endswith(".sql"))
    return {int(file.name[:4]): file.read_text(encoding="utf-8") for file in sorted(found, key=lambda f: f.name)}


def tables(cursor: Cursor) -> tuple[str, ...]:
    """Names of the tables in the database in use, sorted."""
    return tuple(sorted(name for (name,) in cursor.execute(_TABLES).fetchall()))


def schema_version(cursor: Cursor) -> int:
    """Number of the last migration applied; 0 for an empty database.

    Raises:
        StoreError: ``store_foreign`` when the database belongs to something else.
    """
    found = tables(cursor)
    if not found:
        return 0
    if "schema_version" not in found:
        raise StoreError("store_foreign")
    return int(cursor.execute("select max(version) from schema_version").fetchall()[0][0])


def migrate(cursor: Cursor) -> int:
    """Apply what is missing, each in its own transaction; give back the version reached.

    Raises:
        StoreError: ``store_newer`` when a newer program wrote the database.
    """
    version, known = schema_version(cursor), migrations()
    if version > max(known):
        raise StoreError("store_newer")
    for number, text in known.items():
        if number > version:
            cursor.execute("begin")
            cursor.execute("create table if not exists schema_version (version integer not null)")
            cursor.execute(text)
            if number == ROLLED_UP_SINCE:
                sum_all(cursor)
            cursor.execute("insert into schema_version values (?)", [number])
            cursor.execute("commit")
    _follow_vocabulary(cursor)
    return max(known)


def measure_type(name: str) -> str:
    """The SQL type of a measure's column: sums of wider types are many times slower to add again."""
    return "double" if name in _FRACTIONAL else _TYPES.get(MEASURES[name].unit, "double")


def _follow_vocabulary(cursor: Cursor) -> None:
    kept = {name: measure_type(name) for name in METRIC.fields}
    summed = dict.fromkeys(METRIC.fields, SUM)
    wanted = {METRIC.versions: kept, METRIC.current: kept, "metric_by_day": summed}
    for table, fields in {**wanted, "metric_by_entity": dict.fromkeys(SUMMED, SUM)}.items():
        columns = {row[0] for row in cursor.execute(f"describe {table}").fetchall()}
        for name, kind in fields.items():
            if name not in columns:
                cursor.execute(f"alter table {table} add column {name} {kind}")
