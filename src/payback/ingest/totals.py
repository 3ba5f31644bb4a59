"""What the kept rows of a table hold together: how many, from when to when, their sums, what one row is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from payback.history.readings import Note
from payback.ingest import cell_sql, row_checks
from payback.ingest.queries import sql

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import duckdb

    from payback.history.table_layout import Column, Layout

DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Tally:
    """What the kept rows hold together."""

    rows: int
    rejected: int
    first: date | None
    last: date | None
    single_days: bool
    one_start: bool
    undated: int
    sums: Mapping[str, float | None]


def settle(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[Layout, Tally]:
    """Count the rows; one start for all rows of a longer report means that each row covers the report."""
    counted = _count(connection, layout)
    start, end = layout.period.start, layout.period.end
    if layout.period.grain == "report":
        whole = counted.rows > 0 and counted.one_start and start == counted.first and start != end
        if whole:
            connection.execute(sql("stage_covered", end=cell_sql.day(end)))
            period = replace(layout.period, grain="period")
            notes = (*layout.notes, Note("period_aggregate", {"start": start, "end": end}))
            return replace(layout, period=period, notes=notes), counted
        return replace(layout, period=replace(layout.period, grain="day")), counted
    return layout, counted


def _count(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Tally:
    summed = [c for c in cell_sql.figures(layout) if c.sum_name]
    networks = _networks(connection, layout) if layout.stacked else ("",)
    named = [(f"{c.sum_name}@{n}" if n else c.sum_name, c, n) for n in networks for c in summed]
    parts = "".join(f", {_sum(layout, c, n)}" for _, c, n in named)
    last = "date_end" if layout.last_is_end else "date_day"
    row = connection.execute(sql("stage_counts", last=last, sums=parts)).fetchall()[0]
    sums = {name: _rounded(value) for (name, _, _), value in zip(named, row[7:], strict=True)}
    if layout.stacked:
        sums = {name: value for name, value in sums.items() if value is not None}
    if layout.fact == "order":
        sums = {"orders": row_checks.order_count(connection), **sums}
    return Tally(row[0], row[1], row[2], row[3], bool(row[4]), bool(row[5]), row[6], sums)


def sums(
    connection: duckdb.DuckDBPyConnection, layout: Layout, counted: Tally, codes: tuple[str, ...]
) -> Mapping[str, float | None]:
    """The sums, money apart where there are several currencies."""
    if len(codes) <= 1:
        return counted.sums
    apart = {name: _rounded(value) for name, value in row_checks.sums_apart(connection, layout, codes).items()}
    mixed = {name.partition("@")[0] for name in apart}
    return {name: value for name, value in counted.sums.items() if name not in mixed} | apart


def _sum(layout: Layout, column: Column, network: str) -> str:
    only = ""
    if network or layout.stacked:
        only = f" and coalesce({cell_sql.alias(_network(layout))}, '') = {cell_sql.literal(network)}"
    return f"sum({cell_sql.alias(column)}) filter (good{only})"


def _network(layout: Layout) -> Column:
    found = layout.column("network")
    assert found is not None  # noqa: S101 - a stacked layout has one
    return found


def _networks(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[str, ...]:
    column = cell_sql.alias(_network(layout))
    rows = connection.execute(f"select distinct coalesce({column}, '') from typed order by 1").fetchall()  # noqa: S608
    return tuple(row[0] for row in rows)


def _rounded(value: float | None) -> float | None:
    if value is None:
        return None
    whole = round(value, DECIMALS)
    return int(whole) if whole == int(whole) else whole


def grain(layout: Layout, counted: Tally) -> str:
    """What one row is, with the way in which rows are dated."""
    last = layout.period.grain
    if last == "period" and layout.column("date_start"):
        last = "day" if counted.single_days or not counted.rows else "period"
    last = {"preamble": "period", "range": "period"}.get(last, last)
    dated = counted.first is not None or last in {"day", "period", "week", "month"}
    return f"{layout.grain}_{last}" if last and dated else layout.grain
