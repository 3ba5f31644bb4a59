"""A folder in which exports arrive: what can be taken in without a question is, what cannot is set aside and named.

Files are never moved or changed: the folder may be that of a cloud drive. The demonstration company leaves before the
first of them is read.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from payback.errors import PaybackError
from payback.ingest.read_export import digest
from payback.workflows.demo_company import make_room
from payback.workflows.imports import take_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from payback.store import Batch, Store

ENDINGS = (".csv", ".tsv", ".txt", ".xls", ".xlsx", ".zip")
"""Of what may be an export; a download that goes on has another one until it is done."""

QUIET_SECONDS = 30.0
"""A file that nobody has written to for so long is whole."""

LOOK_SECONDS = 5.0
"""Between two looks into the folder."""

PASSING = frozenset({"store_busy", "reading_unready"})
"""Refusals that the next look may not meet."""

BY = "watch"


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as a look into the folder finds it: its bytes, and when it was last written to (seconds of the clock)."""

    size: int
    changed: float


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of one file: the import that holds it, or why it was set aside."""

    file: str
    batch: Batch | None = None
    error: PaybackError | None = None


Listing: TypeAlias = "Callable[[Path], Mapping[Path, Seen]]"


def listing(folder: Path) -> dict[Path, Seen]:
    """Every file that may be an export, by name.

    Raises:
        PaybackError: ``watch_folder`` where there is no such folder, or it cannot be read.
    """
    files = {}
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_file() and entry.name.lower().endswith(ENDINGS) and not entry.name.startswith((".", "~")):
                    files[Path(entry.path)] = Seen(entry.stat().st_size, entry.stat().st_mtime)
    except OSError as error:
        raise PaybackError("watch_folder", folder=str(folder)) from error
    return files


class WatchedFolder:
    """One folder, and what is known of its files.

    Args:
        store: The history into which they go.
        folder: Where they arrive; folders inside it are not looked at.
        listed: How it is looked at.
    """

    def __init__(self, store: Store, folder: Path, listed: Listing = listing) -> None:
        self._store, self._folder, self._listed = store, folder, listed
        self._before: Mapping[Path, Seen] = {}
        self._done: dict[Path, Seen] = {}
        self._set_aside: dict[Path, Arrived] = {}
        self._version = store.data_version()

    def look(self, now: float) -> Iterator[Arrived]:
        """Take in every file that has become whole since the last look; one that changed again is another one.

        What was set aside is tried again once the history has changed: it may know the answer by now.

        Args:
            now: Seconds of the clock.

        Yields:
            What became of each; nothing of what is still set aside for the same reason.
        """
        before, self._before = self._before, self._listed(self._folder)
        version, self._version = self._version, self._store.data_version()
        for path in self._set_aside.keys() - self._before.keys():
            del self._set_aside[path]
        for path, seen in self._before.items():
            whole = seen == before.get(path) or now - seen.changed >= QUIET_SECONDS
            waits = path in self._set_aside and version != self._version
            if whole and seen.size and (waits or self._done.get(path) != seen):
                last = self._set_aside.pop(path, None)
                arrived = self._arrived(path, seen)
                if last is None or not _same_reason(arrived, last):
                    yield arrived

    @property
    def set_aside(self) -> tuple[Arrived, ...]:
        """What lies there and was not taken in, by name."""
        return tuple(sorted(self._set_aside.copy().values(), key=lambda arrived: arrived.file))

    def _arrived(self, path: Path, seen: Seen) -> Arrived:
        try:
            make_room(self._store, by=BY)
            arrived = Arrived(path.name, batch=self._known(path) or take_in(self._store, path, path.name, by=BY))
        except (PaybackError, OSError) as error:
            refusal = error if isinstance(error, PaybackError) else PaybackError("file_gone", file=path.name)
            arrived = self._set_aside[path] = Arrived(path.name, error=refusal)
        if arrived.error is None or arrived.error.key not in PASSING:
            self._done[path] = seen
        return arrived

    def _known(self, path: Path) -> Batch | None:
        """The import that holds these very bytes, also one that somebody took out again."""
        sha256 = digest(path)
        known = (replace(batch, duplicate=True) for batch in self._store.batches() if batch.sha256 == sha256)
        return next(known, None)


def _same_reason(one: Arrived, other: Arrived) -> bool:
    """Whether both were set aside for the same."""
    reasons = [(arrived.error.key, arrived.error.facts) for arrived in (one, other) if arrived.error]
    return len(reasons) > 1 and reasons[0] == reasons[1]


def arrivals(watched: WatchedFolder, now: Callable[[], float], over: Callable[[], bool]) -> Iterator[Arrived]:
    """What becomes of the files of a folder, look by look.

    Args:
        watched: The folder.
        now: Seconds of the clock.
        over: Waits for the next look; true where there shall be none.
    """
    while True:
        yield from watched.look(now())
        if over():
            return
