"""Work in a thread of its own: a page shows how far it is, and may be left and come back to."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Generic, TypeVar

from payback.ingest.progress import Progress, TimeLeft
from payback.workflows.imports import keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.ingest.progress import Report
    from payback.store import Batch, Store
    from payback.workflows.imports import Inspection

T = TypeVar("T")

IN_TURN = ThreadPoolExecutor(1, thread_name_prefix="keep")
"""Whatever changes the history: one piece of work after the other."""


class Job(Generic[T]):
    """One piece of work with one file.

    Attributes:
        name: As the person's file is called.
        outcome: What comes out of it.
    """

    def __init__(self, name: str, work: Callable[[Report], T], threads: ThreadPoolExecutor) -> None:
        self.name = name
        self._at = Progress("wait", 0, 0)
        self._time_left = TimeLeft()
        self.outcome: Future[T] = threads.submit(work, self._report)

    def progress(self) -> Progress:
        """How far it is."""
        return self._at

    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return 1.0 if self.outcome.done() else self._share_of(self._at)

    def seconds_left(self) -> float | None:
        """How long it will still take, where that can be estimated."""
        return self._time_left.seconds(self._at.share)

    def _share_of(self, progress: Progress) -> float:
        return progress.share

    def _report(self, progress: Progress) -> None:
        self._at = progress


def keep_in_background(store: Store, inspection: Inspection, *, by: str) -> Job[Batch]:
    """Keep a file that was inspected; one after the other, as the history takes them."""
    return Job(inspection.reading.file, lambda report: keep(store, inspection, by=by, report=report), IN_TURN)
