"""What the server does when it starts."""

from __future__ import annotations

import gc
from threading import Event, current_thread
from typing import TYPE_CHECKING

import pytest
import structlog
from starlette.applications import Starlette
from starlette.testclient import TestClient

from payback.errors import PaybackError
from payback.ui import server
from payback.ui.server.garbage_collection import AFTER

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """The collection of this process is as before for the other tests."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the server stops when it ends; the readers of this process stay for the other tests."""
    names: list[str] = []
    monkeypatch.setattr(server.readers, "close", lambda: names.append("reader"))
    return names


def test_the_first_visitor_need_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is prepared in the background while the server answers already."""
    monkeypatch.setenv("PAYBACK_PRECOMPRESS", "off")
    done, names = Event(), []

    def prepare() -> None:
        names.append(current_thread().name)
        done.set()

    with TestClient(Starlette(lifespan=server.lifespan(prepare))):
        assert done.wait(300)
    assert names == ["payback-prepare"]
    structlog.reset_defaults()


def test_who_reads_is_stopped_with_the_server(monkeypatch: pytest.MonkeyPatch, stopped: list[str]) -> None:
    """Ctrl-C does not wait for a file that is being read, nor for what else goes on in the background."""
    monkeypatch.setenv("PAYBACK_PRECOMPRESS", "off")
    lifespan = server.lifespan(lambda: None, lambda: stopped.append("background"))
    with TestClient(Starlette(lifespan=lifespan)):
        assert stopped == []
    assert stopped == ["reader", "background"]
    structlog.reset_defaults()


def test_whoever_runs_the_server_is_told_of_a_kernel_without_a_wall(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once, at start; readers then see whatever the server's user sees."""
    monkeypatch.setenv("PAYBACK_PRECOMPRESS", "off")
    monkeypatch.setattr(server.reader_sandbox, "version", lambda: 0)
    with TestClient(Starlette(lifespan=server.lifespan(lambda: None))):
        pass
    assert capsys.readouterr().err.count("Landlock") == 1
    structlog.reset_defaults()


def test_a_store_that_cannot_be_opened_does_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is logged, and the files are packed all the same."""
    packed: list[object] = []
    monkeypatch.setattr(server, "repack", packed.extend)
    monkeypatch.delenv("PAYBACK_PRECOMPRESS", raising=False)

    def prepare() -> None:
        raise PaybackError("store_in_use")

    server._prepare(prepare)
    assert len(packed) > 50


def test_what_a_server_has_loaded_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Garbage is collected seldom once it is up, and what was there by then is left out."""
    monkeypatch.setenv("PAYBACK_PRECOMPRESS", "off")
    server._prepare(lambda: None)
    assert gc.get_threshold() == AFTER
    assert gc.get_freeze_count() > 1_000
