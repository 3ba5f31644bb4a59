"""Files being inspected in the background: a page shows how far each is, and may be left and come back to."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.workflows.background_jobs import Job
from payback.workflows.imports import Inspection, discard, inspect
from payback.workflows.uploads import save_upload

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

    from payback.ingest.progress import Progress, Report
    from payback.store import Store

RECEIVED = 0.1
"""Of an inspection, how much is done when the bytes are there."""

_threads = ThreadPoolExecutor(64, thread_name_prefix="inspect")
"""More than files are read at once: whose turn it is shows only among those that are waiting."""


@dataclass(frozen=True, slots=True)
class InspectedFile:
    """One file: what it holds, or why it is refused.

    Attributes:
        stream: Its bytes where they came from, to be read again; None where it is refused.
        size: Of them.
    """

    name: str
    stream: BinaryIO | None = None
    size: int = 0
    inspection: Inspection | None = None
    error: PaybackError | None = None

    @property
    def ready(self) -> bool:
        """Whether it could be kept now."""
        return self.inspection is not None and self.inspection.comparison is not None

    def discard(self) -> None:
        """Remove what it left on the disk."""
        if self.inspection is not None:
            discard(self.inspection)


class InspectionJob(Job[InspectedFile]):
    """One inspection; whoever takes its file away stops it."""

    def __init__(self, name: str, work: Callable[[Report], InspectedFile]) -> None:
        self._unwanted = Event()
        super().__init__(name, work, _threads)

    def discard(self) -> None:
        """Stop it soon; whatever comes of it is removed."""
        self._unwanted.set()
        self.outcome.add_done_callback(_discard_outcome)

    def _share_of(self, progress: Progress) -> float:
        return share(progress)

    def _report(self, progress: Progress) -> None:
        if self._unwanted.is_set():
            raise CancelledError
        super()._report(progress)


def _discard_outcome(outcome: Future[InspectedFile]) -> None:
    if outcome.exception() is None:
        outcome.result().discard()


def inspect_stream(store: Store, stream: BinaryIO, name: str, size: int, *, owner: str = "") -> InspectionJob:
    """Receive a file of so many bytes and inspect it, in the background; owners take turns."""
    return InspectionJob(name, partial(_save_and_inspect, store, stream, name, size, {}, owner=owner))


def inspect_again(store: Store, file: InspectedFile, answers: Mapping[str, str], *, owner: str = "") -> InspectionJob:
    """Inspect a file once more, with what somebody answered; its bytes are put aside anew."""
    assert file.stream is not None  # noqa: S101 - what was refused asks nothing
    work = partial(_save_and_inspect, store, file.stream, file.name, file.size, answers, owner=owner)
    return InspectionJob(file.name, work)


def share(progress: Progress) -> float:
    """How much of an inspection is done, 0 to 1."""
    if progress.phase == "receive":
        return RECEIVED * progress.done / progress.size if progress.size else 0.0
    return RECEIVED + (1 - RECEIVED) * progress.share


def _save_and_inspect(
    store: Store, stream: BinaryIO, name: str, size: int, answers: Mapping[str, str], report: Report, *, owner: str
) -> InspectedFile:
    """Nothing of the bytes stays on the disk, however it ends."""
    try:
        stream.seek(0)
        upload = save_upload(store, stream, name, size=size, report=report)
        try:
            inspection = inspect(store, upload.path, name, answers=answers, report=report, owner=owner)
        finally:
            discard(upload)
    except PaybackError as error:
        return InspectedFile(name, error=error)
    return InspectedFile(name, stream, size, inspection)
