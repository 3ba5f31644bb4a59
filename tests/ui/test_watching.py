"""The folder that the server watches: begun by a setting, told to the page, ended with the server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from payback.store import open_store
from payback.ui import watching

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty one."""
    opened = open_store(tmp_path / "history.duckdb")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A watched folder with a file that is no export; nothing is watched afterwards."""
    path = tmp_path / "arrivals"
    path.mkdir()
    (path / "fruit.csv").write_text("Fruit,Colour\napple,red\n", encoding="utf-8")
    os.utime(path / "fruit.csv", (0, 0))
    monkeypatch.setenv("PAYBACK_WATCH", str(path))
    yield path
    watching._WATCHED.clear()


def looked(store: Store, looks: list[bool]) -> list[str]:
    """Watch so many looks; what was told to the pages, and where the looks stood."""
    told: list[str] = []
    thread = watching.begin(store, lambda: told.append("changed"), lambda _: looks.pop(0))
    assert thread
    thread.join(60)
    assert not thread.is_alive()
    return told


def test_what_arrives_is_told_to_the_pages(store: Store) -> None:
    """What nobody can take in without an answer stays named; the pages hear of it once."""
    assert looked(store, [False, True]) == ["changed"]
    assert [(file.file, file.error and file.error.key) for file in watching.set_aside()] == [
        ("fruit.csv", "not_recognised")
    ]


def test_a_folder_that_is_away_is_looked_at_again(store: Store, folder: Path) -> None:
    """A drive that is not there yet ends nothing."""
    away = folder.rename(folder.with_name("away"))
    looks = [False, True]

    def wait(_: float) -> bool:
        if away.exists():
            away.rename(folder)
        return looks.pop(0)

    thread = watching.begin(store, lambda: None, wait)
    assert thread
    thread.join(60)
    assert len(watching.set_aside()) == 1


def test_without_the_setting_nothing_is_watched(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty setting is none."""
    monkeypatch.setenv("PAYBACK_WATCH", "")
    assert watching.begin(store, lambda: None) is None
    assert watching.set_aside() == ()


def test_the_server_ends_the_watch(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the next look is told that there is none."""
    monkeypatch.setattr(watching, "_OVER", type(watching._OVER)())
    thread = watching.begin(store, lambda: None, watching._OVER.wait)
    watching.stop()
    assert thread
    thread.join(60)
    assert not thread.is_alive()
