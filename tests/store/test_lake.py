"""The lake: the same store behind another setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.store import StoreError, open_store
from tests.store.conftest import open_backend
from tests.store.readings import DAY, NOW, day_row, order_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.store import Store


REFUSED = (
    "select * from read_csv('{folder}/secret.csv')",
    "attach '{folder}/out.duckdb' as other",
    "set enable_external_access = true",
)


@pytest.fixture
def lake(tmp_path: Path) -> Iterator[Store]:
    """An empty lake with its catalog in a file."""
    pytest.importorskip("duckdb_extension_ducklake", reason="needs the extra 'lake'")
    opened = open_backend("lake", tmp_path)
    yield opened
    opened.close()


def test_there_and_back(lake: Store, tmp_path: Path) -> None:
    """Import, overlap, undo, redo, orders, plans and backup give on a lake what they give on a file."""
    file = open_backend("embedded", tmp_path)
    states = []
    for store in (file, lake):
        second = [day_row(1, views=8, likes=None), day_row(40, likes=2)]
        first = [day_row(0, views=5, name="Page"), day_row(1, views=7, spend=1.25), day_row(1, views=7, spend=1.25)]
        orders = table(store.inbox, [order_row("1", total=9.0, cancelled_day=DAY)], fact="order")
        store.keep(reading(table(store.inbox, first), orders, content="a"), by="ada")
        store.keep(reading(table(store.inbox, second), content="b"), by="bob")
        store.undo(1)
        undone = store.monthly(), store.orders_monthly()
        store.redo(1)
        store.save_plan("p", "{}", by="ada")
        store.save_mapping("s", {"Jour": "date_day"}, header=("Jour",), answers={}, file="a.csv", by="ada")
        state = (
            store.monthly(),
            store.orders_monthly(),
            store.accounts(),
            store.batches(),
            store.plans(),
            store.mappings(),
        )
        states.append((undone, state, store.data_version(), store.daily("views")["value"].tolist()))
        assert store.check() == ()
    file.close()
    assert states[0] == states[1]
    copy = open_store(lake.backup(tmp_path / "copy.duckdb"), clock=lambda: NOW)
    assert copy.monthly() == lake.monthly()
    copy.close()


def test_lake_is_locked_down(lake: Store, tmp_path: Path) -> None:
    """Beside the inbox, only the lake's own rows are in sight."""
    (tmp_path / "secret.csv").write_text("salary\n62000\n")
    for statement in REFUSED:
        with pytest.raises(StoreError, match="store_failed"), lake._engine.cursor() as cursor:
            cursor.execute(statement.format(folder=tmp_path))


def test_inbox_goes_with_the_store(tmp_path: Path) -> None:
    """The inbox of a lake belongs to one process and is removed with it."""
    pytest.importorskip("duckdb_extension_ducklake", reason="needs the extra 'lake'")
    opened = open_backend("lake", tmp_path)
    assert opened.inbox.is_dir()
    opened.close()
    assert not opened.inbox.parent.exists()


@pytest.mark.parametrize(
    "setting", ["", "postgres:dbname=payback", "?data=/srv/rows", "c.ducklake?data=s3://bucket/rows"]
)
def test_setting_without_its_parts(setting: str) -> None:
    """A catalog and a folder are both needed; a bucket is not supported yet."""
    with pytest.raises(StoreError, match="lake_setting"):
        open_store(f"ducklake:{setting}")


def test_catalog_that_does_not_answer(tmp_path: Path) -> None:
    """A catalog that cannot be opened is an error with a sentence, and nothing stays open."""
    pytest.importorskip("duckdb_extension_ducklake", reason="needs the extra 'lake'")
    (tmp_path / "catalog").mkdir()
    with pytest.raises(StoreError, match="lake_unreachable"):
        open_store(f"ducklake:{tmp_path / 'catalog'}?data={tmp_path / 'rows'}")


@pytest.mark.parametrize("folder", [None, "elsewhere"])
def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str | None) -> None:
    """Without the extension, or with one for another DuckDB, the sentence names the extra."""
    package = type("Package", (), {"origin": str(tmp_path / folder / "__init__.py")}) if folder else None
    monkeypatch.setattr("payback.store.lake_engine.find_spec", lambda _: package)
    with pytest.raises(StoreError, match="lake_missing"):
        open_store(f"ducklake:{tmp_path / 'c.ducklake'}?data={tmp_path / 'rows'}")
