"""Everything that can be wrong in a row, as SQL conditions over its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history.measures import LARGEST, MEASURES
from payback.history.table_layout import FIGURE_KINDS
from payback.ingest.cell_sql import IN_RANGE, cell, clean_text, date_literal, row_days
from payback.ingest.column_dates import OTHER_COLUMNS, date_columns, start_column
from payback.ingest.number_sql import is_blank, no_figure

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from payback.history.date_bounds import PossibleDays
    from payback.history.table_layout import Column, Layout

DAMAGED_ID = r"\d([.,]\d+)?[eE]\+\d+"
LONG_ID = r"\d{16,20}"
TOO_LONG = r"(\d[\s.,\x{a0}\x{202f}]*){13}|\d[eE][+]?\d"
"""How numbers are written that are larger than any figure."""

NOT_WHOLE = r"^-?\d{1,12}\.\d{13,}$"
"""A small number with many decimals: no figure, but not a large one."""

BROKEN = "broken_row"
"""Why a row is kept out whose cells stand under the wrong headers."""

SHIFTED_TEXT, SHIFTED_ID = r"[@\t\r\n]", r"[@,;|\t\r\n]"
"""What stands in no field of an order: an address of its buyer, the cells of a line that was not split."""


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


def cell_checks(layout: Layout, rounded: Collection[int], possible: PossibleDays) -> list[Check]:
    """Everything that can be wrong in a row of this layout, in the order in which it is reported.

    Args:
        layout: Of the table.
        rounded: Positions of the columns whose long ids a spreadsheet has cut.
        possible: The days that its rows can be about.
    """
    checks = [Check(column, "missing", is_blank(cell(column))) for column in layout.columns if column.required]
    checks += _shifted_cells(layout) if layout.fact == "order" else []
    for column in layout.columns:
        if column in date_columns(layout):
            checks.append(Check(column, "not_a_day", f"d{column.index} is null and not {no_figure(cell(column))}"))
            checks.append(Check(column, "day_turned", f"w{column.index}"))
        elif column.kind == "id":
            checks.append(Check(column, "id_damaged", _damaged_id(column, rounded)))
            if column.pattern:
                mismatch = f"not regexp_full_match({clean_text(column)}, '{column.pattern}')"
                checks.append(Check(column, "not_an_id", mismatch))
        elif column.kind in FIGURE_KINDS:
            checks += _impossible_figure(column)
    start, end = layout.column("date_start"), layout.column("date_end")
    if start and end:
        checks.append(Check(end, "ends_before_it_starts", f"d{end.index} < d{start.index}"))
    return [*checks, *_impossible_value(layout), *_impossible_days(layout, possible)]


def _shifted_cells(layout: Layout) -> list[Check]:
    """Orders of which a line broke: something else stands where an id, a state, a currency or a channel belongs."""
    texts = [column for column in layout.columns if column.kind in {"id", "text"}]
    return [Check(column, BROKEN, _shifted(column)) for column in texts]


def _shifted(column: Column) -> str:
    pattern = SHIFTED_ID if column.kind == "id" else SHIFTED_TEXT
    mismatch = f" or not regexp_full_match({clean_text(column)}, '{column.pattern}')" if column.pattern else ""
    return f"not {is_blank(cell(column))} and (regexp_matches({cell(column)}, '{pattern}'){mismatch})"


def _impossible_days(layout: Layout, possible: PossibleDays) -> list[Check]:
    """Days before there was such a platform, and days that are still to come."""
    first, last = row_days(layout)
    start, end = start_column(layout), layout.column("date_end")
    others = [column for column in date_columns(layout) if column.name in OTHER_COLUMNS]
    report_end = f"{first} = {date_literal(layout.period.start)} and {date_literal(layout.period.end)}"
    return [
        Check(start, "day_too_early", f"{first} < {date_literal(possible.first)}"),
        Check(start, "day_to_come", f"{first} > {date_literal(possible.last)}"),
        Check(end or start, "day_to_come", f"{last} > {date_literal(possible.latest_end)}"),
        # A row that begins with its report ends with it.
        Check(start, "day_to_come", f"{report_end} > {date_literal(possible.latest_end)}"),
        *(Check(column, "day_too_early", f"d{column.index} < {date_literal(possible.first)}") for column in others),
        *(Check(column, "day_to_come", f"d{column.index} > {date_literal(possible.last)}") for column in others),
    ]


def _impossible_figure(column: Column) -> list[Check]:
    """A number that can be none of what the column measures, and what is no number."""
    unread = _not_a_number(column)
    checks = [
        Check(column, "number_too_large", f"{unread} and {_is_large(cell(column))}"),
        Check(column, "not_a_number", unread),
    ]
    if column.name in MEASURES and not MEASURES[column.name].signed:
        checks.append(Check(column, "below_zero", f"n{column.index} < 0"))
    return checks


def _is_large(text: str) -> str:
    """SQL: what stands there is written like a number that is larger than any figure."""
    return f"regexp_matches({text}, '{TOO_LONG}') and not regexp_matches({text}, '{NOT_WHOLE}')"


def _impossible_value(layout: Layout) -> list[Check]:
    """A value of conversions that would follow from the return on spend and is too large to be one."""
    ratio, spend = layout.column(layout.value_from), layout.column("spend")
    if ratio is None or spend is None:
        return []
    return [Check(ratio, "number_too_large", f"abs(n{ratio.index} * n{spend.index}) > {LARGEST}")]


def _not_a_number(column: Column) -> str:
    """SQL: something stands there that is no number; the plain reading comes first, since it answers for most cells."""
    plain = f"q{column.index} {IN_RANGE}"
    return f"({plain}) is not true and not {no_figure(cell(column))} and n{column.index} is null"


def _damaged_id(column: Column, rounded: Collection[int]) -> str:
    shortened = f"contains({cell(column)}, '+') and regexp_full_match({clean_text(column)}, '{DAMAGED_ID}')"
    cut = f" or regexp_full_match({clean_text(column)}, '{LONG_ID}')" if column.index in rounded else ""
    return shortened + cut


def failed_check(checks: Sequence[Check]) -> str:
    """SQL for the number of the first check that fails, 0 when none does."""
    branches = " ".join(f"when {check.fails} then {number}" for number, check in enumerate(checks, start=1))
    return f"case {branches} else 0 end" if branches else "0"
