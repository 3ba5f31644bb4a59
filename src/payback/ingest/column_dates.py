"""The days of a table: their order of day and month decided by whole columns, then each distinct text read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history import date_parsing
from payback.history.reading_result import Question
from payback.history.table_layout import DAY_KINDS
from payback.ingest.spreadsheet_damage import swapped_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import duckdb

    from payback.history.table_layout import Column, Layout

START_COLUMNS = ("date_day", "date_week", "date_month", "date_start", "date_chart")
END_COLUMNS = ("date_end",)
OTHER_COLUMNS = ("cancelled_day",)
TEXTS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How the days were read.

    Attributes:
        order: Of month and day in purely numeric days.
        questions: Asked when neither the column nor the platform shows the order.
    """

    order: str
    questions: tuple[Question, ...] = ()


def date_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold days."""
    names = START_COLUMNS + END_COLUMNS + OTHER_COLUMNS
    return tuple(column for column in layout.columns if column.kind in DAY_KINDS and column.name in names)


def start_column(layout: Layout) -> Column | None:
    """The column by which rows are dated; None where they carry no day."""
    return next((column for column in date_columns(layout) if column.name in START_COLUMNS), None)


def date_text(cell: str) -> str:
    """SQL for the part of a cell that names its day: the clock, which differs in every row, is cut off."""
    clock = r"[\sT,]*\d{1,2}:\d{2}.*$"
    return (
        f"case when contains({cell}, ':') then trim(regexp_replace({cell}, '{clock}', '')) "
        f"when {cell} < '!' or ends_with({cell}, ' ') then trim({cell}) else {cell} end"
    )


def read_dates(connection: duckdb.DuckDBPyConnection, layout: Layout, texts: Sequence[str]) -> DateOrder:
    """Fill the table ``days`` (text, first_day, last_day, swapped) with every day as it is written in the table."""
    connection.execute("create table days (text varchar, first_day date, last_day date, swapped boolean)")
    if not date_columns(layout):
        return DateOrder("mdy")
    date_order = _date_order(texts, layout)
    swapped = swapped_days(texts)
    grain = layout.period.grain
    rows = [(text, *span, text in swapped) for text in texts if (span := _span(text, date_order.order, grain))]
    for start in range(0, len(rows), TEXTS_AT_ONCE):
        block = rows[start : start + TEXTS_AT_ONCE]
        connection.execute(
            "insert into days select unnest(?), unnest(?), unnest(?), unnest(?)",
            [list(column) for column in zip(*block, strict=True)],
        )
    return date_order


def _date_order(texts: Iterable[str], layout: Layout) -> DateOrder:
    dates = (date_parsing.parse_day(date) for text in texts for date in date_parsing.split_range(text) or (text,))
    parts = [part for part in dates if part]
    order = date_parsing.date_order(parts) or _order_within_report(parts, layout)
    if order in date_parsing.ORDERS:
        return DateOrder(order)
    if layout.date_order in date_parsing.ORDERS and (order == "" or layout.date_order_answered):
        return DateOrder(layout.date_order)
    guess = layout.date_order or ("mdy" if layout.language == "en" else "dmy")
    return DateOrder(guess, (Question("date_order", guess, "language", date_parsing.ORDERS),))


def _order_within_report(parts: Iterable[date_parsing.DayParts], layout: Layout) -> str:
    """The only order that puts every day into the report's own range; empty when both or neither do."""
    start, end = layout.period.start, layout.period.end
    if start is None or end is None:
        return ""
    numeric = [part for part in parts if part.month_day is None]
    orders = [
        order
        for order in date_parsing.ORDERS
        if all((day := part.to_date(order)) and start <= day <= end for part in numeric)
    ]
    return orders[0] if len(orders) == 1 else ""


def _span(text: str, order: str, grain: str) -> tuple[date, date] | None:
    """First and last day that a text names; None when it names none."""
    if ends := date_parsing.split_range(text):
        first, last = (date_parsing.parse_day(part) for part in ends)
        start, end = (first and first.to_date(order)), (last and last.to_date(order))
        return (start, end) if start and end else None
    part = date_parsing.parse_day(text) or date_parsing.parse_serial_day(text)
    day = part.to_date(order) if part and part.year else None
    if day is None or part is None:
        return None
    return day, date_parsing.period_end(day, "month" if part.whole_month else grain)
