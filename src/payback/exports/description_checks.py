"""Whether a description holds together: a slip of its author is an error at once, and no measure is lost by it."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from payback.exports.column_roles import DAYS, DESCRIBED_ROLES
from payback.exports.errors import DescriptionError
from payback.history.date_parsing import ORDERS
from payback.history.measures import LEVELS, MEASURES, ORDER_FIELDS, ORDER_KEY
from payback.history.table_layout import DAY_KINDS, FIGURE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.exports.describe import Export, Field

FIGURES = {"metric": frozenset(MEASURES), "order": frozenset(ORDER_FIELDS), "": frozenset(MEASURES)}
"""For each fact of the store the figures that it has a column for."""

ROLES = {
    "metric": DESCRIBED_ROLES,
    "order": DESCRIBED_ROLES | {"order_name", "payment_method", *ORDER_KEY, *ORDER_FIELDS},
    "": DESCRIBED_ROLES,
}
DECIMAL_MARKS = ("", ".", ",")
ENTITY_LEVELS = (*LEVELS, "keyword", "order")


def check(export: Export) -> None:
    """Whether every column is something that is stored or used, and everything that is used is a column.

    Raises:
        DescriptionError: With the description and the first slip in it.
    """
    if export.fact not in FIGURES:
        raise DescriptionError(export.source, tuple(export.columns), f"there is no fact {export.fact!r}")
    for slips in (_setting_slips, _column_slips, _reference_slips, _unreadable_tables):
        for slip in slips(export):
            raise DescriptionError(export.source, tuple(export.columns), slip)


def _setting_slips(export: Export) -> Iterator[str]:
    """What is said of the platform's way of writing, and could not be followed."""
    if export.decimal_mark not in DECIMAL_MARKS:
        yield f"there is no decimal mark {export.decimal_mark!r}"
    if export.date_order not in {"", *ORDERS}:
        yield f"there is no order of dates {export.date_order!r}"
    for name in ("handle", "slug", "file_name"):
        if slip := _pattern_slip(getattr(export, name), 0 if name == "file_name" else 1):
            yield f"{name} {slip}"


def _pattern_slip(pattern: str, needed: int) -> str:
    """What is wrong with a regular expression that takes an account from its group, if it needs one."""
    try:
        groups = re.compile(pattern).groups
    except re.error:
        return "is no regular expression"
    return f"has {groups} groups, and takes the account from one" if pattern and needed and groups != needed else ""


def _column_slips(export: Export) -> Iterator[str]:
    """What is wrong with a column by itself."""
    references = {name for _, name in _uses(export)}
    for name, field in export.columns.items():
        if slip := _figure_slip(name, field, export) or _role_slip(name, field, export, references):
            yield f"{name!r} {slip}"


def _figure_slip(name: str, field: Field, export: Export) -> str:
    stored, figure = FIGURES[export.fact], field.kind in FIGURE_KINDS
    if name in export.unstored and (name in stored or not figure):
        return "is stored, or no figure: it cannot be among the unstored"
    if figure and name not in {*stored, *export.unstored, export.value_from}:
        return "is no figure of the store; one that is only shown is listed in `unstored`"
    return f"is a measure, but described as {field.kind}" if name in MEASURES and not figure else ""


def _role_slip(name: str, field: Field, export: Export, references: set[str]) -> str:
    if name in DAYS and field.kind not in DAY_KINDS:
        return f"dates rows, but is described as {field.kind}"
    if field.kind not in FIGURE_KINDS and name not in ROLES[export.fact] | references:
        return "has no meaning, and nothing of the description uses it"
    return ""


def _uses(export: Export) -> Iterator[tuple[str, str]]:
    """Every place of a description that names a column, with the name."""
    for need in export.needs:
        yield from (("needs", name) for name in ((need,) if isinstance(need, str) else need))
    for entity in export.entities:
        yield from (("entities", name) for name in (entity.column, *entity.keys) if name)
    yield from (("spans", name) for span in export.spans for name in span.columns)
    yield from (("breakdowns", name) for name in export.breakdowns)
    yield from (("unstored", name) for name in export.unstored)
    yield from (("value_from", name) for name in (export.value_from,) if name)


def _reference_slips(export: Export) -> Iterator[str]:
    """What is named and is no column."""
    unknown_columns = ((place, name) for place, name in _uses(export) if name not in export.columns)
    yield from (f"{place}: {name!r} is no column" for place, name in unknown_columns)
    yield from (
        f"there is no level {entity.level!r}" for entity in export.entities if entity.level not in ENTITY_LEVELS
    )


def _unreadable_tables(export: Export) -> Iterator[str]:
    """Tables that are recognised and could not be read: by what a row is about, or by its day."""
    if not export.needs:
        if export.reader is None:
            yield "without needs only a reader could recognise it"
        return
    for present in product(*((need,) if isinstance(need, str) else need for need in export.needs)):
        if not any(entity.column in {"", *present} for entity in export.entities):
            yield f"a table of {present} alone would be about none of its entities"
        if not any({*span.columns} <= {*present} for span in export.spans):
            yield f"a table of {present} alone would be dated by none of its spans"
