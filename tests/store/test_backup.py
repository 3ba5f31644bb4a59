"""Backup and restore: whole, tested, and never a mixture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from payback.store import StoreError, open_store
from tests.store.readings import day_row, order_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from payback.store import Batch, Store

    Keep = Callable[..., Batch]


def test_backup_is_a_store(store: Store, keep: Keep, tmp_path: Path) -> None:
    """A backup opens as a store of its own that holds the same."""
    keep([day_row(views=5, name="Page")])
    keep([order_row("1", total=9.0)], fact="order")
    store.save_plan("2027", "{}", by="ada")
    copy = open_store(store.backup(tmp_path / "copy.duckdb"))
    assert copy.batches() == store.batches()
    assert (copy.monthly(), copy.orders_monthly()) == (store.monthly(), store.orders_monthly())
    assert (copy.accounts(), copy.plans()) == (store.accounts(), store.plans())
    assert copy.check() == ()
    copy.close()


def test_backup_replaces_the_last_one_whole(store: Store, keep: Keep, tmp_path: Path) -> None:
    """The name always holds a whole backup; nothing half-made stays beside it or in the inbox."""
    (tmp_path / "backups").mkdir()
    dest = tmp_path / "backups" / "copy.duckdb"
    store.backup(dest)
    keep([day_row(views=5)])
    store.backup(dest)
    copy = open_store(dest)
    assert len(copy.batches()) == 1
    copy.close()
    assert {path.name for path in dest.parent.iterdir()} == {
        "copy.duckdb",
        "copy.duckdb.inbox",
        "copy.duckdb.run",
    }
    assert [path.suffix for path in store.inbox.iterdir()] == [".parquet"]


def test_restore(store: Store, keep: Keep, tmp_path: Path) -> None:
    """Restoring brings everything back, and a version that nothing was cached under."""
    first = keep([day_row(views=5)])
    store.save_plan("2027", "{}", by="ada")
    before = store.batches(), store.monthly(), store.plans()
    backup = store.backup(tmp_path / "copy.duckdb")
    store.undo(first.import_id)
    keep([day_row(3, views=9)])
    store.delete_plan("2027")
    version = store.data_version()
    store.restore(backup)
    assert (store.batches(), store.monthly(), store.plans()) == before
    assert store.data_version() > version
    assert store.check() == ()
    assert keep([day_row(4, views=1)]).import_id == first.import_id + 1


def test_version_after_restoring_a_busier_store(store: Store, keep: Keep, tmp_path: Path) -> None:
    """The version is later than both, also when the backup had seen more imports."""
    for number in range(3):
        keep([day_row(number, views=1)])
    other = open_store(tmp_path / "other.duckdb")
    backup, version = store.backup(tmp_path / "copy.duckdb"), store.data_version()
    other.restore(backup)
    assert other.data_version() > version
    other.close()


def test_restore_refuses_what_is_no_backup(store: Store, keep: Keep, tmp_path: Path) -> None:
    """A wrong file is refused with its reason, and the store stays as it was."""
    keep([day_row(views=5)])
    with duckdb.connect(str(tmp_path / "theirs.duckdb")) as other:
        other.execute("create table theirs (a integer)")
    (tmp_path / "text.duckdb").write_text("no database\n" * 2000)
    for name, key in {"theirs": "store_foreign", "text": "store_foreign", "absent": "store_unreadable"}.items():
        with pytest.raises(StoreError, match=key):
            store.restore(tmp_path / f"{name}.duckdb")
    assert store.daily("views")["value"].tolist() == [5]


def test_backup_is_never_laid_over_a_history(store: Store, tmp_path: Path) -> None:
    """Neither over the store, under whatever name, nor into its folders, nor over one that is open elsewhere."""
    (tmp_path / "link").symlink_to(store.inbox)
    for own in (*store._engine.owned, store.inbox / "copy.duckdb", tmp_path / "link" / "copy.duckdb"):
        with pytest.raises(StoreError, match="backup_own"):
            store.backup(own)
        with pytest.raises(StoreError, match="restore_own"):
            store.restore(own)
    other = open_store(tmp_path / "other.duckdb")
    with pytest.raises(StoreError, match="backup_over_open"):
        store.backup(tmp_path / "other.duckdb")
    other.close()


def test_backup_to_nowhere(store: Store, tmp_path: Path) -> None:
    """A folder that does not exist is an error with a sentence."""
    with pytest.raises(StoreError, match="backup_unwritable"):
        store.backup(tmp_path / "absent" / "copy.duckdb")
