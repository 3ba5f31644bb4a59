"""The tables of a Google Analytics file: each begins after ``#`` lines, and the first columns are dimensions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from payback.exports.describe import normal
from payback.exports.engine import preamble
from payback.exports.engine.build import PRINTED, account_question, even, whose
from payback.exports.engine.matching import languages_of
from payback.exports.formats.ga4 import MEASURES
from payback.history.readings import Note
from payback.history.table_layout import Column, Layout, Period, Text, Totals

if TYPE_CHECKING:
    from datetime import date

    from payback.exports.engine.build import Desk
    from payback.exports.engine.records import Document, Record

    Table = tuple[list[Record], Record, list[Record]]

NTH_DAY = ("nth day", "nième jour")
DATE = ("date", "day", "jour", "data", "datum", "fecha")
MONTH = ("year month", "mois de l'année", "année et mois")
PARTS_OF_TIME = re.compile(r"\b(?:nth|week|weeks|month|hour|minute|year|semaine|mois|heure|année|nième)\b")
"""Dimensions that cut the period into pieces which are no days of the calendar: ``Week`` is ``02``, without a year."""

YEAR_MONTH = re.compile(r"\d{6}")
GRAND_TOTAL = ("grand total", "total général", "total geral", "gesamtsumme", "total general")
PROPERTY = ("Property", "Propriété", "Propriedade", "Propiedad")


def is_ga4(document: Document) -> bool:
    """Whether ``#`` lines with a range of days stand at the top."""
    top = [r for r in document.records[:20] if r.filled][:10]
    hashed = [r.cells[0] for r in top if r.cells[0].startswith("#")]
    return len(hashed) > 1 and any("---" in c or "date" in c.casefold() for c in hashed)


def layouts(document: Document, desk: Desk) -> list[Layout]:
    """One layout per table; several tables are an overview: top lists that are explained, not kept."""
    tables = _tables(document)
    found = [_layout(above, header, rows, desk) for above, header, rows in tables]
    if len(found) == 1:
        return [_calendar_only(found[0])]
    return [
        replace(t, grain="overview_tables", fact="", questions=(), period=Period("", t.period.start, t.period.end),
                columns=tuple(replace(c, name="date_text", kind="text") if c.name.startswith("date_") else c
                              for c in t.columns), notes=(*t.notes, Note("overview_not_kept")))
        for t in found
    ]  # fmt: skip


def _tables(document: Document) -> list[Table]:
    tables: list[Table] = []
    above: list[Record] = []
    for record in document.records:
        if not record.filled:
            continue
        if record.cells[0].startswith("#"):
            above.append(record)
        elif above:
            tables.append((above, record, []))
            above = []
        elif tables:
            tables[-1][2].append(record)
    return tables


def _layout(above: list[Record], header: Record, rows: list[Record], desk: Desk) -> Layout:
    start, end = preamble.covered(above)
    columns = _columns(header)
    dated = next((c.name for c in columns if c.name.startswith("date_")), "")
    split = tuple(c.index for c in columns if c.name.startswith("dimension"))
    naming = tuple(c.index - 1 for c in columns if c.name.startswith(("date_", "dimension")))
    totals = {r.line for r in rows if _is_total(r, naming)}
    bare = [replace(r, cells=r.cells[: len(header.cells)]) if r.line in totals else r for r in rows]
    sound, problems, notes = even(bare, len(header.cells))
    path = desk.write([[r.line, *_cells(r, header, start), "total" if r.line in totals else ""] for r in sound])
    label = Column(len(columns) + 1, "label", "text", "")
    return Layout(
        source="ga4", grain="session", level="account_segment" if split else "account", platform="ga4",
        fact="metric", text=Text(path, ",", 0, len(columns) + 2, numbered=True),
        columns=(*columns, label), totals=Totals(labels=("total",)), last_is_end=dated != "date_day",
        period=Period({"date_day": "day", "date_month": "month"}.get(dated, "range"), start, end),
        breakdowns=split, mark=".", order="mdy", title=_title(above), **_property(above, desk),
        currency=desk.answers.get("currency", ""), language=_language(header), problems=problems,
        notes=notes,
    )  # fmt: skip


def _calendar_only(table: Layout) -> Layout:
    """A table that splits its period into pieces without days is explained, not kept."""
    pieces = [c.header for c in table.columns if c.index in table.breakdowns and PARTS_OF_TIME.search(normal(c.header))]
    if not pieces or table.period.grain != "range":
        return table
    return replace(table, fact="", notes=(*table.notes, Note("not_of_the_calendar", {"column": pieces[0]})))


def _columns(header: Record) -> tuple[Column, ...]:
    """Dimensions first, measures after them, as Google lays its tables out; rates and averages are passed over."""
    columns: list[Column] = []
    for index, cell in enumerate(header.cells, start=1):
        measured = any(c.sum_name or c.name == "unread" for c in columns)
        rate = measured and not PARTS_OF_TIME.search(normal(cell))
        columns.append(_column(index, cell, "unread" if rate else f"dimension{index}"))
    return tuple(columns)


def _column(index: int, header: str, other: str) -> Column:
    plain = normal(header)
    if plain in DATE or plain in NTH_DAY:
        return Column(index, "date_day", "day", header)
    if plain in MONTH:
        return Column(index, "date_month", "day", header)
    for name, field in MEASURES.items():
        if languages_of(field, header):
            return Column(index, name, field.kind, header, field.sum_name or PRINTED.get(name, name))
    return Column(index, other, "text", header)


def _is_total(record: Record, naming: tuple[int, ...]) -> bool:
    """Whether a record says so, or names none of several things that it could be about.

    A single blank one is real: the page without a path, the source that is not set.
    """
    said = any(normal(cell) in GRAND_TOTAL for cell in record.cells)
    return said or (len(naming) > 1 and not any(record.cells[i].strip() for i in naming if i < len(record.cells)))


def _cells(record: Record, header: Record, start: date | None) -> list[str]:
    """The cells, with a day counted from the start made into a date, and ``202503`` into a month."""
    cells = list((*record.cells, *[""] * len(header.cells))[: len(header.cells)])
    for n, name in enumerate(map(normal, header.cells)):
        if start and name in NTH_DAY and cells[n].isdigit():
            cells[n] = (start + timedelta(days=int(cells[n]))).isoformat()
        elif name in MONTH and YEAR_MONTH.fullmatch(cells[n]):
            cells[n] = f"{cells[n][:4]}-{cells[n][4:]}"
    return cells


def _property(above: list[Record], desk: Desk) -> dict[str, Any]:
    """Whose figures they are: the property above them, else whom a person names."""
    if named := _labelled(above, PROPERTY):
        return {"account": named, "account_id": named}
    asked = () if desk.answers.get("account") else (account_question("", desk.name),)
    return {**whose(desk), "questions": asked}


def _labelled(above: list[Record], labels: tuple[str, ...]) -> str:
    lines = (",".join(r.cells).lstrip("# ").partition(":") for r in above)
    return next((value.strip() for name, _, value in lines if name.strip() in labels), "")


def _title(above: list[Record]) -> str:
    return next((t for r in above if (t := r.cells[0].lstrip("# ")) and "---" not in t and ":" not in t), "")


def _language(header: Record) -> str:
    spoken = [languages_of(f, cell) for cell in header.cells for f in MEASURES.values()]
    return next((found[0] for found in spoken if len(found) == 1), "en")
