"""A layout's text to typed rows: DuckDB reads the cells, decides how columns are written, cleans, checks, adds up.

Nothing of the person's file is ever part of an SQL text, and the connection can touch only the folders it was given.
"""

from __future__ import annotations

import csv
import re
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import duckdb

from payback.exports.engine.reader import LARGEST_SPLIT
from payback.exports.engine.swallowed_rows import kept_out
from payback.history.date_bounds import possible_days
from payback.history.reading_result import SHOWN_CELL, Problem, TableReading
from payback.ingest import cell_sql, order_states, row_grain, table_checks, table_totals, typed_rows
from payback.ingest.cell_checks import BROKEN, Check, cell_checks, failed_check
from payback.ingest.cell_currencies import with_cell_currency
from payback.ingest.column_dates import read_dates
from payback.ingest.column_scan import scan_columns
from payback.ingest.decimal_marks import decimal_marks, group_spaces
from payback.ingest.errors import IngestError
from payback.ingest.number_sql import is_blank
from payback.ingest.queries import sql
from payback.ingest.spreadsheet_damage import rounded_ids
from payback.settings import THREADS
from payback.sql.lockdown import lock_down
from payback.sql.query_progress import query_progress

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from payback.history.date_bounds import PossibleDays
    from payback.history.progress_meter import Meter
    from payback.history.table_layout import Layout
    from payback.ingest.column_scan import Scan
    from payback.ingest.row_grain import Grain
    from payback.ingest.table_totals import TableTotals

MEMORY = "2.5GB"
"""Ten million rows need about as much; what is more goes to the disk."""

MOST_PROBLEMS = 200

DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T][\d:.]+(?: ?[+-]\d{4})?)?")


def stage(layout: Layout, into: Path, uploaded: date, number: int = 0, meter: Meter | None = None) -> TableReading:
    """Type the cells of one table.

    Args:
        layout: As the reader of exports gives it.
        into: Folder for the typed rows, as ``rows<number>.parquet``.
        uploaded: Day on which the file came: its rows are not later.
        number: Of the table in its file.
        meter: Shows the steps ``load``, ``type`` and ``write``.

    Raises:
        IngestError: ``unreadable_table`` when the text is not a table after all; ``store_memory`` when it is one, but
            there is not enough memory to type it; ``figures_too_large`` when its figures together can be none.
    """
    with _connection(layout, into) as connection, query_progress(connection, meter) as begin:
        begin("load")
        scan = scan_columns(connection, layout)
        layout = with_cell_currency(connection, layout)
        begin("type", scan.rows)
        date_order = read_dates(connection, layout, scan.date_texts)
        marks, mark_questions = decimal_marks(connection, layout, scan)
        checks = _type_cells(connection, layout, marks, scan, possible_days(layout.platform, uploaded))
        layout = table_totals.with_period(connection, layout)
        grain = row_grain.bring_to_grain(connection, layout)
        counts = table_totals.add_up(connection, layout)
        questions = (*layout.questions, *date_order.questions, *mark_questions)
        questions += table_checks.questions(connection, layout, counts.undated)
        written = typed_rows.WrittenRows()
        if layout.fact and counts.rows and not questions:
            begin("write", counts.rows)
            written = typed_rows.write(connection, layout, into / f"rows{number}.parquet", split=grain.split > 0)
        problems = _shown((*layout.problems, *_problems(connection, layout, checks, grain)), layout)
        of_rows = table_checks.notes(connection, layout, counts.rows, counts.rejected, counts.undated)
        return replace(
            _reading(connection, layout, counts), questions=questions, problems=problems[:MOST_PROBLEMS],
            rejected=counts.rejected + kept_out(layout.problems, layout.notes) + grain.contradicted,
            rows_file=written.path, repeated=grain.repeated, split=grain.by_columns,
            kept=written.kept,
            notes=(*layout.notes, *grain.notes(), *of_rows, *written.notes),
        )  # fmt: skip


def _reading(connection: duckdb.DuckDBPyConnection, layout: Layout, counts: TableTotals) -> TableReading:
    """What the typed rows show as they are."""
    currencies = table_checks.currencies(connection, layout)
    return TableReading(
        source=layout.source, grain=table_totals.grain(layout, counts), fact=layout.fact, rows=counts.rows,
        rejected=counts.rejected, first_date=counts.first_date, last_date=counts.last_date,
        currency=currencies[0] if len(currencies) == 1 else "",
        sums=table_totals.sums_of(connection, layout, counts, currencies),
        account=table_checks.account_names(connection, layout), language=layout.language,
        platform=table_checks.platform_names(connection, layout), title=layout.title,
        names_account=any(layout.column(name) for name in ("account", "account_id")),
    )  # fmt: skip


@contextmanager
def _connection(layout: Layout, into: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own that can reach only the text and the folder."""
    connection = duckdb.connect(":memory:")
    folders = (into.resolve(), layout.text.path.parent.resolve())
    threads = THREADS.value()
    limits = {"threads": threads} if threads else {}
    lock_down(connection, folders, memory_limit=MEMORY, temp_directory=into, **limits)
    with connection:
        try:
            yield connection
        except duckdb.OutOfMemoryException as error:
            raise IngestError("store_memory") from error
        except (duckdb.ConversionException, duckdb.OutOfRangeException) as error:
            # Each cell was read with care: only their sums can be too large for their types.
            raise IngestError("figures_too_large") from error


def _type_cells(
    connection: duckdb.DuckDBPyConnection, layout: Layout, marks: Mapping[int, str], scan: Scan, possible: PossibleDays
) -> list[Check]:
    """Make ``typed``; give back what was checked in each row."""
    long_ids = {index: id_sql for index, id_sql in cell_sql.ids(layout).items() if index in scan.long_ids}
    checks = cell_checks(layout, rounded_ids(connection, long_ids), possible)
    if not layout.text.numbered:
        checks.insert(0, Check(None, "too_many_cells", f"not {is_blank('too_wide')}"))
    first_day, last_day = cell_sql.row_days(layout)
    rows_sql = sql(
        "typed_rows", date_columns=cell_sql.date_columns(layout), date_joins=cell_sql.date_joins(layout),
        plain_figures=cell_sql.plain_figures(layout, marks, group_spaces(connection, layout)),
        figures=cell_sql.figures(layout, marks), first_day=first_day, last_day=last_day,
        row_class=cell_sql.row_class(layout), failed_check=failed_check(checks),
        columns=cell_sql.typed_columns(layout), file_line=", file_line" if layout.text.numbered else "",
    )  # fmt: skip
    connection.execute(sql("typed_cells", typed_rows=rows_sql))
    connection.execute(sql("typed_lines", line="file_line" if layout.text.numbered else "rowid + 1"))
    order_states.mark_test_orders(connection, layout)
    _refuse_broken_lines(connection, layout, checks)
    return checks


def _refuse_broken_lines(connection: duckdb.DuckDBPyConnection, layout: Layout, checks: Sequence[Check]) -> None:
    """Leave a text with broken lines to the reader that can mend them, where it is not too big for it.

    Raises:
        IngestError: ``unreadable_table``.
    """
    numbers = [str(number) for number, check in enumerate(checks, start=1) if check.reason == BROKEN]
    if layout.text.numbered or not numbers or layout.text.path.stat().st_size > LARGEST_SPLIT:
        return
    query = f"select count(*) from typed where class = 'row' and failed_check in ({', '.join(numbers)})"  # noqa: S608
    if connection.execute(query).fetchall()[0][0]:
        raise IngestError("unreadable_table")


def _shown(problems: Sequence[Problem], layout: Layout) -> tuple[Problem, ...]:
    """Problems as they may be shown and kept: what a broken line of an order holds, but a day, may be of its buyer."""
    if layout.fact != "order":
        return tuple(problems)
    return tuple(problem if DAY.fullmatch(problem.cell) else replace(problem, cell="") for problem in problems)


def _problems(
    connection: duckdb.DuckDBPyConnection, layout: Layout, checks: Sequence[Check], grain: Grain
) -> Iterator[Problem]:
    """The first wrong cells with the line on which a person finds them."""
    failures = connection.execute(sql("failed_rows", limit=str(MOST_PROBLEMS))).fetchall()
    contradictions = grain.contradictions[:MOST_PROBLEMS]
    records = _records(layout, {line for line, _ in failures} | {each.record for each in contradictions})
    for key, number in failures:
        line, row = records[key]
        column = checks[number - 1].column
        cell = row[column.index] if column and column.index < len(row) else ""
        yield Problem(line, column.header if column else "", cell[:SHOWN_CELL], checks[number - 1].reason)
    for each in contradictions:
        yield Problem(records[each.record][0], each.column.header, each.cells[:SHOWN_CELL], "differs")


def _records(layout: Layout, wanted: Collection[int]) -> dict[int, tuple[int, list[str]]]:
    """The wanted records with their lines: by their line, or by their number in a text that is read in place.

    Cells may hold line breaks, and blank lines are no records.
    """
    text, records, number = layout.text, {}, 0
    if not wanted:
        return {}
    with text.path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(islice(stream, text.skip, None), delimiter=text.delimiter)
        lines_before = 0
        for row in reader:
            number = int(row[0]) if text.numbered else number + bool(row)
            if row and number in wanted:
                records[number] = (number if text.numbered else text.skip + lines_before + 1, row)
            lines_before = reader.line_num
            if len(records) == len(wanted):
                break
    return records
