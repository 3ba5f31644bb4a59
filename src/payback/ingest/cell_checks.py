"""Everything that can be wrong in a row, as SQL conditions over its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history.table_layout import FIGURE_KINDS
from payback.ingest.cell_sql import cell, clean_text, in_range
from payback.ingest.column_dates import date_columns
from payback.ingest.number_sql import is_blank, no_figure

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from payback.history.table_layout import Column, Layout

DAMAGED_ID = r"\d([.,]\d+)?[eE]\+\d+"
LONG_ID = r"\d{16,20}"


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


def cell_checks(layout: Layout, rounded: Collection[int] = ()) -> list[Check]:
    """Everything that can be wrong in a row of this layout, in the order in which it is reported.

    Args:
        layout: Of the table.
        rounded: Positions of the columns whose long ids a spreadsheet has cut.
    """
    checks = [Check(column, "missing", is_blank(cell(column))) for column in layout.columns if column.required]
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
            checks.append(Check(column, "not_a_number", _not_a_number(column)))
    start, end = layout.column("date_start"), layout.column("date_end")
    if start and end:
        checks.append(Check(end, "ends_before_it_starts", f"d{end.index} < d{start.index}"))
    return checks


def _not_a_number(column: Column) -> str:
    """SQL: something stands there that is no number; the plain reading comes first, since it answers for most cells."""
    plain = f"q{column.index} {in_range(column)}"
    return f"({plain}) is not true and not {no_figure(cell(column))} and n{column.index} is null"


def _damaged_id(column: Column, rounded: Collection[int]) -> str:
    shortened = f"contains({cell(column)}, '+') and regexp_full_match({clean_text(column)}, '{DAMAGED_ID}')"
    cut = f" or regexp_full_match({clean_text(column)}, '{LONG_ID}')" if column.index in rounded else ""
    return shortened + cut


def failed_check(checks: Sequence[Check]) -> str:
    """SQL for the number of the first check that fails, 0 when none does."""
    branches = " ".join(f"when {check.fails} then {number}" for number, check in enumerate(checks, start=1))
    return f"case {branches} else 0 end" if branches else "0"
