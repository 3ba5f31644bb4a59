"""What the valid rows of a table hold together: how many, from when to when, their sums, what one row is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from payback.history.reading_result import Note
from payback.ingest import table_checks
from payback.ingest.cell_sql import VALID, alias, date_literal, figure_columns
from payback.ingest.order_states import ORDERS, all_orders
from payback.ingest.queries import sql
from payback.ingest.typed_rows import create_order_rows
from payback.sql.queries import literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    import duckdb

    from payback.history.table_layout import Column, Layout

DECIMALS = 4


@dataclass(frozen=True, slots=True)
class TableTotals:
    """What the valid rows hold together.

    Attributes:
        rows: Valid rows.
        rejected: Rows in which a check fails.
        single_days: Every row covers one day.
        undated: Valid rows without a day.
    """

    rows: int
    rejected: int
    first_date: date | None
    last_date: date | None
    single_days: bool
    undated: int
    sums: Mapping[str, float | None]


def with_period(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Layout:
    """One start for all rows of a longer report means that each row covers the report."""
    start, end = layout.period.start, layout.period.end
    if layout.period.grain != "report":
        return layout
    first, last = connection.execute(f"select min(date_day), max(date_day) from typed where {VALID}").fetchall()[0]  # noqa: S608
    if first is not None and first == last == start != end:
        connection.execute(sql("report_period", end=date_literal(end)))
        notes = (*layout.notes, Note("period_aggregate", {"start": start, "end": end}))
        return replace(layout, period=replace(layout.period, grain="period"), notes=notes)
    return replace(layout, period=replace(layout.period, grain="day"))


def add_up(connection: duckdb.DuckDBPyConnection, layout: Layout) -> TableTotals:
    """Count the rows and sum their figures; of orders, those of the orders and not of their lines."""
    columns = [column for column in figure_columns(layout) if column.sum_name]
    networks = _networks(connection, layout) if layout.several_networks else ("",)
    pairs = [(column, network) for network in networks for column in columns]
    names = [f"{column.sum_name}@{network}" if network else column.sum_name for column, network in pairs]
    sums_sql = "".join(f", {_sum(layout, *pair)}" for pair in pairs)
    last = "date_end" if layout.last_is_end else "date_day"
    row = connection.execute(sql("row_counts", last=last, sums=sums_sql)).fetchall()[0]
    sums = {name: _rounded(value) for name, value in zip(names, row[6:], strict=True)}
    if layout.several_networks:
        sums = {name: value for name, value in sums.items() if value is not None}
    if layout.fact == "order":
        create_order_rows(connection, layout)
        sums = _order_sums(connection, columns)
    return TableTotals(row[0], row[1], row[2], row[3], bool(row[4]), row[5], sums)


def _order_sums(connection: duckdb.DuckDBPyConnection, columns: Sequence[Column]) -> dict[str, float | None]:
    """How many orders there are, a shop's own tests left out, and what they come to."""
    sums_sql = "".join(f", sum({column.name})::double" for column in columns)
    count, *sums = connection.execute(f"select {ORDERS} {sums_sql} from {all_orders(connection)}").fetchall()[0]  # noqa: S608
    return {"orders": count} | {c.sum_name: _rounded(v) for c, v in zip(columns, sums, strict=True)}


def sums_of(
    connection: duckdb.DuckDBPyConnection, layout: Layout, totals: TableTotals, currencies: tuple[str, ...]
) -> Mapping[str, float | None]:
    """The sums, money by currency where there are several."""
    if len(currencies) <= 1:
        return totals.sums
    by_currency = table_checks.sums_by_currency(connection, layout, currencies)
    split_by_currency = {name.partition("@")[0] for name in by_currency}
    sums = {name: value for name, value in totals.sums.items() if name not in split_by_currency}
    return sums | {name: _rounded(value) for name, value in by_currency.items()}


def _sum(layout: Layout, column: Column, network: str) -> str:
    condition = ""
    if network or layout.several_networks:
        condition = f" and coalesce({alias(_network(layout))}, '') = {literal(network)}"
    return f"sum({alias(column)}) filter (valid{condition})"


def _network(layout: Layout) -> Column:
    column = layout.column("network")
    assert column is not None  # noqa: S101 - a stacked layout has one
    return column


def _networks(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[str, ...]:
    column = alias(_network(layout))
    rows = connection.execute(f"select distinct coalesce({column}, '') from typed order by 1").fetchall()  # noqa: S608
    return tuple(row[0] for row in rows)


def _rounded(value: float | None) -> float | None:
    if value is None:
        return None
    rounded = round(value, DECIMALS)
    return int(rounded) if rounded == int(rounded) else rounded


def grain(layout: Layout, totals: TableTotals) -> str:
    """What one row is, with the way in which rows are dated."""
    dating = layout.period.grain
    if dating == "period" and layout.column("date_start"):
        dating = "day" if totals.single_days or not totals.rows else "period"
    dating = {"preamble": "period", "range": "period"}.get(dating, dating)
    dated = totals.first_date is not None or dating in {"day", "period", "week", "month"}
    return f"{layout.grain}_{dating}" if dating and dated else layout.grain
