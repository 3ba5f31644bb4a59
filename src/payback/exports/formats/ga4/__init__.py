"""Google Analytics 4: one table or many, each after ``#`` lines with the range of days it covers.

The first columns of a table are dimensions, the others measures, of which we read those that we know.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from payback.exports.describe import Day, Entity, Export, Reader, Span, Text, normal
from payback.exports.engine import preamble, unread_columns
from payback.exports.engine.header_matching import languages_of
from payback.exports.engine.layout_builder import SUM_NAMES, account_fields, account_question, fit_to_header
from payback.exports.formats.ga4.columns import (
    DATE,
    MEASURES,
    MONTH,
    NOT_NEEDED,
    PARTS_OF_TIME,
    PROPERTY,
    STAND_IN,
    UNSTORED,
    YEAR_MONTH,
    is_counted_day,
    is_total,
)
from payback.history import date_parsing
from payback.history.reading_result import Note
from payback.history.table_layout import UNKNOWN, Column, Layout, Period, TableText, Totals

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from payback.exports.documents import Document, ReadContext, Record

    Table = tuple[list[Record], Record, list[Record]]

RANGE = re.compile(r"\d{8}\s*-\s*\d{8}")
"""How an exploration writes its days, below its property and its own name."""


def is_report(document: Document) -> bool:
    """Whether ``#`` lines with a range of days stand at the top, or were cut off above days that are counted."""
    top = [record for record in document.records[:20] if record.filled][:10]
    hashed = [record.cells[0] for record in top if record.cells[0].startswith("#")]
    lined = len(hashed) > 1 and any("---" in line or "date" in line.casefold() for line in hashed)
    return lined or _is_headless([record.cells for record in top if record.filled > 1])


def _is_headless(table: list[tuple[str, ...]]) -> bool:
    """Whether a table begins without lines above it: a day counted from a start, and one of Google's measures."""
    counted = bool(table) and is_counted_day(table[0][0], [row[0] for row in table[1:]])
    return counted and _is_measured(table[0])


def _is_measured(header: tuple[str, ...]) -> bool:
    """Whether a header names one of Google's measures behind its first cell."""
    return any(languages_of(field, cell) for field in MEASURES.values() for cell in header[1:])


def table_layouts(document: Document, context: ReadContext) -> list[Layout]:
    """One layout per table; several tables are an overview: top lists that are explained, not kept."""
    layouts = [_layout(above, header, rows, context) for above, header, rows in _tables(document)]
    if len(layouts) == 1:
        return [_calendar_only(layouts[0])]
    return [
        replace(
            table,
            grain="overview_tables",
            fact="",
            questions=(),
            period=Period("", table.period.start, table.period.end),
            columns=tuple(map(_undated, table.columns)),
            notes=(*table.notes, Note("overview_not_kept")),
        )
        for table in layouts
    ]


def _undated(column: Column) -> Column:
    """A day that the tables of an overview only show."""
    return replace(column, name="date_text", kind="text") if column.name.startswith("date_") else column


def _tables(document: Document) -> list[Table]:
    tables: list[Table] = []
    above: list[Record] = []
    for record in document.records:
        if not record.filled:
            continue
        if record.cells[0].startswith("#"):
            above.append(record)
        elif above or (not tables and _is_measured(record.cells)):
            tables.append((above, record, []))
            above = []
        elif tables:
            tables[-1][2].append(record)
    return tables


def _layout(above: list[Record], header: Record, rows: list[Record], context: ReadContext) -> Layout:
    start, end = _period(above, context)
    counted = _counted_days(header, rows, start) if start else {}
    columns = _columns(header, counted)
    dated = next((column.name for column in columns if column.name.startswith("date_")), "")
    split = tuple(column.index for column in columns if column.name.startswith("dimension"))
    naming = tuple(column.index - 1 for column in columns if column.name.startswith(("date_", "dimension")))
    totals = {row.line for row in rows if is_total(row, naming)}
    cut = [replace(row, cells=row.cells[: len(header.cells)]) if row.line in totals else row for row in rows]
    fitting, problems, notes = fit_to_header(cut, len(header.cells))
    path = context.write_table(
        [[row.line, *_cells(row, header, counted), "total" if row.line in totals else ""] for row in fitting]
    )
    label = Column(len(columns) + 1, "label", "text", "")
    return Layout(
        source=TABLE.source, grain="session", level="account", platform=TABLE.platform,
        fact="metric", text=TableText(path, ",", 0, len(columns) + 2, numbered=True),
        columns=(*columns, label), totals=Totals(labels=("total",)), last_is_end=dated != "date_day",
        period=Period({"date_day": "day", "date_month": "month"}.get(dated, "range"), start, end),
        breakdowns=split, decimal_mark=".", date_order="mdy", title=_title(above), **_account(above, context),
        currency=context.answers.get("currency", ""), language=_language(header), problems=problems,
        notes=(*notes, *unread_columns.notes_on(_left_over(columns, rows))),
    )  # fmt: skip


def _left_over(columns: Sequence[Column], rows: Sequence[Record]) -> dict[str, list[str]]:
    """The cells of measures that are not read and are no rate or average of others, by their headers."""
    unknown = [column for column in columns if column.name == UNKNOWN]
    left = [column for column in unknown if not unread_columns.is_not_needed(column.header, TABLE)]
    return {each.header: [row.cells[each.index - 1] for row in rows if each.index <= len(row.cells)] for each in left}


def _calendar_only(table: Layout) -> Layout:
    """A table that splits its period into pieces without days is explained, not kept."""
    breakdowns = [column.header for column in table.columns if column.index in table.breakdowns]
    pieces = [header for header in breakdowns if PARTS_OF_TIME.search(normal(header))]
    if not pieces or table.period.grain != "range" or table.period.start is None:
        return table
    return replace(table, fact="", notes=(*table.notes, Note("not_of_the_calendar", {"column": pieces[0]})))


def _period(above: list[Record], context: ReadContext) -> tuple[date | None, date | None]:
    """First and last day of a table: those above it, else those that a person said."""
    start, end = preamble.report_period(above)
    answered = date_parsing.split_range(context.answers.get("period", ""))
    if start is None and answered:
        start, end = map(preamble.day_of, answered)
    return start, end


def _counted_days(header: Record, rows: list[Record], start: date) -> dict[int, date]:
    """The day that is counted from, by the position of each column whose days are counted from the report's start."""
    places = range(len(header.cells))
    cells = {n: [row.cells[n] for row in rows if n < len(row.cells)] for n in places}
    return {n: start for n in places if is_counted_day(header.cells[n], cells[n])}


def _columns(header: Record, counted: Collection[int]) -> tuple[Column, ...]:
    """Dimensions first, measures after them, as Google lays its tables out; rates and averages are passed over."""
    columns: list[Column] = []
    for index, cell in enumerate(header.cells, start=1):
        measured = any(column.sum_name or column.name == UNKNOWN for column in columns)
        rate = measured and not PARTS_OF_TIME.search(normal(cell))
        is_day = index - 1 in counted or normal(cell) in DATE
        other = "date_day" if is_day else UNKNOWN if rate else f"dimension{index}"
        columns.append(_column(index, cell, other))
    names = {column.name for column in columns}
    kept = {name: other for name, other in STAND_IN.items() if other not in names}
    return tuple(replace(column, name=kept.get(column.name, column.name)) for column in columns)


def _column(index: int, header: str, other: str) -> Column:
    plain = normal(header)
    if other == "date_day":
        return Column(index, "date_day", "day", header)
    if plain in MONTH:
        return Column(index, "date_month", "day", header)
    for name, field in MEASURES.items():
        if languages_of(field, header):
            return Column(index, name, field.kind, header, field.sum_name or SUM_NAMES.get(name, name))
    return Column(index, other, "text", header)


def _cells(record: Record, header: Record, counted: Mapping[int, date]) -> list[str]:
    """The cells, with a day counted from the start made into a date, and ``202503`` into a month."""
    cells = list((*record.cells, *[""] * len(header.cells))[: len(header.cells)])
    for index, name in enumerate(map(normal, header.cells)):
        if index in counted and cells[index].isdigit():
            cells[index] = (counted[index] + timedelta(days=int(cells[index]))).isoformat()
        elif name in MONTH and YEAR_MONTH.fullmatch(cells[index]):
            cells[index] = f"{cells[index][:4]}-{cells[index][4:]}"
    return cells


def _account(above: list[Record], context: ReadContext) -> dict[str, Any]:
    """The account of a table: the property above it, else that which a person names."""
    if name := _property(above):
        return {"account": name, "account_id": name}
    questions = () if context.answers.get("account") else (account_question("", context.name),)
    return {**account_fields(context), "questions": questions}


def _property(above: list[Record]) -> str:
    """The property behind its label; in an exploration, two lines above the range of days."""
    lines = [",".join(record.cells).lstrip("# ").strip() for record in above]
    parts = (line.partition(":") for line in lines)
    labelled = (value.strip() for name, _, value in parts if normal(name) in PROPERTY)
    explored = (lines[n - 2] for n, line in enumerate(lines) if n > 1 and RANGE.fullmatch(line))
    return next(chain(labelled, explored), "")


def _title(above: list[Record]) -> str:
    lines = (record.cells[0].lstrip("# ") for record in above)
    return next((line for line in lines if line and "---" not in line and ":" not in line), "")


def _language(header: Record) -> str:
    languages = [languages_of(field, cell) for cell in header.cells for field in MEASURES.values()]
    return next((certain[0] for certain in languages if len(certain) == 1), "en")


TABLE = Export(
    source="ga4", platform="ga4", one_account=True,
    reader=Reader(recognises=is_report, document=table_layouts),
    needs=(("date_day", "nth_day", "nth_week", "channel"),
           ("event_count", "visitors", "active_users", "engaged_sessions")),
    columns={
        "date_day": Day("Date", fr="Date", pt="Data", required=False),
        "nth_day": Text("Nth day", fr="Nième jour"), "nth_week": Text("Nth week"),
        "channel": Text("Session primary channel group (Default Channel Group)",
                        "First user primary channel group (Default Channel Group)",
                        "Session default channel group", "Default channel group", "Session source / medium",
                        "Session source", "Session medium", "Session manual source", "First user source",
                        fr=("Groupe de canaux principal de la session (Groupe de canaux par défaut)",
                            "Groupe de canaux par défaut de la session", "Source/support de la session")),
        **MEASURES,
    },
    unstored=UNSTORED, not_needed=NOT_NEEDED,
    entities=(Entity("", "session", "account"),),
    spans=(Span(("date_day",), "day"), Span(("nth_day",), "day"), Span((), "range")), breakdowns=("channel",),
)  # fmt: skip

EXPORTS = (TABLE,)
