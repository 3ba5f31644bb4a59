"""Looks in the background: their progress, their result, and that what nobody wants any more goes."""

from __future__ import annotations

import io
from concurrent.futures import wait
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.ingest.progress import Progress
from payback.workflows import inspection_jobs
from payback.workflows.imports import look
from payback.workflows.inspection_jobs import Looked, Looking, begin, begin_again, share
from tests.ingest import misbehaving

if TYPE_CHECKING:
    from payback.store import Store
    from payback.workflows.inspection_jobs import Report

CONTENT = b"Date,Views\n2026-01-05,5\n"


@pytest.fixture
def reads_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is read as one day."""
    monkeypatch.setattr(inspection_jobs, "look", partial(look, read=misbehaving.one_day))


def left(store: Store) -> list[str]:
    """What uploads and looks left on the disk."""
    return [path.name for folder in (store.inbox, store.inbox.with_suffix(".uploads")) for path in folder.iterdir()]


@pytest.mark.usefixtures("reads_a_day")
def test_a_file_is_received_and_looked_at(store: Store) -> None:
    """It ends with what the file holds; every phase was told; answers go into the second look."""
    job = begin(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT))
    found = job.found.result()
    assert found.ready
    assert found.upload is not None
    assert found.look is not None
    assert job.progress().phase == "compare"
    again = begin_again(store, found.upload, {"account": "7"}).found.result()
    assert again.look is not None
    assert again.look.answers == {"account": "7"}
    found.forget()
    again.forget()
    assert left(store) == []


def test_a_refused_file_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal is a result, from the reader as from the receiving."""
    monkeypatch.setattr(inspection_jobs, "look", partial(look, read=misbehaving.refuse))
    refused = begin(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT)).found.result()
    assert (refused.ready, refused.error and refused.error.key) == (False, "endless_cell")

    def too_large(*_: object, **__: object) -> None:
        raise PaybackError("too_large")

    monkeypatch.setattr(inspection_jobs, "receive", too_large)
    refused = begin(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT)).found.result()
    assert (refused.ready, refused.error and refused.error.key) == (False, "too_large")
    refused.forget()
    assert left(store) == []


def test_what_nobody_wants_is_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is taken away while it is read: the reading ends, and its bytes and rows go."""
    reading, taken_away = Event(), Event()

    def read_on(*_: object, report: Report, **__: object) -> None:
        report(Progress("read", 24, 24))
        reading.set()
        assert taken_away.wait(60)
        report(Progress("read", 24, 24, 1.0))

    monkeypatch.setattr(inspection_jobs, "look", read_on)
    job = begin(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT))
    assert reading.wait(60)
    assert job.progress().phase == "read"
    job.forget()
    taken_away.set()
    wait([job.found])
    assert left(store) == []


@pytest.mark.usefixtures("reads_a_day")
def test_what_was_found_too_late_is_forgotten(store: Store) -> None:
    """A look that was over when its file was taken away leaves nothing either."""
    job = begin(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT))
    wait([job.found])
    assert left(store) != []
    job.forget()
    assert left(store) == []


def test_a_bar_only_grows() -> None:
    """Phase by phase, byte by byte."""
    phases = [Progress("receive", 0, 0), Progress("receive", 10, 5), Progress("receive", 10, 10)]
    phases += [Progress("wait", 10, 10), Progress("read", 10, 5, share=0.2), Progress("compare", 10, 10, share=1.0)]
    assert [share(progress) for progress in phases] == pytest.approx([0.0, 0.05, 0.1, 0.1, 0.28, 1.0])


def test_a_defect_is_raised_where_it_is_asked_for() -> None:
    """An error that nobody expected is not lost with its thread."""

    def broken(_: Report) -> Looked:
        raise KeyError

    with pytest.raises(KeyError):
        Looking("x.csv", broken).found.result()
