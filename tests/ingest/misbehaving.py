"""Readers that do what a file made to break a reader could bring one to do; each runs in a process of its own."""

from __future__ import annotations

import fcntl
import json
import os
import pickle
import select
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import duckdb

from payback.errors import PaybackError
from payback.history.progress_meter import StepProgress
from payback.history.reading_result import Note, Reading, TableReading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.history.progress_meter import Meter


DAY = date(2026, 1, 5)
ROWS = "select date '2026-01-05' as date_day, 'facebook' as platform, '1' as account_id, 'account' as level, 5 as views"


def one_day(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> Reading:
    """Reads the same day from every file, and notes whose process it is and what it can see."""
    rows = workdir / "rows.parquet"
    duckdb.sql(ROWS).write_parquet(str(rows))
    note = Note("seen", {"process": os.getpid(), "secret": os.environ.get("PAYBACK_TEST_SECRET", "")})
    return _one_table(rows, note)


def _one_table(rows: Path, *notes: Note) -> Reading:
    table = TableReading(
        "meta_daily", "account_day", "metric", 1, 0, DAY, DAY, "", {"views": 5}, "1", "en", "facebook",
        notes=notes, rows_file=rows,
    )  # fmt: skip
    return Reading("Vues.csv", "00", 24, (table,))


def _left_half(workdir: Path) -> None:
    (workdir / "half.parquet").write_bytes(b"PAR1")


def hog_memory(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> NoReturn:
    """Takes memory until there is none."""
    _left_half(workdir)
    taken = []
    while True:
        taken.append(bytearray(16 << 20))


def hog_processor(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> NoReturn:
    """Never ends, at work."""
    _left_half(workdir)
    while True:
        pass


def hang(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Never ends, at rest."""
    _left_half(workdir)
    while True:
        signal.pause()


def fill_the_disk(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> NoReturn:
    """Writes without end."""
    with (workdir / "endless").open("wb") as target:
        while True:
            target.write(bytes(1 << 16))


def open_many(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Opens files without end."""
    held = []
    while True:
        held.append((workdir / str(len(held))).open("wb"))


def leave(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Ends without a word."""
    _left_half(workdir)
    os._exit(7)


def crash(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Touches memory that is not its own."""
    _left_half(workdir)
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def killed(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Is killed, as by a system that has no memory left."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def stumble(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Has a defect; its text quotes a cell."""
    msg = "ada@example.org"
    raise KeyError(msg)


def refuse(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Says why it does not read this."""
    raise PaybackError("endless_cell", line=12)


ORDERED = "taken-over"
"""The folder that an order makes where it is carried out."""


class Order:
    """Something that would run where it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (os.mkdir, (ORDERED,))


def _speak(frame: bytes) -> None:
    """Send the application a frame of one's own on every line that the process has."""
    for descriptor in range(3, 32):
        with suppress(OSError):
            Connection(descriptor).send_bytes(frame)


def take_over(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Answers with an order instead of data."""
    _speak(pickle.dumps(Order()))
    hang(path, name, answers, workdir)


def send_an_object(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> Reading:
    """Gives back a reading that is not all data."""
    return Reading(name, "00", 24, (), columns=(Order(),))  # type: ignore[arg-type]


def stop_short(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> NoReturn:
    """Stops in the middle of its answer."""
    for descriptor in range(3, 32):
        with suppress(OSError):
            os.write(descriptor, struct.pack("!i", 100) + b"half")
    hang(path, name, answers, workdir)


def lead_astray(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> Reading:
    """Names a file that is not among its own rows."""
    return _one_table(workdir / ".." / "theirs.parquet")


def call_home(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> Reading:
    """Tries to send the file to the port that it holds."""
    socket.create_connection(("127.0.0.1", int(path.read_text())), timeout=5)
    return _one_table(workdir / "none.parquet")


def wait_for(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> Reading:
    """Reads when a file named in the answers is there."""
    while not Path(answers["gate"]).exists():
        time.sleep(0.01)
    return one_day(path, name, answers, workdir)


def hold(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> Reading:
    """Holds its file locked, says so, and leaves a mark if it is left alone for long."""
    with path.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        (workdir / "held").touch()
        select.select([], [], [], 60)
        (workdir / "outlived").touch()
    return one_day(path, name, answers, workdir)


def hold_by_a_helper(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> Reading:
    """Has another process hold its file locked, which hears nothing of whoever waits."""
    outlives = "import select, sys; select.select([], [], [], 60); open(sys.argv[1] + '/outlived', 'w')"
    with path.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        with subprocess.Popen([sys.executable, "-c", outlives, workdir], pass_fds=[stream.fileno()]):
            (workdir / "held").touch()
    return one_day(path, name, answers, workdir)


def look_around(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> Reading:
    """Tries to read and to write what is named in the answers, and notes what it could."""
    reached = []
    for place in json.loads(answers["places"]):
        for mode in ("rb", "ab"):
            with suppress(OSError), Path(place).open(mode):
                reached.append(f"{mode} {place}")
    return replace(one_day(path, name, answers, workdir), columns=tuple(reached))


def step_by_step(
    path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None
) -> Reading:
    """Goes half through the bytes, then a quarter through the rows; each time on when that was reported."""
    assert meter is not None
    for phase, step, part, rows in (("read", "load", 0.5, 0), ("type", "type", 0.25, 2_000)):
        meter.begin(step, lambda part=part: part, rows=rows)  # type: ignore[misc]
        wait_for(path, name, {"gate": str(Path(answers["gates"], phase))}, workdir)
    return one_day(path, name, answers, workdir)


def tell_lies(path: Path, name: str, answers: Mapping[str, str], workdir: Path, meter: Meter | None = None) -> NoReturn:
    """Has its meter say what no meter says, until it is stopped."""
    assert meter is not None
    meter.read = lambda: StepProgress(*json.loads(answers["place"]))  # type: ignore[method-assign]
    hang(path, name, answers, workdir)
