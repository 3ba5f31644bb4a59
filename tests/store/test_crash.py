"""A process that dies in the middle of an import leaves the history as it was before."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

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
