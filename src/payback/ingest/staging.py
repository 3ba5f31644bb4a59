"""A layout's text to typed rows: DuckDB reads the cells, decides how columns are written, cleans, checks, adds up.

Nothing of the person's file is ever part of an SQL text, and the connection can touch only the folders it was given.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

import duckdb

from payback.history.readings import SHOWN_CELL, Problem, TableReading
from payback.ingest import cell_sql, column_dates, row_checks, totals, typed_rows
from payback.ingest.column_scan import scan
from payback.ingest.decimal_marks import groups, marks
from payback.ingest.errors import IngestError
from payback.ingest.number_sql import blank
from payback.ingest.queries import sql
from payback.ingest.spreadsheet_damage import rounded_ids
from payback.sql.query_progress import query_progress

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from payback.history.progress_meter import Meter
    from payback.history.table_layout import Layout
    from payback.ingest.column_scan import Scan

MEMORY = "2.5GB"
"""Ten million rows need about as much; what is more goes to the disk."""

MOST_PROBLEMS = 200


def stage(layout: Layout, into: Path, number: int = 0, meter: Meter | None = None) -> TableReading:
    """Type the cells of one table.

    Args:
        layout: What the reader of exports found.
        into: Folder for the typed rows, as ``rows<number>.parquet``.
        number: Tells the tables of one file apart.
        meter: Shows the steps ``load``, ``type`` and ``write``.

    Raises:
        IngestError: ``unreadable_table`` when the text is not a table after all; ``store_memory`` when it is one, but
            there is not enough memory to type it.
    """
    with _connection(layout, into) as connection, query_progress(connection, meter) as begin:
        begin("load")
        seen = scan(connection, layout)
        begin("type", seen.rows)
        days = column_dates.read(connection, layout, seen.days)
        written, asked = marks(connection, layout, seen)
        checks = _type(connection, layout, written, seen)
        layout, counted = totals.settle(connection, layout)
        problems = (*layout.problems, *_problems(connection, layout, checks))
        questions = [*layout.questions, *days.questions, *asked]
        questions += row_checks.questions(connection, layout, counted.undated)
        notes = [*layout.notes, *row_checks.notes(connection, layout, counted.rows, counted.rejected, counted.undated)]
        codes = row_checks.currencies(connection, layout)
        path = None
        if layout.fact and counted.rows and not questions:
            begin("write", counted.rows)
            path, more = typed_rows.write(connection, layout, into / f"rows{number}.parquet")
            notes += more
        return TableReading(
            source=layout.source, grain=totals.grain(layout, counted), fact=layout.fact, rows=counted.rows,
            rejected=counted.rejected + len(layout.problems), first_date=counted.first, last_date=counted.last,
            currency=codes[0] if len(codes) == 1 else "", sums=totals.sums(connection, layout, counted, codes),
            account=row_checks.account(connection, layout),
            language=layout.language, platform=row_checks.platform(connection, layout), title=layout.title,
            questions=tuple(questions), notes=tuple(notes), problems=problems[:MOST_PROBLEMS], rows_file=path,
        )  # fmt: skip


@contextmanager
def _connection(layout: Layout, into: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of its own that can reach only the text and the folder."""
    connection = duckdb.connect(":memory:")
    for setting, value in (("memory_limit", MEMORY), ("temp_directory", str(into))):
        connection.execute(f"set {setting} = {cell_sql.literal(value)}")
    folders = ", ".join(cell_sql.literal(folder.resolve()) for folder in (into, layout.text.path.parent))
    connection.execute(f"set allowed_directories = [{folders}]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    with connection:
        try:
            yield connection
        except duckdb.OutOfMemoryException as error:
            raise IngestError("store_memory") from error


def _type(
    connection: duckdb.DuckDBPyConnection, layout: Layout, written: Mapping[int, str], seen: Scan
) -> list[cell_sql.Check]:
    """Make ``typed``; give back what was looked for in each row."""
    checks = cell_sql.checks(
        layout, rounded_ids(connection, {n: id_sql for n, id_sql in cell_sql.ids(layout).items() if n in seen.long})
    )
    if not layout.text.numbered:
        checks.insert(0, cell_sql.Check(None, "too_many_cells", f"not {blank('too_wide')}"))
    looked_up, joined = cell_sql.joins(layout)
    day, end = cell_sql.days(layout)
    typed = sql(
        "stage_typed", days=looked_up, joins=joined,
        quick=cell_sql.quickly(layout, written, groups(connection, layout)),
        numbers=cell_sql.numbers(layout, written), day=day, end=end,
        place=", stands_on" if layout.text.numbered else "", kept=cell_sql.kept(layout), wrong=cell_sql.wrong(checks),
        **{"class": cell_sql.classes(layout)},
    )  # fmt: skip
    connection.execute(sql("stage_held", typed=typed))
    connection.execute(sql("stage_lines", line="stands_on" if layout.text.numbered else "rowid + 1"))
    return checks


def _problems(
    connection: duckdb.DuckDBPyConnection, layout: Layout, checks: Sequence[cell_sql.Check]
) -> Iterator[Problem]:
    """The first wrong cells with the line on which a person finds them."""
    found = connection.execute(sql("stage_wrong", limit=str(MOST_PROBLEMS))).fetchall()
    records = _records(layout, {line for line, _ in found})
    for key, number in found:
        line, row = records[key]
        column = checks[number - 1].column
        cell = row[column.index] if column and column.index < len(row) else ""
        yield Problem(line, column.header if column else "", cell[:SHOWN_CELL], checks[number - 1].reason)


def _records(layout: Layout, wanted: Collection[int]) -> dict[int, tuple[int, list[str]]]:
    """The wanted records with their lines: by their line, or by their number in a text that is read in place.

    Cells may hold line breaks, and blank lines are no records.
    """
    text, found, number = layout.text, {}, 0
    if not wanted:
        return {}
    with text.path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(islice(stream, text.skip, None), delimiter=text.delimiter)
        before = 0
        for row in reader:
            number = int(row[0]) if text.numbered else number + bool(row)
            if row and number in wanted:
                found[number] = (number if text.numbered else text.skip + before + 1, row)
            before = reader.line_num
            if len(found) == len(wanted):
                break
    return found
