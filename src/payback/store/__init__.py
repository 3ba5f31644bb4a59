"""The store: everything imported, every plan saved, in one class over whichever engine holds it."""

from __future__ import annotations

from payback.history.health import Finding, Health, TableCopy, Upkeep
from payback.history.records import (
    Account,
    Batch,
    ColumnMapping,
    Comparison,
    Entry,
    MonthFigure,
    OrderMonth,
    Reject,
    SavedPlan,
    ZeroConflict,
)
from payback.store.connect import copy_store, open_store, reach_store
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
    "Finding",
    "Health",
    "MonthFigure",
    "OrderMonth",
    "Reject",
    "SavedPlan",
    "Store",
    "StoreError",
    "TableCopy",
    "Upkeep",
    "ZeroConflict",
    "copy_store",
    "open_store",
    "reach_store",
]
