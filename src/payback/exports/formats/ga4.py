"""Google Analytics 4: one table or many, each after ``#`` lines with the range of days it covers.

The first columns of a table are dimensions, the others measures, of which we read those that we know.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from payback.exports.describe import Count, Day, Entity, Export, Field, Money, Number, Reader, Span, Text, normal
from payback.exports.engine import preamble
from payback.exports.engine.header_matching import languages_of
from payback.exports.engine.layout_builder import SUM_NAMES, account_fields, account_question, fit_to_header
from payback.history.reading_result import Note
from payback.history.table_layout import Column, Layout, Period, TableText, Totals

if TYPE_CHECKING:
    from datetime import date

    from payback.exports.documents import Document, ReadContext, Record

    Table = tuple[list[Record], Record, list[Record]]

MEASURES: dict[str, Field] = {
    "event_count": Count("Event count", fr=("Nombre d'événements",), pt="Contagem de eventos"),
    "total_users": Count("Total users", "Users", fr=("Nombre total d'utilisateurs", "Utilisateurs")),
    "active_users": Count("Active users", fr="Utilisateurs actifs", pt="Usuários ativos"),
    "new_users": Count("New users", fr="Nouveaux utilisateurs", pt="Novos usuários"),
    "returning_users": Count("Returning users", fr=("Utilisateurs connus", "Utilisateurs de retour")),
    "sessions": Count("Sessions", fr="Sessions", pt="Sessões"),
    "engaged_sessions": Count("Engaged sessions", fr="Sessions avec engagement"),
    "views": Count("Views", fr="Vues", pt="Visualizações"),
    "conversions": Number("Key events", "Conversions", fr=("Événements clés", "Conversions")),
    "conversions_value": Money("Total revenue", "Purchase revenue", fr=("Revenu total", "Total des revenus")),
    "organic_impressions": Count("Organic Google Search impressions"),
    "organic_clicks": Count("Organic Google Search clicks"),
}  # fmt: skip
NTH_DAY = ("nth day", "nième jour")
DATE = ("date", "day", "jour", "data", "datum", "fecha")
MONTH = ("year month", "mois de l'année", "année et mois")
PARTS_OF_TIME = re.compile(r"\b(?:nth|week|weeks|month|hour|minute|year|semaine|mois|heure|année|nième)\b")
"""Dimensions that cut the period into pieces which are no days of the calendar: ``Week`` is ``02``, without a year."""

YEAR_MONTH = re.compile(r"\d{6}")
GRAND_TOTAL = ("grand total", "total général", "total geral", "gesamtsumme", "total general")
PROPERTY = ("Property", "Propriété", "Propriedade", "Propiedad")


def has_report_lines(document: Document) -> bool:
    """Whether ``#`` lines with a range of days stand at the top."""
    top = [record for record in document.records[:20] if record.filled][:10]
    hashed = [record.cells[0] for record in top if record.cells[0].startswith("#")]
    return len(hashed) > 1 and any("---" in line or "date" in line.casefold() for line in hashed)


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
        elif above:
            tables.append((above, record, []))
            above = []
        elif tables:
            tables[-1][2].append(record)
    return tables


def _layout(above: list[Record], header: Record, rows: list[Record], context: ReadContext) -> Layout:
    start, end = preamble.report_period(above)
    columns = _columns(header)
    dated = next((column.name for column in columns if column.name.startswith("date_")), "")
    split = tuple(column.index for column in columns if column.name.startswith("dimension"))
    naming = tuple(column.index - 1 for column in columns if column.name.startswith(("date_", "dimension")))
    totals = {row.line for row in rows if _is_total(row, naming)}
    cut = [replace(row, cells=row.cells[: len(header.cells)]) if row.line in totals else row for row in rows]
    fitting, problems, notes = fit_to_header(cut, len(header.cells))
    path = context.write_table(
        [[row.line, *_cells(row, header, start), "total" if row.line in totals else ""] for row in fitting]
    )
    label = Column(len(columns) + 1, "label", "text", "")
    return Layout(
        source=TABLE.source, grain="session", level="account", platform=TABLE.platform,
        fact="metric", text=TableText(path, ",", 0, len(columns) + 2, numbered=True),
        columns=(*columns, label), totals=Totals(labels=("total",)), last_is_end=dated != "date_day",
        period=Period({"date_day": "day", "date_month": "month"}.get(dated, "range"), start, end),
        breakdowns=split, decimal_mark=".", date_order="mdy", title=_title(above), **_account(above, context),
        currency=context.answers.get("currency", ""), language=_language(header), problems=problems,
        notes=notes,
    )  # fmt: skip


def _calendar_only(table: Layout) -> Layout:
    """A table that splits its period into pieces without days is explained, not kept."""
    breakdowns = [column.header for column in table.columns if column.index in table.breakdowns]
    pieces = [header for header in breakdowns if PARTS_OF_TIME.search(normal(header))]
    if not pieces or table.period.grain != "range":
        return table
    return replace(table, fact="", notes=(*table.notes, Note("not_of_the_calendar", {"column": pieces[0]})))


def _columns(header: Record) -> tuple[Column, ...]:
    """Dimensions first, measures after them, as Google lays its tables out; rates and averages are passed over."""
    columns: list[Column] = []
    for index, cell in enumerate(header.cells, start=1):
        measured = any(column.sum_name or column.name == "unknown" for column in columns)
        rate = measured and not PARTS_OF_TIME.search(normal(cell))
        columns.append(_column(index, cell, "unknown" if rate else f"dimension{index}"))
    return tuple(columns)


def _column(index: int, header: str, other: str) -> Column:
    plain = normal(header)
    if plain in DATE or plain in NTH_DAY:
        return Column(index, "date_day", "day", header)
    if plain in MONTH:
        return Column(index, "date_month", "day", header)
    for name, field in MEASURES.items():
        if languages_of(field, header):
            return Column(index, name, field.kind, header, field.sum_name or SUM_NAMES.get(name, name))
    return Column(index, other, "text", header)


def _is_total(record: Record, naming: tuple[int, ...]) -> bool:
    """Whether a record is labelled so, or names none of several things that it could be about.

    A single blank one is real: the page without a path, the source that is not set.
    """
    labelled = any(normal(cell) in GRAND_TOTAL for cell in record.cells)
    names = [record.cells[index] for index in naming if index < len(record.cells)]
    return labelled or (len(naming) > 1 and not any(name.strip() for name in names))


def _cells(record: Record, header: Record, start: date | None) -> list[str]:
    """The cells, with a day counted from the start made into a date, and ``202503`` into a month."""
    cells = list((*record.cells, *[""] * len(header.cells))[: len(header.cells)])
    for index, name in enumerate(map(normal, header.cells)):
        if start and name in NTH_DAY and cells[index].isdigit():
            cells[index] = (start + timedelta(days=int(cells[index]))).isoformat()
        elif name in MONTH and YEAR_MONTH.fullmatch(cells[index]):
            cells[index] = f"{cells[index][:4]}-{cells[index][4:]}"
    return cells


def _account(above: list[Record], context: ReadContext) -> dict[str, Any]:
    """The account of a table: the property above it, else that which a person names."""
    if name := _labelled(above, PROPERTY):
        return {"account": name, "account_id": name}
    questions = () if context.answers.get("account") else (account_question("", context.name),)
    return {**account_fields(context), "questions": questions}


def _labelled(above: list[Record], labels: tuple[str, ...]) -> str:
    lines = (",".join(record.cells).lstrip("# ").partition(":") for record in above)
    return next((value.strip() for name, _, value in lines if name.strip() in labels), "")


def _title(above: list[Record]) -> str:
    lines = (record.cells[0].lstrip("# ") for record in above)
    return next((line for line in lines if line and "---" not in line and ":" not in line), "")


def _language(header: Record) -> str:
    languages = [languages_of(field, cell) for cell in header.cells for field in MEASURES.values()]
    return next((certain[0] for certain in languages if len(certain) == 1), "en")


TABLE = Export(
    source="ga4", platform="ga4", one_account=True,
    reader=Reader(recognises=has_report_lines, document=table_layouts),
    needs=(("date_day", "nth_day", "nth_week", "channel"),
           ("event_count", "total_users", "active_users", "engaged_sessions")),
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
    unstored=("event_count", "total_users", "active_users", "returning_users", "engaged_sessions",
              "organic_impressions", "organic_clicks"),
    entities=(Entity("", "session", "account"),),
    spans=(Span(("date_day",), "day"), Span(("nth_day",), "day"), Span((), "range")), breakdowns=("channel",),
)  # fmt: skip

EXPORTS = (TABLE,)
