"""The server's store: open as long as the server lives, and whole in its file when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.store import StoreError, open_store, reach_store
from payback.ui import server_state

if TYPE_CHECKING:
    from pathlib import Path


def test_the_store_is_closed_with_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands reach it while the server runs; afterwards the file is free, and nothing lies in its log."""
    path = tmp_path / "h.duckdb"
    monkeypatch.setenv("PAYBACK_STORE", str(path))
    monkeypatch.setattr(server_state.demo_arrival, "arrival", lambda _store: None)
    monkeypatch.setattr(server_state.watching, "stop", lambda: None)
    server_state._server_store.cache_clear()
    server_state.store().save_plan("2027", "{}", by="ada")
    with pytest.raises(StoreError, match="store_in_use"):
        open_store(path)
    command = reach_store(path)
    assert [plan.name for plan in command.plans()] == ["2027"]
    command.close()
    server_state.stop()
    assert not path.with_name("h.duckdb.wal").exists()
    own = open_store(path)
    assert [plan.name for plan in own.plans()] == ["2027"]
    own.close()
