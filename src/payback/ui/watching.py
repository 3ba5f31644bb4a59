"""The folder that the server watches, where the setting ``PAYBACK_WATCH`` names one."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import structlog

from payback.errors import PaybackError
from payback.ingest.reader_pool import readers
from payback.settings import WATCH
from payback.ui.measurements import MEASURED
from payback.workflows.watched_folder import LOOK_SECONDS, WatchedFolder

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.store import Store
    from payback.workflows.watched_folder import Arrived

_OVER = Event()
_WATCHED: list[WatchedFolder] = []
"""The one that is watched; empty where the setting names none."""

_log = structlog.get_logger()


def begin(store: Store, changed: Callable[[], object], wait: Callable[[float], bool] = _OVER.wait) -> Thread | None:
    """Watch the folder of the setting in the background; nothing to do without one.

    Args:
        store: Where its files go.
        changed: Called after each file.
        wait: For the next look, so many seconds; true where there shall be none.
    """
    folder = WATCH.value()
    if not folder:
        return None
    readers.start()
    _WATCHED[:] = [WatchedFolder(store, Path(folder))]
    thread = Thread(target=_look_on, args=(_WATCHED[0], changed, wait), name="payback-watch", daemon=True)
    thread.start()
    return thread


def stop() -> None:
    """The server ends: no further look."""
    _OVER.set()


def set_aside() -> tuple[Arrived, ...]:
    """Files that lie in the folder and leave a question open, or cannot be read."""
    return _WATCHED[0].set_aside if _WATCHED else ()


def _look_on(watched: WatchedFolder, changed: Callable[[], object], wait: Callable[[float], bool]) -> None:
    """Look by look; a folder that is away for a while is no reason to end."""
    while True:
        try:
            for arrived in watched.look(time.time()):
                _log.info("a file arrived", key=arrived.error.key if arrived.error else "kept")
                MEASURED.count("payback_imports", "refused" if arrived.error else "kept")
                changed()
        except PaybackError as error:
            _log.warning("the watched folder cannot be read", key=error.key)
        if wait(LOOK_SECONDS):
            return
