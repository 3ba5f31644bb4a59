"""The one base of every error that a person may read: a key and facts; the words come from `i18n`."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class PaybackError(Exception):
    """Something a person can put right.

    Args:
        key: Key of the sentence in the catalogues, below ``error.`` (``"too_large"`` reads ``error.too_large``).
        facts: What the sentence names, as plain values; `i18n.Words` formats them.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        """Key and names of the facts, never their values: logs must not hold what a file or a plan holds."""
        return f"{self.key}({', '.join(self.facts)})"


NO_ROOM = ("No space left on device", "Disk quota exceeded", "File too large")
"""How a disk says that it is full, in whichever message."""

_REFUSED = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "disk_read_only",
    errno.EACCES: "disk_permission",
    errno.EPERM: "disk_permission",
}


@contextmanager
def os_errors_as(key: str, kind: type[PaybackError] = PaybackError) -> Iterator[None]:
    """What the file system refuses as an error for a person: by its cause where that is known, else by this key.

    Raises:
        PaybackError: Of this kind, in the place of an `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise kind(_REFUSED.get(error.errno or 0, key)) from error
