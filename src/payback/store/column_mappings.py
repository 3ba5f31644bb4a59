"""Tables mapped by hand, remembered by the signature of their header: the latest mapping of a header counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from payback.history.records import ColumnMapping
from payback.store.errors import StoreError
from payback.store.queries import sql
from payback.store.timestamps import from_store, to_store

if TYPE_CHECKING:
    from payback.store.engine import Cursor


def save(cursor: Cursor, mapping: ColumnMapping) -> None:
    """Write one in the place of what its header meant before; under the lock row only."""
    cursor.execute("delete from mapping where signature = ?", [mapping.signature])
    parts = (mapping.header, dict(mapping.columns), dict(mapping.answers))
    texts = [json.dumps(part, ensure_ascii=False) for part in parts]
    moment = to_store(mapping.created_at)
    cursor.execute(sql("save_mapping"), [mapping.signature, *texts, mapping.file, moment, mapping.created_by])


def list_all(cursor: Cursor) -> tuple[ColumnMapping, ...]:
    """Every mapping, the latest first."""
    return _mappings(cursor, "true", [])


def get(cursor: Cursor, signature: str) -> ColumnMapping | None:
    """The mapping of one header; None when nobody mapped it."""
    return next(iter(_mappings(cursor, "signature = ?", [signature])), None)


def delete(cursor: Cursor, signature: str) -> None:
    """Delete the mapping of one header.

    Raises:
        StoreError: ``unknown_mapping``.
    """
    if get(cursor, signature) is None:
        raise StoreError("unknown_mapping")
    cursor.execute("delete from mapping where signature = ?", [signature])


def _mappings(cursor: Cursor, where: str, parameters: list[object]) -> tuple[ColumnMapping, ...]:
    rows = cursor.execute(sql("mappings", where=where), parameters).fetchall()
    return tuple(
        ColumnMapping(
            signature=signature, header=tuple(json.loads(header)), columns=json.loads(columns),
            answers=json.loads(answers), file=file, created_at=from_store(created_at), created_by=by,
        )
        for signature, header, columns, answers, file, created_at, by in rows
    )  # fmt: skip
