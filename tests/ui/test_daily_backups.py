"""The backups that the server makes by itself: one a day, also after a day on which there was no place for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from payback.ui import daily_backups

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from payback.store import Store


def test_one_a_day_once_the_folder_is_there(store: Store, workdir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is away ends nothing; two looks on one day make one backup, and old ones go as the setting says."""
    monkeypatch.setenv("PAYBACK_BACKUPS", str(workdir / "backups"))
    monkeypatch.setenv("PAYBACK_BACKUPS_KEPT", "1")
    days = iter([date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 2), date(2026, 1, 3)])
    seen: list[list[str]] = []

    def wait(_seconds: float) -> bool:
        if not seen:
            (workdir / "backups").mkdir()
        seen.append(sorted(path.name for path in (workdir / "backups").iterdir()))
        return len(seen) == 4

    thread = daily_backups.begin(store, wait, lambda: next(days))
    assert thread is not None
    thread.join()
    second, third = ["payback-2026-01-02.duckdb"], ["payback-2026-01-03.duckdb"]
    assert seen == [[], second, second, third]


def test_without_the_setting_there_is_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is surprised by files that nobody asked for."""
    monkeypatch.delenv("PAYBACK_BACKUPS", raising=False)
    assert daily_backups.begin(store) is None
