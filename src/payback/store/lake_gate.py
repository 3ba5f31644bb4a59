"""Who may work on a lake: writers beside each other, upkeep alone; PostgreSQL keeps the turns, also across machines.

A lock goes with the transaction that took it, and PostgreSQL takes it back from a process that died. That transaction
is one of its own: the catalog's ends after the others that it stands among, and a turn has to last longer.
"""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from payback.sql.queries import literal
from payback.store.errors import StoreError
from payback.store.failures import cause

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GATE = "gate"
"""The catalog's database, attached a second time, only to read."""

START, CHANGE = 720_720, 720_721
ONE_START = f"select set_config('lock_timeout', '300s', true), pg_advisory_xact_lock({START})::text"
_A_WRITER = f"select set_config('lock_timeout', '120s', true), pg_advisory_xact_lock_shared({CHANGE})::text"
_ALONE = (
    "select set_config('lock_timeout', '300s', true), "
    f"pg_advisory_xact_lock({START})::text as a, pg_advisory_xact_lock({CHANGE})::text as b"
)
_AT_WORK = f"""
    select virtualxid from pg_locks join pg_stat_activity using (pid)
    where locktype = 'virtualxid' and datname = current_database() and pid <> pg_backend_pid()
    and pid not in (select pid from pg_locks where locktype = 'advisory' and objid in ({START}, {CHANGE}))
"""  # noqa: S608 - numbers of ours
"""Transactions that read the catalog just now; whoever waits for a turn has not begun."""

READERS_SECONDS = 45.0
"""That readers are waited for: less than a writer waits, so that of two who wait for each other upkeep gives up."""

PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Gate:
    """Of a lake whose catalog is a file: it has one process, whose own lock is enough."""

    @contextmanager
    def writer(self, _root: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """A turn beside other writers."""
        yield

    @contextmanager
    def alone(self, _root: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """A turn without any writer, and without a process that starts."""
        yield

    def readers_left(self, _root: duckdb.DuckDBPyConnection) -> bool:
        """Whether everybody is done who read when this was asked, after some waiting."""
        return True


@dataclass(frozen=True, slots=True)
class PostgresGate(Gate):
    """Of a lake whose catalog is a PostgreSQL, attached as `GATE`."""

    now: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep

    @contextmanager
    def writer(self, root: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """A turn beside other writers; `StoreError`: ``lake_upkeep`` where an upkeep takes long."""
        with _turn(root, _A_WRITER, "lake_upkeep"):
            yield

    @contextmanager
    def alone(self, root: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """A turn without any writer; `StoreError`: ``lake_writers`` where some never come to an end."""
        with _turn(root, _ALONE, "lake_writers"):
            yield

    def readers_left(self, root: duckdb.DuckDBPyConnection) -> bool:
        """Whether everybody is done who read when this was asked, after up to `READERS_SECONDS`."""
        with root.cursor() as cursor:
            reading, until = _asked(cursor, _AT_WORK), self.now() + READERS_SECONDS
            names = ", ".join(literal(name) for (name,) in reading)
            still = f"select 1 from pg_locks where locktype = 'virtualxid' and virtualxid in ({names})"  # noqa: S608
            while reading and _asked(cursor, still):
                if self.now() >= until:
                    return False
                self.pause(PAUSE_SECONDS)
            return True


@contextmanager
def _turn(root: duckdb.DuckDBPyConnection, statement: str, late: str) -> Iterator[None]:
    with root.cursor() as cursor:
        try:
            cursor.execute("begin")
            _asked(cursor, statement)
        except duckdb.Error as error:
            key = cause(error)
            raise StoreError(late if key == "lake_starting" else key or "lake_unreachable") from error
        try:
            yield
        finally:
            with suppress(duckdb.Error):  # PostgreSQL ended, and the lock with it
                cursor.execute("rollback")


def _asked(cursor: duckdb.DuckDBPyConnection, statement: str) -> list[tuple[str, ...]]:
    return cursor.execute(f"from postgres_query({literal(GATE)}, {literal(statement)})").fetchall()
