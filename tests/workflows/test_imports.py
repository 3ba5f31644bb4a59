"""From an upload to the history: nothing is kept unseen, and nothing of the upload stays behind."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.history.reading_result import Question, Reading
from payback.ingest.read_export import TEXTS, digest
from payback.workflows.imports import batches, discard, inspect, keep, redo, take_in, undo
from payback.workflows.uploads import BLOCK, save_upload, sweep
from tests.store.readings import day_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from payback.store import Store
    from payback.workflows.uploads import Upload


def one_day(path: Path, name: str, answers: Mapping[str, str], workdir: Path) -> Reading:
    """A reader for which every file holds one day."""
    assert path.read_bytes()
    account = answers.get("account", "1")
    return reading(table(workdir, [day_row(views=5, account_id=account)]), content=name)


def nothing_known(path: Path, name: str, answers: Mapping[str, str], workdir: Path) -> Reading:
    """A reader that recognises nothing."""
    return Reading(name, "00", path.stat().st_size, ())


def which_page(path: Path, name: str, answers: Mapping[str, str], workdir: Path) -> Reading:
    """A reader that must ask."""
    return reading(table(workdir, [], questions=(Question("account"), Question("year"))))


def broken(path: Path, name: str, answers: Mapping[str, str], workdir: Path) -> Reading:
    """A reader that refuses half-way."""
    (workdir / "half.parquet").write_bytes(b"PAR1")
    raise PaybackError("not_text")


def left(store: Store) -> list[str]:
    """What lies in the inbox."""
    return [path.name for path in store.inbox.iterdir()]


def test_upload_has_a_name_of_ours(store: Store, upload: Upload) -> None:
    """What a person calls a file is shown and is no path."""
    assert upload.name == "../Vues.csv"
    assert upload.path.parent == store.inbox.parent / "h.duckdb.uploads"
    assert len(upload.path.name) == 32
    assert upload.path.stat().st_size == upload.size == 24


def test_nobody_else_may_open_an_upload(store: Store, upload: Upload) -> None:
    """Nor the folder, nor the database, its log and its inbox: they hold what is confidential."""
    files = (upload.path, store.inbox.with_suffix(""), store.inbox.with_suffix(".wal"))
    assert [path.stat().st_mode & 0o777 for path in files if path.exists()][:2] == [0o600, 0o600]
    assert [path.stat().st_mode & 0o777 for path in (upload.path.parent, store.inbox)] == [0o700, 0o700]


def test_a_server_that_starts_sweeps_what_one_that_was_killed_left(store: Store, upload: Upload) -> None:
    """An upload in the middle of its reading is nobody's any more."""
    sweep(store)
    assert not upload.path.exists()


def test_texts_go_with_the_reading(store: Store, upload: Upload) -> None:
    """What a text was rewritten or unpacked to holds what is never kept; the typed rows stay until they are kept."""

    def read(path: Path, name: str, answers: Mapping[str, str], workdir: Path) -> Reading:
        for folder in (workdir / TEXTS, workdir / "whole" / TEXTS):
            folder.mkdir(parents=True)
            (folder / "text0").write_text("ada@example.org")
        return one_day(path, name, answers, workdir)

    inspection = inspect(store, upload.path, upload.name, read=read)
    assert not [path for path in inspection.workdir.rglob("*") if path.name == "text0"]
    assert keep(store, inspection, by="ada").rows_new == 1


def test_upload_over_the_limit(store: Store) -> None:
    """Too large a file is refused while it comes, and leaves nothing."""
    with pytest.raises(PaybackError, match="too_large"):
        save_upload(store, io.BytesIO(bytes(BLOCK + 1)), "big.csv", limit=BLOCK)
    assert list((store.inbox.with_suffix(".uploads")).iterdir()) == []


def test_forgotten_uploads_go(store: Store, upload: Upload) -> None:
    """What was left behind yesterday goes when the next person uploads; what came today stays."""
    abandoned = inspect(store, upload.path, upload.name, read=one_day)
    recent = save_upload(store, io.BytesIO(b"x"), "recent.csv")
    for path in (upload.path, abandoned.workdir):
        os.utime(path, (0, 0))
    last = save_upload(store, io.BytesIO(b"x"), "last.csv")
    assert {path.name for path in last.path.parent.iterdir()} == {recent.path.name, last.path.name}
    assert left(store) == []


def test_look_keeps_nothing(store: Store, upload: Upload) -> None:
    """A look tells what would happen; the history stays as it is."""
    inspection = inspect(store, upload.path, upload.name, read=one_day)
    assert inspection.comparison is not None
    assert inspection.comparison.new == 1
    assert store.is_empty()
    discard(inspection)
    discard(inspection)
    assert left(store) == []


def test_keep_what_was_inspected(store: Store, upload: Upload) -> None:
    """The answers given at the look are those kept with the import; its rows leave the inbox."""
    inspection = inspect(store, upload.path, upload.name, answers={"account": "7"}, read=one_day)
    batch = keep(store, inspection, by="ada")
    discard(upload)
    assert (batch.answers, batch.rows_new, batch.created_by) == ({"account": "7"}, 1, "ada")
    assert [account.account_id for account in store.accounts()] == ["7"]
    assert left(store) == []
    assert not upload.path.exists()


def test_nothing_recognised(store: Store, upload: Upload) -> None:
    """An unknown file can be inspected and not kept."""
    inspection = inspect(store, upload.path, upload.name, read=nothing_known)
    assert inspection.comparison is None
    with pytest.raises(PaybackError, match="not_recognised"):
        keep(store, inspection, by="ada")
    assert store.is_empty()
    assert left(store) == []


def test_open_question(store: Store, upload: Upload) -> None:
    """A file that leaves something open is not kept before it is answered."""
    assert inspect(store, upload.path, upload.name, read=which_page).comparison is None
    with pytest.raises(PaybackError) as caught:
        take_in(store, upload.path, upload.name, by="ada", read=which_page)
    assert (caught.value.key, caught.value.facts["name"]) == ("question_open", "account")
    assert store.is_empty()


def test_the_very_same_bytes_are_not_read_again(store: Store, upload: Upload) -> None:
    """What an applied import holds is known by its bytes, also where reading it would ask; an undone one is read."""

    def read(path: Path, name: str, answers: Mapping[str, str], workdir: Path) -> Reading:
        return replace(one_day(path, name, answers, workdir), sha256=digest(path))

    first = take_in(store, upload.path, upload.name, by="ada", read=read)
    again = take_in(store, upload.path, "other.csv", by="ada", read=which_page)
    assert (again.import_id, again.duplicate, len(store.batches())) == (first.import_id, True, 1)
    store.undo(first.import_id)
    assert not take_in(store, upload.path, upload.name, by="ada", read=read).duplicate


def test_refused_file_leaves_nothing(store: Store, upload: Upload) -> None:
    """Neither a reader that refuses nor a store that refuses leaves rows behind."""
    with pytest.raises(PaybackError, match="not_text"):
        inspect(store, upload.path, upload.name, read=broken)

    def unreadable(path: Path, name: str, answers: Mapping[str, str], workdir: Path) -> Reading:
        bad = workdir / "bad.parquet"
        bad.write_bytes(b"no parquet")
        return reading(table(workdir, [], rows_file=bad))

    with pytest.raises(PaybackError, match="store_failed"):
        inspect(store, upload.path, upload.name, read=unreadable)
    with pytest.raises(PaybackError, match="store_failed"):
        take_in(store, upload.path, upload.name, by="ada", read=unreadable)
    assert left(store) == []
    assert store.is_empty()


def test_there_and_back(store: Store, upload: Upload) -> None:
    """Take in, undo, redo: the list of imports follows."""
    batch = take_in(store, upload.path, upload.name, by="ada", read=one_day)
    assert undo(store, batch.import_id).status == "undone"
    assert store.span() is None
    assert redo(store, batch.import_id) == batch
    assert batches(store) == (batch,)
