"""Backups by day: the latest stay, nothing else is touched, and each of them is a history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.store import StoreError
from payback.workflows.backups import back_up
from tests.store.readings import day_row, reading, table

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store


def test_the_latest_days_stay_and_can_be_gone_back_to(store: Store, workdir: Path) -> None:
    """Of four days three stay beside what somebody else put there; restoring the second brings back what it held."""
    (workdir / "payback-notes.duckdb").write_text("mine")
    (workdir / ".payback-2025-12-31.duckdb.0f").write_text("killed half-way")
    for day in range(1, 5):
        store.keep(reading(table(store.inbox, [day_row(day, views=day)])), by="ada")
        back_up(store, workdir, date(2026, 1, day), keep=3)
    names = {path.name for path in workdir.iterdir()}
    assert names == {"payback-notes.duckdb", *(f"payback-2026-01-0{day}.duckdb" for day in (2, 3, 4))}
    store.restore(workdir / "payback-2026-01-02.duckdb")
    assert [batch.import_id for batch in store.batches()] == [2, 1]
    assert store.check() == ()


def test_where_no_backup_can_be_written_none_is_removed(store: Store, tmp_path: Path) -> None:
    """A folder that is away is an error with a sentence."""
    with pytest.raises(StoreError, match="backup_unwritable"):
        back_up(store, tmp_path / "away", date(2026, 1, 1))
