"""Where a store of one file lies, what is its own beside it, and whether it is still the file that was opened."""

from __future__ import annotations

import os
import shutil
import socket
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from typing import TYPE_CHECKING

from payback.errors import os_errors_as
from payback.sql.scratch_folders import private_folder
from payback.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOCKET, CHANGES = "socket", "changes"
ONLY_ITS_USERS_FILE = 0o600
SPARE_BYTES = 32 << 20
"""Less than that free, and a log is left where it is: a database whose file cannot be written answers no more."""


@dataclass(slots=True)
class Place:
    """One file, and the folder ``<file>.run`` beside it for what is true while the store is open, closed to others.

    That folder holds the socket by which commands reach the process that has the file, and how many changes were
    acknowledged: a store that holds fewer has lost its log.

    Attributes:
        new: Whether the file was made by this opening.
    """

    path: Path
    new: bool = False
    _opened: tuple[int, int] = (0, 0)

    @property
    def folder(self) -> Path:
        """The folder beside the file."""
        return self.path.with_name(f"{self.path.name}.run")

    @property
    def inbox(self) -> Path:
        """Where rows to keep come."""
        return self.path.with_name(f"{self.path.name}.inbox")

    @property
    def log(self) -> Path:
        """DuckDB's write-ahead log."""
        return self.path.with_name(f"{self.path.name}.wal")

    @property
    def owned(self) -> tuple[Path, ...]:
        """All that is the store's."""
        return self.path, self.log, self.inbox, self.inbox.with_suffix(".uploads"), self.folder

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold off other processes while the file is opened, and maybe made: half made it looks like no database.

        Raises:
            StoreError: What the file system says against it.
        """
        with os_errors_as("store_unreadable", StoreError):
            opened = self._locked()
        try:
            yield
        finally:
            os.close(opened)

    def _locked(self) -> int:
        """The folder beside the file, locked; whoever had it before may have taken it away."""
        while True:
            private_folder(self.folder)
            opened = os.open(self.folder, os.O_RDONLY)
            try:
                flock(opened, LOCK_EX)
                if os.path.samestat(os.fstat(opened), self.folder.stat()):
                    return opened
            except FileNotFoundError:
                pass
            except BaseException:
                os.close(opened)
                raise
            os.close(opened)

    def prepare(self) -> None:
        """Make what lies beside the file, and remember whether there is one.

        Raises:
            StoreError: What the file system says against it.
        """
        self.new = not self.path.exists()
        with os_errors_as("store_unreadable", StoreError):
            for folder in (self.inbox, self.folder):
                private_folder(folder)
            if self.new:
                (self.folder / CHANGES).unlink(missing_ok=True)

    def remove_new(self) -> None:
        """Remove a file that was to be made and could not be made whole, with what was made beside it."""
        if not self.new:
            return
        for path in (self.path, self.log, self.folder / CHANGES):
            path.unlink(missing_ok=True)
        for folder in (self.inbox, self.folder):
            with suppress(OSError):  # somebody else's things lie in it
                folder.rmdir()

    def opened(self) -> None:
        """Remember which file is open, and close it to others, also one that was made without that."""
        self._opened = _identity(self.path)
        for file in (self.path, self.log):
            with suppress(FileNotFoundError, PermissionError):
                file.chmod(ONLY_ITS_USERS_FILE)

    def check(self) -> None:
        """Whether the file is still the one that was opened.

        Raises:
            StoreError: ``store_replaced`` where it was deleted, moved away or replaced.
        """
        try:
            same = _identity(self.path) == self._opened
        except OSError:
            same = False
        if not same:
            raise StoreError("store_replaced", file=self.path.name)

    def has_room(self) -> bool:
        """Whether the disk has room for what lies in the log, and some more."""
        log = self.log.stat().st_size if self.log.exists() else 0
        return shutil.disk_usage(self.folder).free > SPARE_BYTES + 2 * log

    def note(self, changes: int) -> None:
        """Write down how many changes were acknowledged; where that cannot be written, what was said before stays."""
        part = self.folder / f"{CHANGES}.part"
        with suppress(OSError):
            part.write_text(str(changes), encoding="ascii")
            part.replace(self.folder / CHANGES)

    def noted(self) -> int:
        """How many changes were acknowledged as far as is known."""
        try:
            return int((self.folder / CHANGES).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0

    def listen(self) -> socket.socket:
        """A socket at which other processes of this user reach this one; whoever has the file may have its place.

        Raises:
            OSError: This system has none, or none at so long a path.
        """
        (self.folder / SOCKET).unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX)
        try:
            with _short(self.folder) as folder:
                listening.bind(f"{folder}/{SOCKET}")
            (self.folder / SOCKET).chmod(ONLY_ITS_USERS_FILE)
            listening.listen()
        except BaseException:
            listening.close()
            raise
        return listening

    def connect(self) -> socket.socket | None:
        """A connection to the process that has the file and answers others; None where there is none."""
        connection = socket.socket(socket.AF_UNIX)
        try:
            with _short(self.folder) as folder:
                connection.connect(f"{folder}/{SOCKET}")
        except OSError:
            connection.close()
            return None
        return connection


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


@contextmanager
def _short(folder: Path) -> Iterator[str]:
    """A folder under a name that leaves room for a socket's: a system takes some hundred bytes in all.

    By its number where the system shows open folders as files, as Linux does; elsewhere by its path.
    """
    opened = os.open(folder, os.O_RDONLY)
    try:
        numbered = f"/proc/self/fd/{opened}"
        yield numbered if os.path.exists(numbered) else str(folder)  # noqa: PTH110 - a path as text is what is wanted
    finally:
        os.close(opened)
