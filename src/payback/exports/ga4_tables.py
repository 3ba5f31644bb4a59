"""The tables of a Google Analytics file: each begins after ``#`` lines, and the first columns are dimensions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from payback.core.history import Note
from payback.core.layout import Column, Layout, Period, Text
from payback.exports import preamble
from payback.exports.build import PRINTED, account_question, even, whose
from payback.exports.describe import normal
from payback.exports.ga4 import MEASURES
from payback.exports.matching import languages_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from payback.exports.build import Desk
    from payback.exports.records import Document, Record

    Table = tuple[list[Record], Record, list[Record]]

NTH_DAY = ("nth day", "nième jour")
PROPERTY = ("Property", "Propriété")
DATE = ("date", "data", "datum", "fecha")


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
        return found
    return [
        replace(t, grain="overview_tables", fact="", questions=(), period=Period("", t.period.start, t.period.end),
                columns=tuple(replace(c, name="date_text", kind="text") if c.name == "date_day" else c
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
    columns = tuple(_column(n, cell) for n, cell in enumerate(header.cells, start=1))
    dated = any(c.name == "date_day" for c in columns)
    split = tuple(c.index for c in columns if c.name.startswith("dimension"))
    sound, problems, notes = even(rows, len(header.cells))
    path = desk.write([[r.line, *_cells(r, header, start)] for r in sound])
    return Layout(
        source="ga4", grain="session", level="account_segment" if split else "account", fact="metric", platform="ga4",
        text=Text(path, ",", 0, len(columns) + 1, numbered=True), columns=columns,
        period=Period("day" if dated else "range", start, end), breakdowns=split, mark=".", order="mdy",
        title=_title(above), **_property(above, desk),
        currency=desk.answers.get("currency", ""), language=_language(header),
        problems=problems, notes=notes,
    )  # fmt: skip


def _column(index: int, header: str) -> Column:
    """A measure that is described, the day, or a dimension; rates and averages are passed over."""
    plain = normal(header)
    if plain in DATE or plain in NTH_DAY:
        return Column(index, "date_day", "day", header)
    for name, field in MEASURES.items():
        if languages_of(field, header):
            return Column(index, name, field.kind, header, field.sum_name or PRINTED.get(name, name))
    return Column(index, f"dimension{index}" if index == 1 else "unread", "text", header)


def _cells(record: Record, header: Record, start: date | None) -> list[str]:
    """The cells, with a day counted from the start made into a date."""
    cells = list((*record.cells, *[""] * len(header.cells))[: len(header.cells)])
    for n, name in enumerate(header.cells):
        if start and normal(name) in NTH_DAY and cells[n].isdigit():
            cells[n] = (start + timedelta(days=int(cells[n]))).isoformat()
    return cells


def _property(above: list[Record], desk: Desk) -> dict[str, Any]:
    """Whose figures they are: the property above them, else whom a person names."""
    if named := _labelled(above, PROPERTY):
        return {"account": named, "account_id": named}
    asked = () if desk.answers.get("account") else (account_question("", desk.name),)
    return {**whose(desk), "questions": asked}


def _labelled(above: list[Record], labels: Collection[str]) -> str:
    lines = (",".join(r.cells).lstrip("# ").partition(":") for r in above)
    return next((value.strip() for name, _, value in lines if name.strip() in labels), "")


def _title(above: list[Record]) -> str:
    return next((t for r in above if (t := r.cells[0].lstrip("# ")) and "---" not in t and ":" not in t), "")


def _language(header: Record) -> str:
    spoken = [languages_of(f, cell) for cell in header.cells for f in MEASURES.values()]
    return next((found[0] for found in spoken if len(found) == 1), "en")
