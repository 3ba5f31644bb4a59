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
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from threading import BoundedSemaphore, Timer
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.history.progress_meter import Reached
from payback.history.readings import Nearest, Note, Problem, Question, Reading, TableReading
from payback.ingest.progress import BEAT_SECONDS, Progress, Way, unheard
from payback.ingest.read_export import STEPS, read_export
from payback.ingest.reader_pool import Nursery
from payback.ingest.reader_server import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from payback.ingest.progress import Tell
    from payback.ingest.reader_pool import Child
    from payback.ingest.reader_server import MeteredReader

LONGEST_ANSWER = 64 << 20
MOST_ROWS = 1 << 40
AT_ONCE = max(1, min(4, (os.cpu_count() or 2) // 2))
"""Files read at the same time in one server; others wait for their turn, so that their memory does not add up."""

_KINDS = (Reading, TableReading, Nearest, Note, Problem, Question, date, datetime, Decimal, type(Path()))
_KNOWN = {(kind.__module__, kind.__qualname__): kind for kind in _KINDS}
"""All that an answer is made of, beside texts, numbers and collections."""

_BY_BYTES, _BY_ROWS = ("decode", "load"), ("type", "write")

_GARBLED = (pickle.UnpicklingError, ArithmeticError, AttributeError, EOFError, LookupError, TypeError, ValueError)
_ENDED_BY = {
    -signal.SIGXCPU: "reading_slow",
    -signal.SIGXFSZ: "reading_room",
    -signal.SIGKILL: "reading_memory",  # not by us: by a system that had none left
}


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


def give_up() -> None:
    """Stop that process and whoever reads in it, and let nobody read until `get_ready`: the server ends."""
    _nursery.close()


def read_apart(
    path: Path,
    name: str,
    answers: Mapping[str, str],
    workdir: Path,
    *,
    read: MeteredReader = read_export,
    limits: Limits | None = None,
    tell: Tell = unheard,
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
def _turn(size: int, tell: Tell) -> Iterator[None]:
    began = time.monotonic()
    while not _turns.acquire(timeout=BEAT_SECONDS):
        tell(Progress("wait", size, size, time.monotonic() - began))
    try:
        yield
    finally:
        _turns.release()


def _outcome(child: Child, task: bytes, seconds: float, size: int, tell: Tell) -> object:
    """What a child answers, or how it ended."""
    # The clock runs in a thread of its own: a child that stops in the middle of its answer must not hold us up.
    clock = Timer(seconds, child.stop)
    clock.daemon = True
    clock.start()
    try:
        child.send(task)
        answer = _heard(child, size, tell)
    finally:
        clock.cancel()
    if answer is not None:
        return answer
    ended = child.end()
    if child.stopped:
        return ("ended", "reading_slow")
    return ("ended", _ENDED_BY[ended]) if ended in _ENDED_BY else ("broke", f"exit {ended}")


def _heard(child: Child, size: int, tell: Tell) -> object:
    """What a child says at last, None where it ends without a word; on the way it is told how far it is."""
    began = told = time.monotonic()
    way, at = Way(STEPS), Reached()
    while True:
        if child.has_answered(BEAT_SECONDS):
            frame = child.answer(LONGEST_ANSWER)
            match said := None if frame is None else _data(frame):
                case ("at", str(step), float(part), int(rows)) if 0 <= part <= 1 and 0 <= rows <= MOST_ROWS:
                    at = Reached(step, part, rows)
                case _:
                    return said
        # A child that was taken over may say more than anybody wants to hear.
        if (now := time.monotonic()) - told >= BEAT_SECONDS:
            told = now
            tell(_progress(at, way.share(at), size, now - began))


def _data(frame: bytes) -> object:
    try:
        return _Data(io.BytesIO(frame)).load()
    except _GARBLED:
        return ("broke", "answer")


def _progress(at: Reached, share: float, size: int, seconds: float) -> Progress:
    """A place on the way of a reading: bytes until all are read, rows from then on."""
    if at.step in _BY_ROWS and at.rows > 0:
        return Progress(at.step, size, size, seconds, int(at.rows * at.part), at.rows, share)
    if at.step == "digest" and at.rows > 0:
        return Progress("write", size, size, seconds, at.rows, at.rows, share)
    read = at.part if at.step in _BY_BYTES else 1.0 if at.step else 0.0
    return Progress("read", size, int(size * read), seconds, share=share)


def _all_inside(reading: Reading, workdir: Path) -> bool:
    """Whether the rows lie where they were asked for."""
    files: list[object] = [table.rows_file for table in reading.tables if table.rows_file is not None]
    return all(isinstance(file, Path) and workdir.resolve() in file.resolve().parents for file in files)
