"""The list of imports: one row for each file, applied or undone."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from dataclasses import fields as fields_of
from datetime import date
from typing import TYPE_CHECKING, Any

from payback.history.reading_result import Note
from payback.history.records import Batch, Reject, ZeroConflict
from payback.store.errors import StoreError
from payback.store.queries import sql
from payback.store.timestamps import from_store, to_store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from payback.history.reading_result import Reading
    from payback.store.engine import Cursor

_COLUMNS = tuple(field.name for field in fields_of(Batch) if field.name != "duplicate")
"""The columns of ``batches.sql``, in its order."""


def next_id(cursor: Cursor) -> int:
    """One more than the last import; safe under the lock row only."""
    return int(cursor.execute("select coalesce(max(import_id), 0) + 1 from import_batch").fetchall()[0][0])


def applied_import(cursor: Cursor, sha256: str) -> int | None:
    """The applied import that holds these bytes; None when there is none."""
    query = "select min(import_id) from import_batch where content_sha256 = ? and status = 'applied'"
    import_id: int | None = cursor.execute(query, [sha256]).fetchall()[0][0]
    return import_id


def get(cursor: Cursor, import_id: int) -> Batch:
    """One import.

    Raises:
        StoreError: ``unknown_batch``.
    """
    rows = cursor.execute(sql("batches", where="import_id = ?"), [import_id]).fetchall()
    if not rows:
        raise StoreError("unknown_batch", id=import_id)
    return _batch(rows[0])


def list_all(cursor: Cursor) -> tuple[Batch, ...]:
    """Every import, the newest first."""
    return tuple(_batch(row) for row in cursor.execute(sql("batches", where="true")).fetchall())


def set_status(cursor: Cursor, import_id: int, status: str, undone_at: datetime | None) -> None:
    """Mark an import as applied or undone."""
    query = "update import_batch set status = ?, undone_at = ?::timestamp where import_id = ?"
    cursor.execute(query, [status, to_store(undone_at), import_id])


def insert(cursor: Cursor, batch: Batch, reading: Reading) -> None:
    """Write the import and what its reader rejected."""
    problems = [problem for table in reading.tables for problem in table.problems]
    if problems:
        columns = [
            [problem.line for problem in problems],
            [problem.column for problem in problems],
            [problem.cell for problem in problems],
            [problem.reason for problem in problems],
        ]
        cursor.execute(sql("log_problems"), [batch.import_id, *columns])
    cursor.execute(sql("log_batch"), _row(batch))


def rejects(cursor: Cursor, import_id: int) -> tuple[Reject, ...]:
    """What one import rejected, in the order of its lines."""
    query = "select line_no, column_name, cell, reason from import_reject where import_id = ? order by all"
    return tuple(Reject(*row) for row in cursor.execute(query, [import_id]).fetchall())


def _row(batch: Batch) -> list[object]:
    return [
        batch.import_id,
        batch.sha256,
        batch.file,
        batch.source,
        ",".join(batch.platforms),
        batch.first_date,
        batch.last_date,
        batch.rows_read,
        batch.rows_new,
        batch.rows_changed,
        batch.rows_same,
        batch.rows_repeated,
        batch.rows_rejected,
        json.dumps(dict(batch.answers)),
        json.dumps([asdict(conflict) for conflict in batch.skipped]),
        to_store(batch.created_at),
        batch.created_by,
        json.dumps([asdict(note) for note in batch.notes], default=str),
    ]


def _batch(row: tuple[Any, ...]) -> Batch:
    values = dict(zip(_COLUMNS, row, strict=True))
    values["platforms"] = tuple(filter(None, values["platforms"].split(",")))
    values["answers"] = json.loads(values["answers"])
    values["skipped"] = tuple(ZeroConflict(**conflict) for conflict in json.loads(values["skipped"]))
    values["notes"] = tuple(_note(**note) for note in json.loads(values["notes"]))
    values["created_at"] = from_store(values["created_at"])
    values["undone_at"] = values["undone_at"] and from_store(values["undone_at"])
    return Batch(**values)


def _note(key: str, facts: Mapping[str, object]) -> Note:
    """A note as it was written, its days as days again."""
    return Note(key, {name: _fact(value) for name, value in facts.items()})


def _fact(value: object) -> object:
    is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return date.fromisoformat(str(value)) if is_day else value
