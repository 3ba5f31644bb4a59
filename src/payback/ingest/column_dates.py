"""The days of a table: their order of day and month decided by whole columns, then each distinct text read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history import date_parsing as days
from payback.history.readings import Question
from payback.history.table_layout import DAY_KINDS
from payback.ingest.spreadsheet_damage import turned_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import duckdb

    from payback.history.table_layout import Column, Layout

STARTS = ("date_day", "date_week", "date_month", "date_start", "date_chart")
ENDS = ("date_end",)
OTHERS = ("cancelled_day",)
TEXTS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Days:
    """How the days were read.

    Attributes:
        order: Of month and day in purely numeric days.
        questions: Asked when neither the column nor the platform tells the order.
    """

    order: str
    questions: tuple[Question, ...] = ()


def columns(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold days."""
    return tuple(c for c in layout.columns if c.kind in DAY_KINDS and c.name in STARTS + ENDS + OTHERS)


def text_of(cell: str) -> str:
    """SQL for the part of a cell that names its day: the clock, which differs in every row, is cut off."""
    clock = r"[\sT,]*\d{1,2}:\d{2}.*$"
    return (
        f"case when contains({cell}, ':') then trim(regexp_replace({cell}, '{clock}', '')) "
        f"when {cell} < '!' or ends_with({cell}, ' ') then trim({cell}) else {cell} end"
    )


def read(connection: duckdb.DuckDBPyConnection, layout: Layout, written: Sequence[str]) -> Days:
    """Fill the table ``days`` (text, day, until, turned) with every day as it is written in the table."""
    connection.execute("create table days (text varchar, day date, until date, turned boolean)")
    if not columns(layout):
        return Days("mdy")
    order, questions = _order(written, layout)
    turned = turned_days(written)
    rows = [(text, *found, text in turned) for text in written if (found := _day(text, order, layout.period.grain))]
    for start in range(0, len(rows), TEXTS_AT_ONCE):
        block = rows[start : start + TEXTS_AT_ONCE]
        connection.execute(
            "insert into days select unnest(?), unnest(?), unnest(?), unnest(?)",
            [list(c) for c in zip(*block, strict=True)],
        )
    return Days(order, questions)


def _order(written: Iterable[str], layout: Layout) -> tuple[str, tuple[Question, ...]]:
    found = [p for text in written for part in days.span(text) or (text,) if (p := days.parts(part))]
    order = days.order_of(found) or _within(found, layout)
    if order in days.ORDERS:
        return order, ()
    if layout.order in days.ORDERS and (order == "" or layout.order_answered):
        return layout.order, ()
    guess = layout.order or ("mdy" if layout.language == "en" else "dmy")
    return guess, (Question("date_order", guess, "language", days.ORDERS),)


def _within(found: Iterable[days.Parts], layout: Layout) -> str:
    """The only order that puts every day into the report's own range; empty when both or neither do."""
    start, end = layout.period.start, layout.period.end
    if start is None or end is None:
        return ""
    numeric = [p for p in found if p.known is None]
    fits = [order for order in days.ORDERS if all((day := p.day(order)) and start <= day <= end for p in numeric)]
    return fits[0] if len(fits) == 1 else ""


def _day(text: str, order: str, grain: str) -> tuple[date, date] | None:
    """First and last day that a text names; None when it names none."""
    if found := days.span(text):
        first, last = (days.parts(part) for part in found)
        start, end = (first and first.day(order)), (last and last.day(order))
        return (start, end) if start and end else None
    part = days.parts(text) or days.serial(text)
    day = part.day(order) if part and part.year else None
    if day is None or part is None:
        return None
    return day, days.end_of(day, "month" if part.whole_month else grain)
