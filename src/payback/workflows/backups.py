"""Backups by day in one folder: one file a day, of which the latest stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from payback.errors import os_errors_as
from payback.store import StoreError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from payback.store import Store

KEPT = 14
"""So many days can be gone back where nothing else is said."""

_NAME = re.compile(r"payback-\d{4}-\d\d-\d\d\.duckdb")


def backup_of(folder: Path, day: date) -> Path:
    """The file that holds the backup of a day."""
    return folder / f"payback-{day.isoformat()}.duckdb"


def back_up(store: Store, folder: Path, day: date, *, keep: int = KEPT) -> Path:
    """Write the backup of a day, over an earlier one of that day, then remove all but the latest `keep`.

    Only files named as such backups are ever removed, and what one of an earlier day left behind that was killed.

    Raises:
        StoreError: As `Store.backup`.
    """
    written = store.backup(backup_of(folder, day))
    with os_errors_as("backup_unwritable", StoreError):
        dated = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
        for old in dated[:-keep]:
            old.unlink(missing_ok=True)
        for part in folder.glob(".payback-*.duckdb.*"):
            if part.name < f".{written.name}":
                part.unlink(missing_ok=True)
    return written
