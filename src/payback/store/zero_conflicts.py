"""Columns of zeros that stand against figures already stored: shown, and not laid over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.records import ZeroConflict
from payback.sql.queries import each
from payback.store.fact_tables import METRIC
from payback.store.queries import fact_sql, sql

if TYPE_CHECKING:
    from payback.store.engine import Cursor


def skip_zeros(cursor: Cursor, fields: tuple[str, ...]) -> tuple[ZeroConflict, ...]:
    """Take every such column out of the loaded rows, as if the file had not measured it; say which."""
    conflicts = _conflicts(cursor, fields)
    for scope, conflict in conflicts:
        cursor.execute(sql("clear_zeros", measure=conflict.measure), scope)
    return tuple(conflict for _, conflict in conflicts)


def _conflicts(cursor: Cursor, fields: tuple[str, ...]) -> list[tuple[list[object], ZeroConflict]]:
    if not fields:
        return []
    zeros = each("coalesce(bool_and({0} = 0), false)", fields)
    conflicts = []
    for table, platform, account, *flags in cursor.execute(sql("zero_columns", zeros=zeros)).fetchall():
        scope = [table, platform, account]
        for measure in (name for name, zero in zip(fields, flags, strict=True) if zero):
            query = fact_sql("stored_against_zeros", METRIC, measure=measure)
            rows, stored = cursor.execute(query, scope).fetchall()[0]
            if rows:
                conflicts.append((scope, ZeroConflict(platform, account, measure, rows, stored)))
    return conflicts
