"""The schema, one numbered file after the other: a store is brought to the newest when it is opened.

A measure that the vocabulary has gained since needs no file: its column is added.
"""

from __future__ import annotations

from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from payback.sql.column_types import DECIMAL, measure_type
from payback.store.current_state import rebuild_roll_ups
from payback.store.errors import StoreError
from payback.store.fact_tables import METRIC, ORDER, SUMMED
from payback.store.regrouping import regroup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.store.engine import Cursor

AFTER: Mapping[int, Callable[[Cursor], None]] = {
    3: rebuild_roll_ups, 4: regroup, 5: partial(rebuild_roll_ups, facts=(ORDER,)),
    8: partial(rebuild_roll_ups, facts=(ORDER,)),
}  # fmt: skip
"""What follows a migration where SQL alone does not do it, by its number."""

_TABLES = "select table_name from duckdb_tables() where database_name = current_database() and not internal"


def migrations() -> dict[int, str]:
    """Number -> SQL of every migration, ascending."""
    folder = files("payback.store") / "migrations"
    texts = {
        int(file.name[:4]): file.read_text(encoding="utf-8") for file in folder.iterdir() if file.name.endswith(".sql")
    }
    return dict(sorted(texts.items()))


def tables(cursor: Cursor) -> tuple[str, ...]:
    """Names of the tables in the database in use, sorted."""
    return tuple(sorted(name for (name,) in cursor.execute(_TABLES).fetchall()))


def schema_version(cursor: Cursor) -> int:
    """Number of the last migration applied; 0 for an empty database.

    Raises:
        StoreError: ``store_foreign`` when the database belongs to something else.
    """
    names = tables(cursor)
    if not names:
        return 0
    if "schema_version" not in names:
        raise StoreError("store_foreign")
    return int(cursor.execute("select max(version) from schema_version").fetchall()[0][0])


def migrate(cursor: Cursor) -> int:
    """Apply what is missing, each in its own transaction; give back the version reached.

    Raises:
        StoreError: ``store_newer`` when a newer program wrote the database.
    """
    version, texts = schema_version(cursor), migrations()
    if version > max(texts):
        raise StoreError("store_newer")
    for number, text in texts.items():
        if number > version:
            cursor.execute("begin")
            cursor.execute("create table if not exists schema_version (version integer not null)")
            cursor.execute(text)
            if number in AFTER:
                _add_new_measures(cursor)
                AFTER[number](cursor)
            cursor.execute("insert into schema_version values (?)", [number])
            cursor.execute("commit")
    _add_new_measures(cursor)
    return max(texts)


def _add_new_measures(cursor: Cursor) -> None:
    types = {name: measure_type(name) for name in METRIC.fields}
    columns = {
        METRIC.versions: types,
        METRIC.current: types,
        "metric_by_day": dict.fromkeys(METRIC.fields, DECIMAL),
        "metric_by_entity": dict.fromkeys(SUMMED, DECIMAL),
    }
    for table, needed in columns.items():
        existing = {row[0] for row in cursor.execute(f"describe {table}").fetchall()}
        for name, sql_type in needed.items():
            if name not in existing:
                cursor.execute(f"alter table {table} add column {name} {sql_type}")
