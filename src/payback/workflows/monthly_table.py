"""A table of days or months that somebody typed or exported, as consecutive months: the day, a series, controls."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from payback.errors import PaybackError
from payback.exports.engine.decode import decode
from payback.exports.engine.delimited_text import document
from payback.history.date_parsing import ORDERS, date_order, parse_day, parse_serial_day
from payback.i18n.number_input import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.exports.documents import Record
    from payback.history.date_parsing import DayParts
    from payback.model.types import Array

NAMES = frozenset({"date", "day", "month", "jour", "mois", "y"})
"""Headers that settle what divides columns."""

UNKNOWN = frozenset({"", "-", "–", "—", "na", "n/a", "nan", "null", "none", "s.o.", "nd"})
DECIMALS = re.compile(r"[.,](?!\d{3}$)\d+$")
"""A mark that is no grouping of thousands, and the digits after it."""

MOSTLY = 0.9
"""Share of its usual days that a month needs to be known."""

WEEK = 7
CLOSED_SOMETIMES = 27
"""Usual days of a month below which a day without a row is one on which nothing is open."""


@dataclass(frozen=True, slots=True)
class MonthlyTable:
    """Consecutive months.

    Attributes:
        months: The first day of each.
        y: The series, NaN where unknown; shape ``(months,)``.
        controls: By name, of the same shape.
        incomplete: Months at either end that were left out because their days are not all there.
    """

    months: tuple[date, ...]
    y: Array
    controls: Mapping[str, Array]
    incomplete: tuple[date, ...]


def monthly_table(path: Path, today: date) -> MonthlyTable:
    """Read a table whose first column is the day or the month and whose second is the series; the others are controls.

    Args:
        path: A text of columns, with or without a header.
        today: Its month is not over.

    Raises:
        PaybackError: ``effect_columns``, ``effect_day``, ``effect_number``, ``effect_twice``, ``effect_weeks``.
    """
    with TemporaryDirectory() as folder:
        text = decode(path, Path(folder) / "text.csv").path
        parsed = document(text, path.name, lambda cell: cell.strip().casefold() in NAMES)
    records = [record for record in parsed.records if any(cell.strip() for cell in record.cells)]
    header = records[0] if records and _parts(records[0].cells[0]) is None else None
    rows = records[1:] if header else records
    if not rows or len(rows[0].cells) < 2:  # noqa: PLR2004  (a day and a figure)
        raise PaybackError("effect_columns", file=path.name)
    names = _names(header, len(rows[0].cells))
    days = _days(rows)
    table = {name: _figures(rows, place, name, parsed.delimiter) for place, name in enumerate(names, start=1)}
    daily = max(Counter((day.year, day.month) for day in days).values()) > 1
    return (_of_days if daily else _of_months)(days, table, today)


def _parts(text: str) -> DayParts | None:
    return parse_day(text) or parse_serial_day(text)


def _names(header: Record | None, width: int) -> list[str]:
    """Names of the columns after the first."""
    cells = header.cells[1:width] if header else ()
    named = [cell.strip() for cell in cells] + [""] * (width - 1 - len(cells))
    return [name or f"#{place}" for place, name in enumerate(named, start=2)]


def _days(rows: Sequence[Record]) -> list[date]:
    """The day of each row, each once."""
    parts = []
    for row in rows:
        part = _parts(row.cells[0])
        if part is None or part.year is None:
            raise PaybackError("effect_day", line=row.line, text=row.cells[0][:40])
        parts.append(part)
    order = _order(parts)
    days = [part.to_date(order) for part in parts]
    for row, day in zip(rows, days, strict=True):
        if day is None:
            raise PaybackError("effect_day", line=row.line, text=row.cells[0][:40])
    known = [day for day in days if day is not None]
    day, times = Counter(known).most_common(1)[0]
    if times > 1:
        raise PaybackError("effect_twice", day=day)
    steps = Counter((after - before).days for before, after in pairwise(sorted(known)))
    if steps and steps.most_common(1)[0][0] == WEEK:
        raise PaybackError("effect_weeks")
    return known


def _order(parts: Sequence[DayParts]) -> str:
    """Whether the day or the month stands first; what never changes is the day of a month."""
    numeric = [part for part in parts if part.month_day is None]
    if len(numeric) > 1 and len({part.first for part in numeric}) == 1:
        return "dmy"
    if len(numeric) > 1 and len({part.second for part in numeric}) == 1:
        return "mdy"
    order = date_order(parts)
    return order if order in ORDERS else "dmy"


def _figures(rows: Sequence[Record], place: int, name: str, delimiter: str) -> Array:
    """A column, NaN where a cell says nothing."""
    cells = [row.cells[place].strip() if place < len(row.cells) else "" for row in rows]
    marks = Counter(match[0][0] for cell in cells if (match := DECIMALS.search(cell)))
    comma = marks[","] > marks["."] or (not marks and delimiter == ";")
    figures = []
    for row, cell in zip(rows, cells, strict=True):
        try:
            known = cell.casefold() not in UNKNOWN
            figures.append(parse_number(cell, decimal_comma=comma) if known else np.nan)
        except PaybackError as error:
            raise PaybackError("effect_number", line=row.line, column=name, text=cell[:40]) from error
    return np.array(figures)


def _calendar(days: Sequence[date]) -> tuple[date, ...]:
    """The months from the first day to the last."""
    first, last = min(days), max(days)
    numbers = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)


def _named(months: tuple[date, ...], table: Mapping[str, Array], incomplete: tuple[date, ...]) -> MonthlyTable:
    """The table without the months that are not over or not whole."""
    kept = [place for place, month in enumerate(months) if month not in incomplete]
    rows = slice(kept[0], kept[-1] + 1) if kept else slice(0)
    (_, y), *others = table.items()
    return MonthlyTable(months[rows], y[rows], {name: column[rows] for name, column in others}, incomplete)


def _of_months(days: Sequence[date], table: Mapping[str, Array], today: date) -> MonthlyTable:
    months = _calendar(days)
    place = [months.index(day.replace(day=1)) for day in days]
    series = {}
    for name, column in table.items():
        series[name] = np.full(len(months), np.nan)
        series[name][place] = column
    return _named(months, series, tuple(month for month in months if month >= today.replace(day=1)))


def _of_days(days: Sequence[date], table: Mapping[str, Array], today: date) -> MonthlyTable:
    """Sums of the months, raised to their usual days where a few are unknown; NaN where more are."""
    months = _calendar(days)
    place = np.array([months.index(day.replace(day=1)) for day in days])
    length = np.array([monthrange(month.year, month.month)[1] for month in months])
    usual = length * min(1.0, float(np.median(np.bincount(place, minlength=len(months)) / length)))
    series = {}
    for name, column in table.items():
        known = np.isfinite(column)
        count = np.bincount(place[known], minlength=len(months))
        total = np.bincount(place[known], column[known], minlength=len(months))
        whole = count >= MOSTLY * usual
        raised = np.maximum(1.0, usual / np.maximum(count, 1))
        series[name] = np.where(whole, total * raised, np.nan)
    slack = int(usual.min() < CLOSED_SOMETIMES)
    begun = min(days).day > 1 + slack
    over = max(days).day < int(length[-1]) - slack or months[-1] >= today.replace(day=1)
    ends = [months[0]] * begun + [months[-1]] * over
    return _named(months, series, tuple(dict.fromkeys(ends)))
