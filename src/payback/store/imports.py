"""Keep a read file, compare it, undo it, redo it: each change in one transaction under the lock row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from payback.history.reading_result import Note
from payback.history.records import Batch, Comparison
from payback.sql.query_progress import query_progress
from payback.store import batches, conservation, current_state, known_figures, load_rows, zero_conflicts
from payback.store.errors import StoreError
from payback.store.fact_tables import METRIC
from payback.store.queries import fact_sql

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from payback.history.progress_meter import Meter
    from payback.history.reading_result import Reading
    from payback.sql.query_progress import BeginStep
    from payback.store.current_state import DeltaCounts
    from payback.store.engine import Cursor, Engine
    from payback.store.load_rows import LoadedRows


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

    def change(cursor: Cursor) -> Batch:
        if duplicate := _duplicate(cursor, reading):
            return duplicate
        import_id = batches.next_id(cursor)
        skipped = () if overwrite_zeros else zero_conflicts.skip_zeros(cursor, loaded.fields.get(METRIC, ()))
        notes = (*_notes(reading), *_leave_wholes(cursor, reading, loaded))
        delta = _merge(cursor, import_id, loaded, begin)
        batch = Batch(
            import_id=import_id,
            answers=dict(answers),
            skipped=skipped,
            created_at=now,
            created_by=by,
            undone_at=None,
            status="applied",
            notes=notes,
            **_file_facts(reading),
            **_row_counts(reading, loaded, delta),
        )
        batches.insert(cursor, batch, reading)
        return batch

    with engine.cursor() as cursor, query_progress(cursor, meter) as begin:
        # Asked here to spare the loading, and again under the lock, where it counts.
        if duplicate := _duplicate(cursor, reading):
            return duplicate
        begin("load")
        loaded = load_rows.load(cursor, reading, engine.inbox)
        return engine.transact(cursor, change)


def compare(engine: Engine, reading: Reading, *, overwrite_zeros: bool, meter: Meter | None = None) -> Comparison:
    """What `keep` would do now; see `Store.compare`."""
    with engine.cursor() as cursor, query_progress(cursor, meter) as begin:
        begin("load")
        loaded = load_rows.load(cursor, reading, engine.inbox)
        begin("compare")
        skipped = () if overwrite_zeros else zero_conflicts.skip_zeros(cursor, loaded.fields.get(METRIC, ()))
        _leave_wholes(cursor, reading, loaded)
        delta = current_state.load_delta(cursor, loaded.fields)
        new, changed = _keys(delta, "new"), _keys(delta, "changed")
        return Comparison(
            new=new,
            changed=changed,
            same=loaded.keys - new - changed,
            contradictory=loaded.contradictory,
            duplicate_of=batches.applied_import(cursor, reading.sha256),
            conflicts=skipped,
        )


def exchange(cursor: Cursor, out: Sequence[int], back: Sequence[int], now: datetime) -> tuple[Batch, ...]:
    """Take imports out of the current state and put others back, under the lock row only; see `Store.exchange`."""
    going = [number for number in out if batches.get(cursor, number).status == "applied"]
    for number in going:
        batches.set_status(cursor, number, "undone", now)
    coming = [batch for batch in (batches.get(cursor, number) for number in back) if batch.status == "undone"]
    for batch in coming:
        same_bytes = batches.applied_import(cursor, batch.sha256)
        if same_bytes is not None:
            raise StoreError("kept_again", file=batch.file, id=same_bytes)
        batches.set_status(cursor, batch.import_id, "applied", None)
    if going or coming:
        current_state.recompute(cursor, [*going, *(batch.import_id for batch in coming)])
    return tuple(batches.get(cursor, number) for number in (*out, *back))


def _duplicate(cursor: Cursor, reading: Reading) -> Batch | None:
    """The applied import that holds the same bytes, marked as such; None when there is none."""
    import_id = batches.applied_import(cursor, reading.sha256)
    return None if import_id is None else replace(batches.get(cursor, import_id), duplicate=True)


def _notes(reading: Reading) -> tuple[Note, ...]:
    return tuple(note for table in reading.tables for note in table.notes)


def _leave_wholes(cursor: Cursor, reading: Reading, loaded: LoadedRows) -> tuple[Note, ...]:
    """Leave figures as they are known of which the file splits only a part; a note where there are some."""
    split = [number for number, table in enumerate(reading.tables) if table.split]
    left = known_figures.leave_wholes(cursor, loaded.fields.get(METRIC, ()), split)
    return (Note("split_is_part", {"n": left}),) if left else ()


def _merge(cursor: Cursor, import_id: int, loaded: LoadedRows, begin: BeginStep) -> DeltaCounts:
    """Write the loaded rows as versions of this import and into the current state."""
    begin("compare")
    delta = current_state.load_delta(cursor, loaded.fields)
    for fact, fields in loaded.fields.items():
        begin("log")
        cursor.execute(fact_sql("log_versions", fact, fields), [import_id])
        begin("apply")
        current_state.merge_delta(cursor, fact, fields, delta[fact])
        if fact.strict:
            cursor.execute(fact_sql("log_rejects", fact), [import_id])
    conservation.check_kept(cursor, loaded.fields)
    return delta


def _keys(delta: DeltaCounts, state: str) -> int:
    """How many keys are in this state, names not counted."""
    return sum(states.get(state, 0) for fact, states in delta.items() if fact.strict)


class _FileFacts(TypedDict):
    sha256: str
    file: str
    source: str
    platforms: tuple[str, ...]
    first_date: date | None
    last_date: date | None


class _RowCounts(TypedDict):
    rows_read: int
    rows_new: int
    rows_changed: int
    rows_same: int
    rows_repeated: int
    rows_rejected: int


def _file_facts(reading: Reading) -> _FileFacts:
    tables = [table for table in reading.tables if table.fact]
    return _FileFacts(
        sha256=reading.sha256,
        file=reading.file,
        source=",".join(dict.fromkeys(table.source for table in tables)),
        platforms=tuple(dict.fromkeys(table.platform for table in tables if table.platform)),
        first_date=min((table.first_date for table in tables if table.first_date), default=None),
        last_date=max((table.last_date for table in tables if table.last_date), default=None),
    )


def _row_counts(reading: Reading, loaded: LoadedRows, delta: DeltaCounts) -> _RowCounts:
    new, changed = _keys(delta, "new"), _keys(delta, "changed")
    repeated = sum(table.repeated for table in reading.tables)
    return _RowCounts(
        rows_read=loaded.rows_read + repeated,
        rows_new=new,
        rows_changed=changed,
        rows_same=loaded.keys - new - changed,
        rows_repeated=loaded.rows_read - loaded.incomplete - loaded.keys + repeated,
        rows_rejected=loaded.contradictory + loaded.incomplete + sum(table.rejected for table in reading.tables),
    )
