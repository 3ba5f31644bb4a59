"""The currency that stands beside the amounts of a table, in their cells: known when none contradicts another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from payback.history.currencies import currency_code
from payback.history.measures import MEASURES
from payback.ingest.cell_sql import cell, figure_columns
from payback.ingest.queries import sample, sql

if TYPE_CHECKING:
    import duckdb

    from payback.history.table_layout import Layout


def with_cell_currency(connection: duckdb.DuckDBPyConnection, layout: Layout) -> Layout:
    """A layout with the currency of its cells, where nothing else of the file says it and no two of them differ."""
    money = [column for column in figure_columns(layout) if column.kind == "money" and column.name in MEASURES]
    if not money or layout.fact != "metric" or layout.currency or layout.column("currency"):
        return layout
    codes: set[str] = set()
    # Nearly always the first rows show that no currency stands there.
    for source in (sample("*"), "raw"):
        marks = {mark for column in money for mark in _marks(connection, cell(column), source)}
        codes = {currency_code(mark) for mark in marks if mark}
        if len(codes) != 1 or "" in codes:
            return layout
    return replace(layout, currency=codes.pop())


def _marks(connection: duckdb.DuckDBPyConnection, name: str, source: str) -> list[str]:
    """What stands beside the numbers of a column, each once."""
    return [mark for (mark,) in connection.execute(sql("currency_marks", cell=name, source=source)).fetchall()]
