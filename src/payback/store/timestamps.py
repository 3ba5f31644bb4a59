"""Moments in the store: written and read as UTC without a zone, which DuckDB gives back without a further library."""

from __future__ import annotations

from datetime import UTC, datetime


def now_utc() -> datetime:
    """The clock of every store that is not given another one."""
    return datetime.now(UTC)


def to_store(moment: datetime | None) -> datetime | None:
    """A moment with a zone, as the store writes it."""
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None)


def from_store(moment: datetime) -> datetime:
    """A stored moment, with its zone."""
    return moment.replace(tzinfo=UTC)
