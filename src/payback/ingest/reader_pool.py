"""The process from which readers are forked, seen from the application: started once, started again when it is gone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Lock
from typing import TYPE_CHECKING, Self

from payback.errors import PaybackError
from payback.ingest.reader_server import READY, STATUS

if TYPE_CHECKING:
    from types import TracebackType

COMMAND = "import sys; from payback.ingest.reader_server import main; main(int(sys.argv[1]))"
HANDED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TZ", "LD_LIBRARY_PATH")
"""All of the environment that a reader sees: secrets of the sign-in or of the store are none of its business."""


class Child:
    """One forked reader: it is sent a task and sends back an answer, or ends without one."""

    def __init__(self, talk: Connection, line: socket.socket) -> None:
        self._talk = talk
        self._line = line
        self._status = 1
        self.stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        self._talk.close()
        self._line.close()

    def send(self, task: bytes) -> None:
        """Hand over the task; to one that has ended already this says nothing."""
        with suppress(OSError):
            self._talk.send_bytes(task)

    def has_answered(self, seconds: float) -> bool:
        """Whether it has answered or ended; waits so long for it."""
        return self._talk.poll(seconds)

    def answer(self, longest: int) -> bytes | None:
        """Its answer, or None when it ended without one."""
        try:
            return self._talk.recv_bytes(longest)
        except (EOFError, OSError):
            return None

    def stop(self) -> None:
        """Have it killed."""
        self.stopped = True
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_WR)

    def end(self) -> int:
        """Exit code, or minus the signal that ended it; stops it where it still runs. Afterwards it writes no more."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_WR)
        with suppress(OSError):
            status = self._line.recv(STATUS.size)
            if len(status) == STATUS.size:
                self._status = int(STATUS.unpack(status)[0])
        return self._status


class Nursery:
    """Gives a child for each file; threads may ask at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._shut = False
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process, without waiting for it; nothing to do when it runs."""
        with self._lock:
            self._shut = False
            self._started()

    def child(self) -> Child:
        """A fresh child that waits for its task.

        Raises:
            PaybackError: ``reading_unready`` when the process does not start, or was stopped for good.
        """
        with self._lock:
            for _ in range(0 if self._shut else 2):
                child = self._asked(self._started())
                if child is not None:
                    return child
                self._close()
        raise PaybackError("reading_unready")

    def close(self) -> None:
        """Stop the process and every child; no other one comes until somebody starts it again."""
        with self._lock:
            self._shut = True
            self._close()

    def _started(self) -> socket.socket:
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    [sys.executable, "-c", COMMAND, str(theirs.fileno())],
                    pass_fds=[theirs.fileno()], env=_environment(), start_new_session=True,
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                )  # fmt: skip
        return self._control

    def _asked(self, control: socket.socket) -> Child | None:
        """A child, or None when the process is gone."""
        talk, their_talk = socket.socketpair()
        line, their_line = socket.socketpair()
        try:
            with their_talk, their_line:
                socket.send_fds(control, [READY], [their_talk.fileno(), their_line.fileno()])
                there = control.recv(1) == READY
        except OSError:
            there = False
        if there:
            return Child(Connection(talk.detach()), line)
        talk.close()
        line.close()
        return None

    def _close(self) -> None:
        if self._control is not None and self._process is not None:
            self._control.close()
            self._process.wait()
        self._control = self._process = None


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in HANDED_ON if name in os.environ}
    # One thread of numpy's own: the process must be able to fork.
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
