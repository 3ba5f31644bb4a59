"""The typed rows as the store takes them in: a Parquet file of measures per day, or of orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import ENTITY_FIELDS, MEASURE_KEY, ORDER_FIELDS
from payback.history.reading_result import Note
from payback.ingest.cell_sql import VALID, alias, stored_figures
from payback.ingest.queries import sql
from payback.ingest.row_dimensions import account_sql, currency_sql, entity_sql, platform_sql
from payback.sql.column_types import DECIMAL, measure_type
from payback.sql.queries import each, literal

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from payback.history.table_layout import Layout

NUMBERED_LEVELS = ("campaign", "ad_group", "ad", "keyword")
"""Levels of which equal rows are real: without an id two ads may share a name on one day."""

RESULT_TYPES = {"conversions": r"purchase|achat|compra|kauf|aankoop", "leads": r"lead|prospect|cadastro"}
"""Measures that results are counted as, by the type of result that the file names."""


def write(connection: duckdb.DuckDBPyConnection, layout: Layout, into: Path) -> tuple[Path | None, list[Note]]:
    """Write the rows as the store takes them; None when none of them has a day."""
    notes: list[Note] = []
    rows = _order_rows(connection, layout) if layout.fact == "order" else _metric_rows(connection, layout, notes)
    if not connection.execute(f"select count(*) from {rows}").fetchall()[0][0]:  # noqa: S608 - a name of ours
        return None, notes
    connection.execute(sql("write_rows", rows=rows, path=literal(into)))
    return into, notes


def _metric_rows(connection: duckdb.DuckDBPyConnection, layout: Layout, notes: list[Note]) -> str:
    measures = {column.name: alias(column) for column in stored_figures(layout)}
    measures |= _derived_figures(connection, layout, notes)
    fields = [f"({value})::{measure_type(name)} as {name}" for name, value in measures.items()]
    fields += [f"{_entity_field(layout, name)} as {name}" for name in ENTITY_FIELDS if _entity_field(layout, name)]
    key = (
        f"date_day, coalesce(date_end, date_day) as date_end, {platform_sql(layout)} as platform, "
        f"{account_sql(layout)} as account_id, {literal(layout.level)} as level, "
        f"{entity_sql(layout)} as entity_id, {currency_sql(layout)} as currency"
    )
    connection.execute(sql("metric_rows", key=key, fields=", ".join(fields) or "null as nothing"))
    if has_one_row_a_day(layout):
        return "metric_rows"
    names = each("{0}", MEASURE_KEY)
    connection.execute(sql("shared_keys", key=names))
    if not connection.execute("select count(*) from shared_keys").fetchall()[0][0]:
        return "metric_rows"
    connection.execute(sql("numbered_rows", key=names, order=", ".join(measures) or "line_no"))
    return "numbered_rows"


def has_one_row_a_day(layout: Layout) -> bool:
    """Whether what a row is about has one row a day: the account, a post, or what has an id."""
    has_id = len(layout.keys) == 1 and layout.keys[0].endswith("_id")
    return has_id or not layout.level.startswith(NUMBERED_LEVELS)


def _entity_field(layout: Layout, name: str) -> str:
    """SQL for a field of the entity, empty when the file does not hold it."""
    if name == "created_at":
        has_moment = any(column.name == "date_day" and column.kind == "moment" for column in layout.columns)
        return "created_at" if has_moment else ""
    column = layout.column(name)
    return alias(column) if column else ""


def _derived_figures(connection: duckdb.DuckDBPyConnection, layout: Layout, notes: list[Note]) -> dict[str, str]:
    """Figures that follow from others: results by their indicator, value from the return on spend."""
    derived: dict[str, str] = {}
    results, result_type = layout.column("results_mixed"), layout.column("result_type")
    for name, pattern in RESULT_TYPES.items() if results and result_type else ():
        if layout.column(name) is None and results and result_type:
            matches = f"regexp_matches(lower({alias(result_type)}), '{pattern}')"
            derived[name] = f"case when {matches} then {alias(results)} end"
    ratio, spend = layout.column(layout.value_from), layout.column("spend")
    if ratio and spend and layout.column("conversions_value") is None:
        derived["conversions_value"] = f"{alias(ratio)} * {alias(spend)}"
    for name, value in derived.items():
        total = connection.execute(f"select sum({value}) from typed where {VALID}").fetchall()[0][0]  # noqa: S608
        if total is not None:
            notes.append(Note("derived", {"measure": name, "total": round(total, 2)}))
    return derived


def _order_rows(connection: duckdb.DuckDBPyConnection, layout: Layout) -> str:
    fields = []
    for name in ORDER_FIELDS[1:]:
        column = layout.column(name)
        if name == "cancelled_day" and column:
            fields.append("max(cancelled_day) as cancelled_day")
        elif column and name == "lineitem_quantity":
            fields.append(f"sum({alias(column)})::bigint as {name}")
        elif column:
            value = f"first({alias(column)} order by line) filter ({alias(column)} is not null)"
            fields.append(f"({value}){f'::{DECIMAL}' if column.kind == 'money' else ''} as {name}")
    order = layout.column("order_name")
    connection.execute(
        sql("order_rows", platform=literal(layout.platform), account=account_sql(layout),
            order=alias(order) if order else "''", fields=", ".join(fields))
    )  # fmt: skip
    return "order_rows"
