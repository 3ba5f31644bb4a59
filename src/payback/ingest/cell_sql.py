"""The SQL that types the cells of one layout: over text columns ``c0 .. cN``, with no name from the file in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import ENTITY_FIELDS, LARGEST, STORED_MEASURES
from payback.history.table_layout import COMPARED, FIGURE_KINDS, LEFT_ALONE
from payback.ingest import column_dates
from payback.ingest.number_sql import (
    begins_with_any,
    ends_with_any,
    formatted_number,
    is_blank,
    plain_number,
    simple_number,
    worked_out_once,
)
from payback.sql.queries import each

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from payback.history.table_layout import Column, Layout

VALID = "class = 'row' and failed_check = 0"
"""Which typed rows count: data in which every check holds."""

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
NO_BREAK_SPACES = "\u00a0\u202f"
ID_QUOTES = "''=\""
"""What keeps an id from becoming a number in a spreadsheet: ``'179`` or ``="179"``; the first is doubled for SQL."""

IN_RANGE = f"between -{LARGEST} and {LARGEST}"
"""SQL condition on a figure: that it was read, and is one that can be."""

TOLD = frozenset({*ENTITY_FIELDS, "account", "network", "currency", "label", "signature", "username"})
"""Texts that say whose a row is or what it is called, and rates by which an export is known."""


def figure_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold numbers."""
    return tuple(column for column in layout.columns if column.kind in FIGURE_KINDS)


def text_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold text or ids."""
    return tuple(column for column in layout.columns if column.kind in {"text", "id"} and column.name not in COMPARED)


def split_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns that may split what a row is about: breakdowns, settings, columns that are not read."""
    return tuple(column for column in layout.columns if _may_split(column, layout))


def _may_split(column: Column, layout: Layout) -> bool:
    setting = column.kind == "text" and column.name not in TOLD and column.name not in layout.keys
    return column.name in COMPARED or column.index in layout.breakdowns or setting


def split_cell(column: Column) -> str:
    """A cell by which rows are told apart; of a column that is left alone a number says nothing: it is a rate."""
    text = cell(column)
    if column.name != LEFT_ALONE:
        return text
    return rf"case when regexp_full_match({text}, '[-+<]?\s*[$€£]?[\d\s.,:%]*') then '' else {text} end"


def cell(column: Column) -> str:
    """A cell as text."""
    return f"c{column.index}"


def clean_text(column: Column) -> str:
    """A name or an id without the spaces and invisible signs around it; null when nothing is left."""
    text, signs = cell(column), f" {NO_BREAK_SPACES}{INVISIBLE}{ID_QUOTES if column.kind == 'id' else ''}"
    # Trimming signs of one's own is slow, and hardly any cell begins or ends with one.
    to_trim = f"{begins_with_any(text, signs)} or {ends_with_any(text, signs)}"
    return f"case when {to_trim} then nullif(trim({text}, '{signs}'), '') else {text} end"


def ids(layout: Layout) -> dict[int, str]:
    """SQL for each id, by the position of its column."""
    return {column.index: clean_text(column) for column in layout.columns if column.kind == "id"}


def date_literal(value: date | None) -> str:
    """A date in SQL."""
    return f"date '{value.isoformat()}'" if value else "null::date"


def plain_figures(layout: Layout, marks: Mapping[int, str], groups: Mapping[int, str]) -> str:
    """SQL that reads each plainly written figure, as ``q<index>``."""
    return "".join(
        f", {_plain_figure(column, marks[column.index], groups[column.index])} as q{column.index}"
        for column in figure_columns(layout)
    )


def _plain_figure(column: Column, mark: str, groups: str) -> str:
    return plain_number(cell(column), mark, groups, whole=column.kind == "count")


def figures(layout: Layout, marks: Mapping[int, str]) -> str:
    """SQL for each figure, as ``n<index>``: a bigint where things are counted, else a double.

    A case and not a coalesce: only a case leaves the slow reading to the cells that need it.
    """
    return "".join(f", {_figure(column, marks[column.index])} as n{column.index}" for column in figure_columns(layout))


def _figure(column: Column, mark: str) -> str:
    text, whole, money = cell(column), column.kind == "count", column.kind == "money"
    plain, simple = f"q{column.index}", simple_number(text, mark, whole=whole, money=money)
    formatted = formatted_number(text, mark, whole=whole, money=money)
    in_range = worked_out_once(formatted, "figure", f"case when figure {IN_RANGE} then figure end")
    cases = "".join(f"case when {reading} {IN_RANGE} then {reading} else " for reading in (plain, simple))
    return f"{cases}{in_range} end end"


def date_columns(layout: Layout) -> str:
    """SQL for each day that is read: ``d<index>``, its last day ``u<index>``, whether it was swapped ``w<index>``."""
    indices = map(str, (column.index for column in column_dates.date_columns(layout)))
    return each(", j{0}.first_day as d{0}, j{0}.last_day as u{0}, j{0}.swapped as w{0}", indices, joint="")


def date_joins(layout: Layout) -> str:
    """SQL that looks up each day that is read."""
    return " ".join(
        f"left join days j{column.index} on j{column.index}.text = {column_dates.date_text(cell(column))}"
        for column in column_dates.date_columns(layout)
    )


def row_class(layout: Layout) -> str:
    """SQL for what a record is: a row, a total, a trailer, or blank."""
    columns = [column for column in layout.columns if column.name != LEFT_ALONE]
    branches = [f"when {_all_blank(columns)} then 'blank'"]
    labelled = [column for column in columns if layout.totals.labels and column.name in {"label", "status"}]
    for column in labelled:
        label = f"lower(trim(translate({cell(column)}, '{NO_BREAK_SPACES}{INVISIBLE}', '  ')))"
        pattern = "|".join(layout.totals.labels)
        branches.append(f"when regexp_matches({label}, '^({pattern})(\\s*:.*|\\s+(of|de|sur)\\s.*)?$') then 'total'")
    if labelled:
        headers = {column.header for column in labelled}
        others = [column for column in columns if column.header not in headers]
        branches.append(f"when {_all_blank(others)} then 'trailer'")
    if layout.totals.without_name and layout.totals.columns:
        # "NA" is a country and "None" a name: only a blank or a dash names nothing.
        unnamed = " and ".join(_names_nothing(f"c{index}") for index in layout.totals.columns)
        branches.append(f"when {unnamed} then 'total'")
    return f"case {' '.join(branches)} else 'row' end"


def _names_nothing(text: str) -> str:
    return rf"({text} is null or regexp_full_match({text}, '[\s\-–—]*'))"


def _all_blank(columns: Sequence[Column]) -> str:
    if not columns:
        return "true"
    # Nearly every row shows by its first cells that it is none; the others need not be looked at.
    first = f"(coalesce({', '.join(cell(column) for column in columns[:2])}, null) < '!') is not false"
    return " and ".join([first, *(is_blank(cell(column)) for column in columns)])


def row_days(layout: Layout) -> tuple[str, str]:
    """SQL for the first and the last day of a row."""
    start, end = column_dates.start_column(layout), layout.column("date_end")
    if start is None and not layout.fact:
        return date_literal(None), date_literal(None)
    if start is None:
        return date_literal(layout.period.start), date_literal(layout.period.end)
    return f"d{start.index}", f"u{end.index}" if end else f"u{start.index}"


def typed_columns(layout: Layout) -> str:
    """SQL for the columns of the typed table beside line, class and days."""
    parts = [f", n{column.index} as {alias(column)}" for column in figure_columns(layout)]
    parts += [f", {clean_text(column)} as {alias(column)}" for column in text_columns(layout)]
    for column in layout.columns:
        if column.name == "date_day" and column.kind == "moment":
            parts.append(f", {_moment(column)} as created_at")
    for column in layout.columns:
        if column.name in column_dates.OTHER_COLUMNS:
            parts.append(f", d{column.index} as {column.name}")
    splits = ", ".join(map(split_cell, split_columns(layout)))
    parts.append(f", {f'hash({splits})' if splits else '0::ubigint'} as split")
    return "".join(parts)


def alias(column: Column) -> str:
    """The column's name in the typed table: one of our words, with its position."""
    return f"{column.name}_{column.index}"


def _moment(column: Column) -> str:
    """Day and clock time as written, without a zone."""
    text = cell(column)
    clock = f"try_cast(regexp_extract({text}, '(\\d{{1,2}}:\\d{{2}}(:\\d{{2}})?)', 1) as time)"
    half = f"lower(regexp_extract({text}, '\\d\\s*([AaPp])\\.?[Mm]', 1))"
    shift = (
        f"case when {half} = 'p' and extract(hour from {clock}) < 12 then to_hours(12) "
        f"when {half} = 'a' and extract(hour from {clock}) = 12 then to_hours(-12) else to_hours(0) end"
    )
    return f"coalesce(d{column.index} + {clock} + {shift}, d{column.index}::timestamp)"


def stored_figures(layout: Layout) -> tuple[Column, ...]:
    """The figures that the store has a column for, the first one of each name."""
    first: dict[str, Column] = {}
    for column in figure_columns(layout):
        if column.name in STORED_MEASURES:
            first.setdefault(column.name, column)
    return tuple(first.values())
