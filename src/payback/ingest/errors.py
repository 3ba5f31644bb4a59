"""What can go wrong while a table is typed, as sentences for a person."""

from __future__ import annotations

from payback.errors import PaybackError


class IngestError(PaybackError):
    """The cells of a table cannot be typed; the sentence says what to do."""
