"""Tables mapped by hand: remembered by their header, replaced, forgotten, backed up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from payback.store import ColumnMapping, StoreError, open_store
from payback.store.fact_tables import METRIC
from tests.store.readings import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store

HEADER = ("Datum", "Aufrufe „gesamt“")
COLUMNS = {"Datum": "date_day", "Aufrufe „gesamt“": "clicks"}


def save(store: Store, signature: str = "s", file: str = "ventes.csv", **answers: str) -> ColumnMapping:
    """Map a table of two columns."""
    return store.save_mapping(signature, COLUMNS, header=HEADER, answers=answers, file=file, by="ada")


def test_a_mapping_is_there_again(store: Store) -> None:
    """What a person answered about a header is given back to the letter; an unknown header has none."""
    saved = save(store, platform="tiktok")
    assert saved == ColumnMapping("s", HEADER, COLUMNS, {"platform": "tiktok"}, "ventes.csv", NOW, "ada")
    assert store.mapping("s") == saved
    assert store.mapping("other") is None


def test_mapping_a_header_again_replaces_it(store: Store) -> None:
    """There is one mapping a header."""
    save(store)
    again = save(store, file="mai.csv")
    other = save(store, "t")
    assert store.mappings() == (again, other)


def test_a_deleted_mapping_is_gone(store: Store) -> None:
    """Deleting it twice is an error."""
    save(store)
    store.delete_mapping("s")
    assert store.mappings() == ()
    with pytest.raises(StoreError, match="unknown_mapping"):
        store.delete_mapping("s")


def test_mappings_do_not_touch_the_data_version(store: Store) -> None:
    """Charts of the history stay cached when somebody maps a table."""
    before = store.data_version()
    save(store)
    assert store.data_version() == before


def test_mappings_go_into_a_backup_and_come_back(store: Store, tmp_path: Path) -> None:
    """A backup holds them, and restoring puts them in the place of those made since."""
    saved = save(store)
    copy = store.backup(tmp_path / "copy.duckdb")
    save(store, "later")
    store.restore(copy)
    assert store.mappings() == (saved,)


def test_a_backup_from_before_mappings_is_restored(store: Store, tmp_path: Path) -> None:
    """An older backup has no such table: it is brought to the newest schema, and nothing is remembered."""
    opened = open_store(tmp_path / "old.duckdb")
    with opened._engine.cursor() as cursor:  # type: ignore[attr-defined]
        for table in ("mapping", *METRIC.roll_ups[:3]):
            cursor.execute(f"drop table {table}")
        cursor.execute("delete from import_lock where name = 'mapping'")
        cursor.execute("delete from schema_version where version >= 2")
    opened.close()
    save(store)
    store.restore(tmp_path / "old.duckdb")
    assert store.mappings() == ()
    assert save(store) == store.mapping("s")


def test_two_who_map_the_same_header_at_once(store: Store) -> None:
    """The lock row lets one wait for the other: one mapping is left."""
    threads = [threading.Thread(target=save, args=(store, "s", f"{number}.csv")) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [mapping.signature for mapping in store.mappings()] == ["s"]
