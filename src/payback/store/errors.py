"""What can go wrong in the store, as sentences for a person."""

from __future__ import annotations

from payback.errors import PaybackError


class StoreError(PaybackError):
    """The store refuses, or cannot do, what was asked; the sentence says what to do."""
