"""Columns of zeros that stand against figures already stored: shown, and not laid over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.records import Conflict
from payback.sql.queries import each
from payback.store.fact_tables import METRIC
from payback.store.queries import about, sql

if TYPE_CHECKING:
    from payback.store.engine import Cursor


def skip_zeros(cursor: Cursor, fields: tuple[str, ...]) -> tuple[Conflict, ...]:
    """Take every such column out of the arrived rows, as if the file had not measured it; say which."""
    found = tuple((scope, conflict) for scope, conflict in _conflicts(cursor, fields))
    for scope, conflict in found:
        cursor.execute(sql("zeros_out", measure=conflict.measure), scope)
    return tuple(conflict for _, conflict in found)


def _conflicts(cursor: Cursor, fields: tuple[str, ...]) -> list[tuple[list[object], Conflict]]:
    if not fields:
        return []
    zeros = each("coalesce(bool_and({0} = 0), false)", fields)
    found = []
    for table, platform, account, *flags in cursor.execute(sql("zeros", zeros=zeros)).fetchall():
        scope = [table, platform, account]
        for measure in (name for name, empty in zip(fields, flags, strict=True) if empty):
            query = about("zeros_against", METRIC, measure=measure)
            rows, stored = cursor.execute(query, scope).fetchall()[0]
            if rows:
                found.append((scope, Conflict(platform, account, measure, rows, stored)))
    return found
