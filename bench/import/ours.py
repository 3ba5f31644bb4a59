"""The product's own way: the same workflows that the shell calls, and the reads that the pages make."""

from __future__ import annotations

import statistics
import time
from datetime import date
from typing import TYPE_CHECKING

from payback.ingest.read_export import read_export
from payback.store import open_store
from payback.workflows import imports
from payback.workflows.monthly_history import history_by_month

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from payback.store import Store

TODAY = date(2026, 1, 15)
TIMES = 9


def take_in(export: Path, folder: Path) -> Path:
    """Read and keep an export; in this process, so that its memory is measured."""
    stored = folder / "history.duckdb"
    store = open_store(stored)
    try:
        imports.take_in(store, export, "Campagnes.csv", by="bench", read=read_export)
    finally:
        store.close()
    return stored


def asked(folder: Path) -> dict[str, float]:
    """Median milliseconds of every read that the pages make, and of all that an estimate needs together."""
    store = open_store(folder / "history.duckdb")
    try:
        return {name: _median_ms(read) for name, read in _reads(store).items()}
    finally:
        store.close()


def _reads(store: Store) -> dict[str, Callable[[], object]]:
    first, last = date(2021, 1, 1), date(2025, 12, 1)
    return {
        "span: first and last day": store.span,
        "accounts: with their days": store.accounts,
        "daily: followers and messages by day": lambda: store.daily(
            "followers", "followers_gained", "followers_lost", "messages", until=TODAY
        ),
        "posts": lambda: store.posts(until=TODAY),
        "orders by month": lambda: store.orders_monthly(since=first, until=last),
        "monthly: spend and impressions": lambda: store.monthly("spend", "impressions", since=first, until=last),
        "monthly: everything, for the charts of Data": store.monthly,
        "campaigns of five years": lambda: store.campaigns(since=first, until=date(2025, 12, 31)),
        "list of imports": store.batches,
        "history by month: all of the estimates' reads": lambda: history_by_month(store, TODAY, "CAD"),
    }


def _median_ms(read: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        read()
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:]) * 1_000
