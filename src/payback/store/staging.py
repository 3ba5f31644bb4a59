"""A layout's text to typed rows: DuckDB reads the cells, decides how columns are written, cleans, checks, adds up.

Nothing of the person's file is ever part of an SQL text, and the connection can touch only the folders it was given.
"""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING

import duckdb

from payback.core.history import Problem, Question, TableReading
from payback.store import cells, dating, findings, rows, tally
from payback.store.damage import rounded_ids
from payback.store.errors import StoreError
from payback.store.numbers import COMMA, EITHER, POINT, Marks, evidence
from payback.store.queries import sql
from payback.store.watching import watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from payback.core.layout import Column, Layout
    from payback.core.meter import Meter

MEMORY = "2GB"
BIG = 64_000_000
"""Bytes of text from which the typing works on disk instead of in memory."""

SAMPLE = 20_000
MOST_PROBLEMS = 200
SHOWN_CELL = 80
LANGUAGES_WITH_POINT = ("en", "")


def stage(layout: Layout, into: Path, number: int = 0, meter: Meter | None = None) -> TableReading:
    """Type the cells of one table.

    Args:
        layout: What the reader of exports found.
        into: Folder for the typed rows, as ``rows<number>.parquet``.
        number: Tells the tables of one file apart.
        meter: Shows the steps ``load``, ``type`` and ``write``.

    Raises:
        StoreError: ``unreadable_table`` when the text is not a table after all.
    """
    with _connection(layout, into, number) as connection, watched(connection, meter) as begin:
        begin("load")
        _load(connection, layout)
        begin("type", _rows(connection))
        days = dating.read(connection, layout)
        marks, asked = _marks(connection, layout)
        checks = _type(connection, layout, marks)
        layout, counted = tally.settle(connection, layout)
        problems = (*layout.problems, *_problems(connection, layout, checks))
        questions = [*layout.questions, *days.questions, *asked]
        questions += findings.questions(connection, layout, counted.undated)
        notes = [*layout.notes, *findings.notes(connection, layout, counted.rows, counted.rejected, counted.undated)]
        codes = findings.currencies(connection, layout)
        path = None
        if layout.fact and counted.rows and not questions:
            begin("write", counted.rows)
            path, more = rows.write(connection, layout, into / f"rows{number}.parquet")
            notes += more
        return TableReading(
            source=layout.source, grain=tally.grain(layout, counted), fact=layout.fact, rows=counted.rows,
            rejected=counted.rejected + len(layout.problems), first_date=counted.first, last_date=counted.last,
            currency=codes[0] if len(codes) == 1 else "", sums=tally.sums(connection, layout, counted, codes),
            account=findings.account(connection, layout),
            language=layout.language, platform=findings.platform(connection, layout), title=layout.title,
            questions=tuple(questions), notes=tuple(notes), problems=problems[:MOST_PROBLEMS], rows_file=path,
        )  # fmt: skip


def _connection(layout: Layout, into: Path, number: int) -> duckdb.DuckDBPyConnection:
    """A database of its own that can reach only the text and the folder."""
    big = layout.text.path.stat().st_size > BIG
    connection = duckdb.connect(str(into / f"stage{number}.duckdb") if big else ":memory:")
    for setting, value in (("memory_limit", MEMORY), ("temp_directory", str(into))):
        connection.execute(f"set {setting} = {cells.literal(value)}")
    folders = ", ".join(cells.literal(folder.resolve()) for folder in (into, layout.text.path.parent))
    connection.execute(f"set allowed_directories = [{folders}]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def _load(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Read the cells; quoted line breaks need the reader that works alone."""
    text = layout.text
    positions = sorted({c.index for c in layout.columns})
    positions = [0, *positions] if text.numbered else positions
    read = ", ".join(f"c{index}" for index in positions)
    extra = () if text.numbered else (text.width,)
    wide = f", c{text.width} as too_wide" if extra else ""
    names = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(text.width + len(extra)))
    for parallel in ("true", "false"):
        made = sql("stage_raw", cells=read + wide, columns=names, parallel=parallel)
        try:
            connection.execute(made, [str(text.path), text.delimiter, text.skip])
        except duckdb.Error as error:
            if parallel == "false":
                raise StoreError("unreadable_table") from error
        else:
            break
    connection.execute(sql("stage_lines", line="c0::bigint" if text.numbered else "rowid + 1"))


def _rows(connection: duckdb.DuckDBPyConnection) -> int:
    return int(connection.execute("select count(*) from cells").fetchall()[0][0])


def _marks(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[dict[int, str], tuple[Question, ...]]:
    """Decimal mark of each column of figures, and a question when neither cells nor platform tell."""
    found = {c.index: _evidence(connection, c) for c in cells.figures(layout)}
    sure = {marks.sure for marks in found.values()} - {EITHER}
    whole = sure.pop() if len(sure) == 1 else EITHER
    known = layout.mark if layout.mark_answered or layout.separator != ";" else EITHER
    chosen, asked = {}, False
    for column in cells.figures(layout):
        marks = found[column.index]
        chosen[column.index] = marks.sure or whole or (known if column.kind != "count" else EITHER)
        if marks.ambiguous and not chosen[column.index] and column.kind != "count":
            asked = True
            chosen[column.index] = _likely_mark(layout)
    question = Question("decimal_mark", _likely_mark(layout), "language", (POINT, COMMA))
    return chosen, (question,) if asked else ()


def _likely_mark(layout: Layout) -> str:
    return POINT if layout.language in LANGUAGES_WITH_POINT and layout.separator != ";" else COMMA


def _evidence(connection: duckdb.DuckDBPyConnection, column: Column) -> Marks:
    """How a column's numbers are written: by its first rows if they prove it, else by all its distinct cells."""
    cell = cells.cell(column)
    counted = evidence("cell")
    first = sql("stage_marks", evidence=counted, cell=cell, source=f"(select {cell} from raw limit {SAMPLE})")  # noqa: S608
    marks = Marks(*connection.execute(first).fetchall()[0])
    if marks.sure:
        return marks
    return Marks(*connection.execute(sql("stage_marks", evidence=counted, cell=cell, source="raw")).fetchall()[0])


def _type(connection: duckdb.DuckDBPyConnection, layout: Layout, marks: Mapping[int, str]) -> list[cells.Check]:
    checks = cells.checks(layout, rounded_ids(connection, cells.ids(layout)))
    if not layout.text.numbered:
        checks.insert(0, cells.Check(None, "too_many_cells", "coalesce(trim(too_wide), '') <> ''"))
    looked_up, joined = cells.joins(layout)
    day, end = cells.days(layout)
    connection.execute(
        sql("stage_typed", days=looked_up, joins=joined, quick=cells.quickly(layout, marks),
            numbers=cells.numbers(layout, marks), day=day, end=end,
            kept=cells.kept(layout), wrong=cells.wrong(checks), **{"class": cells.classes(layout)})
    )  # fmt: skip
    return checks


def _problems(
    connection: duckdb.DuckDBPyConnection, layout: Layout, checks: Sequence[cells.Check]
) -> Iterator[Problem]:
    """The first wrong cells with the line on which a person finds them."""
    found = connection.execute(sql("stage_wrong", limit=str(MOST_PROBLEMS))).fetchall()
    lines = {line: line for line, _ in found} if layout.text.numbered else _lines(layout, [line for line, _ in found])
    for record, number in found:
        check = checks[number - 1]
        cell = ""
        if check.column:
            shown = f"select {cells.cell(check.column)} from raw where line = ?"  # noqa: S608
            cell = str(connection.execute(shown, [record]).fetchall()[0][0] or "")
        header = check.column.header if check.column else ""
        yield Problem(lines[record], header, cell[:SHOWN_CELL], check.reason)


def _lines(layout: Layout, records: Sequence[int]) -> dict[int, int]:
    """Physical line of each record of a text read in place: cells may hold line breaks, blank lines are no records."""
    if not records:
        return {}
    wanted, found, number = set(records), {}, 0
    with layout.text.path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(islice(stream, layout.text.skip, None), delimiter=layout.text.delimiter)
        before = 0
        for row in reader:
            number += 1 if row else 0
            if row and number in wanted:
                found[number] = layout.text.skip + before + 1
            before = reader.line_num
            if number >= max(records):
                break
    return found
