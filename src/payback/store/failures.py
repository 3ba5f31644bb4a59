"""What the disk, the memory and the catalog refuse: from their own message to the key of a sentence."""

from __future__ import annotations

import duckdb

from payback.errors import NO_ROOM

_BY_TEXT = {
    **dict.fromkeys(NO_ROOM, "disk_full"),
    "max_temp_directory_size": "scratch_full",
    "creating a new DuckLake is explicitly disabled": "lake_none",
    "Read-only file system": "disk_read_only",
    "Unable to connect to Postgres": "lake_unreachable",
    "connection to server": "lake_unreachable",
    "server closed the connection": "lake_unreachable",
    "terminating connection": "lake_unreachable",
    "due to lock timeout": "lake_starting",
    " HTTP GET": "bucket_unreachable",
    " HTTP HEAD": "bucket_unreachable",
    " HTTP PUT": "bucket_unreachable",
    " HTTP POST": "bucket_unreachable",
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


def cause(error: duckdb.Error) -> str:
    """Key of the sentence that names why DuckDB refused; empty where its message names nothing known."""
    text = str(error)
    known = next((key for part, key in _BY_TEXT.items() if part in text), "")
    return known or ("store_memory" if isinstance(error, duckdb.OutOfMemoryException) else "")


def has_ended(error: duckdb.Error) -> bool:
    """Whether the database answers nothing any more before it is opened again: its file could not be written."""
    return "has been invalidated" in str(error)
