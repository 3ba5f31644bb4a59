"""Files being looked at in the background: a page shows how far each is, and may be left and come back to."""

from __future__ import annotations

from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.workflows.background_jobs import Job
from payback.workflows.imports import Look, forget, look
from payback.workflows.uploads import Upload, receive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

    from payback.ingest.progress import Progress, Report
    from payback.store import Store

RECEIVED = 0.1
"""How full a bar is when the bytes are there."""

_threads = ThreadPoolExecutor(8, thread_name_prefix="looking")


@dataclass(frozen=True, slots=True)
class Looked:
    """One file: its bytes put aside and what they hold, or why they are refused."""

    name: str
    upload: Upload | None = None
    look: Look | None = None
    error: PaybackError | None = None

    @property
    def ready(self) -> bool:
        """Whether it could be kept now."""
        return self.look is not None and self.look.comparison is not None

    def forget(self) -> None:
        """Remove what it left on the disk."""
        for left in (self.look, self.upload):
            if left is not None:
                forget(left)


class Looking(Job[Looked]):
    """One look; whoever takes its file away stops it."""

    def __init__(self, name: str, work: Callable[[Report], Looked]) -> None:
        self._unwanted = Event()
        super().__init__(name, work, _threads)

    def forget(self) -> None:
        """Stop it soon; what it found or would find is removed."""
        self._unwanted.set()
        self.found.add_done_callback(_forget_found)

    def _share(self, progress: Progress) -> float:
        return share(progress)

    def _report(self, progress: Progress) -> None:
        if self._unwanted.is_set():
            raise CancelledError
        super()._report(progress)


def _forget_found(found: Future[Looked]) -> None:
    if found.exception() is None:
        found.result().forget()


def begin(store: Store, stream: BinaryIO, name: str, size: int) -> Looking:
    """Receive a file of so many bytes and look at it, in the background."""
    return Looking(name, partial(_receive_and_look, store, stream, name, size))


def begin_again(store: Store, upload: Upload, answers: Mapping[str, str]) -> Looking:
    """Look once more at a file, with what somebody answered."""
    return Looking(upload.name, partial(_look, store, upload, answers))


def share(progress: Progress) -> float:
    """How much of a bar is full."""
    if progress.phase == "receive":
        return RECEIVED * progress.done / progress.size if progress.size else 0.0
    return RECEIVED + (1 - RECEIVED) * progress.share


def _receive_and_look(store: Store, stream: BinaryIO, name: str, size: int, report: Report) -> Looked:
    try:
        upload = receive(store, stream, name, size=size, report=report)
    except PaybackError as error:
        return Looked(name, error=error)
    return _look(store, upload, {}, report)


def _look(store: Store, upload: Upload, answers: Mapping[str, str], report: Report) -> Looked:
    try:
        return Looked(upload.name, upload, look(store, upload.path, upload.name, answers=answers, report=report))
    except PaybackError as error:
        forget(upload)
        return Looked(upload.name, error=error)
    except BaseException:
        forget(upload)
        raise
