"""The demonstration company's store: made once for the code and the exports that it comes from, then copied."""

from __future__ import annotations

import fcntl
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from payback.store import open_store
from payback.workflows.demo_company import DEMO, first_start

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
ABOVE = ("ui", "cli")
"""Layers that the making cannot import: a change there leaves the store as it is."""

KEPT = 4
"""Stores of earlier code: whoever goes back and forth between two changes finds both."""


def demo_store_file(folder: Path) -> Path:
    """A closed store that holds the demonstration company; whoever asks while it is made waits for it."""
    path = folder / f"{_content()}.duckdb"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            _make(path)
        for old in sorted(folder.glob("*.duckdb"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
            old.unlink()
    return path


def _make(path: Path) -> None:
    """Take the company in under another name, so that a store that was cut off is never taken for a whole one."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    store = open_store(unfinished)
    assert first_start(store)
    store.close()
    unfinished.rename(path)


def _content() -> str:
    """Digest of everything that the store depends on: code below the pages, versions, exports."""
    digest = hashlib.sha256(sys.version.encode())
    for path in _sources():
        digest.update(f"\0{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    package = ROOT / "src" / "payback"
    below = (path for path in package.rglob("*") if path.relative_to(package).parts[0] not in ABOVE)
    yield ROOT / "requirements.txt"
    yield from sorted(path for path in (*below, *DEMO.rglob("*")) if path.is_file() and path.suffix != ".pyc")
