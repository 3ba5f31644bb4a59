"""Folders that last as long as the process that made them; those of processes that were killed are swept up later."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

PREFIX = "payback-"
LOCK = "lock"
"""A file in each, held by its process: a lock goes with whoever holds it, however that ended."""


class ScratchFolder(TemporaryDirectory[str]):
    """A folder in the system's folder for such, which nobody else may open."""

    def __init__(self) -> None:
        super().__init__(prefix=PREFIX)
        self._lock = os.open(Path(self.name, LOCK), os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    def cleanup(self) -> None:
        """Remove it now."""
        os.close(self._lock)
        super().cleanup()


def sweep() -> None:
    """Remove the folders whose processes are gone."""
    for folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        try:
            lock = os.open(folder / LOCK, os.O_RDWR)
        except OSError:  # not ours, or just being made
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(lock)


def private_folder(path: Path) -> Path:
    """A folder that is there, and that nobody else may open."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)
    return path
