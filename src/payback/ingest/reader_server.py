"""What runs apart: a small process, cut off from the network, that forks a limited child for each file to read.

Our own rather than `multiprocessing`'s fork server: that one imports the main script again in every child, which below
Streamlit is the page that is being shown. Nothing of the application is loaded here but the reader.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import pickle
import resource
import selectors
import signal
import socket
import struct
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Protocol

from payback.errors import PaybackError
from payback.history.progress_meter import Meter
from payback.ingest.progress import beating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.history.readings import Reading


class MeteredReader(Protocol):
    """What runs in a child: a `Reader` that shows on a meter how far it is."""

    def __call__(
        self, path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
    ) -> Reading:
        """Read one export; see `reading.read_export`."""


GIB = 1 << 30
READY = b"+"
STATUS = struct.Struct("i")
READER = "payback.ingest.read_export"
PRACTICE = 'sep=,\n"Facebook follows"\n"Date","Primary"\n"2026-01-01T00:00:00","3"\n"2026-01-02T00:00:00","4"\n'
UNUSED = ("pandas", "pyarrow")
"""DuckDB looks for them when a value is bound; here nobody wants them, and they cost every child half a second."""

CLONE_NEWUSER, CLONE_NEWNET, PR_SET_PDEATHSIG = 0x10000000, 0x40000000, 1


def _memory() -> int:
    return int(float(os.environ.get("PAYBACK_READING", "6GB").upper().removesuffix("GB")) * GIB)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may use; enough for an export of ten million rows.

    Attributes:
        memory: Bytes of data (`RLIMIT_DATA`: files mapped into memory do not count). macOS does not enforce it.
        cpu_seconds: Of all its threads together.
        seconds: On the clock, from its first moment.
        file_bytes: Of any one file that it writes.
        open_files: At the same time.
    """

    memory: int = field(default_factory=_memory)
    cpu_seconds: int = 900
    seconds: float = 900.0
    file_bytes: int = 4 * GIB
    open_files: int = 128


@dataclass(frozen=True, slots=True)
class _Job:
    """One child: readable ``life`` says that it ended, readable ``line`` that nobody waits for it any more."""

    pid: int
    life: int
    line: socket.socket


def main(control: int) -> None:
    """Serve until the other end of this socket is closed."""
    _cut_off()
    for name in UNUSED:
        sys.modules[name] = None  # type: ignore[assignment]  # the import system's own word for "not there"
    _practise(importlib.import_module(READER).read_export)
    with socket.socket(fileno=control) as asked, selectors.DefaultSelector() as selector:
        _serve(asked, selector)


def _practise(read: MeteredReader) -> None:
    """Read a file of our own, so that whatever is loaded at the first use is there in every child."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "Follows.csv")
        path.write_text(PRACTICE, encoding="utf-8")
        read(path, path.name, {"account": "Page"}, Path(folder, "rows"))


def _cut_off() -> None:
    """Leave the network, where Linux lets anybody do so; to be done while there is one thread."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(CLONE_NEWUSER | CLONE_NEWNET)


def _serve(asked: socket.socket, selector: selectors.BaseSelector) -> None:
    running: set[int] = set()
    selector.register(asked, selectors.EVENT_READ)
    while True:
        for key, _ in selector.select():
            job = key.data
            if job is None:
                job = _begin(asked)
                if job is None:
                    return _stop(running)
                running.add(job.pid)
                selector.register(job.life, selectors.EVENT_READ, job)
                selector.register(job.line, selectors.EVENT_READ, job)
            elif key.fd == job.life:
                running.discard(job.pid)
                selector.unregister(job.life)
                if job.line in selector.get_map():
                    selector.unregister(job.line)
                _end(job)
            elif job.pid in running:
                selector.unregister(job.line)
                os.kill(job.pid, signal.SIGKILL)


def _begin(asked: socket.socket) -> _Job | None:
    """Fork a child for one request; None when whoever asked is gone."""
    message, handed, _, _ = socket.recv_fds(asked, 1, 2)
    if not message:
        return None
    life, alive = os.pipe()
    pid = os.fork()
    if pid == 0:
        _be_a_child(handed[0], alive)
    os.close(alive)
    os.close(handed[0])
    asked.sendall(READY)
    return _Job(pid, life, socket.socket(fileno=handed[1]))


def _end(job: _Job) -> None:
    _, status = os.waitpid(job.pid, 0)
    os.close(job.life)
    with job.line, suppress(OSError):
        job.line.sendall(STATUS.pack(os.waitstatus_to_exitcode(status)))


def _stop(running: set[int]) -> None:
    for pid in running:
        os.kill(pid, signal.SIGKILL)


def _be_a_child(talk: int, alive: int) -> None:
    """Do one task and end; nothing of the parent's memory or files is touched on the way out."""
    code = 1
    try:
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)
        first, second = sorted((talk, alive))
        for low, high in ((3, first), (first + 1, second), (second + 1, os.sysconf("SC_OPEN_MAX"))):
            os.closerange(low, high)
        with Connection(talk) as connection:
            _answer(connection)
        code = 0
    finally:
        os._exit(code)


def _answer(connection: Connection) -> None:
    """Do the task that comes; send how far it is meanwhile, and then what came out of it, as data."""
    # The task is from the process that started this one.
    read, path, name, answers, workdir, limits = pickle.loads(connection.recv_bytes())  # noqa: S301
    confine(limits)
    meter = Meter()
    try:
        with beating(meter, lambda at: connection.send_bytes(pickle.dumps(("at", at.step, at.part, at.rows)))):
            reading = read(path, name, answers, workdir, meter)
        connection.send_bytes(pickle.dumps(("read", reading)))
    except BaseException as error:
        connection.send_bytes(pickle.dumps(outcome_of(error)))
        raise


def confine(limits: Limits) -> None:
    """Limit this process for good; a limit that the system lacks is passed over."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it; as an end it is told apart from a full disk
    for kind, most, grace in (
        (resource.RLIMIT_DATA, limits.memory, 0),
        (resource.RLIMIT_CPU, limits.cpu_seconds, 5),
        (resource.RLIMIT_FSIZE, limits.file_bytes, 0),
        (resource.RLIMIT_NOFILE, limits.open_files, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        allowed = resource.getrlimit(kind)[1]
        hard = most + grace if allowed == resource.RLIM_INFINITY else min(most + grace, allowed)
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (min(most, hard), hard))


def outcome_of(error: BaseException) -> tuple[object, ...]:
    """An error as data: a refusal with its facts, a lack of memory, or where the reader broke (never its text)."""
    chain, link = [], error
    while link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__ or link
    if any(isinstance(e, MemoryError) or type(e).__name__ == "OutOfMemoryException" for e in chain):
        return ("ended", "reading_memory")
    if isinstance(error, PaybackError):
        return ("refused", error.key, error.facts)
    frames = traceback.extract_tb(error.__traceback__) or [traceback.FrameSummary("-", 0, "")]
    return ("broke", f"{type(error).__name__}, {frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}")
