"""Days that a file writes without their year, and days counted from a start: made into dates before typing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from payback.history import date_parsing
from payback.history.reading_result import Note, Question

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from payback.exports.documents import Section
    from payback.history.reading_result import Problem
    from payback.history.table_layout import Column

OLDEST_GUESS = 8


@dataclass(frozen=True, slots=True)
class DatedRows:
    """Rows whose days are complete, or what is missing to make them so."""

    table: list[list[object]] = field(default_factory=list)
    columns: tuple[Column, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()


def with_years(table: list[list[object]], columns: tuple[Column, ...], year: str, uploaded: date) -> DatedRows:
    """Add the year to days that lack it.

    Args:
        table: Rows with their line first; cells are changed in place.
        columns: Of the table; a day column that stays without years is renamed, so that it is not taken for one.
        year: Of the latest row, as the person answered; empty when not yet asked.
        uploaded: No row is later than this.
    """
    day = next((column for column in columns if column.name == "date_day"), None)
    cells = [str(row[day.index]) for row in table] if day else []
    written = [(row, part) for row, cell in zip(table, cells, strict=False) if (part := date_parsing.parse_day(cell))]
    parts = [part for _, part in written]
    if day is None or not parts or any(part.year is not None for part in parts):
        return DatedRows(table, columns)
    dates = date_parsing.infer_years(parts, int(year)) if year.isdigit() else None
    if dates:
        for (row, _), value in zip(written, dates, strict=True):
            row[day.index] = value.isoformat()
        return DatedRows(table, columns)
    yearless = tuple(
        replace(column, name="date_yearless", kind="text") if column is day else column for column in columns
    )
    guess = _guess(parts, uploaded)
    if guess is None:
        return DatedRows(table, yearless, notes=(Note("days_not_consecutive"),))
    return DatedRows(table, yearless, (Question("year", str(guess), "upload_date"),))


def lacks_years(section: Section) -> bool:
    """Whether the days of a table stand without their year."""
    index = section.match.positions.get("date_day")
    cells = [row.cells[index] for row in section.rows if index is not None and index < len(row.cells)]
    written = [part for cell in cells if (part := date_parsing.parse_day(cell))]
    return bool(written) and all(part.year is None for part in written)


def _guess(parts: Sequence[date_parsing.DayParts], uploaded: date) -> int | None:
    """The latest year in which the rows are consecutive days that end by ``uploaded``; None when there is none."""
    for year in range(uploaded.year, uploaded.year - OLDEST_GUESS, -1):
        dates = date_parsing.infer_years(parts, year)
        if dates and max(dates) <= uploaded:
            return year
    return None
