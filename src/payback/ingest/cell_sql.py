"""The SQL that types the cells of one layout: over text columns ``c0 .. cN``, with no name from the file in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history.measures import STORED_MEASURES
from payback.history.table_layout import DAY_KINDS, FIGURE_KINDS
from payback.ingest import column_dates
from payback.ingest.number_sql import bare, begins, blank, careful, ends, nothing, quick

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from payback.history.table_layout import Column, Layout

GOOD = "class = 'row' and wrong = 0"
"""Which typed rows count: data in which no cell is wrong."""

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
SPACES = "\u00a0\u202f"
AROUND_IDS = "''=\""
"""What keeps an id from becoming a number in a spreadsheet: ``'179`` or ``="179"``; the first is doubled for SQL."""

DAMAGED_ID = r"\d([.,]\d+)?[eE]\+\d+"
LONG_ID = r"\d{16,20}"
LARGEST = 9e15
NETWORK = {
    "facebook": "facebook", "instagram": "instagram", "linkedin": "linkedin", "twitter": "x", "x": "x",
    "x (twitter)": "x", "tiktok": "tiktok", "youtube": "youtube", "pinterest": "pinterest", "threads": "threads",
}  # fmt: skip
"""What suites call a network, and our word for it."""


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


def figures(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold numbers."""
    return tuple(c for c in layout.columns if c.kind in FIGURE_KINDS)


def words(layout: Layout) -> tuple[Column, ...]:
    """The columns that hold text or ids."""
    return tuple(c for c in layout.columns if c.kind in {"text", "id"} and c.name != "unread")


def cell(column: Column) -> str:
    """A cell as text."""
    return f"c{column.index}"


def clean(column: Column) -> str:
    """A name or an id without the spaces and invisible signs around it; null when nothing is left."""
    text, around = cell(column), f" {SPACES}{INVISIBLE}{AROUND_IDS if column.kind == 'id' else ''}"
    # Trimming signs of one's own is slow, and hardly any cell begins or ends with one.
    dressed = f"{begins(text, around)} or {ends(text, around)}"
    return f"case when {dressed} then nullif(trim({text}, '{around}'), '') else {text} end"


def ids(layout: Layout) -> dict[int, str]:
    """SQL for each id, by the position of its column."""
    return {c.index: clean(c) for c in layout.columns if c.kind == "id"}


def literal(value: object) -> str:
    """A value of ours or a person's as an SQL string."""
    return "'" + str(value).replace("'", "''") + "'"


def day(value: date | None) -> str:
    """A date in SQL."""
    return f"date '{value.isoformat()}'" if value else "null::date"


def quickly(layout: Layout, marks: Mapping[int, str], groups: Mapping[int, str]) -> str:
    """SQL that reads each plainly written figure, as ``q<index>``."""
    return "".join(
        f", {bare(cell(c), marks[c.index], groups[c.index], whole=c.kind == 'count')} as q{c.index}"
        for c in figures(layout)
    )


def numbers(layout: Layout, marks: Mapping[int, str]) -> str:
    """SQL for each figure, as ``n<index>``: a bigint where things are counted, else a double.

    A case and not a coalesce: only a case leaves the slow reading to the cells that need it.
    """
    return "".join(f", {_figure(c, marks[c.index])} as n{c.index}" for c in figures(layout))


def _figure(column: Column, mark: str) -> str:
    text, whole, money = cell(column), column.kind == "count", column.kind == "money"
    sane = _sane(column)
    ways = (
        f"q{column.index}",
        quick(text, mark, whole=whole, money=money),
        careful(text, mark, whole=whole, money=money),
    )
    return "".join(f"case when {way} {sane} then {way} else " for way in ways) + "null" + " end" * len(ways)


def _sane(column: Column) -> str:
    return "is not null" if column.kind == "count" else f"between -{LARGEST:.0f} and {LARGEST:.0f}"


def joins(layout: Layout) -> tuple[str, str]:
    """SQL that looks up each day that is read, as ``d<index>`` and ``u<index>`` (its last day)."""
    dated = column_dates.columns(layout)
    looked_up = "".join(
        f", j{i}.day as d{i}, j{i}.until as u{i}, j{i}.turned as w{i}" for i in (c.index for c in dated)
    )
    joined = " ".join(f"left join days j{c.index} on j{c.index}.text = {column_dates.text_of(cell(c))}" for c in dated)
    return looked_up, joined


def classes(layout: Layout) -> str:
    """SQL for what a record is: a row, a total, a trailer, or blank."""
    branches = [f"when {_all_blank(layout.columns)} then 'blank'"]
    labelled = [c for c in layout.columns if c.name in {"label", "status"}] if layout.totals.labels else []
    for column in labelled:
        said = f"lower(trim(translate({cell(column)}, '{SPACES}{INVISIBLE}', '  ')))"
        pattern = "|".join(layout.totals.labels)
        branches.append(f"when regexp_matches({said}, '^({pattern})(\\s*:.*|\\s+(of|de|sur)\\s.*)?$') then 'total'")
    if labelled:
        headers = {c.header for c in labelled}
        others = [c for c in layout.columns if c.header not in headers]
        branches.append(f"when {_all_blank(others)} then 'trailer'")
    if layout.totals.blank and layout.totals.columns:
        named = " and ".join(nothing(f"c{index}") for index in layout.totals.columns)
        branches.append(f"when {named} then 'total'")
    return f"case {' '.join(branches)} else 'row' end"


def _all_blank(columns: Sequence[Column]) -> str:
    if not columns:
        return "true"
    # Nearly every row shows by its first cells that it is none; the others need not be looked at.
    first = f"(coalesce({', '.join(cell(c) for c in columns[:2])}, null) < '!') is not false"
    return " and ".join([first, *(blank(cell(c)) for c in columns)])


def checks(layout: Layout, rounded: Collection[int] = ()) -> list[Check]:
    """Everything that can be wrong in a row of this layout, in the order in which it is told.

    Args:
        layout: Of the table.
        rounded: Positions of the columns whose long ids a spreadsheet has cut.
    """
    found = [Check(c, "missing", blank(cell(c))) for c in layout.columns if c.required]
    for c in layout.columns:
        if c in column_dates.columns(layout):
            found.append(Check(c, "not_a_day", f"d{c.index} is null and not {nothing(cell(c))}"))
            found.append(Check(c, "day_turned", f"w{c.index}"))
        elif c.kind == "id":
            found.append(Check(c, "id_damaged", _damaged(c, rounded)))
            if c.pattern:
                found.append(Check(c, "not_an_id", f"not regexp_full_match({clean(c)}, '{c.pattern}')"))
        elif c.kind in FIGURE_KINDS:
            found.append(Check(c, "not_a_number", _no_number(c)))
    start, end = layout.column("date_start"), layout.column("date_end")
    if start and end:
        found.append(Check(end, "ends_before_it_starts", f"d{end.index} < d{start.index}"))
    return found


def _no_number(column: Column) -> str:
    """SQL: something stands there that is no number; the quick reading comes first, since it answers for most cells."""
    quickly = f"q{column.index} {_sane(column)}"
    return f"({quickly}) is not true and not {nothing(cell(column))} and n{column.index} is null"


def _damaged(column: Column, rounded: Collection[int]) -> str:
    shortened = f"contains({cell(column)}, '+') and regexp_full_match({clean(column)}, '{DAMAGED_ID}')"
    cut = f" or regexp_full_match({clean(column)}, '{LONG_ID}')" if column.index in rounded else ""
    return shortened + cut


def wrong(found: Sequence[Check]) -> str:
    """SQL for the number of the first check that fails, 0 when none does."""
    branches = " ".join(f"when {check.fails} then {number}" for number, check in enumerate(found, start=1))
    return f"case {branches} else 0 end" if branches else "0"


def days(layout: Layout) -> tuple[str, str]:
    """SQL for the first and the last day of a row."""
    start = next((c for c in layout.columns if c.name in column_dates.STARTS and c.kind in DAY_KINDS), None)
    end = layout.column("date_end")
    if start is None and not layout.fact:
        return day(None), day(None)
    if start is None:
        return day(layout.period.start), day(layout.period.end)
    return f"d{start.index}", f"u{end.index}" if end else f"u{start.index}"


def kept(layout: Layout) -> str:
    """SQL for the columns of the typed table beside line, class and days."""
    parts = [f", n{c.index} as {alias(c)}" for c in figures(layout)]
    parts += [f", {clean(c)} as {alias(c)}" for c in words(layout)]
    parts += [f", {_moment(c)} as created_at" for c in layout.columns if c.name == "date_day" and c.kind == "moment"]
    parts += [f", d{c.index} as {c.name}" for c in layout.columns if c.name in column_dates.OTHERS]
    return "".join(parts)


def alias(column: Column) -> str:
    """The column's name in the typed table: one of our words, told apart by position."""
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


def stored(layout: Layout) -> tuple[Column, ...]:
    """The figures that the store has a column for, first ones first."""
    seen: dict[str, Column] = {}
    for c in figures(layout):
        if c.name in STORED_MEASURES:
            seen.setdefault(c.name, c)
    return tuple(seen.values())
