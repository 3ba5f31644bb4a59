"""The store: everything imported, every plan saved, behind one protocol whatever holds it."""

from __future__ import annotations

from payback.store.errors import StoreError
from payback.store.opening import open_store
from payback.store.protocol import Store
from payback.store.records import (
    Account,
    Batch,
    Comparison,
    Conflict,
    Health,
    MonthFigure,
    OrderMonth,
    Reject,
    SavedPlan,
    TableMapping,
)

__all__ = [
    "Account",
    "Batch",
    "Comparison",
    "Conflict",
    "Health",
    "MonthFigure",
    "OrderMonth",
    "Reject",
    "SavedPlan",
    "Store",
    "StoreError",
    "TableMapping",
    "open_store",
]
