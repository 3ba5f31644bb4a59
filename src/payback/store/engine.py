"""One open database behind the store: a cursor for every call, and writes one after the other."""

from __future__ import annotations

import random
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

import duckdb

from payback.store.errors import StoreError
from payback.store.failures import cause, has_ended
from payback.store.lake_gate import Gate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from payback.store.store_file import Place

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
        owned: Files and folders that are the store's, into which nobody else writes.
        pause: Called between two tries of a write that met another one.
        place: The file that is open; None where there is no one file.
        reopened: A new root, for a database that ended because its file could not be written.
        gate: Whose turn it is, where several processes have the store open.
        upkeep: What a backend needs done from time to time, while nobody changes anything; None where it needs nothing.
        files: How many files hold the rows, as a query.
        closing: What happens when the database is let go; what was entered last comes first.
    """

    root: Cursor
    backend: str
    inbox: Path
    owned: tuple[Path, ...] = ()
    pause: Callable[[int], None] = jitter
    place: Place | None = None
    reopened: Callable[[], Cursor] | None = None
    gate: Gate = field(default_factory=Gate)
    upkeep: Callable[[Engine, Cursor, datetime | None], None] | None = None
    files: str = "select 1"
    closing: ExitStack = field(default_factory=ExitStack)
    _ended: bool = False
    _write_lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self.closing.callback(self._let_go)

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A cursor of one's own: a connection shared by threads answers with another thread's rows.

        Raises:
            StoreError: Whatever DuckDB refuses, as a sentence; ``store_replaced`` where the file is another one by now.
        """
        if self.place is not None:
            self.place.check()
        if self._ended:
            self._begin_anew()
        try:
            # A cursor does not inherit USE from the connection it comes from.
            with self.root.cursor() as cursor:
                cursor.execute(f"use {CATALOG}")
                yield cursor
        except duckdb.Error as error:
            self._ended |= has_ended(error)
            raise StoreError(cause(error) or "store_failed") from error

    def _begin_anew(self) -> None:
        """Open the database again, once nobody is in the midst of a question.

        Raises:
            StoreError: ``store_ended`` while somebody is; what the disk still says.
        """
        with self._write_lock:
            if self._ended and self.reopened is not None:
                self.root.close()
                try:
                    self.root = self.reopened()
                except StoreError as error:
                    raise StoreError("store_ended") if error.key == "store_in_use" else error from error
                self._ended = False

    def close(self) -> None:
        """Let go of the database, whole in its file; a write that is under way is waited for. Again is no harm."""
        self.closing.close()

    def _let_go(self) -> None:
        with self._write_lock:
            # Where there is no room to write it all into the file, it stays in the log and is read from there.
            with suppress(StoreError), self.cursor() as cursor:
                self.settle(cursor)
            self.root.close()

    def lost_changes(self, cursor: Cursor) -> dict[str, int]:
        """How many changes were acknowledged that the database no longer holds, as a notice; empty where none are."""
        lost = self.place.noted() - _changes(cursor) if self.place is not None else 0
        return {"changes_lost": lost} if lost > 0 else {}

    def transact(self, cursor: Cursor, work: Callable[[Cursor], T], *, lock: str = "data") -> T:
        """Run the work as one transaction that holds the lock row from its first statement on.

        The row makes the loser of two writers fail on every backend, also where two writers of the same new keys
        would both succeed; the loser starts again from the beginning.

        Raises:
            StoreError: ``store_busy`` after `TRIES` attempts.
        """
        with self._write_lock, self.gate.writer(self.root):
            result = self.persist(lambda: _attempt(cursor, work, lock))
            self.settle(cursor)
            return result

    @contextmanager
    def alone(self) -> Iterator[None]:
        """A while in which nobody changes the store, here or in another process; who comes meanwhile waits.

        Raises:
            StoreError: ``lake_writers`` where others do not come to an end.
        """
        with self._write_lock, self.gate.alone(self.root):
            yield

    def persist(self, change: Callable[[], T]) -> T:
        """Make a change that may meet another one, until it goes through.

        Raises:
            StoreError: ``store_busy`` after `TRIES` attempts.
        """
        for attempt in range(TRIES):
            try:
                return change()
            except duckdb.TransactionException as error:
                # A commit for which the disk or the catalog has no answer is told in the same way.
                if cause(error):
                    raise
                self.pause(attempt)
        raise StoreError("store_busy")

    def settle(self, cursor: Cursor) -> None:
        """Bring what was committed from the log into the file: whoever copies the file has all of it."""
        if self.place is not None:
            changes = _changes(cursor)
            try:
                # What is kept is in the log if not here: without room, the next write or opening tries again.
                if self.place.has_room():
                    cursor.execute(f"checkpoint {CATALOG}")
            except duckdb.Error as error:
                self._ended |= has_ended(error)
            self.place.note(changes)


def _changes(cursor: Cursor) -> int:
    return int(cursor.execute("select sum(n) from import_lock").fetchall()[0][0])


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
