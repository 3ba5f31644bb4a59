"""Why a file is refused as a whole, and what is wrong with a description."""

from __future__ import annotations

from payback.errors import PaybackError


class ReadError(PaybackError):
    """The file cannot be read at all, or must not be; nothing of it is kept."""


class DescriptionError(ValueError):
    """A slip in the description of an export: a programmer's error, never a person's file."""

    def __init__(self, source: str, columns: tuple[str, ...], slip: str) -> None:
        super().__init__(f"{slip} (in the export of {source} with the columns {', '.join(columns)})")
