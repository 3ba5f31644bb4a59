"""The decimal mark of each column of figures, by whole columns; asked when neither they nor the platform show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.reading_result import Question
from payback.ingest.cell_sql import cell, figure_columns
from payback.ingest.number_sql import COMMA, GROUP_SPACES, POINT, UNDECIDED, MarkCounts, mark_counts
from payback.ingest.queries import SAMPLE_ROWS, sample, sql

if TYPE_CHECKING:
    import duckdb

    from payback.history.table_layout import Column, Layout
    from payback.ingest.column_scan import Scan

LANGUAGES_WITH_POINT = ("en", "")
NO_MARKS = MarkCounts(0, 0, 0, 0)


def decimal_marks(
    connection: duckdb.DuckDBPyConnection, layout: Layout, scan: Scan
) -> tuple[dict[int, str], tuple[Question, ...]]:
    """Decimal mark of each column of figures, and a question when neither cells nor platform show it."""
    counts = {
        column.index: _mark_counts(connection, column, scan.rows) if column.index in scan.marked_figures else NO_MARKS
        for column in figure_columns(layout)
    }
    proven = {count.proven for count in counts.values()} - {UNDECIDED}
    of_table = proven.pop() if len(proven) == 1 else UNDECIDED
    of_platform = layout.decimal_mark if layout.decimal_mark_answered or layout.separator != ";" else UNDECIDED
    marks, ambiguous = {}, False
    for column in figure_columns(layout):
        count = counts[column.index]
        mark = count.proven or of_table or (of_platform if column.kind != "count" else UNDECIDED)
        if count.ambiguous and not mark and column.kind != "count":
            ambiguous = True
            mark = _likely_mark(layout)
        marks[column.index] = mark
    question = Question("decimal_mark", _likely_mark(layout), "language", (POINT, COMMA))
    return marks, (question,) if ambiguous else ()


def group_spaces(connection: duckdb.DuckDBPyConnection, layout: Layout) -> dict[int, str]:
    """The spaces between groups of digits that the first rows show in each column of figures."""
    columns = figure_columns(layout)
    flags_sql = ", ".join(f"bool_or(contains({cell(column)}, '{sign}'))" for column in columns for sign in GROUP_SPACES)
    if not flags_sql:
        return {}
    flags = iter(connection.execute(f"select {flags_sql} from {sample('*')}").fetchall()[0])  # noqa: S608
    return {column.index: "".join(sign for sign in GROUP_SPACES if next(flags)) for column in columns}


def _likely_mark(layout: Layout) -> str:
    return POINT if layout.language in LANGUAGES_WITH_POINT and layout.separator != ";" else COMMA


def _mark_counts(connection: duckdb.DuckDBPyConnection, column: Column, rows: int) -> MarkCounts:
    """How a column's numbers are written: by its first rows if they prove it, else by all its distinct cells."""
    first = _count(connection, column, sample(cell(column)))
    return first if first.proven or rows <= SAMPLE_ROWS else _count(connection, column, "raw")


def _count(connection: duckdb.DuckDBPyConnection, column: Column, source: str) -> MarkCounts:
    query = sql("mark_counts", counts=mark_counts("cell"), cell=cell(column), source=source)
    return MarkCounts(*connection.execute(query).fetchall()[0])
