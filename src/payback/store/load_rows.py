"""The rows of one file on their way in: loaded, keyed, each key once - all before the lock is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.sql.queries import each
from payback.store import conservation, known_figures, known_names
from payback.store.errors import StoreError
from payback.store.fact_tables import ENTITY, FACTS, METRIC, ORDER, Fact
from payback.store.queries import fact_sql

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from payback.history.reading_result import Reading, TableReading
    from payback.store.engine import Cursor


@dataclass(frozen=True, slots=True)
class LoadedRows:
    """What lies in the temporary tables ``loaded_<fact>`` of a cursor, one row a key.

    There is a table only for a fact that the file is about.

    Attributes:
        fields: For each fact, the fields that the file measures at all; every later query touches only these.
        rows_read: Rows before equal keys were joined.
        keys: Keys left, names not counted.
        contradictory: Keys whose rows contradict each other; what they disagree on is rejected.
        incomplete: Rows rejected because their key is not complete.
    """

    fields: Mapping[Fact, tuple[str, ...]]
    rows_read: int
    keys: int
    contradictory: int
    incomplete: int


def load(cursor: Cursor, reading: Reading, inbox: Path) -> LoadedRows:
    """Bring the rows of a read file into temporary tables.

    Raises:
        StoreError: ``rows_outside`` when the rows do not lie in the store's inbox; ``not_conserved`` when they do not
            add up to what their reader said.
    """
    measured: dict[Fact, set[str]] = {}
    for number, table in enumerate(reading.tables):
        if table.rows_file is not None and table.fact:
            path = table.rows_file.resolve()
            if not path.is_relative_to(inbox):
                raise StoreError("rows_outside")
            columns = _columns(cursor, str(path))
            for fact, names in _facts(table, columns).items():
                if fact not in measured:
                    cursor.execute(fact_sql("create_load_table", fact))
                measured.setdefault(fact, set()).update(names)
            _load_rows(cursor, number, table.fact, str(path), columns)
            _load_names(cursor, table, str(path), columns)
    fields = {fact: fact.fields_in(measured[fact]) for fact in FACTS if fact in measured}
    conservation.check_loaded(cursor, reading, fields)
    strict = [fact for fact in fields if fact.strict]
    named = [number for number, table in enumerate(reading.tables) if table.names_account]
    known_names.take_known_accounts(cursor, fields, named)
    if METRIC in fields:
        known_names.take_known_days(cursor)
    rows_read = sum(_count(cursor, fact) for fact in strict)
    incomplete = sum(_reject_incomplete_keys(cursor, fact) for fact in strict)
    contradictory = sum(_merge_duplicate_keys(cursor, fact, names) for fact, names in fields.items())
    if METRIC in fields and ENTITY in fields:
        known_names.take_known_ids(cursor, fields[METRIC])
    keys = sum(_count(cursor, fact) for fact in strict)
    if METRIC in fields:
        known_figures.join_currencies(cursor, fields[METRIC])
    parted = sum(_count(cursor, fact) for fact in strict) - keys
    return LoadedRows(fields, rows_read + parted, keys + parted, contradictory, incomplete)


def _facts(table: TableReading, columns: Collection[str]) -> dict[Fact, tuple[str, ...]]:
    """The facts that one table is about, each with the fields that it holds."""
    fact = METRIC if table.fact == METRIC.name else ORDER
    names = set(ENTITY.fields_in(columns)) if fact is METRIC else set()
    names |= {"name"} if _names_account(table, columns) else set()
    return {fact: fact.fields_in(columns)} | ({ENTITY: ENTITY.fields_in(names)} if names else {})


def _names_account(table: TableReading, columns: Collection[str]) -> bool:
    return bool(table.account) and "account_id" in columns


def _load_rows(cursor: Cursor, number: int, name: str, path: str, columns: Collection[str]) -> None:
    fact = METRIC if name == METRIC.name else ORDER
    others = (name for name in ("line_no", *fact.taken) if name in columns)
    selected = ", ".join((*_key(fact, columns), *fact.fields_in(columns), *others))
    cursor.execute(fact_sql("load_rows", fact, table_no=str(number), columns=selected), [path])


def _load_names(cursor: Cursor, table: TableReading, path: str, columns: Collection[str]) -> None:
    names = ENTITY.fields_in(columns)
    if table.fact == METRIC.name and names:
        latest = each(", arg_max({0}, date_day) as {0}", names, joint="")
        any_measured = each("count({0}) > 0", names, joint=" or ")
        keys = ", ".join(_key(ENTITY, columns))
        cursor.execute(fact_sql("load_entities", ENTITY, latest=latest, any_measured=any_measured, keys=keys), [path])
    if _names_account(table, columns):
        keys = ", ".join((*_key(ENTITY, columns)[:2], "'account' as level", "'' as entity_id"))
        cursor.execute(fact_sql("load_account_name", ENTITY, keys=keys), [table.account, path, path])


def _columns(cursor: Cursor, path: str) -> set[str]:
    return {row[0] for row in cursor.execute("describe select * from read_parquet(?)", [path]).fetchall()}


def _key(fact: Fact, columns: Collection[str]) -> tuple[str, ...]:
    """The key as expressions over a file: NULL never equals NULL, so that text becomes ``''``."""
    present = {
        name: name if name in fact.dates else f"coalesce({name}::varchar, '') as {name}"
        for name in fact.key
        if name in columns
    }
    if "date_end" in fact.key:
        present["date_end"] = (
            "coalesce(date_end, date_day) as date_end" if "date_end" in columns else "date_day as date_end"
        )
    return tuple(present.get(name, f"'' as {name}") for name in fact.key)


def _count(cursor: Cursor, fact: Fact) -> int:
    return int(cursor.execute(f"select count(*) from loaded_{fact.name}").fetchall()[0][0])  # noqa: S608


def _reject_incomplete_keys(cursor: Cursor, fact: Fact) -> int:
    """Take the rows without a complete key out; give back how many they are."""
    incomplete = each("{0} is null", fact.dates, joint=" or ") or f"{fact.key[-1]} = ''"
    cursor.execute(fact_sql("reject_incomplete_keys", fact, incomplete=incomplete))
    return int(cursor.execute(fact_sql("delete_incomplete_keys", fact, incomplete=incomplete)).fetchall()[0][0])


def _merge_duplicate_keys(cursor: Cursor, fact: Fact, fields: tuple[str, ...]) -> int:
    """Make every key occur once; give back how many keys contradict themselves."""
    cursor.execute(fact_sql("duplicate_keys", fact))
    if not cursor.execute(f"select count(*) from duplicate_keys_{fact.name}").fetchall()[0][0]:  # noqa: S608
        return 0
    cursor.execute(fact_sql("merge_duplicate_keys", fact, fields))
    contradictory = _reject_contradictions(cursor, fact, fields) if fact.strict else 0
    cursor.execute(fact_sql("delete_duplicate_keys", fact))
    cursor.execute(fact_sql("insert_merged_keys", fact))
    return contradictory


def _reject_contradictions(cursor: Cursor, fact: Fact, fields: tuple[str, ...]) -> int:
    for field in fields:
        cursor.execute(fact_sql("reject_contradictions", fact, field=field))
    differs = each("min({0}) <> max({0})", fields, joint=" or ", none="false")
    return int(cursor.execute(fact_sql("count_contradictions", fact, differs=differs)).fetchall()[0][0])
