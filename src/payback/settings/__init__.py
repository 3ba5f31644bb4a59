"""Every setting of the environment, once: its name, what stands for it where nothing does, and what it may say.

The server looks at all of them before it starts, a command before it does anything: a slip is told, never guessed at.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from payback.settings import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

LEAST_MEMORY, LEAST_READING = 64_000_000, 500_000_000
"""With less the database does not open, and no reading of a file begins."""


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting.

    Attributes:
        name: Of the environment variable.
        default: What stands for it where it is not set, or empty.
        read: From name and text to the value.
    """

    name: str
    default: str
    read: Callable[[str, str], T]

    def value(self, settings: Mapping[str, str] | None = None) -> T:
        """What is set (in the environment, where no settings are given), else the default.

        Raises:
            PaybackError: The setting says nothing that it may say.
        """
        given = os.environ if settings is None else settings
        return self.read(self.name, given.get(self.name, "").strip() or self.default)


ACCESS = Setting("PAYBACK_ACCESS", "local", kinds.choice("local", "view", "oidc"))
VIEWERS = Setting("PAYBACK_VIEWERS", "", kinds.listed_people)
EDITORS = Setting("PAYBACK_EDITORS", "", kinds.listed_people)
OWNERS = Setting("PAYBACK_OWNERS", "", kinds.listed_people)
ROLES_CLAIM = Setting("PAYBACK_ROLES_CLAIM", "", kinds.anything)
ADDRESS = Setting("PAYBACK_ADDRESS", "", kinds.address)
SIGN_IN_HOURS = Setting("PAYBACK_SIGN_IN_HOURS", "168", kinds.whole_number)
HOSTS = Setting("PAYBACK_HOSTS", "", kinds.hosts)
FRAMES = Setting("PAYBACK_FRAMES", "", kinds.origins)
MOST_VIEWERS = Setting("PAYBACK_MOST_VIEWERS", "200", kinds.whole_number)
SESSION_UPLOADS_MB = Setting("PAYBACK_SESSION_UPLOADS_MB", "600", kinds.whole_number)
SERVER_UPLOADS_MB = Setting("PAYBACK_SERVER_UPLOADS_MB", "2000", kinds.whole_number)
STORE = Setting("PAYBACK_STORE", "", kinds.optional(kinds.store_place))
BACKUPS = Setting("PAYBACK_BACKUPS", "", kinds.anything)
BACKUPS_KEPT = Setting("PAYBACK_BACKUPS_KEPT", "14", kinds.whole_number)
MEMORY = Setting("PAYBACK_MEMORY", "2GB", kinds.size(LEAST_MEMORY))
THREADS = Setting("PAYBACK_THREADS", "", kinds.optional(kinds.whole_number))
READING = Setting("PAYBACK_READING", "6GB", kinds.size(LEAST_READING))
WATCH = Setting("PAYBACK_WATCH", "", kinds.anything)
LOG = Setting("PAYBACK_LOG", "", kinds.optional(kinds.choice("json", "console")))
METRICS_TOKEN = Setting("PAYBACK_METRICS_TOKEN", "", kinds.secret)
PRECOMPRESS = Setting("PAYBACK_PRECOMPRESS", "on", kinds.choice("on", "off"))

SETTINGS: tuple[Setting[Any], ...] = (
    ACCESS, VIEWERS, EDITORS, OWNERS, ROLES_CLAIM, ADDRESS, SIGN_IN_HOURS, HOSTS, FRAMES, MOST_VIEWERS,
    SESSION_UPLOADS_MB, SERVER_UPLOADS_MB, STORE, BACKUPS, BACKUPS_KEPT, MEMORY, THREADS, READING, WATCH, LOG,
    METRICS_TOKEN, PRECOMPRESS,
)  # fmt: skip


def check(settings: Mapping[str, str] | None = None) -> None:
    """Look at every setting.

    Raises:
        PaybackError: The first one that says nothing that it may say.
    """
    for setting in SETTINGS:
        setting.value(settings)
