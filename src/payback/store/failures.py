"""What the disk, the memory and the catalog refuse: from their own message to the key of a sentence."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from payback.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_TEXT = {
    "No space left on device": "store_full",
    "Disk quota exceeded": "store_full",
    "File too large": "store_full",
    "max_temp_directory_size": "scratch_full",
    "Read-only file system": "store_read_only",
    "Unable to connect to Postgres": "lake_unreachable",
    "connection to server": "lake_unreachable",
    "server closed the connection": "lake_unreachable",
    "terminating connection": "lake_unreachable",
    "Could not set lock": "store_in_use",
    "Unique file handle conflict": "store_in_use",
    "newer version of DuckDB": "store_newer",
    "trying to read a database file with version number": "store_newer",
    "not a valid DuckDB database": "store_foreign",
    "WAL does not match": "log_foreign",
    "WAL checkpoint iteration": "log_foreign",
    "Permission denied": "store_permission",
    "has been invalidated": "store_ended",
}
"""What stands in a message of DuckDB, or of what lies below it, and the sentence that it is; the first one counts."""

_BY_NUMBER = {
    errno.ENOSPC: "store_full",
    errno.EDQUOT: "store_full",
    errno.EFBIG: "store_full",
    errno.EROFS: "store_read_only",
    errno.EACCES: "store_permission",
    errno.EPERM: "store_permission",
}


def cause(error: duckdb.Error) -> str:
    """Key of the sentence that names why DuckDB refused; empty where its message names nothing known."""
    text = str(error)
    known = next((key for part, key in _BY_TEXT.items() if part in text), "")
    return known or ("store_memory" if isinstance(error, duckdb.OutOfMemoryException) else "")


def has_ended(error: duckdb.Error) -> bool:
    """Whether the database answers nothing any more before it is opened again: its file could not be written."""
    return "has been invalidated" in str(error)


@contextmanager
def os_errors_as(key: str) -> Iterator[None]:
    """What the file system refuses as an error of the store: by its cause where that is known, else by this key.

    Raises:
        StoreError: In the place of an `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(_BY_NUMBER.get(error.errno or 0, key)) from error
