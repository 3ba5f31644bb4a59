"""A process that dies in the middle of an import leaves the history as it was; right after it, what it has said."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from payback.store import open_store
from tests.store.readings import day_row, reading, table

if TYPE_CHECKING:
    from pathlib import Path

IMPORT_SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.store.readings import day_row, reading, table
from payback.store import batches, open_store

store = open_store(sys.argv[1])
insert = batches.insert

def halt(*args):
    insert(*args)
    print("written, not committed", flush=True)
    sys.stdin.read()

batches.insert = halt
rows = [day_row(number % 365, views=number, level="post", entity_id=str(number)) for number in range(20_000)]
store.keep(reading(table(store.inbox, rows), content="never kept"), by="ada")
"""

ACKNOWLEDGED_SCRIPT = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from tests.store.readings import day_row, reading, table
from payback.store import open_store

store = open_store(sys.argv[1])
rows = [day_row(number, likes=number) for number in range(40)]
batch = store.keep(reading(table(store.inbox, rows), content="second"), by="ada")
undone = store.undo(1)
os.write(1, f"{batch.import_id} {undone.status}".encode())
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("backend", ["file", "lake"])
def test_kill_after_an_import_was_acknowledged(
    tmp_path: Path, root: Path, backend: str, request: pytest.FixtureRequest
) -> None:
    """The process dies with the word that it is kept: what it said is there, the undo of the earlier import too."""
    setting = str(tmp_path / "history.duckdb")
    if backend == "lake":
        setting = request.getfixturevalue("lake_at")(tmp_path)
    with closing(open_store(setting)) as store:
        store.keep(reading(table(store.inbox, [day_row(views=5)])), by="ada")
    command = [sys.executable, "-c", ACKNOWLEDGED_SCRIPT, setting, str(root)]
    died = subprocess.run(command, capture_output=True, check=False)
    assert (died.returncode, died.stdout) == (-signal.SIGKILL, b"2 undone")
    with closing(open_store(setting)) as store:
        assert [(batch.import_id, batch.status) for batch in store.batches()] == [(2, "applied"), (1, "undone")]
        assert store.daily("views", "likes")["measure"].tolist() == ["likes"] * 40
        assert store.check() == ()


def test_kill_during_an_import(tmp_path: Path, root: Path) -> None:
    """Killed after the last write and before the commit: the earlier import is whole, the later one absent."""
    path = tmp_path / "history.duckdb"
    store = open_store(path)
    store.keep(reading(table(store.inbox, [day_row(views=5)])), by="ada")
    store.close()
    command = [sys.executable, "-c", IMPORT_SCRIPT, str(path), str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written, not committed\n"
        process.kill()
    store = open_store(path)
    assert len(store.batches()) == 1
    assert store.daily("views")["value"].tolist() == [5]
    assert store.check() == ()
    assert list(store.inbox.iterdir()) == []
    store.close()
