"""A packed file, unpacked within limits: what it declares is checked before, what comes out is counted."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_UNPACKED = 200_000_000
HIGHEST_RATIO = 100
MOST_ENTRIES = 2000
RATIO_COUNTS_FROM = 1_000_000
BLOCK = 1 << 20
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error)
"""What a member that cannot be unpacked raises."""


def checked_entries(path: Path) -> list[zipfile.ZipInfo]:
    """Entries of an archive that may be unpacked.

    Raises:
        ReadError: ``bomb`` when it would swell too much, ``broken_archive`` when it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ReadError("broken_archive") from error
    size = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    swollen = size > RATIO_COUNTS_FROM and size / packed > HIGHEST_RATIO
    if size > LARGEST_UNPACKED or len(entries) > MOST_ENTRIES or swollen:
        raise ReadError("bomb", limit=LARGEST_UNPACKED)
    return entries


def beginning(path: Path, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The first bytes of a member.

    Raises:
        ReadError: ``broken_archive`` when it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as stream:
            return stream.read(most)
    except UNREADABLE as error:
        raise ReadError("broken_archive") from error


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, room: int) -> None:
    """Write one member, counting what really comes out: declared sizes can lie.

    Args:
        archive: Open.
        entry: The member.
        target: Where its bytes go.
        room: Bytes that may still come out.

    Raises:
        ReadError: ``bomb`` when there are more of them, ``broken_archive`` when the member cannot be read.
    """
    size = 0
    try:
        with archive.open(entry) as packed, target.open("wb") as plain:
            while block := packed.read(BLOCK):
                size += len(block)
                if size > room:
                    raise ReadError("bomb", limit=LARGEST_UNPACKED)
                plain.write(block)
    except UNREADABLE as error:
        raise ReadError("broken_archive") from error
