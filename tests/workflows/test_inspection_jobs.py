"""Inspections in the background: their progress, their outcome, and that what nobody wants any more goes."""

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
from payback.workflows.imports import inspect
from payback.workflows.inspection_jobs import InspectedFile, InspectionJob, inspect_again, inspect_stream, share
from tests.ingest import misbehaving

if TYPE_CHECKING:
    from payback.store import Store
    from payback.workflows.inspection_jobs import Report

CONTENT = b"Date,Views\n2026-01-05,5\n"


@pytest.fixture
def reads_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is read as one day."""
    monkeypatch.setattr(inspection_jobs, "inspect", partial(inspect, read=misbehaving.one_day))


def left(store: Store) -> list[str]:
    """What uploads and inspections left on the disk."""
    return [path.name for folder in (store.inbox, store.inbox.with_suffix(".uploads")) for path in folder.iterdir()]


@pytest.mark.usefixtures("reads_a_day")
def test_a_file_is_received_and_inspected(store: Store) -> None:
    """It ends with what the file holds; every phase was reported; answers go into the second inspection."""
    job = inspect_stream(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT))
    file = job.outcome.result()
    assert file.ready
    assert file.inspection is not None
    assert left(store) == [file.inspection.workdir.name]
    assert job.progress().phase == "compare"
    again = inspect_again(store, file, {"account": "7"}).outcome.result()
    assert again.inspection is not None
    assert again.inspection.answers == {"account": "7"}
    file.discard()
    again.discard()
    assert left(store) == []


def test_a_refused_file_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal is a result, from the reader as from the receiving."""
    monkeypatch.setattr(inspection_jobs, "inspect", partial(inspect, read=misbehaving.refuse))
    refused = inspect_stream(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT)).outcome.result()
    assert (refused.ready, refused.error and refused.error.key) == (False, "endless_cell")

    def too_large(*_: object, **__: object) -> None:
        raise PaybackError("too_large")

    monkeypatch.setattr(inspection_jobs, "save_upload", too_large)
    refused = inspect_stream(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT)).outcome.result()
    assert (refused.ready, refused.error and refused.error.key) == (False, "too_large")
    refused.discard()
    assert left(store) == []


def test_what_nobody_wants_is_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is taken away while it is read: the reading ends, and its bytes and rows go."""
    reading, taken_away = Event(), Event()

    def read_on(*_: object, report: Report, **__: object) -> None:
        report(Progress("read", 24, 24))
        reading.set()
        assert taken_away.wait(60)
        report(Progress("read", 24, 24, 1.0))

    monkeypatch.setattr(inspection_jobs, "inspect", read_on)
    job = inspect_stream(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT))
    assert reading.wait(60)
    assert job.progress().phase == "read"
    job.discard()
    taken_away.set()
    wait([job.outcome])
    assert left(store) == []


@pytest.mark.usefixtures("reads_a_day")
def test_an_outcome_that_comes_too_late_is_discarded(store: Store) -> None:
    """An inspection that was over when its file was taken away leaves nothing either."""
    job = inspect_stream(store, io.BytesIO(CONTENT), "Vues.csv", len(CONTENT))
    wait([job.outcome])
    assert left(store) != []
    job.discard()
    assert left(store) == []


def test_a_bar_only_grows() -> None:
    """Phase by phase, byte by byte."""
    phases = [Progress("receive", 0, 0), Progress("receive", 10, 5), Progress("receive", 10, 10)]
    phases += [Progress("wait", 10, 10), Progress("read", 10, 5, share=0.2), Progress("compare", 10, 10, share=1.0)]
    assert [share(progress) for progress in phases] == pytest.approx([0.0, 0.05, 0.1, 0.1, 0.28, 1.0])


def test_a_defect_is_raised_where_it_is_asked_for() -> None:
    """An error that nobody expected is not lost with its thread."""

    def broken(_: Report) -> InspectedFile:
        raise KeyError

    with pytest.raises(KeyError):
        InspectionJob("x.csv", broken).outcome.result()
