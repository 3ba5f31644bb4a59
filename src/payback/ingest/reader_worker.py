"""The process in which files are read: it loads the reader once, and reads each file in a fork that limits itself.

Started by a `ReaderProcess`. Nothing of the application is loaded here but the reader.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import recv_handle
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NoReturn

from payback.errors import NO_ROOM, PaybackError
from payback.history.progress_meter import Meter
from payback.ingest import reader_sandbox
from payback.ingest.progress import reporting
from payback.ingest.reader_messages import Answer, Place, Refusal, decode_task, encode, sendable, sendable_facts
from payback.sql.scratch_folders import ScratchFolder

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.history.progress_meter import StepProgress
    from payback.history.reading_result import Reading
    from payback.ingest.reader_messages import Limits, Task

READER = "payback.ingest.read_export:read_export"
PRACTICE = 'sep=,\n"Facebook follows"\n"Date","Primary"\n"2026-01-01T00:00:00","3"\n"2026-01-02T00:00:00","4"\n'
UNUSED = ("pandas", "pyarrow")
"""DuckDB imports them when a value is bound, for 0.8 s and 80 MB; None is the import system's word for "not there"."""

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def main(control: int) -> None:
    """Read a file for every line that the application hands over, and say how that ended; end when it is gone."""
    with suppress(OSError, AttributeError):  # no more threads yet, as DuckDB begins one; not every system lets one go
        ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # whoever reports to an application that is gone ends
    sys.modules.update(dict.fromkeys(UNUSED))  # type: ignore[arg-type]
    _practise()
    with Connection(control) as application, suppress(EOFError):
        while True:
            line = recv_handle(application)
            if not (reader := os.fork()):
                application.close()
                _read(line)
            os.close(line)
            application.send_bytes(b"begun")
            application.send_bytes(b"%d" % _exit_code(reader, application))


def _exit_code(reader: int, application: Connection) -> int:
    """How a reading ended; an application that is gone before takes it along, and whatever that has started."""
    with suppress(AttributeError, OSError):  # not every system tells of an end
        end = os.pidfd_open(reader)
        if end not in wait([application, end]):
            os.killpg(0, signal.SIGKILL)
        os.close(end)
    return os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1])


def _practise() -> None:
    """Read a file of our own, so that whatever is loaded at the first use is there in every fork."""
    with ScratchFolder() as folder:
        path = Path(folder, "Follows.csv")
        path.write_text(PRACTICE, encoding="utf-8")
        resolve_name(READER)(path, path.name, {"account": "Page"}, Path(folder, "rows"))


def _read(line: int) -> NoReturn:
    """Do the task that comes on a line, and end; nothing of the parent is touched on the way out."""
    try:
        with Connection(line) as application:
            task = decode_task(application.recv_bytes())
            read = resolve_name(task.read)
            task.workdir.mkdir(parents=True, exist_ok=True)
            confine(task.limits)
            reader_sandbox.shut([task.path], [task.workdir])
            _answer(read, task, application)
    finally:
        os._exit(1)  # looked at only where no answer came


def confine(limits: Limits) -> None:
    """Limit this process for good; what the system lacks, or limits more tightly, is passed over."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it; so that it can be distinguished from a full disk
    for kind, soft, hard in (
        (resource.RLIMIT_DATA, limits.memory, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 5),
        (resource.RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (soft, hard))


def _answer(read: Callable[..., Reading], task: Task, application: Connection) -> None:
    """Send how far the reading is, and at last what came out of it."""
    meter = Meter()

    def report(at: StepProgress) -> None:
        application.send_bytes(encode(Place(at.step, at.part, at.rows)))

    try:
        with reporting(meter, report):
            reading = read(task.path, task.name, task.answers, task.workdir, meter)
        application.send_bytes(encode(Answer(sendable(reading))))
    except BaseException as error:
        application.send_bytes(encode(refusal(error, task.name)))
        raise


def refusal(error: BaseException, file: str) -> Refusal:
    """An error as data: a refusal with its facts, a lack of memory or room, where the reader broke (never its text)."""
    chain, link = [], error
    while link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__ or link
    if any(isinstance(cause, MemoryError) or type(cause).__name__ == "OutOfMemoryException" for cause in chain):
        return Refusal("reading_memory", {"file": file})
    if any(phrase in str(cause) for cause in chain for phrase in NO_ROOM):
        return Refusal("disk_full", {})
    if isinstance(error, PaybackError):
        return Refusal(error.key, sendable_facts(error.facts))
    frames = traceback.extract_tb(error.__traceback__) or [traceback.FrameSummary("-", 0, "")]
    where = f"{type(error).__name__}, {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}"
    return Refusal("reading_broke", {"file": file, "where": where})
