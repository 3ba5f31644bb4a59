"""The typed rows as the store takes them in: a Parquet file of measures per day, or of orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import ENTITY_FIELDS, MEASURE_KEY, MEASURES, ORDER_FIELDS
from payback.history.readings import Note
from payback.ingest import cell_sql
from payback.ingest.cell_sql import GOOD
from payback.ingest.queries import sql
from payback.ingest.row_identity import account_sql, currency_sql, entity_sql, platform_sql

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from payback.history.table_layout import Layout

NUMBERED_LEVELS = ("campaign", "ad_group", "ad", "keyword")
"""Levels of which equal rows are real: without an id two ads may share a name on one day."""

RESULTS = {"conversions": r"purchase|achat|compra|kauf|aankoop", "leads": r"lead|prospect|cadastro"}


def write(connection: duckdb.DuckDBPyConnection, layout: Layout, into: Path) -> tuple[Path | None, list[Note]]:
    """Write the rows as the store takes them; None when none of them has a day."""
    notes: list[Note] = []
    rows = _orders(connection, layout) if layout.fact == "order" else _metric(connection, layout, notes)
    if not connection.execute(f"select count(*) from {rows}").fetchall()[0][0]:  # noqa: S608 - a name of ours
        return None, notes
    connection.execute(sql("stage_write", rows=rows, into=str(into).replace("'", "''")))
    return into, notes


def _metric(connection: duckdb.DuckDBPyConnection, layout: Layout, notes: list[Note]) -> str:
    measures = {c.name: cell_sql.alias(c) for c in cell_sql.stored(layout)} | _derived(connection, layout, notes)
    fields = [f"{_typed(name, value)} as {name}" for name, value in measures.items()]
    fields += [f"{_field(layout, name)} as {name}" for name in ENTITY_FIELDS if _field(layout, name)]
    key = (
        f"date_day, coalesce(date_end, date_day) as date_end, {platform_sql(layout)} as platform, "
        f"{account_sql(layout)} as account_id, {cell_sql.literal(layout.level)} as level, "
        f"{entity_sql(layout)} as entity_id, {currency_sql(layout)} as currency"
    )
    connection.execute(sql("stage_keyed", key=key, fields=", ".join(fields) or "null as nothing"))
    if has_one_row(layout):
        return "keyed"
    names = ", ".join(MEASURE_KEY)
    connection.execute(sql("stage_shared", names=names))
    if not connection.execute("select count(*) from shared").fetchall()[0][0]:
        return "keyed"
    connection.execute(sql("stage_told_apart", names=names, order=", ".join(measures) or "line_no"))
    return "told_apart"


def has_one_row(layout: Layout) -> bool:
    """Whether what a row is about has one row a day: the account, a post, or what an id tells apart."""
    has_id = len(layout.keys) == 1 and layout.keys[0].endswith("_id")
    return has_id or not layout.level.startswith(NUMBERED_LEVELS)


def _typed(name: str, value: str) -> str:
    unit = MEASURES[name].unit
    if unit == "money":
        return f"({value})::decimal(18, 4)"
    return f"({value})::double" if unit != "count" or name == "conversions" else f"({value})::bigint"


def _field(layout: Layout, name: str) -> str:
    """SQL for a field of the entity, empty when the file does not hold it."""
    if name == "created_at":
        moment = next((c for c in layout.columns if c.name == "date_day" and c.kind == "moment"), None)
        return "created_at" if moment else ""
    column = layout.column(name)
    return cell_sql.alias(column) if column else ""


def _derived(connection: duckdb.DuckDBPyConnection, layout: Layout, notes: list[Note]) -> dict[str, str]:
    """Figures that follow from others: results by their indicator, value from the return on spend."""
    found: dict[str, str] = {}
    results, kind = layout.column("results_mixed"), layout.column("result_type")
    for name, pattern in RESULTS.items() if results and kind else ():
        if layout.column(name) is None and results and kind:
            said = f"regexp_matches(lower({cell_sql.alias(kind)}), '{pattern}')"
            found[name] = f"case when {said} then {cell_sql.alias(results)} end"
    ratio, spend = layout.column(layout.value_from), layout.column("spend")
    if ratio and spend and layout.column("conversions_value") is None:
        found["conversions_value"] = f"{cell_sql.alias(ratio)} * {cell_sql.alias(spend)}"
    for name, value in found.items():
        total = connection.execute(f"select sum({value}) from typed where {GOOD}").fetchall()[0][0]  # noqa: S608
        if total is not None:
            notes.append(Note("derived", {"measure": name, "total": round(total, 2)}))
    return found


def _orders(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    fields = []
    for name in ORDER_FIELDS[1:]:
        column = layout.column(name)
        if name == "cancelled_day" and column:
            fields.append("max(cancelled_day) as cancelled_day")
        elif column and name == "lineitem_quantity":
            fields.append(f"sum({cell_sql.alias(column)})::bigint as {name}")
        elif column:
            value = f"first({cell_sql.alias(column)} order by line) filter ({cell_sql.alias(column)} is not null)"
            fields.append(f"({value}){'::decimal(18, 4)' if column.kind == 'money' else ''} as {name}")
    order = layout.column("order_name")
    connection.execute(
        sql("stage_orders", platform=cell_sql.literal(layout.platform), account=account_sql(layout),
            order=cell_sql.alias(order) if order else "''", fields=", ".join(fields))
    )  # fmt: skip
    return "orders"
