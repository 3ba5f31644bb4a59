"""From a table and its description to a layout: which cells are read, what a row is about, what must be asked."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from payback.exports.column_roles import IDENTITY_COLUMNS, NAME_COLUMNS
from payback.exports.documents import NumericCell
from payback.exports.engine import partial_dates, preamble, repeated_columns, unread_columns
from payback.exports.engine.swallowed_rows import unclosed_quotes
from payback.history import date_parsing
from payback.history.networks import NETWORKS
from payback.history.reading_result import SHOWN_CELL, Note, Problem, Question
from payback.history.table_layout import FIGURE_KINDS, LEFT_ALONE, UNKNOWN, Column, Layout, Period, TableText, Totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.exports.describe import Entity, Export, Field, Span
    from payback.exports.documents import Document, Match, ReadContext, Record, Section

SUM_NAMES = {"conversions_value": "conversion_value"}
"""Names that people see where they differ from the store's."""

PAGE_LEVELS = frozenset({"account", "page", "post", "video"})
"""Levels of what a page publishes, and of the page itself."""

UNNAMED = "-"
"""The answer that says: the account that the history holds without a name, or of several choices none."""


def layout(section: Section, document: Document, context: ReadContext) -> Layout:
    """Describe one section for the typing of its cells, rewriting its text unless the document is read in place."""
    positions, repeated = repeated_columns.resolve(section)
    match = replace(section.match, positions=positions)
    section = replace(section, match=match)
    export = match.export
    entity = next(entity for entity in export.entities if not entity.column or entity.column in match.positions)
    span = next(span for span in export.spans if all(column in match.positions for column in span.columns))
    breakdowns = tuple(name for name in export.breakdowns if name in match.positions and name != entity.column)
    unknown = unread_columns.unknown_columns(section)
    compared = _compared(section, unknown, complete=document.complete)
    text, columns, dated = _text(section, document, (*_columns(section, span, entity), *compared), context)
    # An empty table belongs to no account.
    questions = () if document.complete and not section.rows else _questions(match, context)
    return Layout(
        source=export.source, grain="_".join((entity.grain, *breakdowns)),
        level=entity.level, fact=export.fact,
        platform=export.platform or context.answers.get("platform", ""), text=text, columns=columns,
        period=_period(section, span, context), keys=_keys(entity, match),
        breakdowns=tuple(column.index for column in columns if column.name in breakdowns),
        decimal_mark=context.answers.get("decimal_mark", export.decimal_mark),
        decimal_mark_answered="decimal_mark" in context.answers,
        date_order=context.answers.get("date_order", export.date_order),
        date_order_answered="date_order" in context.answers,
        totals=_totals(export, columns, breakdowns), separator=document.delimiter, language=match.language,
        currency=match.currency or context.answers.get("currency", ""),
        handle=export.handle, by_item=export.by_item,
        last_is_end=export.last_is_end or span.grain == "preamble", value_from=export.value_from,
        title=document.sheet or document.name, problems=(*dated.problems, *_unknown_below(section)),
        notes=(*repeated, *unread_columns.notes(section, unknown), *dated.notes, *_standing_note(export)),
        questions=(*dated.questions, *questions), **account_fields(context),
    )  # fmt: skip


def _period(section: Section, span: Span, context: ReadContext) -> Period:
    """How rows are dated, with the days that the report covers: as it says itself, else as a person answered."""
    start, end = preamble.report_period(section.preamble)
    if (answered := date_parsing.split_range(context.answers.get("period", ""))) and start is None:
        start, end = (preamble.day_of(text) for text in answered)
    return Period(span.grain, start, end)


def _standing_note(export: Export) -> tuple[Note, ...]:
    """The note that always goes with an export."""
    return (Note(export.note),) if export.note else ()


def _compared(section: Section, unknown: Sequence[int], *, complete: bool) -> tuple[Column, ...]:
    """The columns that are not read, for what they may split; of an order, whose buyer may stand there, none.

    Those that are not needed only of a text that is rewritten: there are many, and big texts are read where they lie.
    """
    if section.match.export.fact != "metric":
        return ()
    left = unread_columns.left_alone(section, unknown) if complete else ()
    names = dict.fromkeys(unknown, UNKNOWN) | dict.fromkeys(left, LEFT_ALONE)
    return tuple(Column(index, name, "text", section.header.cells[index].strip()) for index, name in names.items())


def _columns(section: Section, span: Span, entity: Entity) -> tuple[Column, ...]:
    """The columns that are read, in the order of the file; days that do not date the rows are left alone."""
    match = section.match
    unused = {name for other in match.export.spans for name in other.columns} - set(span.columns)
    places = {name: index for name, index in match.positions.items() if name not in unused}
    if match.export.total_labels:
        places.setdefault("label", 0)
    header = section.header.cells
    described = match.export.columns
    columns = [
        _column(name, index, header[index].strip(), described.get(name), entity) for name, index in places.items()
    ]
    return tuple(sorted(columns, key=lambda column: column.index))


def _column(name: str, index: int, header: str, described: Field | None, entity: Entity) -> Column:
    if described is None:
        return Column(index, name, "text", header)
    figure = described.kind in FIGURE_KINDS
    sum_name = (SUM_NAMES.get(name, name) if figure else "") if described.sum_name is None else described.sum_name
    required = described.required and (described.kind != "id" or name in entity.keys)
    sum_name = header if sum_name == "header" else sum_name
    return Column(index, name, described.kind, header, sum_name, required, described.pattern)


def _text(
    section: Section, document: Document, columns: tuple[Column, ...], context: ReadContext
) -> tuple[TableText, tuple[Column, ...], partial_dates.DatedRows]:
    """Where the rows stand: in the person's own text when that is big, else in a copy of the cells that are read."""
    width = len(section.header.cells)
    rows = _without_prose(section, columns)
    if not document.complete and document.path:
        skip = rows[0].line - 1 if rows else section.header.end
        return (
            TableText(document.path, document.delimiter, skip, width, numbered=False),
            columns,
            partial_dates.DatedRows(),
        )
    fitting, problems, notes = fit_to_header(rows, width, closing=bool(section.match.export.total_labels))
    table = [[row.line, *_picked(row, columns)] for row in fitting]
    numbered = tuple(replace(column, index=index) for index, column in enumerate(columns, start=1))
    dated = partial_dates.with_years(table, numbered, context.answers.get("year", ""), context.uploaded)
    text = TableText(context.write_table(dated.table), ",", 0, len(columns) + 1, numbered=True)
    return text, dated.columns, replace(dated, problems=problems, notes=(*notes, *dated.notes), table=[])


def _without_prose(section: Section, columns: Sequence[Column]) -> Sequence[Record]:
    """Rows without the line of long descriptions that follows some headers."""
    if not section.match.export.first_is_prose or not section.rows:
        return section.rows
    first = section.rows[0]
    days = [column for column in columns if column.name == "date_day"]
    judged = days or [column for column in columns if column.kind in FIGURE_KINDS]
    prose = not any(character.isdigit() for cell in _picked(first, judged) for character in cell)
    return section.rows[1:] if prose else section.rows


def fit_to_header(
    rows: Sequence[Record], width: int, *, closing: bool = False
) -> tuple[list[Record], tuple[Problem, ...], tuple[Note, ...]]:
    """Rows that fit under their header, a problem for each that is wider, a note on those that are shorter.

    Args:
        rows: Under one header.
        width: Cells of the header.
        closing: A line of one cell closes such a table and is no row.
    """
    rows, unclosed, swallowed = unclosed_quotes(rows, width)
    surplus = [(row, next((cell for cell in row.cells[width:] if cell.strip()), None)) for row in rows]
    fitting = [row for row, cell in surplus if cell is None]
    problems = tuple(
        Problem(row.line, "", cell[:SHOWN_CELL], "too_many_cells") for row, cell in surplus if cell is not None
    )
    short = sum(len(row.cells) < width and not (closing and len(row.cells) == 1) for row in fitting)
    return fitting, (*unclosed, *problems), (*swallowed, *((Note("short_rows", {"n": short}),) if short else ()))


def _unknown_below(section: Section) -> tuple[Problem, ...]:
    """A problem where a table begins that no description knows."""
    header = section.unknown_header
    cell = next(cell for cell in header.cells if cell.strip())[:SHOWN_CELL] if header else ""
    return (Problem(header.line, "", cell, "unknown_table"),) if header else ()


def _picked(row: Record, columns: Sequence[Column]) -> list[str]:
    cells = ((row.cells[column.index] if column.index < len(row.cells) else "", column) for column in columns)
    return [cell.figure(column.kind) if isinstance(cell, NumericCell) else cell for cell, column in cells]


def _keys(entity: Entity, match: Match) -> tuple[str, ...]:
    """Columns that identify a row's entity: its id, else all that name it; none for the account itself."""
    if present := tuple(key for key in entity.keys if key in match.positions):
        return present
    return () if entity.level == "account" else tuple(name for name in NAME_COLUMNS if name in match.positions)


def _totals(export: Export, columns: Sequence[Column], breakdowns: Sequence[str]) -> Totals:
    names = {*IDENTITY_COLUMNS, *breakdowns}
    return Totals(
        tuple(column.index for column in columns if column.name in names),
        export.total_labels,
        export.total_without_name,
    )


def _questions(match: Match, context: ReadContext) -> tuple[Question, ...]:
    """A question for each thing that neither the file nor the person has said."""
    export, answers, questions = match.export, context.answers, []
    if export.fact and not export.platform and "network" not in match.positions and not answers.get("platform"):
        questions.append(Question("platform", choices=NETWORKS))
    named = {"account", "account_id"} & match.positions.keys() or (export.handle and "url" in match.positions)
    if export.fact and not named and not answers.get("account") and _has_several_accounts(export, answers):
        questions.append(account_question(export.slug, context.name))
    return tuple(questions)


def _has_several_accounts(export: Export, answers: Mapping[str, str]) -> bool:
    """Whether a table may be of one account or another: a company has several pages on a network.

    It has one shop, one web site and one account that pays for advertisements, until it names another: ``named_on``
    holds the platforms on which the history knows accounts by name.
    """
    of_a_page = not export.one_account and {entity.level for entity in export.entities} <= PAGE_LEVELS
    return not export.platform or of_a_page or export.platform in answers.get("named_on", "").split(",")


def account_fields(context: ReadContext) -> dict[str, Any]:
    """Name and key of the account that a person named, and its ids where the history knows it by some."""
    answer = context.answers.get("account", "")
    name = "" if answer == UNNAMED else context.answers.get("account_name", answer)
    return {"account": name, "account_id": name, "account_ids": json.loads(context.answers.get("account_ids", "{}"))}


def account_question(slug: str, name: str) -> Question:
    """Whose figures they are, with a guess from the file's name when the platform writes the account there."""
    account = re.search(slug, name) if slug else None
    return Question("account", account[1], "file_name") if account else Question("account")


def no_table(
    export: Export, grain: str, note: Note, document: Document, context: ReadContext, period: Period
) -> Layout:
    """The layout of a report that holds no table to be kept, with the note that says why."""
    text = TableText(context.write_table([]), ",", 0, 1, numbered=True)
    return Layout(
        export.source, grain, "account", "", export.platform, text, (), period, title=document.name, notes=(note,)
    )
