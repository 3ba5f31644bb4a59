"""Why a file is refused as a whole."""

from __future__ import annotations

from payback.errors import PaybackError


class ReadError(PaybackError):
    """The file cannot be read at all, or must not be; nothing of it is kept."""
