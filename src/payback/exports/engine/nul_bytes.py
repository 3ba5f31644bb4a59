"""Parts of a file that are not there yet: a cloud drive that has not fetched them shows NUL bytes in their place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

HOLE = 64
"""NUL bytes in a row that no text holds, nor the end of an archive."""

HOLE_OF_WORKBOOK = 4096
"""As many may fill up the last stream of an old workbook; more do not."""


def refuse_hole(part: bytes | str) -> None:
    """Raise ``half_synchronised`` where a part of a text holds a hole."""
    nul = b"\x00" if isinstance(part, bytes) else "\x00"
    # One sign is found many times faster than a run of them, and nearly no text holds any.
    if nul in part and nul * HOLE in part:  # type: ignore[operator]  # either both are bytes or both are text
        raise ReadError("half_synchronised")


def refuse_hole_at_end(path: Path, longest_padding: int = HOLE) -> None:
    """Raise ``half_synchronised`` where a file ends in more NUL bytes than its kind can.

    Args:
        path: The bytes.
        longest_padding: Bytes; so many NUL bytes at the end are a hole.
    """
    with path.open("rb") as stream:
        stream.seek(max(0, stream.seek(0, os.SEEK_END) - longest_padding))
        end = stream.read()
    if len(end) == longest_padding and not end.strip(b"\x00"):
        raise ReadError("half_synchronised")
