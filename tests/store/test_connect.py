"""Opening: from the one setting to a store, or a sentence that says what to do."""

from __future__ import annotations

import struct
import subprocess
import sys
from shutil import copyfile
from threading import Event, Thread
from typing import TYPE_CHECKING

import duckdb
import pytest

from payback.history.measures import STORED_MEASURES
from payback.store import StoreError, open_store, reach_store
from payback.store.fact_tables import METRIC, SUMMED
from payback.store.file_engine import STORAGE_VERSION
from payback.store.store_file import Place
from tests.store.readings import DAY, day_row, order_row, reading, table

if TYPE_CHECKING:
    from pathlib import Path


OPEN_SCRIPT = """
import sys
from payback.store import open_store
store = open_store(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def _key(url: object) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(str(url))
    return caught.value.key


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    """A path and ``duckdb:`` with a path open the same file."""
    first = open_store(tmp_path / "h.duckdb")
    first.keep(reading(table(first.inbox, [day_row(views=5)])), by="ada")
    first.close()
    again = open_store(f"duckdb:{tmp_path / 'h.duckdb'}")
    assert again.daily("views")["value"].tolist() == [5]
    again.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("h.csv", b"a,b\n1,2\n"),
        ("h.json", b'{"a": 1}'),
        ("h.sqlite", b"SQLite format 3\0" + bytes(84)),
        ("h", b"a,b\n1,2\n"),
    ],
)
def test_a_file_of_another_kind_is_no_history(tmp_path: Path, name: str, content: bytes) -> None:
    """Whatever it is called: it stays as it was, and nothing is kept in its name that would be gone at the end."""
    path = tmp_path / name
    path.write_bytes(content)
    assert _key(path) == "store_foreign"
    assert path.read_bytes() == content


def test_none_is_made_where_none_is_to_be(tmp_path: Path) -> None:
    """Whoever only asks learns that there is none, and nothing lies there afterwards."""
    for open_it in (open_store, reach_store):
        for url, key in (
            (tmp_path / "no" / "h.duckdb", "store_missing"),
            (f"ducklake:{tmp_path}/none?data={tmp_path}/rows", "lake_none"),
        ):
            with pytest.raises(StoreError) as caught:
                open_it(url, create=False)
            assert caught.value.key == key
    assert [*tmp_path.iterdir()] == []
    open_store(tmp_path / "h.duckdb").close()
    open_store(tmp_path / "h.duckdb", create=False).close()


def test_file_can_be_read_by_an_older_duckdb(tmp_path: Path) -> None:
    """The storage version is written out, so that the database can be rolled back."""
    store = open_store(tmp_path / "h.duckdb")
    with store._engine.cursor() as cursor:
        query = "select tags['storage_version'] from duckdb_databases() where database_name = 'payback'"
        assert cursor.execute(query).fetchall() == [(f"{STORAGE_VERSION}+",)]
    store.close()


def test_second_process(tmp_path: Path) -> None:
    """A second process learns that the first has the file; one that may wait gets it when the first lets go."""
    path = tmp_path / "h.duckdb"
    command = [sys.executable, "-c", OPEN_SCRIPT, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        other.stdout.readline()
        assert _key(path) == "store_in_use"
        other.stdin.close()
        open_store(path, wait_seconds=30).close()


def test_second_opening_in_one_process(tmp_path: Path) -> None:
    """One process opens a file once."""
    store = open_store(tmp_path / "h.duckdb")
    assert _key(tmp_path / "h.duckdb") == "store_in_use"
    store.close()
    open_store(tmp_path / "h.duckdb").close()


def test_newer_file(tmp_path: Path) -> None:
    """A file of a newer DuckDB names the version as the reason."""
    path = tmp_path / "h.duckdb"
    open_store(path).close()
    content = bytearray(path.read_bytes())
    content[12:20] = struct.pack("<Q", 999)  # the storage version in the first header
    content[:8] = struct.pack("<Q", _checksum(content[8:4096]))
    path.write_bytes(content)
    assert _key(path) == "store_newer"


def _checksum(block: bytes) -> int:
    """DuckDB's checksum of a header block."""
    result = 5381
    for (word,) in struct.iter_unpack("<Q", block):
        result ^= (word * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    return result


def test_newer_schema(tmp_path: Path) -> None:
    """So does a store that a newer version of the program has migrated."""
    path = tmp_path / "h.duckdb"
    open_store(path).close()
    with duckdb.connect(str(path)) as other:
        other.execute("insert into schema_version values (999)")
    assert _key(path) == "store_newer"


def test_foreign_files(tmp_path: Path) -> None:
    """Neither another program's database nor a file that is none is touched."""
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("create table theirs (a integer)")
    (tmp_path / "text.duckdb").write_text("date,views\n" * 2000)
    assert _key(tmp_path / "other.duckdb") == "store_foreign"
    assert _key(tmp_path / "text.duckdb") == "store_foreign"
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        assert other.execute("show tables").fetchall() == [("theirs",)]


def test_unreadable_and_unknown(tmp_path: Path) -> None:
    """A folder instead of a file, and a setting that names nothing known."""
    assert _key(tmp_path) == "store_unreadable"
    assert _key("mysql:payback") == "store_url"


def test_newer_measures_are_added(tmp_path: Path) -> None:
    """A store written before a measure existed gains its column when it is opened, and loses nothing."""
    path = tmp_path / "h.duckdb"
    store = open_store(path)
    store.keep(reading(table(store.inbox, [day_row(views=5, saves=1)])), by="ada")
    store.close()
    with duckdb.connect(str(path)) as older:
        older.execute("alter table metric_daily drop column leads")
        older.execute("alter table metric_version drop column leads")
        older.execute("alter table metric_by_day drop column leads")
        older.execute("alter table metric_by_entity drop column leads")
    store = open_store(path)
    store.keep(reading(table(store.inbox, [day_row(leads=2)])), by="ada")
    assert {figure.measure: figure.value for figure in store.monthly()} == {"views": 5, "saves": 1, "leads": 2}
    assert store.check() == ()
    store.close()


def test_a_store_without_sums_gains_them(tmp_path: Path) -> None:
    """What was kept before the sums by day and by entity existed is summed when the store is opened."""
    path = tmp_path / "h.duckdb"
    store = open_store(path)
    store.keep(reading(table(store.inbox, [day_row(views=5), day_row(1, views=7)])), by="ada")
    store.close()
    with duckdb.connect(str(path)) as older:
        for name in ("metric_by_day", "metric_by_entity", "metric_span"):
            older.execute(f"drop table {name}")
        older.execute("delete from schema_version where version >= 3")
    store = open_store(path)
    assert store.daily("views")["value"].tolist() == [5, 7]
    assert store.check() == ()
    store.close()


def test_every_measure_has_a_column(tmp_path: Path) -> None:
    """The schema files hold the whole vocabulary, in types that are quick to add up."""
    path = tmp_path / "h.duckdb"
    open_store(path).close()
    query = "select column_name, data_type from duckdb_columns() where table_name = ?"
    with duckdb.connect(str(path)) as database:
        columns = dict(database.execute(query, ["metric_daily"]).fetchall())
        versions = dict(database.execute(query, ["metric_version"]).fetchall())
        by_day = dict(database.execute(query, ["metric_by_day"]).fetchall())
        by_entity = dict(database.execute(query, ["metric_by_entity"]).fetchall())
    assert set(columns) == {*METRIC.key, *STORED_MEASURES}
    assert versions == {**columns, "import_id": "BIGINT", **dict.fromkeys(METRIC.taken, "DATE")}
    assert {columns[name] for name in STORED_MEASURES} == {"BIGINT", "DOUBLE", "DECIMAL(18,4)"}
    assert columns["spend"] == "DECIMAL(18,4)"
    assert set(STORED_MEASURES) <= set(by_day)
    assert set(SUMMED) <= set(by_entity)
    assert {by_day[name] for name in STORED_MEASURES} == {by_entity[name] for name in SUMMED} == {"DECIMAL(18,4)"}


def test_left_over_rows_are_removed(tmp_path: Path) -> None:
    """What a process that died left in the inbox is gone when the store is opened again."""
    store = open_store(tmp_path / "h.duckdb")
    inbox = store.inbox
    store.close()
    (inbox / "left").mkdir()
    (inbox / "left" / "rows.parquet").write_bytes(b"PAR1")
    store = open_store(tmp_path / "h.duckdb")
    assert list(inbox.iterdir()) == []
    store.close()


def test_orders_under_a_broken_line_are_removed(tmp_path: Path) -> None:
    """What an earlier version kept of a buyer goes when the store is opened: told once, and the months follow."""
    path = tmp_path / "h.duckdb"
    store = open_store(path)
    line = "#1,a@b.example,paid,CAD,10.00"
    for broken in ({"order_id": line}, {"order_id": "#2\n#3"}, {"source_name": "c@d.example"}):
        store.keep(reading(table(store.inbox, [{**order_row("#4", total=9.0), **broken}], fact="order")), by="ada")
    kept = store.keep(reading(table(store.inbox, [order_row("#5", total=7.0)], fact="order")), by="ada")
    store.close()
    with duckdb.connect(str(path)) as older:
        older.execute(
            "insert into import_reject values (?, 2, 'Total', 'e@f.example', 'not_a_number')", [kept.import_id]
        )
        older.execute(
            "insert into entity select 'shopify', 'shop', 'post', ?, null, null, null, null, null, null", [line]
        )
        older.execute("delete from schema_version where version >= 5")
    store = open_store(path)
    assert store.notices == {"broken_orders_removed": 3}
    assert [month.total for month in store.orders_monthly()] == [7]
    assert [reject.cell for reject in store.rejects(kept.import_id)] == [""]
    assert store.check() == ()
    store.close()
    with duckdb.connect(str(path)) as database:
        names = [name for (name,) in database.execute("select table_name from duckdb_tables()").fetchall()]
        assert not [name for name in names if ".example" in str(database.table(name).fetchall())]
    store = open_store(path)
    assert store.notices == {}
    store.close()


def test_lifetime_figures_of_before_are_of_the_day_of_their_import(tmp_path: Path) -> None:
    """A store that knew no such days gains them; of an older file that comes later nothing is overwritten."""
    path = tmp_path / "h.duckdb"
    store = open_store(path)
    post = {"level": "post", "entity_id": "p"}
    store.keep(reading(table(store.inbox, [day_row(views=150, **post), day_row(1, views=1)])), by="ada")
    store.close()
    with duckdb.connect(str(path)) as older:
        for name in METRIC.taken:
            older.execute(f"alter table metric_version drop column {name}")
        older.execute("delete from schema_version where version >= 6")
    store = open_store(path)
    store.keep(reading(table(store.inbox, [day_row(views=90, taken_on=DAY, **post), day_row(1, views=2)])), by="ada")
    assert store.posts()["views"].tolist() == [150]
    assert store.monthly("views")[0].value == 2
    assert store.check() == ()
    store.close()


def test_a_file_that_another_process_is_making_is_waited_for(tmp_path: Path) -> None:
    """Half made it looks like no database: whoever comes then neither refuses it nor takes it away."""
    open_store(tmp_path / "made.duckdb").close()
    path, begun, opened = tmp_path / "h.duckdb", Event(), []
    place = Place(path)

    def come() -> None:
        begun.set()
        opened.append(open_store(path))

    with place.turn():
        path.write_bytes(b"half")
        other = Thread(target=come)
        other.start()
        begun.wait()
        copyfile(tmp_path / "made.duckdb", path)
    other.join()
    assert [store.batches() for store in opened] == [()]
    opened[0].close()


def test_a_turn_outlives_a_folder_that_is_taken_away(tmp_path: Path) -> None:
    """Whoever could not make a store removes the folder on which others wait: theirs is the one that is made anew."""
    place = Place(tmp_path / "h.duckdb")
    with place.turn():
        place.folder.rmdir()
        with place.turn():
            assert place.folder.is_dir()
