"""Reading a file that somebody sent in a process of its own: short-lived, limited, and cut off from everything else.

A file may be made to break its reader. What breaks here is one process, a fork of one that has loaded the reader ahead:
the person gets a sentence, the next file a fresh process.
"""

from __future__ import annotations

import atexit
import os
import time
from contextlib import contextmanager, suppress
from queue import Empty, LifoQueue
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakSet

from payback.errors import PaybackError
from payback.ingest.progress import REPORT_SECONDS, Progress, no_report
from payback.ingest.read_export import read_export
from payback.ingest.reader_messages import Limits, Refusal, Task
from payback.ingest.reader_process import ReaderProcess
from payback.ingest.reader_queue import ReadingTurns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from payback.history.reading_result import Reading
    from payback.ingest.progress import Report

AT_ONCE = max(1, min(4, (os.cpu_count() or 2) // 2))
"""Files read at the same time in one server; others wait for their turn, so that their memory does not add up."""


class ReaderPool:
    """Reader processes for threads that ask at once: so many and no more, each started when it is first needed.

    Args:
        size: How many.
        for_small: How many more for small files, which need next to no memory.
    """

    def __init__(self, size: int = AT_ONCE, for_small: int = 1) -> None:
        self._lock = Lock()
        self._closed = False
        self._started: WeakSet[ReaderProcess] = WeakSet()
        self._free: LifoQueue[ReaderProcess | None] = LifoQueue()
        self._turns = ReadingTurns(size, for_small)
        for _ in range(size + for_small):
            self._free.put(None)

    def start(self) -> None:
        """Start a process ahead, without waiting for it; nothing to do where one is there."""
        self._closed = False
        with suppress(Empty), self._lent(self._free.get_nowait()):
            pass

    def close(self) -> None:
        """Stop whoever reads, and let nobody read until the pool is started again."""
        with self._lock:
            self._closed = True
            for process in self._started:
                process.kill()

    def read(
        self,
        path: Path,
        name: str,
        answers: Mapping[str, str],
        workdir: Path,
        *,
        read: Callable[..., Reading] = read_export,
        limits: Limits | None = None,
        report: Report = no_report,
        owner: str = "",
    ) -> Reading:
        """Read one export in a process of its own; see `read_export`.

        Args:
            path: The bytes, under any name.
            name: As the person's file is called.
            answers: By the name of the question.
            workdir: Empty folder of this reading. After the return nobody writes there any more.
            read: How: a function of a module that the process can import, with the parameters of `read_export`.
            limits: What it may use; by default what a file of its size may need.
            report: Called with how far it is, every quarter of a second; what it raises ends the reading.
            owner: Whose file it is: people take turns, see `ReadingTurns`.

        Raises:
            PaybackError: What the reader refuses; ``reading_memory``, ``reading_slow`` or ``reading_room`` when a limit
                is met; ``reading_unready`` when the pool is closed; ``reading_broke`` for anything else.
        """
        function, size = f"{read.__module__}:{read.__qualname__}", path.stat().st_size
        task = Task(function, path.absolute(), name, dict(answers), workdir.absolute(), limits or Limits.of_size(size))
        with self._turn(size, report, owner), self._lent(self._free.get()) as process:
            outcome = process.read(task, size, report)
        if isinstance(outcome, Refusal):
            raise PaybackError(outcome.key, **outcome.facts)
        if not all(_lies_in(workdir, table.rows_file) for table in outcome.reading.tables if table.rows_file):
            raise PaybackError("reading_broke", file=name, where="answer")
        return outcome.reading

    def _turn(self, size: int, report: Report, owner: str) -> AbstractContextManager[None]:
        began = time.monotonic()
        return self._turns.turn(
            size, REPORT_SECONDS, lambda: report(Progress("wait", size, size, time.monotonic() - began)), owner
        )

    @contextmanager
    def _lent(self, process: ReaderProcess | None) -> Iterator[ReaderProcess]:
        """A process that runs; when the block is left it is free again, or another one in its place."""
        try:
            process = self._running(process)
            yield process
        finally:
            with suppress(PaybackError):
                process = self._running(process)
            self._free.put(process)

    def _running(self, process: ReaderProcess | None) -> ReaderProcess:
        with self._lock:
            if self._closed:
                raise PaybackError("reading_unready")
            if process is None or not process.runs():
                process = ReaderProcess()
                self._started.add(process)
            return process


def _lies_in(folder: Path, file: Path) -> bool:
    try:
        return folder.resolve() in file.resolve().parents
    except (RuntimeError, ValueError):  # a circle of links, a name that no system takes
        return False


readers = ReaderPool()
"""Those of this server, or of this command."""

atexit.register(readers.close)
