"""The store: everything imported, every plan saved, in one class over whichever engine holds it."""

from __future__ import annotations

from payback.history.records import (
    Account,
    Batch,
    ColumnMapping,
    Comparison,
    Entry,
    Health,
    MonthFigure,
    OrderMonth,
    Reject,
    SavedPlan,
    ZeroConflict,
)
from payback.store.connect import open_store
from payback.store.errors import StoreError
from payback.store.reads import Columns
from payback.store.store import Store

__all__ = [
    "Account",
    "Batch",
    "ColumnMapping",
    "Columns",
    "Comparison",
    "Entry",
    "Health",
    "MonthFigure",
    "OrderMonth",
    "Reject",
    "SavedPlan",
    "Store",
    "StoreError",
    "ZeroConflict",
    "open_store",
]
