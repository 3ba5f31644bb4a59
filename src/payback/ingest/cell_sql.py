"""The SQL that types the cells of one layout: over text columns ``c0 .. cN``, with no name from the file in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history.measures import STORED_MEASURES
from payback.history.table_layout import DAY_KINDS, FIGURE_KINDS
from payback.ingest import column_dates
from payback.ingest.number_sql import (
    begins_with_any,
    ends_with_any,
    formatted_number,
    is_blank,
    no_figure,
    plain_number,
    simple_number,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from payback.history.table_layout import Column, Layout

VALID = "class = 'row' and failed_check = 0"
"""Which typed rows count: data in which every check holds."""

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
NO_BREAK_SPACES = "\u00a0\u202f"
ID_QUOTES = "''=\""
"""What keeps an id from becoming a number in a spreadsheet: ``'179`` or ``="179"``; the first is doubled for SQL."""

DAMAGED_ID = r"\d([.,]\d+)?[eE]\+\d+"
LONG_ID = r"\d{16,20}"
LARGEST = 9e15


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be wrong in a row.

    Attributes:
        column: None when no one cell is meant.
        reason: Key below ``problem.``.
        fails: SQL condition.
    """

    column: Column | None
    reason: str
    fails: str


def figure_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold numbers."""
    return tuple(c for c in layout.columns if c.kind in FIGURE_KINDS)


def text_columns(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold text or ids."""
    return tuple(c for c in layout.columns if c.kind in {"text", "id"} and c.name != "unread")


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
    return {c.index: clean_text(c) for c in layout.columns if c.kind == "id"}


def date_literal(value: date | None) -> str:
    """A date in SQL."""
    return f"date '{value.isoformat()}'" if value else "null::date"


def plain_figures(layout: Layout, marks: Mapping[int, str], groups: Mapping[int, str]) -> str:
    """SQL that reads each plainly written figure, as ``q<index>``."""
    return "".join(
        f", {plain_number(cell(c), marks[c.index], groups[c.index], whole=c.kind == 'count')} as q{c.index}"
        for c in figure_columns(layout)
    )


def figures(layout: Layout, marks: Mapping[int, str]) -> str:
    """SQL for each figure, as ``n<index>``: a bigint where things are counted, else a double.

    A case and not a coalesce: only a case leaves the slow reading to the cells that need it.
    """
    return "".join(f", {_figure(c, marks[c.index])} as n{c.index}" for c in figure_columns(layout))


def _figure(column: Column, mark: str) -> str:
    text, whole, money = cell(column), column.kind == "count", column.kind == "money"
    in_range = _in_range(column)
    readings = (
        f"q{column.index}",
        simple_number(text, mark, whole=whole, money=money),
        formatted_number(text, mark, whole=whole, money=money),
    )
    cases = "".join(f"case when {reading} {in_range} then {reading} else " for reading in readings)
    return cases + "null" + " end" * len(readings)


def _in_range(column: Column) -> str:
    return "is not null" if column.kind == "count" else f"between -{LARGEST:.0f} and {LARGEST:.0f}"


def date_columns(layout: Layout) -> str:
    """SQL for each day that is read: ``d<index>``, its last day ``u<index>``, whether it was swapped ``w<index>``."""
    indices = [c.index for c in column_dates.date_columns(layout)]
    return "".join(f", j{i}.first_day as d{i}, j{i}.last_day as u{i}, j{i}.swapped as w{i}" for i in indices)


def date_joins(layout: Layout) -> str:
    """SQL that looks up each day that is read."""
    return " ".join(
        f"left join days j{c.index} on j{c.index}.text = {column_dates.date_text(cell(c))}"
        for c in column_dates.date_columns(layout)
    )


def row_class(layout: Layout) -> str:
    """SQL for what a record is: a row, a total, a trailer, or blank."""
    branches = [f"when {_all_blank(layout.columns)} then 'blank'"]
    labelled = [c for c in layout.columns if c.name in {"label", "status"}] if layout.totals.labels else []
    for column in labelled:
        label = f"lower(trim(translate({cell(column)}, '{NO_BREAK_SPACES}{INVISIBLE}', '  ')))"
        pattern = "|".join(layout.totals.labels)
        branches.append(f"when regexp_matches({label}, '^({pattern})(\\s*:.*|\\s+(of|de|sur)\\s.*)?$') then 'total'")
    if labelled:
        headers = {c.header for c in labelled}
        others = [c for c in layout.columns if c.header not in headers]
        branches.append(f"when {_all_blank(others)} then 'trailer'")
    if layout.totals.without_name and layout.totals.columns:
        unnamed = " and ".join(no_figure(f"c{index}") for index in layout.totals.columns)
        branches.append(f"when {unnamed} then 'total'")
    return f"case {' '.join(branches)} else 'row' end"


def _all_blank(columns: Sequence[Column]) -> str:
    if not columns:
        return "true"
    # Nearly every row shows by its first cells that it is none; the others need not be looked at.
    first = f"(coalesce({', '.join(cell(c) for c in columns[:2])}, null) < '!') is not false"
    return " and ".join([first, *(is_blank(cell(c)) for c in columns)])


def checks(layout: Layout, rounded: Collection[int] = ()) -> list[Check]:
    """Everything that can be wrong in a row of this layout, in the order in which it is reported.

    Args:
        layout: Of the table.
        rounded: Positions of the columns whose long ids a spreadsheet has cut.
    """
    result = [Check(c, "missing", is_blank(cell(c))) for c in layout.columns if c.required]
    for c in layout.columns:
        if c in column_dates.date_columns(layout):
            result.append(Check(c, "not_a_day", f"d{c.index} is null and not {no_figure(cell(c))}"))
            result.append(Check(c, "day_turned", f"w{c.index}"))
        elif c.kind == "id":
            result.append(Check(c, "id_damaged", _damaged_id(c, rounded)))
            if c.pattern:
                result.append(Check(c, "not_an_id", f"not regexp_full_match({clean_text(c)}, '{c.pattern}')"))
        elif c.kind in FIGURE_KINDS:
            result.append(Check(c, "not_a_number", _not_a_number(c)))
    start, end = layout.column("date_start"), layout.column("date_end")
    if start and end:
        result.append(Check(end, "ends_before_it_starts", f"d{end.index} < d{start.index}"))
    return result


def _not_a_number(column: Column) -> str:
    """SQL: something stands there that is no number; the plain reading comes first, since it answers for most cells."""
    plain = f"q{column.index} {_in_range(column)}"
    return f"({plain}) is not true and not {no_figure(cell(column))} and n{column.index} is null"


def _damaged_id(column: Column, rounded: Collection[int]) -> str:
    shortened = f"contains({cell(column)}, '+') and regexp_full_match({clean_text(column)}, '{DAMAGED_ID}')"
    cut = f" or regexp_full_match({clean_text(column)}, '{LONG_ID}')" if column.index in rounded else ""
    return shortened + cut


def failed_check(row_checks: Sequence[Check]) -> str:
    """SQL for the number of the first check that fails, 0 when none does."""
    branches = " ".join(f"when {check.fails} then {number}" for number, check in enumerate(row_checks, start=1))
    return f"case {branches} else 0 end" if branches else "0"


def row_days(layout: Layout) -> tuple[str, str]:
    """SQL for the first and the last day of a row."""
    starts = (c for c in layout.columns if c.name in column_dates.START_COLUMNS and c.kind in DAY_KINDS)
    start, end = next(starts, None), layout.column("date_end")
    if start is None and not layout.fact:
        return date_literal(None), date_literal(None)
    if start is None:
        return date_literal(layout.period.start), date_literal(layout.period.end)
    return f"d{start.index}", f"u{end.index}" if end else f"u{start.index}"


def typed_columns(layout: Layout) -> str:
    """SQL for the columns of the typed table beside line, class and days."""
    parts = [f", n{c.index} as {alias(c)}" for c in figure_columns(layout)]
    parts += [f", {clean_text(c)} as {alias(c)}" for c in text_columns(layout)]
    parts += [f", {_moment(c)} as created_at" for c in layout.columns if c.name == "date_day" and c.kind == "moment"]
    parts += [f", d{c.index} as {c.name}" for c in layout.columns if c.name in column_dates.OTHER_COLUMNS]
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
    for c in figure_columns(layout):
        if c.name in STORED_MEASURES:
            first.setdefault(c.name, c)
    return tuple(first.values())
