"""A layout's text to typed rows: DuckDB reads the cells, decides how columns are written, cleans, checks, adds up.

Nothing of the person's file is ever part of an SQL text, and the connection can touch only the folders it was given.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import duckdb

from payback.core.history import Note, Problem, Question, TableReading
from payback.store import cells, dating, keeping
from payback.store.errors import StoreError
from payback.store.numbers import COMMA, EITHER, POINT, Marks, evidence
from payback.store.queries import sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from payback.core.layout import Column, Layout

MEMORY = "2GB"
BIG = 64_000_000
"""Bytes of text from which the typing works on disk instead of in memory."""

SAMPLE = 20_000
MOST_PROBLEMS = 200
SHOWN_CELL = 80
DECIMALS = 4
LANGUAGES_WITH_POINT = ("en", "")


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the kept rows hold together."""

    rows: int
    rejected: int
    first: date | None
    last: date | None
    single_days: bool
    one_start: bool
    undated: int
    sums: Mapping[str, float | None]


def stage(layout: Layout, into: Path, number: int = 0) -> TableReading:
    """Type the cells of one table.

    Args:
        layout: What the reader of exports found.
        into: Folder for the typed rows, as ``rows<number>.parquet``.
        number: Tells the tables of one file apart.

    Raises:
        StoreError: ``unreadable_table`` when the text is not a table after all.
    """
    with _connection(layout, into, number) as connection:
        _load(connection, layout)
        days = dating.read(connection, layout)
        marks, asked = _marks(connection, layout)
        checks = _type(connection, layout, marks)
        layout, counted = _settle(connection, layout)
        problems = (*layout.problems, *_problems(connection, layout, checks))
        questions = [*layout.questions, *days.questions, *asked]
        questions += keeping.questions(connection, layout, counted.undated)
        notes = [*layout.notes, *keeping.notes(connection, layout, counted.rows, counted.rejected, counted.undated)]
        codes = keeping.currencies(connection, layout)
        path = None
        if layout.fact and counted.rows and not questions:
            path, more = keeping.write(connection, layout, into / f"rows{number}.parquet")
            notes += more
        return TableReading(
            source=layout.source, grain=_grain(layout, counted), fact=layout.fact, rows=counted.rows,
            rejected=counted.rejected + len(layout.problems), first_date=counted.first, last_date=counted.last,
            currency=codes[0] if len(codes) == 1 else "", sums=_sums(connection, layout, counted, codes),
            account=keeping.account(connection, layout),
            language=layout.language, platform=keeping.platform(connection, layout), title=layout.title,
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
    checks = cells.checks(layout)
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


def _settle(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[Layout, _Counted]:
    """Count the rows; one start for all rows of a longer report means that each row covers the report."""
    counted = _count(connection, layout)
    start, end = layout.period.start, layout.period.end
    if layout.period.grain == "report":
        whole = counted.rows > 0 and counted.one_start and start == counted.first and start != end
        if whole:
            connection.execute("update typed set date_end = ?", [end])
            period = replace(layout.period, grain="period")
            notes = (*layout.notes, Note("period_aggregate", {"start": start, "end": end}))
            return replace(layout, period=period, notes=notes), counted
        return replace(layout, period=replace(layout.period, grain="day")), counted
    return layout, counted


def _count(connection: duckdb.DuckDBPyConnection, layout: Layout) -> _Counted:
    summed = [c for c in cells.figures(layout) if c.sum_name]
    networks = _networks(connection, layout) if layout.stacked else ("",)
    named = [(f"{c.sum_name}@{n}" if n else c.sum_name, c, n) for n in networks for c in summed]
    parts = "".join(f", {_sum(layout, c, n)}" for _, c, n in named)
    last = "date_end" if layout.last_is_end else "date_day"
    row = connection.execute(sql("stage_counts", last=last, sums=parts)).fetchall()[0]
    sums = {name: _rounded(value) for (name, _, _), value in zip(named, row[7:], strict=True)}
    if layout.stacked:
        sums = {name: value for name, value in sums.items() if value is not None}
    if layout.fact == "order":
        sums = {"orders": keeping.order_count(connection), **sums}
    return _Counted(row[0], row[1], row[2], row[3], bool(row[4]), bool(row[5]), row[6], sums)


def _sums(
    connection: duckdb.DuckDBPyConnection, layout: Layout, counted: _Counted, codes: tuple[str, ...]
) -> Mapping[str, float | None]:
    """The sums, money apart where there are several currencies."""
    if len(codes) <= 1:
        return counted.sums
    apart = {name: _rounded(value) for name, value in keeping.sums_apart(connection, layout, codes).items()}
    mixed = {name.partition("@")[0] for name in apart}
    return {name: value for name, value in counted.sums.items() if name not in mixed} | apart


def _sum(layout: Layout, column: Column, network: str) -> str:
    only = ""
    if network or layout.stacked:
        only = f" and coalesce({cells.alias(_network(layout))}, '') = {cells.literal(network)}"
    return f"sum({cells.alias(column)}) filter (good{only})"


def _network(layout: Layout) -> Column:
    found = layout.column("network")
    assert found is not None  # noqa: S101 - a stacked layout has one
    return found


def _networks(connection: duckdb.DuckDBPyConnection, layout: Layout) -> tuple[str, ...]:
    column = cells.alias(_network(layout))
    rows = connection.execute(f"select distinct coalesce({column}, '') from typed order by 1").fetchall()  # noqa: S608
    return tuple(row[0] for row in rows)


def _rounded(value: float | None) -> float | None:
    if value is None:
        return None
    whole = round(value, DECIMALS)
    return int(whole) if whole == int(whole) else whole


def _grain(layout: Layout, counted: _Counted) -> str:
    """What one row is, with the way in which rows are dated."""
    last = layout.period.grain
    if last == "period" and layout.column("date_start"):
        last = "day" if counted.single_days or not counted.rows else "period"
    last = {"preamble": "period", "range": "period"}.get(last, last)
    dated = counted.first is not None or last in {"day", "period", "week", "month"}
    return f"{layout.grain}_{last}" if last and dated else layout.grain


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
