"""Upkeep of a lake: never more files than before, whoever writes or reads meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest

from payback.store import StoreError, lake_gate, open_store
from payback.store.lake_gate import PostgresGate
from tests.store.readings import NOW, day_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from payback.store import Store

TIMES = int(os.environ.get("PAYBACK_TEST_UPKEEPS", "6"))
"""Imports, and upkeeps beside them; `make lake` asks for thirty."""

AN_HOUR = timedelta(hours=1)
WRITER = """
import sys
from payback.store import open_store
from tests.store.readings import day_row, reading, table

store = open_store(sys.argv[1])
print(flush=True)
for number in range(int(sys.argv[2])):
    rows = [day_row(day, views=number + day) for day in range(20)]
    batch = store.keep(reading(table(store.inbox, rows), content=f"file {number}"), by="ada")
    if number % 3 == 2:
        store.undo(batch.import_id)
store.close()
"""


def keep(store: Store, *numbers: int) -> None:
    """So many imports of twenty rows each."""
    for number in numbers:
        rows = [day_row(day, views=number + day) for day in range(20)]
        store.keep(reading(table(store.inbox, rows), content=f"file {number}"), by="ada")


def on_disk(folder: Path) -> int:
    """How many files lie there, whatever the store says."""
    return len([*(folder / "rows").rglob("*.parquet")])


@pytest.mark.parametrize("spared", [timedelta(), AN_HOUR], ids=["nothing spared", "an hour spared"])
@pytest.mark.parametrize("imports", [1, 4])
def test_no_more_files_than_before(
    imports: int, spared: timedelta, lake_at: Callable[[Path], str], tmp_path: Path
) -> None:
    """With few imports, with many, again and after more; each can be taken out and put back, and it all holds."""
    with closing(open_store(lake_at(tmp_path), clock=lambda: NOW)) as store:
        found = []
        for numbers in (range(imports), (), range(imports, imports + 3)):
            keep(store, *numbers)
            before = on_disk(tmp_path)
            upkeep = store.maintain(keep=spared)
            found.append((before, upkeep.files_after))
            assert (upkeep.files_before, upkeep.files_after) == (before, on_disk(tmp_path))
        assert [after <= before for before, after in found] == [True] * 3
        assert found[2][1] < found[2][0]
        figures = store.monthly()
        for batch in store.batches():
            store.undo(batch.import_id)
        assert store.monthly() == ()
        for batch in store.batches():
            store.redo(batch.import_id)
        assert (store.monthly(), store.check()) == (figures, ())


def test_upkeep_and_a_writer_do_not_meet(lake_at: Callable[[Path], str], tmp_path: Path, root: Path) -> None:
    """Again and again beside a process that imports and undoes: it comes to its end, and all that it kept is there."""
    setting = lake_at(tmp_path)
    command = [sys.executable, "-c", WRITER, setting, str(TIMES)]
    with (
        closing(open_store(setting, clock=lambda: NOW)) as store,
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as writer,
    ):
        assert writer.stdout is not None
        writer.stdout.readline()
        for _ in range(TIMES):
            try:
                store.maintain()
            except StoreError as error:  # of two who wait for each other the upkeep gives up, and says so
                if error.key != "lake_readers":
                    raise
        assert writer.wait() == 0
        store.maintain()
        assert sorted(batch.status for batch in store.batches()) == ["applied"] * (TIMES - TIMES // 3) + ["undone"] * (
            TIMES // 3
        )
        assert store.check() == ()


def test_nothing_is_tidied_while_somebody_reads(
    lake_at: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reading that began before is waited for; where it does not end, all stays as it is and that is told."""
    setting, clock = lake_at(tmp_path), count()
    monkeypatch.setattr(lake_gate, "READERS_SECONDS", 3)
    with closing(open_store(setting)) as reader, closing(open_store(setting, clock=lambda: NOW)) as store:
        keep(store, 1, 2, 3)
        before = on_disk(tmp_path)
        with reader._engine.cursor() as cursor:
            cursor.execute("begin")
            rows = cursor.execute("from metric_version").fetchall()
            store._engine.gate = PostgresGate(lambda: next(clock), lambda _seconds: None)
            with pytest.raises(StoreError, match="lake_readers"):
                store.maintain()
            assert on_disk(tmp_path) == before
            assert cursor.execute("from metric_version").fetchall() == rows
            store._engine.gate = PostgresGate(lambda: 0, lambda _seconds: cursor.execute("rollback"))
            assert store.maintain().files_after < before
        assert reader.check() == ()


def test_whoever_waits_too_long_is_told(
    lake_at: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer of an upkeep, an upkeep of writers; nothing is changed, and both go on afterwards."""
    for name in ("_ALONE", "_A_WRITER"):
        patient = getattr(lake_gate, name)
        monkeypatch.setattr(lake_gate, name, patient.replace("300s", "20ms").replace("120s", "20ms"))
    setting = lake_at(tmp_path)
    with closing(open_store(setting)) as one, closing(open_store(setting)) as other:
        with one._engine.alone(), pytest.raises(StoreError, match="lake_upkeep"):
            other.save_plan("p", "{}", by="ada")
        with one._engine.gate.writer(one._engine.root), pytest.raises(StoreError, match="lake_writers"):
            other.maintain()
        assert other.plans() == ()
        other.save_plan("p", "{}", by="ada")
        assert other.maintain().files_after == 0
