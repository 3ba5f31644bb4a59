"""The rows of one file on their way in: loaded, keyed, each key once - all before the lock is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.sql.queries import each
from payback.store.errors import StoreError
from payback.store.fact_tables import ENTITY, FACTS, METRIC, ORDER, Fact
from payback.store.queries import about

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from payback.history.readings import Reading, TableReading
    from payback.store.engine import Cursor


@dataclass(frozen=True, slots=True)
class Arrived:
    """What lies in the temporary tables ``arrived_<fact>`` of a cursor, one row a key.

    There is a table only for a fact that the file is about.

    Attributes:
        fields: For each fact, the fields that the file measures at all; every later query touches only these.
        rows_read: Rows before equal keys were joined.
        rows_kept: Keys left, names aside.
        differing: Keys whose rows contradict each other; what they disagree on is kept out.
        unkeyed: Rows left out because their key is not complete.
    """

    fields: Mapping[Fact, tuple[str, ...]]
    rows_read: int
    rows_kept: int
    differing: int
    unkeyed: int


def load(cursor: Cursor, reading: Reading, inbox: Path) -> Arrived:
    """Bring the rows of a read file into temporary tables.

    Raises:
        StoreError: ``rows_outside`` when the rows do not lie in the store's inbox.
    """
    measured: dict[Fact, set[str]] = {}
    for number, table in enumerate(reading.tables):
        if table.rows_file is not None and table.fact:
            path = table.rows_file.resolve()
            if not path.is_relative_to(inbox):
                raise StoreError("rows_outside")
            found = _columns(cursor, str(path))
            for fact, fields in _facts(table, found).items():
                if fact not in measured:
                    cursor.execute(about("arrive", fact))
                measured.setdefault(fact, set()).update(fields)
            _load_rows(cursor, number, table.fact, str(path), found)
            _load_names(cursor, table, str(path), found)
    kept = {fact: fact.kept(measured[fact]) for fact in FACTS if fact in measured}
    counted = [fact for fact in kept if fact.strict]
    read = sum(_count(cursor, fact) for fact in counted)
    unkeyed = sum(_leave_out_unkeyed(cursor, fact) for fact in counted)
    differing = sum(_join_equal_keys(cursor, fact, fields) for fact, fields in kept.items())
    return Arrived(kept, read, sum(_count(cursor, fact) for fact in counted), differing, unkeyed)


def _facts(table: TableReading, columns: Collection[str]) -> dict[Fact, tuple[str, ...]]:
    """What one table is about, and which fields of it it holds."""
    fact = METRIC if table.fact == METRIC.name else ORDER
    said = set(ENTITY.kept(columns)) if fact is METRIC else set()
    said |= {"name"} if _names_account(table, columns) else set()
    return {fact: fact.kept(columns)} | ({ENTITY: ENTITY.kept(said)} if said else {})


def _names_account(table: TableReading, columns: Collection[str]) -> bool:
    return bool(table.account) and "account_id" in columns


def _load_rows(cursor: Cursor, number: int, name: str, path: str, columns: Collection[str]) -> None:
    fact = METRIC if name == METRIC.name else ORDER
    line = ("line_no",) if "line_no" in columns else ()
    listed = ", ".join((*_key(fact, columns), *fact.kept(columns), *line))
    cursor.execute(about("arrive_rows", fact, table_no=str(number), columns=listed), [path])


def _load_names(cursor: Cursor, table: TableReading, path: str, columns: Collection[str]) -> None:
    said = ENTITY.kept(columns)
    if table.fact == METRIC.name and said:
        latest = each(", arg_max({0}, date_day) as {0}", said, joint="")
        told = each("count({0}) > 0", said, joint=" or ")
        keys = ", ".join(_key(ENTITY, columns))
        cursor.execute(about("arrive_entities", ENTITY, said=latest, any=told, keys=keys), [path])
    if _names_account(table, columns):
        keys = ", ".join((*_key(ENTITY, columns)[:2], "'account' as level", "'' as entity_id"))
        cursor.execute(about("arrive_account", ENTITY, keys=keys), [table.account, path, path])


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
    return int(cursor.execute(f"select count(*) from arrived_{fact.name}").fetchall()[0][0])  # noqa: S608


def _leave_out_unkeyed(cursor: Cursor, fact: Fact) -> int:
    unkeyed = each("{0} is null", fact.dates, joint=" or ") or f"{fact.key[-1]} = ''"
    cursor.execute(about("unkeyed", fact, unkeyed=unkeyed))
    return int(cursor.execute(about("unkeyed_out", fact, unkeyed=unkeyed)).fetchall()[0][0])


def _join_equal_keys(cursor: Cursor, fact: Fact, fields: tuple[str, ...]) -> int:
    """Make every key occur once; give back how many keys contradict themselves."""
    cursor.execute(about("twice", fact))
    if not cursor.execute(f"select count(*) from twice_{fact.name}").fetchall()[0][0]:  # noqa: S608
        return 0
    cursor.execute(about("twice_agreed", fact, fields))
    differing = _report_differing(cursor, fact, fields) if fact.strict else 0
    cursor.execute(about("twice_out", fact))
    cursor.execute(about("twice_in", fact))
    return differing


def _report_differing(cursor: Cursor, fact: Fact, fields: tuple[str, ...]) -> int:
    for field in fields:
        cursor.execute(about("twice_differing", fact, field=field))
    told = each("min({0}) <> max({0})", fields, joint=" or ", none="false")
    return int(cursor.execute(about("twice_told", fact, told=told)).fetchall()[0][0])
