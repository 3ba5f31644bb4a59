"""The decimal mark of each column of figures, by whole columns; asked when neither they nor the platform tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.readings import Question
from payback.ingest import cell_sql
from payback.ingest.number_sql import COMMA, EITHER, GROUPS, POINT, Marks, evidence
from payback.ingest.queries import sql

if TYPE_CHECKING:
    import duckdb

    from payback.history.table_layout import Column, Layout
    from payback.ingest.column_scan import Scan

SAMPLE = 20_000
LANGUAGES_WITH_POINT = ("en", "")
NO_MARK = Marks(0, 0, 0, 0)


def marks(
    connection: duckdb.DuckDBPyConnection, layout: Layout, scan: Scan
) -> tuple[dict[int, str], tuple[Question, ...]]:
    """Decimal mark of each column of figures, and a question when neither cells nor platform tell."""
    found = {
        c.index: _evidence(connection, c, scan.rows) if c.index in scan.marked else NO_MARK
        for c in cell_sql.figures(layout)
    }
    sure = {marks.sure for marks in found.values()} - {EITHER}
    whole = sure.pop() if len(sure) == 1 else EITHER
    known = layout.mark if layout.mark_answered or layout.separator != ";" else EITHER
    chosen, asked = {}, False
    for column in cell_sql.figures(layout):
        counted = found[column.index]
        chosen[column.index] = counted.sure or whole or (known if column.kind != "count" else EITHER)
        if counted.ambiguous and not chosen[column.index] and column.kind != "count":
            asked = True
            chosen[column.index] = _likely_mark(layout)
    question = Question("decimal_mark", _likely_mark(layout), "language", (POINT, COMMA))
    return chosen, (question,) if asked else ()


def groups(connection: duckdb.DuckDBPyConnection, layout: Layout) -> dict[int, str]:
    """The spaces between groups of digits that the first rows show in each column of figures."""
    figures = cell_sql.figures(layout)
    shown = ", ".join(f"bool_or(contains({cell_sql.cell(c)}, '{sign}'))" for c in figures for sign in GROUPS)
    if not shown:
        return {}
    flags = iter(connection.execute(f"select {shown} from (from raw limit {SAMPLE})").fetchall()[0])  # noqa: S608
    return {c.index: "".join(sign for sign in GROUPS if next(flags)) for c in figures}


def _likely_mark(layout: Layout) -> str:
    return POINT if layout.language in LANGUAGES_WITH_POINT and layout.separator != ";" else COMMA


def _evidence(connection: duckdb.DuckDBPyConnection, column: Column, rows: int) -> Marks:
    """How a column's numbers are written: by its first rows if they prove it, else by all its distinct cells."""
    first = _counted(connection, column, f"(select {cell_sql.cell(column)} from raw limit {SAMPLE})")  # noqa: S608
    return first if first.sure or rows <= SAMPLE else _counted(connection, column, "raw")


def _counted(connection: duckdb.DuckDBPyConnection, column: Column, source: str) -> Marks:
    query = sql("stage_marks", evidence=evidence("cell"), cell=cell_sql.cell(column), source=source)
    return Marks(*connection.execute(query).fetchall()[0])
