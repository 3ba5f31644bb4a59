"""How far the queries of a connection are, for whoever asks from another thread while they run."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from payback.history.progress_meter import Meter


class BeginStep(Protocol):
    """Names the step that the queries that follow belong to."""

    def __call__(self, step: str, rows: int = 0) -> None:
        """Begin a step that goes through so many rows."""


@contextmanager
def query_progress(connection: duckdb.DuckDBPyConnection, meter: Meter | None) -> Iterator[BeginStep]:
    """Let a meter show how far this connection's query is; without a meter its settings stay as they are."""
    if meter is None:
        yield _no_meter
        return
    # Settings may be locked by now, and a cursor inherits none; as a pragma these two still go through.
    connection.execute("pragma enable_progress_bar")
    connection.execute("pragma disable_print_progress_bar")
    progress = _ConnectionProgress(connection)
    try:
        yield lambda step, rows=0: meter.begin(step, progress.part, rows=rows)
    finally:
        progress.end()


def _no_meter(step: str, rows: int = 0) -> None:
    """Nobody asks how far it is."""


class _ConnectionProgress:
    """Asks a connection that another thread uses, and never one that is closed."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection: duckdb.DuckDBPyConnection | None = connection
        self._lock = Lock()

    def part(self) -> float:
        """Of the query that runs, 0 to 1; below 0 while DuckDB does not know."""
        with self._lock:
            return 1.0 if self._connection is None else self._connection.query_progress() / 100

    def end(self) -> None:
        """Ask no more."""
        with self._lock:
            self._connection = None
