"""The default backend: one DuckDB file beside its inbox, opened by one process."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import duckdb

from payback.sql.lockdown import lock_down
from payback.sql.queries import literal
from payback.store.engine import CATALOG, Engine
from payback.store.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

STORAGE_VERSION = "v1.0.0"
"""Written so that a newer DuckDB can be rolled back: an older one still reads the file."""

_ERROR_KEYS = {
    "Could not set lock": "store_in_use",
    "Unique file handle conflict": "store_in_use",
    "newer version of DuckDB": "store_newer",
    "trying to read a database file with version number": "store_newer",
    "not a valid DuckDB database": "store_foreign",
    "Permission denied": "store_permission",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process may use: half of the memory of its container, and a bounded place to spill to."""

    memory: str = field(default_factory=lambda: os.environ.get("PAYBACK_MEMORY", "2GB"))
    threads: int = min(4, os.cpu_count() or 1)
    spill: str = "10GB"


def attach(root: duckdb.DuckDBPyConnection, path: Path, alias: str, *, read_only: bool = False) -> None:
    """Attach a database file, created with the oldest storage version that we read if it is not there.

    Raises:
        StoreError: In use by another process, written by a newer DuckDB, no database at all, or not readable.
    """
    options = "read_only" if read_only else f"storage_version {literal(STORAGE_VERSION)}"
    try:
        root.execute(f"attach {literal(path)} as {alias} ({options})")
    except (duckdb.IOException, duckdb.BinderException, duckdb.SerializationException) as error:
        key = next((key for text, key in _ERROR_KEYS.items() if text in str(error)), "store_unreadable")
        raise StoreError(key, file=path.name) from error


def limit(root: duckdb.DuckDBPyConnection, inbox: Path, limits: Limits, *folders: Path) -> None:
    """Let SQL see the inbox (and the lake's own folders) within these limits, for good."""
    lock_down(
        root, (inbox, *folders), memory_limit=limits.memory, threads=limits.threads, temp_directory=inbox / "spill",
        max_temp_directory_size=limits.spill,
    )  # fmt: skip


def open_file(path: Path, *, limits: Limits | None = None, wait_seconds: float = 0.0) -> Engine:
    """Open (or create) the store in one file; its inbox is the directory ``<file>.inbox`` beside it.

    Args:
        path: The database file.
        limits: What this process may use.
        wait_seconds: How long to wait for another process to let go of the file.

    Raises:
        StoreError: As `attach` says.
    """
    path = path.resolve()
    inbox = path.with_name(f"{path.name}.inbox")
    inbox.mkdir(parents=True, exist_ok=True)
    root = duckdb.connect(":memory:")
    try:
        _attach_when_free(root, path, time.monotonic() + wait_seconds)
        _clear(inbox)
        limit(root, inbox, limits or Limits())
    except BaseException:
        root.close()
        raise
    return Engine(root, "embedded", inbox)


def _clear(inbox: Path) -> None:
    """Remove what a process that died left behind; whoever has the file has the inbox."""
    for path in inbox.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _attach_when_free(root: duckdb.DuckDBPyConnection, path: Path, until: float) -> None:
    while True:
        try:
            return attach(root, path, CATALOG)
        except StoreError as error:
            if error.key != "store_in_use" or time.monotonic() >= until:
                raise
            time.sleep(0.05)
