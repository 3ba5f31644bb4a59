"""Whether a store works, and what in it is not as it must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a store that is not as it must be.

    Attributes:
        name: What does not hold: ``metric.state``, ``order.monthly``, ``metric.impossible_days``, ...
        rows: In how many rows, keys or sums.
        import_id: The import that brought it; None where no import did.
        file: Name of that import's file.
    """

    name: str
    rows: int
    import_id: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """What the health page shows: the store works, and in which state it is."""

    backend: str
    schema_version: int
    data_version: int
    batches: int


@dataclass(frozen=True, slots=True)
class Upkeep:
    """How many files held the rows of a store before its upkeep, and how many after it."""

    files_before: int
    files_after: int


@dataclass(frozen=True, slots=True)
class TableCopy:
    """One table of a store that was copied and compared: its name and its rows."""

    name: str
    rows: int
