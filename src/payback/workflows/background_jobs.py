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
    from payback.workflows.imports import Look

T = TypeVar("T")

_one_by_one = ThreadPoolExecutor(1, thread_name_prefix="keeping")


class Job(Generic[T]):
    """One piece of work with one file.

    Attributes:
        name: As the person's file is called.
        found: What comes out of it.
    """

    def __init__(self, name: str, work: Callable[[Report], T], threads: ThreadPoolExecutor) -> None:
        self.name = name
        self._at = Progress("wait", 0, 0)
        self._time_left = TimeLeft()
        self.found: Future[T] = threads.submit(work, self._report)

    def progress(self) -> Progress:
        """How far it is."""
        return self._at

    def full(self) -> float:
        """How much of a bar is full, 0 to 1."""
        return 1.0 if self.found.done() else self._share(self._at)

    def left(self) -> float | None:
        """Seconds that it will still take, where that can be told."""
        return self._time_left.seconds(self._at.share)

    def _share(self, progress: Progress) -> float:
        return progress.share

    def _report(self, progress: Progress) -> None:
        self._at = progress


def begin_keeping(store: Store, look: Look, *, by: str) -> Job[Batch]:
    """Keep a file that was looked at, in the background; one after the other, as the history takes them."""
    return Job(look.reading.file, lambda report: keep(store, look, by=by, report=report), _one_by_one)
