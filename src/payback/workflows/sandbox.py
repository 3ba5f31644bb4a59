"""Reading a file that somebody sent in a process of its own: short-lived, limited, and cut off from everything else.

A file may be made to break its reader. What breaks here is one child of `sandboxed`: the person gets a sentence, the
next file a fresh process. What comes back is data of known kinds and nothing that could run.
"""

from __future__ import annotations

import atexit
import io
import os
import pickle
import signal
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from threading import BoundedSemaphore, Timer
from typing import TYPE_CHECKING

from payback.core.history import Nearest, Note, Problem, Question, Reading, TableReading
from payback.errors import PaybackError
from payback.workflows.nursery import Nursery
from payback.workflows.reading import read_export
from payback.workflows.sandboxed import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from payback.workflows.keeping import Reader
    from payback.workflows.nursery import Child

BEAT_SECONDS = 0.25
LONGEST_ANSWER = 64 << 20
AT_ONCE = max(1, min(4, (os.cpu_count() or 2) // 2))
"""Files read at the same time in one server; others wait for their turn, so that their memory does not add up."""

_KINDS = (Reading, TableReading, Nearest, Note, Problem, Question, date, datetime, Decimal, type(Path()))
_KNOWN = {(kind.__module__, kind.__qualname__): kind for kind in _KINDS}
"""All that an answer is made of, beside texts, numbers and collections."""

_GARBLED = (pickle.UnpicklingError, ArithmeticError, AttributeError, EOFError, LookupError, TypeError, ValueError)
_ENDED_BY = {
    -signal.SIGXCPU: "reading_slow",
    -signal.SIGXFSZ: "reading_room",
    -signal.SIGKILL: "reading_memory",  # not by us: by a system that had none left
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file is.

    Attributes:
        phase: ``receive``, ``wait`` (for the turn), ``read``, ``compare``, ``keep``.
        size: Bytes of the file.
        done: Bytes that have come in.
        seconds: Since the phase began.
    """

    phase: str
    size: int
    done: int
    seconds: float = 0.0

    @property
    def facts(self) -> dict[str, float]:
        """What a sentence below ``progress.`` names: megabytes and whole seconds."""
        megabytes = {"size": round(self.size / 1e6, 1), "done": round(self.done / 1e6, 1)}
        return {**megabytes, "seconds": int(self.seconds)}


def unheard(_: Progress) -> None:
    """Nobody wants to know how far it is."""


class _Data(pickle.Unpickler):
    """Loads what is in `_KNOWN`: a reader that a file has taken over must not run anything here."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) not in _KNOWN:
            raise pickle.UnpicklingError
        return _KNOWN[module, name]


_nursery = Nursery()
_turns = BoundedSemaphore(AT_ONCE)
atexit.register(_nursery.close)


def get_ready() -> None:
    """Start the process from which readers are forked, without waiting for it; again is no harm."""
    _nursery.start()


def read_apart(
    path: Path,
    name: str,
    answers: Mapping[str, str],
    workdir: Path,
    *,
    read: Reader = read_export,
    limits: Limits | None = None,
    tell: Callable[[Progress], None] = unheard,
) -> Reading:
    """Read one export in a process of its own; see `read_export`.

    Args:
        path: The bytes, under any name.
        name: As the person's file is called.
        answers: By the name of the question.
        workdir: Empty folder of this reading. After the return nobody writes there any more; the caller removes it.
        read: A function of a module that the process can import.
        limits: What it may use.
        tell: Told how far it is, every quarter of a second; what it raises ends the reading.

    Raises:
        PaybackError: What the reader refuses; ``reading_memory``, ``reading_slow`` or ``reading_room`` when a limit is
            met; ``reading_broke`` for anything else.
    """
    limits, size = limits or Limits(), path.stat().st_size
    task = pickle.dumps((read, path.absolute(), name, dict(answers), workdir.absolute(), limits))
    with _turn(size, tell), _nursery.child() as child:
        outcome = _outcome(child, task, limits.seconds, size, tell)
    match outcome:
        case ("read", Reading() as reading) if _all_inside(reading, workdir):
            return reading
        case ("refused", str(key), dict(facts)):
            raise PaybackError(key, **facts)
        case ("ended", str(key)):
            raise PaybackError(key, file=name)
        case ("broke", str(where)):
            raise PaybackError("reading_broke", file=name, where=where)
    raise PaybackError("reading_broke", file=name, where="answer")


@contextmanager
def _turn(size: int, tell: Callable[[Progress], None]) -> Iterator[None]:
    began = time.monotonic()
    while not _turns.acquire(timeout=BEAT_SECONDS):
        tell(Progress("wait", size, size, time.monotonic() - began))
    try:
        yield
    finally:
        _turns.release()


def _outcome(child: Child, task: bytes, seconds: float, size: int, tell: Callable[[Progress], None]) -> object:
    """What a child answers, or how it ended."""
    began = time.monotonic()
    # The clock runs in a thread of its own: a child that stops in the middle of its answer must not hold us up.
    clock = Timer(seconds, child.stop)
    clock.daemon = True
    clock.start()
    try:
        child.send(task)
        while not child.has_answered(BEAT_SECONDS):
            tell(Progress("read", size, size, time.monotonic() - began))
        answer = child.answer(LONGEST_ANSWER)
    finally:
        clock.cancel()
    if answer is not None:
        try:
            return _Data(io.BytesIO(answer)).load()
        except _GARBLED:
            return ("broke", "answer")
    ended = child.end()
    if child.stopped:
        return ("ended", "reading_slow")
    return ("ended", _ENDED_BY[ended]) if ended in _ENDED_BY else ("broke", f"exit {ended}")


def _all_inside(reading: Reading, workdir: Path) -> bool:
    """Whether the rows lie where they were asked for."""
    files: list[object] = [table.rows_file for table in reading.tables if table.rows_file is not None]
    return all(isinstance(file, Path) and workdir.resolve() in file.resolve().parents for file in files)
