"""A folder in which exports arrive; looks and clock are given, nothing waits."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.workflows import watched_folder
from payback.workflows.imports import take_in, undo
from payback.workflows.watched_folder import QUIET_SECONDS, Seen, WatchedFolder, arrivals, listing

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store

PINTEREST = (
    "Date,Campaign name,Ad group name,Spend in account currency,Impressions,Pin clicks,Outbound clicks\n"
    "2026-01-0{day},EB,Tire,10.00,100,5,4\n"
)
ANSWERED = {"currency": "CAD", "account": "Atelier"}
NOW = 1_000_000.0


def sessions(visitors: int) -> bytes:
    """A shop's sessions by week: nothing about it has to be asked."""
    return f'"Week","Online store visitors","Sessions"\n"2026-01-05","{visitors}","{visitors + 9}"\n'.encode()


class Folder:
    """A folder whose files are as old as a test says."""

    def __init__(self, path: Path) -> None:
        self.path, self.changed = path, dict[str, float]()

    def put(self, name: str, content: bytes, *, at: float = 0.0) -> None:
        """Write one file."""
        (self.path / name).write_bytes(content)
        self.changed[name] = at

    def listed(self, folder: Path) -> dict[Path, Seen]:
        """What a look finds."""
        return {path: Seen(seen.size, self.changed[path.name]) for path, seen in listing(folder).items()}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty one."""
    path = tmp_path / "arrivals"
    path.mkdir()
    return Folder(path)


@pytest.fixture
def watched(store: Store, folder: Folder) -> WatchedFolder:
    """The folder, watched."""
    return WatchedFolder(store, folder.path, folder.listed)


def names(watched: WatchedFolder, now: float = NOW) -> dict[str, str]:
    """What a look comes to: by file ``kept``, ``known`` or the key of what set it aside."""
    return {
        arrived.file: arrived.error.key
        if arrived.error
        else "known"
        if arrived.batch and arrived.batch.duplicate
        else "kept"
        for arrived in watched.look(now)
    }


def test_what_leaves_nothing_open_is_taken_in_once(store: Store, folder: Folder, watched: WatchedFolder) -> None:
    """A file is kept, by the watch; the next look does not touch it."""
    folder.put("sessions.csv", sessions(40))
    assert names(watched) == {"sessions.csv": "kept"}
    assert [(batch.file, batch.created_by) for batch in store.batches()] == [("sessions.csv", "watch")]
    assert names(watched) == {}
    assert watched.set_aside == ()


def test_what_has_to_be_asked_is_set_aside_and_named(store: Store, folder: Folder, watched: WatchedFolder) -> None:
    """Nothing of it is kept; its question is told once, and others go on."""
    folder.put("ads.csv", PINTEREST.format(day=1).encode())
    folder.put("b.csv", b"Fruit,Colour\napple,red\n")
    folder.put("sessions.csv", sessions(40))
    told = names(watched)
    assert told["ads.csv"] in {"question_open", "question_guessed"}
    assert (told["b.csv"], told["sessions.csv"]) == ("not_recognised", "kept")
    assert [arrived.file for arrived in watched.set_aside] == ["ads.csv", "b.csv"]
    assert len(store.batches()) == 1
    assert names(watched) == {}


def test_a_file_that_is_being_written_waits(folder: Folder, watched: WatchedFolder) -> None:
    """One that grows between two looks, and was written to just now, is not whole; one that rests is."""
    folder.put("sessions.csv", sessions(40)[:40], at=NOW)
    assert names(watched) == {}
    folder.put("sessions.csv", sessions(40), at=NOW + 1)
    assert names(watched, NOW + 1) == {}
    assert names(watched, NOW + 2) == {"sessions.csv": "kept"}


def test_a_file_that_has_rested_need_not_wait(folder: Folder, watched: WatchedFolder) -> None:
    """The first look takes in what nobody has written to for a while, and not what is empty."""
    folder.put("sessions.csv", sessions(40), at=NOW - QUIET_SECONDS)
    folder.put("new.csv", sessions(41), at=NOW - QUIET_SECONDS + 1)
    folder.put("empty.csv", b"")
    assert names(watched) == {"sessions.csv": "kept"}


def test_a_file_that_changed_is_another_one(store: Store, folder: Folder, watched: WatchedFolder) -> None:
    """The platform's file of the same name, fetched again, is taken in too."""
    folder.put("sessions.csv", sessions(40))
    assert names(watched) == {"sessions.csv": "kept"}
    folder.put("sessions.csv", sessions(50), at=1.0)
    assert names(watched) == {"sessions.csv": "kept"}
    assert len(store.batches()) == 2


def test_the_same_bytes_are_not_taken_in_twice(store: Store, folder: Folder, watched: WatchedFolder) -> None:
    """Under another name, by another watch, or where somebody took them out again."""
    folder.put("a.csv", sessions(40))
    assert names(watched) == {"a.csv": "kept"}
    folder.put("a (1).csv", sessions(40))
    assert names(watched) == {"a (1).csv": "known"}
    undo(store, store.batches()[0].import_id)
    assert set(names(WatchedFolder(store, folder.path, folder.listed)).values()) == {"known"}
    assert len(store.batches()) == 1


def test_what_was_set_aside_is_tried_again_when_the_history_changes(
    store: Store, folder: Folder, watched: WatchedFolder
) -> None:
    """Somebody answered its question on the page: it waits no more. For the same reason it is not told twice."""
    folder.put("ads.csv", PINTEREST.format(day=1).encode())
    folder.put("b.csv", b"Fruit,Colour\napple,red\n")
    assert len(names(watched)) == 2
    take_in(store, folder.path / "ads.csv", "ads.csv", by="ada", answers=ANSWERED)
    assert names(watched) == {"ads.csv": "known"}
    assert [arrived.file for arrived in watched.set_aside] == ["b.csv"]


def test_a_file_that_is_taken_away_waits_no_more(folder: Folder, watched: WatchedFolder) -> None:
    """What is not there any more is not set aside."""
    folder.put("b.csv", b"Fruit,Colour\napple,red\n")
    assert names(watched) == {"b.csv": "not_recognised"}
    (folder.path / "b.csv").unlink()
    assert names(watched) == {}
    assert watched.set_aside == ()


def test_a_refusal_that_passes_is_tried_again(
    folder: Folder, watched: WatchedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others were importing: the next look takes it in. A file that vanishes under the look is named."""

    def busy(*_: object, **__: object) -> None:
        raise PaybackError("store_busy")

    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError

    folder.put("sessions.csv", sessions(40))
    for taking, key in ((gone, "file_gone"), (busy, "store_busy")):
        with monkeypatch.context() as patch:
            patch.setattr(watched_folder, "take_in", taking)
            folder.changed["sessions.csv"] += 1
            assert names(watched) == {"sessions.csv": key}
    assert names(watched) == {"sessions.csv": "kept"}


def test_only_what_may_be_an_export_is_looked_at(folder: Folder) -> None:
    """Downloads that go on, hidden and locked files, pictures and folders are passed over."""
    for name in ("a.csv.crdownload", ".b.csv", "~$c.xlsx", "d.png", "E.CSV", "f.zip"):
        folder.put(name, b"x")
    (folder.path / "g.csv").mkdir()
    assert [path.name for path in listing(folder.path)] == ["E.CSV", "f.zip"]
    with pytest.raises(PaybackError, match="watch_folder"):
        listing(folder.path / "nowhere")


def test_it_looks_until_it_is_over(folder: Folder, watched: WatchedFolder) -> None:
    """A look, a wait, a look; what arrives while it waits is found by the next one."""
    folder.put("a.csv", sessions(40))
    waits = chain([False], [True])

    def over() -> bool:
        folder.put("b.csv", sessions(50))
        return next(waits)

    assert [arrived.file for arrived in arrivals(watched, lambda: NOW, over)] == ["a.csv", "b.csv"]
