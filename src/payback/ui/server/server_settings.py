"""What a host may set of the server itself: its names, who may frame it, and how much it bears."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.ui.whole_number import whole_number
from payback.workflows.backups import KEPT

if TYPE_CHECKING:
    from collections.abc import Mapping

ORIGIN = re.compile(r"https?://(\*\.)?[\w-]+(\.[\w-]+)*(:\d+)?", re.ASCII)
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The limits and names of one process.

    Attributes:
        hosts: Names by which it may be asked for; none for any.
        frames: Origins whose pages may show it in a frame, beside its own.
        viewers: Most that look at the same time.
        session_bytes: Most that lies uploaded for one session.
        server_bytes: The same for all sessions.
        metrics_token: With which a monitor elsewhere reads the measurements; empty where none may.
        backups: Where the server puts a backup each day; None where it makes none.
        backups_kept: How many days of them stay.
    """

    hosts: frozenset[str]
    frames: tuple[str, ...]
    viewers: int
    session_bytes: int
    server_bytes: int
    metrics_token: str = ""
    backups: Path | None = None
    backups_kept: int = KEPT


def server_settings(settings: Mapping[str, str] | None = None) -> ServerSettings:
    """What is set, else the defaults.

    Raises:
        PaybackError: ``setting_no_number`` or ``setting_no_origin``.
    """
    given = os.environ if settings is None else settings
    frames = tuple(given.get("PAYBACK_FRAMES", "").replace(",", " ").split())
    for frame in frames:
        if not ORIGIN.fullmatch(frame):
            raise PaybackError("setting_no_origin", setting="PAYBACK_FRAMES", text=frame[:80])
    return ServerSettings(
        frozenset(given.get("PAYBACK_HOSTS", "").lower().replace(",", " ").split()),
        frames,
        whole_number(given, "PAYBACK_MOST_VIEWERS", 200),
        whole_number(given, "PAYBACK_SESSION_UPLOADS_MB", 600) * MB,
        whole_number(given, "PAYBACK_SERVER_UPLOADS_MB", 2_000) * MB,
        given.get("PAYBACK_METRICS_TOKEN", "").strip(),
        Path(given["PAYBACK_BACKUPS"]) if given.get("PAYBACK_BACKUPS") else None,
        whole_number(given, "PAYBACK_BACKUPS_KEPT", KEPT),
    )
