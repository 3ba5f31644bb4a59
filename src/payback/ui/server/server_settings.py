"""What a host may set of the server itself: its names, who may frame it, and how much it bears."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from payback import settings

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    backups_kept: int = 14


def server_settings(given: Mapping[str, str] | None = None) -> ServerSettings:
    """What is set, else the defaults.

    Raises:
        PaybackError: As the kind of a setting says.
    """
    backups = settings.BACKUPS.value(given)
    return ServerSettings(
        settings.HOSTS.value(given),
        settings.FRAMES.value(given),
        settings.MOST_VIEWERS.value(given),
        settings.SESSION_UPLOADS_MB.value(given) * MB,
        settings.SERVER_UPLOADS_MB.value(given) * MB,
        settings.METRICS_TOKEN.value(given),
        Path(backups) if backups else None,
        settings.BACKUPS_KEPT.value(given),
    )
