"""A file breaks no more than the process that reads it: a sentence, nothing kept, nothing left, and the next file."""

from __future__ import annotations

import fcntl
import io
import json
import math
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from payback.errors import PaybackError
from payback.history.reading_result import Nearest, Note, Question, Reading, TableReading
from payback.i18n import LANGUAGES, Words
from payback.ingest import reader_sandbox
from payback.ingest.progress import Progress, no_report
from payback.ingest.read_export import STEPS, read_export
from payback.ingest.reader_messages import Answer, Limits, Refusal, decode_message, encode, sendable
from payback.ingest.reader_pool import ReaderPool, readers
from payback.ingest.reader_worker import refusal
from payback.store import batches, open_store
from payback.workflows.imports import inspect, keep, take_in
from payback.workflows.uploads import save_upload
from tests.ingest import misbehaving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from payback.ingest.progress import Report
    from payback.store import Store
    from payback.workflows.read_with_history import Reader
    from payback.workflows.uploads import Upload

SMALL = Limits(memory=600 << 20, cpu_seconds=1, seconds=60, file_bytes=1 << 20, open_files=32)
DEMO_FILES = (
    "2026/Follows.csv",
    "2026/orders_export_1.csv",
    "2025/lainerie-pointe-aux-brumes_followers_1793500000001.xls",
)

IMPORTING = """
import sys
from pathlib import Path
from payback.store import batches, open_store
from payback.workflows.imports import take_in
store = open_store(sys.argv[1], wait_seconds=120)
path = Path(sys.argv[2])
print(take_in(store, path, path.name, by=path.name, answers={"account": path.stem}).rows_new)
store.close()
"""

READING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from payback.ingest.reader_pool import readers
from tests.ingest import misbehaving

folder = Path(sys.argv[2])
report = lambda _: (folder / "held").exists() and print("held", flush=True)
readers.read(folder / "x.csv", "x.csv", {}, folder, read=getattr(misbehaving, sys.argv[3]), report=report)
"""


@pytest.fixture
def pool() -> Iterator[ReaderPool]:
    """Reader processes of this test's own: one, so that a second file has to wait."""
    own = ReaderPool(1, for_small=0)
    yield own
    own.close()


def limited(
    read: Callable[..., Reading], report: Report = no_report, pool: ReaderPool = readers, **limits: float
) -> Reader:
    """A reader in a process of its own, with tight limits."""
    return partial(pool.read, read=read, limits=replace(SMALL, **limits), report=report)


@pytest.mark.parametrize("name", DEMO_FILES)
def test_what_comes_back_is_what_was_read(root: Path, workdir: Path, name: str) -> None:
    """A reading is the same from a process of its own, and its rows lie where they were asked for."""
    path = root / "data" / "demo" / name

    def without_places(reading: Reading) -> Reading:
        return replace(reading, tables=tuple(replace(table, rows_file=None) for table in reading.tables))

    isolated = readers.read(path, path.name, {}, workdir / "isolated")
    assert without_places(isolated) == without_places(read_export(path, path.name, {}, workdir / "here"))
    rows = [table.rows_file for table in isolated.tables if table.rows_file is not None]
    assert [file.is_relative_to(workdir / "isolated") and file.stat().st_size > 0 for file in rows] == [True] * len(
        rows
    )


def test_facts_come_back_as_they_were(workdir: Path) -> None:
    """A day is still a day, a list a list, a whole number whole; as are the sums of a table."""
    facts = {"start": date(2026, 1, 1), "column": "2026-01-01", "n": 3, "total": 0.5, "columns": ["a"], "none": None}
    table = TableReading(
        "meta_daily", "account_day", "metric", 1, 0, date(2026, 1, 5), None, "", {"views": 5, "spend": 5.0, "x": None},
        "1", "en", notes=(Note("seen", facts), Note("none")), rows_file=workdir / "rows.parquet",
    )  # fmt: skip
    reading = Reading("Vues.csv", "00", 24, (table,), ("a",), (Nearest("x", ("b",)),), (("1", "2"),), (Question("a"),))
    answer = decode_message(encode(Answer(sendable(reading))))
    assert answer == Answer(reading)
    assert repr(answer) == repr(Answer(reading))


@pytest.mark.parametrize(
    ("key", "read", "limits"),
    [
        ("reading_memory", misbehaving.hog_memory, {}),
        ("reading_memory", misbehaving.killed, {}),
        ("reading_slow", misbehaving.hog_processor, {}),
        ("reading_slow", misbehaving.hang, {"seconds": 0.3}),
        ("reading_room", misbehaving.fill_the_disk, {}),
        ("reading_broke", misbehaving.open_many, {}),
        ("reading_broke", misbehaving.leave, {}),
        ("reading_broke", misbehaving.crash, {}),
        ("reading_broke", misbehaving.stumble, {}),
        ("reading_broke", misbehaving.take_over, {}),
        ("reading_broke", misbehaving.send_an_object, {}),
        ("reading_slow", misbehaving.stop_short, {"seconds": 0.3}),
        ("reading_broke", misbehaving.lead_astray, {}),
        ("endless_cell", misbehaving.refuse, {}),
    ],
)
def test_whatever_a_reader_does(store: Store, upload: Upload, key: str, read: Reader, limits: dict[str, float]) -> None:
    """The person gets a sentence; nothing is kept, nothing left behind, and the next file is read."""
    with pytest.raises(PaybackError) as caught:
        inspect(store, upload.path, upload.name, read=limited(read, **limits))
    assert caught.value.key == key
    for language in LANGUAGES:
        assert Words(language)(f"error.{key}", **caught.value.facts)
    assert store.is_empty()
    assert list(store.inbox.iterdir()) == []
    assert list(upload.path.parent.iterdir()) == [upload.path]
    assert take_in(store, upload.path, upload.name, by="ada", read=limited(misbehaving.one_day)).rows_new == 1


def test_a_defect_is_named_by_its_place_only(upload: Upload, workdir: Path) -> None:
    """The text of an exception may quote a cell: the sentence says where it was raised and nothing of it."""
    with pytest.raises(PaybackError) as caught:
        limited(misbehaving.stumble)(upload.path, "Vues.csv", {}, workdir)
    assert str(caught.value.facts["where"]).startswith("KeyError, misbehaving.py:")
    assert "example" not in Words("en")("error.reading_broke", **caught.value.facts)


def test_an_answer_cannot_give_orders(upload: Upload, workdir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reader that was taken over sends back is loaded as data or not at all."""
    monkeypatch.chdir(workdir)
    with pytest.raises(PaybackError, match="reading_broke"):
        limited(misbehaving.take_over)(upload.path, "Vues.csv", {}, workdir)
    assert not (workdir / misbehaving.ORDERED).exists()


def test_a_reader_sees_no_secrets(
    upload: Upload, workdir: Path, pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file has a process of its own, without the server's environment."""
    monkeypatch.setenv("PAYBACK_TEST_SECRET", "of the sign-in")
    readings = [limited(misbehaving.one_day, pool=pool)(upload.path, "Vues.csv", {}, workdir) for _ in range(2)]
    facts = [reading.tables[0].notes[0].facts for reading in readings]
    assert [fact["secret"] for fact in facts] == ["", ""]
    assert len({os.getpid(), *(fact["process"] for fact in facts)}) == 3


def test_a_reader_reaches_no_network(tmp_path: Path, workdir: Path) -> None:
    """Where the system lets a process leave the network, a reader cannot even reach this machine."""
    leaves = "import ctypes; raise SystemExit(ctypes.CDLL(None).unshare(0x50000000) != 0)"
    if sys.platform != "linux" or subprocess.run([sys.executable, "-c", leaves], check=False).returncode:
        pytest.skip("this system lets nobody leave the network")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = tmp_path / "port.csv"
        port.write_text(str(server.getsockname()[1]))
        with pytest.raises(PaybackError) as caught:
            limited(misbehaving.call_home)(port, "port.csv", {}, workdir)
    assert caught.value.key == "reading_broke"
    assert "Error" in str(caught.value.facts["where"])


def test_a_reader_sees_its_own_file_and_nothing_else(store: Store, upload: Upload, workdir: Path, root: Path) -> None:
    """Neither the system's files nor the store, nor another upload; it writes in its own folder alone."""
    if not reader_sandbox.version():
        pytest.skip("this kernel has no Landlock")
    other = save_upload(store, io.BytesIO(b"x"), "other.csv").path
    closed = [Path("/etc/passwd"), store.inbox.with_suffix(""), other, root / "README.md", workdir.parent / "new"]
    places = json.dumps([str(place) for place in (*closed, upload.path, workdir / "own")])
    reading = limited(misbehaving.look_around)(upload.path, "Vues.csv", {"places": places}, workdir)
    assert reading.columns == (f"rb {upload.path}", f"ab {workdir / 'own'}")


def test_a_kernel_without_a_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read there as well; whoever runs the server is told."""
    monkeypatch.setattr(reader_sandbox.sys, "platform", "darwin")
    assert not reader_sandbox.shut([], [])


def test_a_process_that_was_killed_is_started_again(upload: Upload, workdir: Path, pool: ReaderPool) -> None:
    """The next file does not notice that the process that had been started ahead is gone."""
    pool.start()
    (process,) = pool._started
    pool.start()
    assert list(pool._started) == [process]
    process.kill()
    assert limited(misbehaving.one_day, pool=pool)(upload.path, "Vues.csv", {}, workdir).recognised
    assert list(pool._started) != [process]


def test_a_server_that_ends_waits_for_no_reader(upload: Upload, tmp_path: Path, pool: ReaderPool) -> None:
    """A file in the middle of its reading is given up, and nobody begins another until the process is wanted again."""
    begun, gate = Event(), tmp_path / "gate"
    read = partial(
        limited(misbehaving.wait_for, pool=pool, report=lambda _: begun.set()),
        upload.path,
        "a.csv",
        {"gate": str(gate)},
    )
    with ThreadPoolExecutor(1) as threads:
        reading = threads.submit(read, tmp_path / "a")
        assert begun.wait(60)
        pool.close()
        with pytest.raises(PaybackError, match="reading_broke"):
            reading.result()
    gate.touch()
    (tmp_path / "b").mkdir()
    with pytest.raises(PaybackError, match="reading_unready"):
        read(tmp_path / "b")
    pool.start()
    assert read(tmp_path / "b").recognised


def test_a_process_that_does_not_start(
    upload: Upload, workdir: Path, pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said in a sentence, not waited for."""
    monkeypatch.setattr("payback.ingest.reader_process.COMMAND", "raise SystemExit(1)")
    with pytest.raises(PaybackError, match="reading_unready"):
        limited(misbehaving.one_day, pool=pool)(upload.path, "Vues.csv", {}, workdir)


def test_everybody_at_once(root: Path, workdir: Path) -> None:
    """Threads that read at the same time each get their own file back."""
    paths = [root / "data" / "demo" / name for name in DEMO_FILES]

    def read(number: int) -> str:
        path = paths[number % len(paths)]
        return readers.read(path, path.name, {}, workdir / str(number)).file

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(read, range(6))) == [paths[n % len(paths)].name for n in range(6)]


def test_progress_is_reported_and_can_stop_the_reading(store: Store, upload: Upload) -> None:
    """Phase after phase; whoever gets the reports may end it, and nothing stays."""
    reports: list[Progress] = []

    def stop(progress: Progress) -> None:
        reports.append(progress)
        if progress.phase == "read":
            raise KeyboardInterrupt

    again = save_upload(store, io.BytesIO(b"12345"), "x.csv", size=5, report=reports.append)
    assert reports == [Progress("receive", 5, 5)]
    with pytest.raises(KeyboardInterrupt):
        inspect(store, again.path, "x.csv", read=partial(limited(misbehaving.hang), report=stop))
    assert [progress.phase for progress in reports] == ["receive", "read"]
    assert list(store.inbox.iterdir()) == []
    with pytest.raises(KeyboardInterrupt):
        save_upload(store, io.BytesIO(b"12345"), "x.csv", report=lambda _: stop(Progress("read", 5, 5)))
    assert len(list(upload.path.parent.iterdir())) == 2


def test_a_reader_reports_how_far_it_is(upload: Upload, workdir: Path, tmp_path: Path) -> None:
    """Bytes while the text is read, rows from then on, and the share of the whole: out of the other process."""
    reports: dict[str, Progress] = {}

    def report(at: Progress) -> None:
        reports[at.phase] = replace(at, seconds=0.0)
        if at.share:
            (tmp_path / at.phase).touch()

    limited(misbehaving.step_by_step, report=report)(upload.path, "x.csv", {"gates": str(tmp_path)}, workdir)
    half, quarter = STEPS["decode"] + STEPS["load"] / 2, STEPS["decode"] + STEPS["load"] + STEPS["type"] / 4
    assert reports == {
        "read": Progress("read", 24, 12, share=pytest.approx(half)),
        "type": Progress("type", 24, 24, rows=500, of_rows=2_000, share=pytest.approx(quarter)),
    }


@pytest.mark.parametrize("place", [("load", math.nan, 0), ("load", 2.0, 0), ("load", 0.5, -1), ("load", 0.5, 1 << 60)])
def test_progress_that_is_none_is_a_broken_answer(
    upload: Upload,
    workdir: Path,
    place: tuple[str, float, int],
) -> None:
    """A reader that was taken over cannot bring the page to show, or to reckon with, just anything."""
    with pytest.raises(PaybackError, match="reading_broke"):
        limited(misbehaving.tell_lies)(upload.path, "x.csv", {"place": json.dumps(place)}, workdir)


def test_one_waits_for_its_turn(upload: Upload, workdir: Path, tmp_path: Path, pool: ReaderPool) -> None:
    """The memory of files read at the same time must not add up: it is reported that the second waits."""
    gate, begun, phases = tmp_path / "gate", Event(), []

    def wait(progress: Progress) -> None:
        phases.append(progress.phase)
        gate.touch()

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(
            partial(limited(misbehaving.wait_for, pool=pool), report=lambda _: begun.set()),
            upload.path, "a.csv", {"gate": str(gate)}, workdir,
        )  # fmt: skip
        assert begun.wait(60)
        second = threads.submit(
            partial(limited(misbehaving.one_day, pool=pool), report=wait), upload.path, "b.csv", {}, workdir
        )
        assert first.result().recognised
        assert second.result().recognised
    assert phases[0] == "wait"


def test_others_read_while_a_file_is_read_and_kept(
    store: Store, upload: Upload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held in the middle of its reading, and again before the end of its keeping, an import holds up nobody else.

    Others see the history as it was, whole, until the import is there as a whole.
    """
    gate, reading, keeping, go_on = tmp_path / "gate", Event(), Event(), Event()
    insert = batches.insert

    def held(*args: Any) -> None:  # noqa: ANN401
        insert(*args)
        keeping.set()
        assert go_on.wait(60)

    monkeypatch.setattr(batches, "insert", held)
    read = partial(limited(misbehaving.wait_for), report=lambda _: reading.set())
    with ThreadPoolExecutor(1) as pool:
        answers = {"gate": str(gate)}
        importing = pool.submit(take_in, store, upload.path, "b.csv", by="bob", answers=answers, read=read)
        assert reading.wait(60)
        assert list(store.daily("views")["value"]) == []
        gate.touch()
        assert keeping.wait(60)
        assert (list(store.daily("views")["value"]), store.batches(), store.is_empty()) == ([], (), True)
        go_on.set()
        assert importing.result().rows_new == 1
    assert list(store.daily("views")["value"]) == [5]


def test_a_kept_inspection_leaves_nothing(store: Store, root: Path) -> None:
    """The rows that a process apart wrote are kept and then removed."""
    path = root / "data" / "demo" / DEMO_FILES[1]
    assert keep(store, inspect(store, path, path.name, answers={"account": "shop"}), by="ada").rows_new > 0
    assert list(store.inbox.iterdir()) == []


def test_a_lack_of_memory_is_distinguished() -> None:
    """DuckDB has its own error for it, and whoever catches that one may say something else."""

    class OutOfMemoryException(Exception):  # noqa: N818 - DuckDB's name
        pass

    refused = PaybackError("unreadable_table")
    refused.__cause__ = OutOfMemoryException()
    assert refusal(refused, "x") == Refusal("reading_memory", {"file": "x"})
    assert refusal(MemoryError(), "x") == Refusal("reading_memory", {"file": "x"})
    assert refusal(PaybackError("unreadable_table", n=3), "x") == Refusal("unreadable_table", {"n": 3})
    assert refusal(ValueError("text"), "x") == Refusal("reading_broke", {"file": "x", "where": "ValueError, -:0"})


def test_four_processes_at_once(tmp_path: Path) -> None:
    """One after the other has the history; each keeps its file, reads it apart, and loses nothing of the others'."""
    store, processes = tmp_path / "h.duckdb", []
    for number in range(4):
        path = tmp_path / f"page{number}.csv"
        days = "".join(f'"2026-01-{day:02}T00:00:00","{number + 1}"\n' for day in range(1, 11))
        path.write_text(f'sep=,\n"Facebook follows"\n"Date","Primary"\n{days}', encoding="utf-16")
        command = [sys.executable, "-c", IMPORTING, str(store), str(path)]
        processes.append(subprocess.Popen(command, stdout=subprocess.PIPE))
    assert [process.communicate()[0].strip() for process in processes] == [b"10"] * 4
    opened = open_store(store)
    assert sorted(batch.created_by for batch in opened.batches()) == [f"page{n}.csv" for n in range(4)]
    assert sum(opened.daily("followers_gained")["value"]) == 10 * (1 + 2 + 3 + 4)
    assert opened.check() == ()
    opened.close()


@pytest.mark.parametrize("read", ["hold", "hold_by_a_helper"])
def test_a_reader_ends_with_its_server(read: str, tmp_path: Path, root: Path) -> None:
    """Killed in the middle of a reading, the application leaves no process behind, nor what the reader had started."""
    path = tmp_path / "x.csv"
    path.write_text("x")
    with subprocess.Popen(
        [sys.executable, "-c", READING, str(root), str(tmp_path), read], stdout=subprocess.PIPE
    ) as application:
        assert application.stdout is not None
        assert application.stdout.readline() == b"held\n"
        application.kill()
    with path.open("r+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
    assert not (tmp_path / "outlived").exists()
