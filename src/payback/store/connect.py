"""From the one setting that names the store to an open store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from payback.store import file_engine, lake_engine
from payback.store.errors import StoreError
from payback.store.store import Store
from payback.store.timestamps import now_utc

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from payback.store.engine import Engine


def open_store(url: str | Path, *, wait_seconds: float = 0.0, clock: Callable[[], datetime] = now_utc) -> Store:
    """Open the store that a setting names, and create it if it is not there.

    Args:
        url: A path or ``duckdb:<path>`` for one file and one process; ``ducklake:<catalog>?data=<folder>`` for
            many processes, see `lake_engine.open_lake`.
        wait_seconds: How long to wait for another process to let go of the file.
        clock: Gives the moment with which imports and plans are stamped.

    Raises:
        StoreError: What is wrong with the setting or the database, and what to do.
    """
    scheme, _, rest = str(url).partition(":") if ":" in str(url) else ("", "", str(url))
    if scheme in ("", "duckdb"):
        return _store(file_engine.open_file(Path(rest), wait_seconds=wait_seconds), clock)
    if scheme == "ducklake":
        return _store(lake_engine.open_lake(rest), clock)
    raise StoreError("store_url", scheme=scheme)


def _store(engine: Engine, clock: Callable[[], datetime]) -> Store:
    try:
        return Store(engine, clock=clock)
    except BaseException:
        engine.close()
        raise
