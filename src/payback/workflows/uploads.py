"""The bytes of an upload, put aside until they have been read.

They may hold what we never store (customers, names): nobody else may open them, they are deleted as soon as they are
read, and whatever a server that was killed left behind goes when the next one starts, or when the next person uploads.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from payback.errors import os_errors_as
from payback.exports.engine.containers import LARGEST
from payback.exports.errors import ReadError
from payback.ingest.progress import Progress, no_report
from payback.sql import scratch_folders
from payback.sql.scratch_folders import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.ingest.progress import Report
    from payback.store import Store

BLOCK = 1 << 20
STALE_AFTER_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes that somebody sent, under a name of our own making.

    Attributes:
        name: As the person's file is called; shown, and never used as a path.
        size: In bytes.
    """

    path: Path
    name: str
    size: int


def save_upload(
    store: Store,
    stream: BinaryIO,
    name: str,
    *,
    limit: int = LARGEST,
    size: int = 0,
    report: Report = no_report,
) -> Upload:
    """Save the bytes of an upload until they have been read.

    Args:
        store: Beside its inbox lies the folder of uploads.
        stream: The bytes.
        name: As the person's file is called.
        limit: Most bytes allowed.
        size: Bytes that will come, where that is known.
        report: Called with how far it is; what it raises ends it, and nothing stays.

    Raises:
        PaybackError: ``too_large``, or what the disk says against it; nothing stays of it.
    """
    folder = _folder(store)
    path = folder / secrets.token_hex(16)
    with os_errors_as("upload_unwritable"):
        private_folder(folder)
        _remove_stale(folder)
        _remove_stale(store.inbox)
        try:
            with open(path, "xb", opener=_private) as target:
                for received in _copied(stream, target, limit):
                    report(Progress("receive", max(size, received), received))
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return Upload(path, name, path.stat().st_size)


def sweep(store: Store) -> None:
    """Remove every upload: those of a server that was killed. Called by whoever has the store for itself, at start."""
    scratch_folders.sweep()
    if store.health().backend == "embedded":
        shutil.rmtree(_folder(store), ignore_errors=True)


def _folder(store: Store) -> Path:
    return store.inbox.with_suffix(".uploads")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _copied(stream: BinaryIO, target: BinaryIO, limit: int) -> Iterator[int]:
    """Copy block by block; yields the bytes copied so far."""
    copied = 0
    while block := stream.read(BLOCK):
        copied += len(block)
        if copied > limit:
            raise ReadError("too_large", size=copied, limit=limit)
        target.write(block)
        yield copied


def _remove_stale(folder: Path) -> None:
    """Remove what was left behind: a page that is closed discards nothing by itself."""
    oldest = time.time() - STALE_AFTER_SECONDS
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
