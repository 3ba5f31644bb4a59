"""A process in which files are read, seen from the application: started ahead, stopped at the limit of its time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import send_handle
from threading import Timer
from typing import TYPE_CHECKING

from msgspec import DecodeError

from payback.errors import PaybackError
from payback.history.progress_meter import StepProgress
from payback.ingest.progress import REPORT_SECONDS, WorkShare, reading_progress
from payback.ingest.read_export import STEPS
from payback.ingest.reader_messages import Answer, Place, Refusal, Task, decode_message, encode

if TYPE_CHECKING:
    from payback.ingest.progress import Report

COMMAND = "import sys; from payback.ingest.reader_worker import main; main(int(sys.argv[1]))"
ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "PAYBACK_THREADS")
"""All of it that a reader sees: secrets of the sign-in or of the store are none of its business."""

LONGEST_ANSWER = 64 << 20
_ENDED_BY = {
    -signal.SIGXCPU: "reading_slow",
    -signal.SIGXFSZ: "reading_room",
    -signal.SIGKILL: "reading_memory",  # not by us: by a system that had none left
}


class ReaderProcess:
    """A process with the reader loaded: for one file after the other, each in a fork of its own."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in ENVIRONMENT if name in os.environ}
        environment |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
        self._control, child_end = Pipe()
        with child_end:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-c", COMMAND, str(child_end.fileno())],
                pass_fds=[child_end.fileno()], env=environment, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip

    def runs(self) -> bool:
        """Whether it can read another file."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it, the reading, and whatever that has started: from then on nobody writes any more."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def read(self, task: Task, size: int, report: Report) -> Answer | Refusal:
        """What comes of a task; whatever stops the reading before its end leaves nothing running.

        Raises:
            PaybackError: It ended without an answer.
        """
        # In a thread of its own: a reader that stops in the middle of its answer must not hold us up.
        clock = Timer(task.limits.seconds, self.kill)
        try:
            with self._begun(task) as line:
                clock.start()
                began = time.monotonic()
                message = _last_message(line, task.name, size, report)
            code = self._exit_code()
        except BaseException:
            self.kill()
            raise
        finally:
            clock.cancel()
        if message is not None:
            return message
        slow = time.monotonic() - began >= task.limits.seconds
        key = "reading_slow" if slow else _ENDED_BY.get(code, "reading_broke")
        raise PaybackError(key, file=task.name, where=f"exit {code}")

    def _begun(self, task: Task) -> Connection:
        """The line to a fork that has its task."""
        line, child_end = Pipe()
        with suppress(EOFError, OSError), child_end:
            send_handle(self._control, child_end.fileno(), self._process.pid)
            self._control.recv_bytes()
            line.send_bytes(encode(task))
            return line
        line.close()
        raise PaybackError("reading_unready")

    def _exit_code(self) -> int:
        """Of the fork, or minus the signal that ended it."""
        try:
            return int(self._control.recv_bytes())
        except (EOFError, OSError):
            self.kill()
            return 1


def _last_message(line: Connection, file: str, size: int, report: Report) -> Answer | Refusal | None:
    """What the reading comes to, None where it ends without a word; on the way its progress is reported."""
    began = reported = time.monotonic()
    work, at = WorkShare(STEPS), StepProgress()
    while True:
        if line.poll(REPORT_SECONDS):
            try:
                message = decode_message(line.recv_bytes(LONGEST_ANSWER))
            except (EOFError, OSError):
                return None
            except (DecodeError, RecursionError, ValueError) as error:
                raise PaybackError("reading_broke", file=file, where="answer") from error
            if not isinstance(message, Place):
                return message
            at = StepProgress(message.step, message.part, message.rows)
        # A reader that was taken over may say more than anybody wants to hear.
        if (now := time.monotonic()) - reported >= REPORT_SECONDS:
            reported = now
            report(reading_progress(at, work.share(at), size, now - began))
