"""Saved plans: saving under a known name adds a version, so that a frozen plan is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.records import SavedPlan
from payback.store.errors import StoreError
from payback.store.queries import sql
from payback.store.timestamps import from_store, to_store

if TYPE_CHECKING:
    from datetime import datetime

    from payback.store.engine import Cursor


def save(cursor: Cursor, name: str, params_json: str, by: str, now: datetime) -> SavedPlan:
    """Write one version; under the lock row only."""
    cursor.execute(sql("save_plan"), [name, params_json, to_store(now), by])
    return get(cursor, name)


def list_all(cursor: Cursor) -> tuple[SavedPlan, ...]:
    """The latest version of every plan, by name."""
    return _plans(cursor, "true", [])


def get(cursor: Cursor, name: str) -> SavedPlan:
    """The latest version of one plan.

    Raises:
        StoreError: ``unknown_plan``.
    """
    versions = _plans(cursor, "name = ?", [name])
    if not versions:
        raise StoreError("unknown_plan", name=name)
    return versions[0]


def delete(cursor: Cursor, name: str) -> None:
    """Delete every version of one plan.

    Raises:
        StoreError: ``unknown_plan``.
    """
    get(cursor, name)
    cursor.execute("delete from plan where name = ?", [name])


def _plans(cursor: Cursor, where: str, parameters: list[object]) -> tuple[SavedPlan, ...]:
    rows = cursor.execute(sql("plans", where=where), parameters).fetchall()
    return tuple(
        SavedPlan(number, name, params_json, from_store(created_at), by)
        for number, name, params_json, created_at, by in rows
    )
