"""From the one setting that names the store to an open store: one's own, or that of the process that has it."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from payback.store import copying, file_engine, lake_engine
from payback.store.errors import StoreError
from payback.store.remote_store import RemoteStore
from payback.store.socket_server import SocketServer
from payback.store.store import Store
from payback.store.store_file import Place
from payback.store.timestamps import now_utc

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from payback.history.health import TableCopy
    from payback.store.engine import Engine

T = TypeVar("T")

PAUSE_SECONDS = 0.1
"""Between two tries to get a file that another process has."""


def open_store(
    url: str | Path,
    *,
    wait_seconds: float = 0.0,
    serve: bool = False,
    create: bool = True,
    clock: Callable[[], datetime] = now_utc,
) -> Store:
    """Open the store that a setting names, and create it if it is not there and may be.

    Args:
        url: A path or ``duckdb:<path>`` for one file and one process; ``ducklake:<catalog>?data=<folder>`` for
            many processes, see `lake_engine.open_lake`.
        wait_seconds: How long to wait for another process to let go of the file.
        serve: Whether other processes of this user may reach it here, by `reach_store`.
        create: Whether it is made where there is none.
        clock: Gives the moment with which imports and plans are stamped.

    Raises:
        StoreError: What is wrong with the setting or the database, and what to do; ``store_missing`` where there is
            none and none is to be made.
    """
    path = file_of(url)
    if path is None:
        setting = str(url).partition(":")[2]
        with lake_engine.one_start_at_a_time(setting):
            return _store(lake_engine.open_lake(setting, create=create), clock)
    if not create and not path.exists():
        raise StoreError("store_missing", url=str(url))
    engine = when_free(lambda: file_engine.open_file(path), wait_seconds)
    store = _store(engine, clock)
    if serve and engine.place is not None:
        engine.closing.callback(SocketServer(store, engine.place).close)
    return store


def reach_store(
    url: str | Path, *, wait_seconds: float = 0.0, create: bool = True, clock: Callable[[], datetime] = now_utc
) -> Store:
    """The store that a setting names, through the process that has it open, where there is one that answers others.

    Args:
        url: As `open_store` takes it; what else there is, too.
        wait_seconds: How long to wait for a process that has the file and does not answer.
        create: Whether it is made where there is none.
        clock: As `open_store` takes it.

    Raises:
        StoreError: As `open_store`.
    """
    path = file_of(url)
    if path is None:
        return open_store(url, create=create, clock=clock)
    return when_free(
        lambda: _reached(Place(path.resolve())) or open_store(path, create=create, clock=clock), wait_seconds
    )


def copy_store(source: str | Path, target: str | Path) -> tuple[TableCopy, ...]:
    """Copy everything from one store, which is there, into another, which is made where it is not and must be empty.

    Every table is compared there with what was read, row by row, before anything is kept.

    Returns:
        The tables, with their rows.

    Raises:
        StoreError: ``copy_not_empty``; ``copy_differs`` where a table would not hold the same; as `open_store`.
    """
    with closing(open_store(source, create=False)) as source_store, closing(open_store(target)) as target_store:
        return copying.copy(source_store._engine, target_store._engine)  # noqa: SLF001 - of one's own package


def file_of(url: str | Path) -> Path | None:
    """The file of a store that is one; None for a lake.

    Raises:
        StoreError: ``store_url`` for what is neither.
    """
    scheme, _, rest = str(url).partition(":") if ":" in str(url) else ("", "", str(url))
    if scheme not in ("", "duckdb", "ducklake"):
        raise StoreError("store_url", scheme=scheme)
    return None if scheme == "ducklake" else Path(rest)


def when_free(
    opened: Callable[[], T],
    seconds: float,
    *,
    now: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> T:
    """What comes of opening something, tried again for so many seconds while another process has it.

    Raises:
        StoreError: As `opened`; ``store_in_use`` when the time is over.
    """
    until = now() + seconds
    while True:
        try:
            return opened()
        except StoreError as error:
            if error.key != "store_in_use" or now() >= until:
                raise
            pause(PAUSE_SECONDS)


def _reached(place: Place) -> Store | None:
    connection = place.connect()
    return None if connection is None else RemoteStore(place, connection)


def _store(engine: Engine, clock: Callable[[], datetime]) -> Store:
    try:
        return Store(engine, clock=clock)
    except BaseException:
        engine.close()
        if engine.place is not None:
            engine.place.remove_new()
        raise
