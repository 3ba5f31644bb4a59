"""One open database behind the store: a cursor for every call, and writes one after the other."""

from __future__ import annotations

import random
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

import duckdb

from payback.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CATALOG = "payback"
TRIES = 30
LONGEST_PAUSE_SECONDS = 0.4
Cursor = duckdb.DuckDBPyConnection
T = TypeVar("T")


def jitter(attempt: int) -> None:
    """Wait a little, and a different little each time, so that two writers do not meet again."""
    time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS * (attempt + 1) / TRIES))  # noqa: S311 - no secret


@dataclass(slots=True)
class Engine:
    """What a connection factory hands to the store: everything that differs between backends ends here.

    Attributes:
        root: The one connection, with the database attached as `CATALOG` and the settings locked.
        backend: ``embedded`` or ``lake``.
        inbox: The only directory that SQL may read from and write to: rows to keep come here.
        pause: Called between two tries of a write that met another one.
        on_close: Called when the database is let go.
    """

    root: Cursor
    backend: str
    inbox: Path
    pause: Callable[[int], None] = jitter
    on_close: Callable[[], None] | None = None
    _write_lock: Lock = field(default_factory=Lock)

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A cursor of one's own: a connection shared by threads answers with another thread's rows.

        Raises:
            StoreError: Whatever DuckDB refuses, as a sentence.
        """
        try:
            # A cursor does not inherit USE from the connection it comes from.
            with self.root.cursor() as cursor:
                cursor.execute(f"use {CATALOG}")
                yield cursor
        except duckdb.OutOfMemoryException as error:
            raise StoreError("store_memory") from error
        except duckdb.Error as error:
            raise StoreError("store_failed") from error

    def close(self) -> None:
        """Let go of the database."""
        self.root.close()
        if self.on_close is not None:
            self.on_close()

    def transact(self, cursor: Cursor, work: Callable[[Cursor], T], *, lock: str = "data") -> T:
        """Run the work as one transaction that holds the lock row from its first statement on.

        The row makes the loser of two writers fail on every backend, also where two writers of the same new keys
        would both succeed; the loser starts again from the beginning.

        Raises:
            StoreError: ``store_busy`` after `TRIES` attempts.
        """
        with self._write_lock:
            for attempt in range(TRIES):
                try:
                    return _attempt(cursor, work, lock)
                except duckdb.TransactionException:
                    self.pause(attempt)
        raise StoreError("store_busy")


def _attempt(cursor: Cursor, work: Callable[[Cursor], T], lock: str) -> T:
    cursor.execute("begin")
    try:
        cursor.execute("update import_lock set n = n + 1 where name = ?", [lock])
        result = work(cursor)
        cursor.execute("commit")
    except BaseException:
        # Also when the page is stopped half-way: a cursor must not keep a transaction open.
        _rollback(cursor)
        raise
    return result


def _rollback(cursor: Cursor) -> None:
    """Roll back, unless the failed commit has done so already."""
    try:
        cursor.execute("rollback")
    except duckdb.TransactionException:
        return
