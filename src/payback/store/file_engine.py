"""The default backend: one DuckDB file beside its inbox, opened by one process."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import duckdb

from payback import settings
from payback.errors import os_errors_as
from payback.sql.lockdown import lock_down
from payback.sql.queries import literal
from payback.store.engine import CATALOG, Engine
from payback.store.errors import StoreError
from payback.store.failures import cause
from payback.store.store_file import Place

if TYPE_CHECKING:
    from pathlib import Path

STORAGE_VERSION = "v1.4.0"
"""Written so that a newer DuckDB can be rolled back, and since then a log is refused that belongs to another file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process may use: half of the memory of its container, and a bounded place to spill to."""

    memory: str = field(default_factory=lambda: f"{settings.MEMORY.value()}B")
    threads: int = field(default_factory=lambda: settings.THREADS.value() or min(4, os.cpu_count() or 1))
    spill: str = "10GB"


def attach(root: duckdb.DuckDBPyConnection, path: Path, alias: str, *, read_only: bool = False) -> None:
    """Attach a database file, created with the oldest storage version that we read if it is not there.

    Raises:
        StoreError: In use by another process, written by a newer DuckDB, no database at all, beside a log that is not
            its own, without room on the disk, or not readable.
    """
    options = "read_only" if read_only else f"storage_version {literal(STORAGE_VERSION)}"
    # Left to itself DuckDB goes by what a file is called or holds, and has a table of a CSV or of SQLite in its memory.
    try:
        root.execute(f"attach {literal(path)} as {alias} (type duckdb, {options})")
    except (duckdb.IOException, duckdb.BinderException, duckdb.SerializationException) as error:
        raise StoreError(cause(error) or "store_unreadable", file=path.name) from error


def limit(root: duckdb.DuckDBPyConnection, inbox: Path, limits: Limits, *folders: str) -> None:
    """Let SQL see the inbox (and the lake's own folders) within these limits, for good."""
    lock_down(
        root, (inbox, *folders), memory_limit=limits.memory, threads=limits.threads, temp_directory=inbox / "spill",
        max_temp_directory_size=limits.spill,
    )  # fmt: skip


def open_file(path: Path, *, limits: Limits | None = None) -> Engine:
    """Open (or create) the store in one file; beside it lie its inbox and the folder of its `Place`.

    Args:
        path: The database file.
        limits: What this process may use.

    Raises:
        StoreError: As `attach` says; a file that could not be made leaves nothing behind.
    """
    place = Place(path.resolve())
    opened = partial(_opened, place, limits or Limits())
    with place.turn():
        place.prepare()
        try:
            root = opened()
            _clear(place.inbox)
        except BaseException as error:
            if not (isinstance(error, StoreError) and error.key == "store_in_use"):
                place.remove_new()
            raise
    return Engine(root, "embedded", place.inbox, place.owned, place=place, reopened=opened)


def _opened(place: Place, limits: Limits) -> duckdb.DuckDBPyConnection:
    root = duckdb.connect(":memory:")
    try:
        attach(root, place.path, CATALOG)
        place.opened()
        limit(root, place.inbox, limits)
    except BaseException:
        root.close()
        raise
    return root


def _clear(inbox: Path) -> None:
    """Remove what a process that died left behind; whoever has the file has the inbox."""
    with os_errors_as("store_unreadable", StoreError):
        for path in inbox.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
