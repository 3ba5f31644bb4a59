"""Keep a read file, compare it, undo it, redo it: each in one transaction under the lock row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from payback.history.records import Batch, Comparison
from payback.sql.query_progress import watched
from payback.store import apply_versions, batches, load_rows, zero_conflicts
from payback.store.errors import StoreError
from payback.store.fact_tables import METRIC
from payback.store.queries import about

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from payback.history.progress_meter import Meter
    from payback.history.readings import Reading
    from payback.sql.query_progress import Begin
    from payback.store.apply_versions import Changes
    from payback.store.engine import Cursor, Engine
    from payback.store.load_rows import Arrived


def keep(
    engine: Engine,
    reading: Reading,
    *,
    by: str,
    now: datetime,
    answers: Mapping[str, str],
    overwrite_zeros: bool,
    meter: Meter | None = None,
) -> Batch:
    """Keep what a file holds; see `Store.keep`."""

    def work(cursor: Cursor) -> Batch:
        if held := _held(cursor, reading):
            return held
        import_id = batches.next_id(cursor)
        skipped = () if overwrite_zeros else zero_conflicts.skip_zeros(cursor, arrived.fields.get(METRIC, ()))
        changes = _lay_over(cursor, import_id, arrived, begin)
        batch = Batch(
            import_id=import_id,
            sha256=reading.sha256,
            file=reading.file,
            answers=dict(answers),
            skipped=skipped,
            created_at=now,
            created_by=by,
            undone_at=None,
            status="applied",
            **_told(reading),
            **_counted(reading, arrived, changes),
        )
        batches.write(cursor, batch, reading)
        return batch

    with engine.cursor() as cursor, watched(cursor, meter) as begin:
        # Asked here to spare the loading, and again under the lock, where it counts.
        if held := _held(cursor, reading):
            return held
        begin("arrive")
        arrived = load_rows.load(cursor, reading, engine.inbox)
        return engine.transact(cursor, work)


def compare(engine: Engine, reading: Reading, *, overwrite_zeros: bool, meter: Meter | None = None) -> Comparison:
    """Say what `keep` would do now; see `Store.compare`."""
    with engine.cursor() as cursor, watched(cursor, meter) as begin:
        begin("arrive")
        arrived = load_rows.load(cursor, reading, engine.inbox)
        begin("compare")
        skipped = () if overwrite_zeros else zero_conflicts.skip_zeros(cursor, arrived.fields.get(METRIC, ()))
        changes = apply_versions.overlay(cursor, arrived.fields)
        new, changed = _keys(changes, "new"), _keys(changes, "changed")
        return Comparison(
            new=new,
            changed=changed,
            same=arrived.rows_kept - new - changed,
            differing=arrived.differing,
            duplicate_of=batches.applied(cursor, reading.sha256),
            conflicts=skipped,
        )


def undo(engine: Engine, import_id: int, *, now: datetime) -> Batch:
    """Take one import out of the current state; see `Store.undo`."""

    def work(cursor: Cursor) -> Batch:
        if batches.one(cursor, import_id).status == "applied":
            batches.set_status(cursor, import_id, "undone", now)
            apply_versions.settle(cursor, import_id)
        return batches.one(cursor, import_id)

    with engine.cursor() as cursor:
        return engine.transact(cursor, work)


def redo(engine: Engine, import_id: int) -> Batch:
    """Put an undone import back in its place; see `Store.redo`."""

    def work(cursor: Cursor) -> Batch:
        batch = batches.one(cursor, import_id)
        if batch.status == "undone":
            held = batches.applied(cursor, batch.sha256)
            if held is not None:
                raise StoreError("kept_again", file=batch.file, id=held)
            batches.set_status(cursor, import_id, "applied", None)
            apply_versions.settle(cursor, import_id)
        return batches.one(cursor, import_id)

    with engine.cursor() as cursor:
        return engine.transact(cursor, work)


def _held(cursor: Cursor, reading: Reading) -> Batch | None:
    import_id = batches.applied(cursor, reading.sha256)
    return None if import_id is None else replace(batches.one(cursor, import_id), duplicate=True)


def _lay_over(cursor: Cursor, import_id: int, arrived: Arrived, begin: Begin) -> Changes:
    begin("compare")
    changes = apply_versions.overlay(cursor, arrived.fields)
    for fact, fields in arrived.fields.items():
        begin("log")
        cursor.execute(about("log_versions", fact, fields), [import_id])
        begin("apply")
        apply_versions.apply(cursor, fact, fields, changes[fact])
        if fact.strict:
            cursor.execute(about("log_rejects", fact), [import_id])
    return changes


def _keys(changes: Changes, state: str) -> int:
    """How many keys are in this state, names aside."""
    return sum(states.get(state, 0) for fact, states in changes.items() if fact.strict)


class _Told(TypedDict):
    source: str
    platforms: tuple[str, ...]
    first_date: date | None
    last_date: date | None


class _Counted(TypedDict):
    rows_read: int
    rows_new: int
    rows_changed: int
    rows_same: int
    rows_repeated: int
    rows_rejected: int


def _told(reading: Reading) -> _Told:
    tables = [table for table in reading.tables if table.fact]
    return _Told(
        source=",".join(dict.fromkeys(table.source for table in tables)),
        platforms=tuple(dict.fromkeys(table.platform for table in tables if table.platform)),
        first_date=min((table.first_date for table in tables if table.first_date), default=None),
        last_date=max((table.last_date for table in tables if table.last_date), default=None),
    )


def _counted(reading: Reading, arrived: Arrived, changes: Changes) -> _Counted:
    new, changed = _keys(changes, "new"), _keys(changes, "changed")
    return _Counted(
        rows_read=arrived.rows_read,
        rows_new=new,
        rows_changed=changed,
        rows_same=arrived.rows_kept - new - changed,
        rows_repeated=arrived.rows_read - arrived.unkeyed - arrived.rows_kept,
        rows_rejected=arrived.differing + arrived.unkeyed + sum(table.rejected for table in reading.tables),
    )
