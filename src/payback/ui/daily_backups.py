"""The backups that the server makes by itself, one a day, where the setting ``PAYBACK_BACKUPS`` names a folder."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event, Thread
from typing import TYPE_CHECKING

import structlog

from payback.errors import PaybackError
from payback.ui.server.server_settings import server_settings
from payback.workflows.backups import back_up, backup_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from payback.store import Store
    from payback.ui.server.server_settings import ServerSettings

LOOK_SECONDS = 600.0
"""Between two looks whether the day has its backup."""

_OVER = Event()
_log = structlog.get_logger()


def begin(
    store: Store,
    wait: Callable[[float], bool] = _OVER.wait,
    today: Callable[[], date] = lambda: datetime.now(tz=UTC).date(),
) -> Thread | None:
    """Back a store up each day, in the background; nothing to do without the setting.

    Args:
        store: What is backed up; several replicas of one lake may do the same in one folder.
        wait: For the next look, so many seconds; true where there shall be none.
        today: The day, in UTC.
    """
    settings = server_settings()
    if settings.backups is None:
        return None
    thread = Thread(target=_look_on, args=(store, settings, wait, today), name="payback-backups", daemon=True)
    thread.start()
    return thread


def stop() -> None:
    """The server ends: no further look."""
    _OVER.set()


def _look_on(store: Store, settings: ServerSettings, wait: Callable[[float], bool], today: Callable[[], date]) -> None:
    """Look by look; a folder that is away or full for a while is no reason to end."""
    while True:
        try:
            _back_up_once_a_day(store, settings, today())
        except PaybackError as error:
            _log.warning("no backup today", key=error.key)
        if wait(LOOK_SECONDS):
            return


def _back_up_once_a_day(store: Store, settings: ServerSettings, day: date) -> None:
    folder = settings.backups
    if folder is not None and not backup_of(folder, day).exists():
        back_up(store, folder, day, keep=settings.backups_kept)
        _log.info("backed up", kept=settings.backups_kept)
