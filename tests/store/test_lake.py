"""The lake: the same store behind another setting, for several processes."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from payback.history.reading_result import Problem
from payback.sql import queries
from payback.store import StoreError, copy_store, copying, open_store
from payback.store.schema import migrations
from tests.store.readings import DAY, NOW, day_row, order_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from payback.store import Store
    from payback.store.engine import Cursor
    from tests.store.bucket_server import Bucket
    from tests.store.postgres_server import Postgres

REFUSED = (
    "select * from read_csv('{folder}/secret.csv')",
    "attach '{folder}/out.duckdb' as other",
    "set enable_external_access = true",
)
START_SCRIPT = r"""
import sys
from payback.store import open_store

sys.stdin.readline()
store = open_store(sys.argv[1])
print("", store.health().schema_version, sep="\n", flush=True)
store.save_plan(sys.argv[2], "{}", by="ada")
store.close()
"""
TOGETHER = 4
ALL_DAYS = timedelta(days=36_500)
"""Nothing is too young for upkeep that keeps what is of a later century."""

PARTS = {"days_of_periods", "is_longest"}
"""Queries that stand in others, and are read when their module is."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A lake with a history: its setting and its open store, what it answered and which queries were asked."""

    setting: str
    store: Store
    answers: list[object]
    asked: set[str]


@pytest.fixture(scope="module")
def lived(lake_at: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """One for all tests here: whoever changes it puts it back."""
    setting, asked, text = lake_at(tmp_path_factory.mktemp("lived")), set(), queries._text
    with closing(open_store(setting, clock=lambda: NOW)) as store:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(queries, "_text", lambda package, name: asked.add(name) or text(package, name))
            answers = live(store)
        yield Lived(setting, store, answers, asked)


def live(store: Store) -> list[object]:
    """Let a store live through a history that asks everything of it; what it answers."""

    def keep(content: str, *tables: tuple[list[dict[str, Any]], dict[str, Any]]) -> None:
        read = [table(store.inbox, rows, **facts) for rows, facts in tables]
        store.keep(reading(*read, content=content), by="ada")

    post, by_name = {"level": "post", "entity_id": "p", "name": "Post"}, {"level": "campaign", "name": "Spring"}
    days = [day_row(0, views=5, name="Page"), day_row(1, views=7, spend=1.25), day_row(1, views=7, spend=1.25)]
    period = {"date_end": date(2026, 3, 1), "currency": "CAD", "spend": 9.0, "likes": 4, **by_name}
    keep(
        "first",
        (days, {"kept": {"views": 19.0}}),
        ([day_row(5, views=150, taken_on=date(2026, 2, 3), seen_until=DAY, **post)], {"kept": {"views": 150.0}}),
        ([day_row(7, entity_id="c", **period), day_row(8, entity_id="c", currency="CAD", spend=2.0, **by_name)], {}),
    )
    unnamed = [{**day_row(9, likes=1, currency=""), "account_id": "Page", "name": "Page"}]
    problem = Problem(3, "Vues", "x", "not_a_number")
    keep(
        "second",
        ([day_row(0, views=0, likes=1), day_row(40, views=0)], {"account": "Page", "problems": (problem,)}),
        ([day_row(6, views=90, taken_on=date(2026, 2, 1), seen_until=DAY, **post)], {}),
        ([day_row(8, entity_id="0" * 32, likes=2, **by_name)], {"split": True}),
        (unnamed, {"names_account": True}),
    )
    orders = [
        order_row("1", total=9.0, cancelled_day=DAY),
        order_row("1", total=8.0, cancelled_day=DAY),
        order_row("2"),
    ]
    keep("orders", (orders, {"fact": "order"}))
    store.undo(1)
    answers: list[object] = [store.monthly(), store.orders_monthly()]
    store.redo(1)
    store.save_plan("p", "{}", by="ada")
    store.save_mapping("s", {"Jour": "date_day"}, header=("Jour",), answers={}, file="a.csv", by="ada")
    store.journal.write("event", "a", '"new"', by="ada")
    return [*answers, *everything(store), store.data_version()]


def everything(store: Store) -> list[object]:
    """What a store answers to all its questions."""
    columns = (store.daily("views", "likes"), store.posts(), store.campaigns(), store.orders())
    texts = [{name: [str(value) for value in values] for name, values in each.items()} for each in columns]
    rejects = [store.rejects(batch.import_id) for batch in store.batches()]
    return [
        store.monthly(), store.orders_monthly(), store.accounts(), store.batches(), rejects, store.plans(),
        store.mappings(), store.journal.entries("event"), store.long_periods(), store.span(), store.check(), texts,
        store.figure_rows("views", "facebook", DAY), store.figure_rows("orders", "shopify", DAY),
    ]  # fmt: skip


def test_every_question_is_answered_alike(lived: Lived, tmp_path: Path) -> None:
    """A lake answers every query that the store has as a file does; one that is new belongs into this history."""
    with closing(open_store(tmp_path / "history.duckdb", clock=lambda: NOW)) as file:
        assert live(file) == lived.answers
    names = {file.name.removesuffix(".sql") for file in (files("payback.store") / "sql").iterdir()}
    assert names - lived.asked == PARTS


def test_a_history_moves_from_lake_to_file_and_back(
    lived: Lived, lake_at: Callable[[Path], str], tmp_path: Path
) -> None:
    """Either copy says what the first one said, plans and journal too, and nothing is laid over a history."""
    path, back = tmp_path / "history.duckdb", lake_at(tmp_path)
    tables = copy_store(lived.setting, path)
    assert copy_store(path, back) == tables
    for setting in (path, back):
        with closing(open_store(setting)) as copy:
            assert [*everything(copy), copy.data_version()] == lived.answers[2:]
        with pytest.raises(StoreError, match="copy_not_empty"):
            copy_store(lived.setting, setting)


def test_a_copy_that_differs_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a table would not hold the same rows, the target stays empty."""
    with closing(open_store(tmp_path / "history.duckdb", clock=lambda: NOW)) as file:
        file.save_plan("p", "{}", by="ada")
    copied = copying.copy_tables

    def lose_plans(here: Cursor, there: Cursor, names: list[str]) -> None:
        copied(here, there, names)
        there.execute("delete from plan")

    monkeypatch.setattr(copying, "copy_tables", lose_plans)
    with pytest.raises(StoreError, match="copy_differs"):
        copy_store(tmp_path / "history.duckdb", tmp_path / "copy.duckdb")
    with closing(open_store(tmp_path / "copy.duckdb")) as copy:
        assert copy.plans() == ()


def test_a_catalog_that_comes_back(lived: Lived, postgres: Postgres) -> None:
    """While PostgreSQL is away the sentence says so; once it is back, the same open store reads and writes on."""
    before = everything(lived.store)
    postgres.stop()
    try:
        with pytest.raises(StoreError, match="lake_unreachable"):
            lived.store.monthly()
        with pytest.raises(StoreError, match="lake_unreachable"):
            lived.store.save_plan("while away", "{}", by="ada")
    finally:
        postgres.start()
    assert everything(lived.store) == before
    lived.store.save_plan("back", "{}", by="ada")
    lived.store.delete_plan("back")


def test_four_processes_start_an_empty_lake_at_once(postgres: Postgres, tmp_path: Path) -> None:
    """Whoever comes first makes it; the others wait, find it whole, and all of them write."""
    postgres.run("create database started_at_once")
    setting = f"ducklake:postgres:{postgres.words('started_at_once')}?data={tmp_path / 'rows'}"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", START_SCRIPT, setting, f"plan {number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for number in range(TOGETHER)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    for process in started:
        with process:
            assert process.stdin is not None
            assert process.communicate()[0].split()[-1] == str(max(migrations())).encode()
    with closing(open_store(setting)) as store:
        assert len(store.plans()) == TOGETHER


def test_lake_is_locked_down(lived: Lived, tmp_path: Path) -> None:
    """Beside the inbox, only the lake's own rows are in sight."""
    (tmp_path / "secret.csv").write_text("salary\n62000\n")
    for statement in REFUSED:
        with pytest.raises(StoreError, match="store_failed"), lived.store._engine.cursor() as cursor:
            cursor.execute(statement.format(folder=tmp_path))


def test_a_backup_does_not_go_where_it_would_go_with_the_process(lived: Lived) -> None:
    """Nor among the lake's rows, which upkeep tidies."""
    for own in lived.store._engine.owned:
        with pytest.raises(StoreError, match="backup_own"):
            lived.store.backup(own / "copy.duckdb")


def test_rows_in_a_bucket(bucket: Bucket, tmp_path: Path) -> None:
    """Rows go to a bucket and come back; where it refuses, a sentence says so and nothing is half-kept.

    After upkeep as few objects hold a longer history as a short one, and undo reaches behind it.
    """
    setting = f"ducklake:{tmp_path / 'catalog.ducklake'}?data=s3://history/rows"
    rows = [day_row(number, views=number) for number in range(20)]
    with closing(open_store(setting, clock=lambda: NOW)) as store:
        first = store.keep(reading(table(store.inbox, rows)), by="ada")
        with pytest.raises(StoreError, match="store_failed"), store._engine.cursor() as cursor:
            cursor.execute("from read_text('s3://other/file.csv')")
        few = store.maintain(keep=-ALL_DAYS).files_after
        assert few == len(bucket.objects)
        second = reading(table(store.inbox, [day_row(number, likes=1) for number in range(20)]))
        bucket.refuses = True
        with pytest.raises(StoreError, match="bucket_unreachable"):
            store.keep(second, by="ada")
        bucket.refuses = False
        assert store.batches() == (first,)
        store.keep(second, by="ada")
        assert len(bucket.objects) > few
        assert store.maintain(keep=-ALL_DAYS).files_after == few
        store.undo(first.import_id)
        assert store.check() == ()
        assert store.daily("views", "likes")["measure"].tolist() == ["likes"] * len(rows)


def test_no_lake_is_made_where_none_is_to_be(postgres: Postgres, tmp_path: Path) -> None:
    """A catalog without a lake stays as it is; one that was made is opened."""
    postgres.run("create database without_lake")
    setting = f"ducklake:postgres:{postgres.words('without_lake')}?data={tmp_path / 'rows'}"
    with pytest.raises(StoreError) as caught:
        open_store(setting, create=False)
    assert (caught.value.key, (tmp_path / "rows").exists()) == ("lake_none", False)
    open_store(setting).close()
    open_store(setting, create=False).close()


def test_inbox_goes_with_the_store(tmp_path: Path) -> None:
    """The inbox of a lake belongs to one process and is removed with it; a catalog in a file has one process."""
    pytest.importorskip("duckdb_extension_ducklake", reason="needs the extra 'lake'")
    setting = f"ducklake:{tmp_path / 'catalog.ducklake'}?data={tmp_path / 'rows'}"
    opened = open_store(setting)
    assert opened.inbox.is_dir()
    with pytest.raises(StoreError, match="store_in_use"):
        open_store(setting)
    opened.close()
    assert not opened.inbox.parent.exists()


@pytest.mark.parametrize(
    "setting", ["", "postgres:dbname=payback", "?data=/srv/rows", "c.ducklake?data=gs://bucket/rows"]
)
def test_setting_without_its_parts(setting: str) -> None:
    """A catalog and a place are both needed, and the place is a folder or a bucket that is known how to reach."""
    with pytest.raises(StoreError, match="lake_setting"):
        open_store(f"ducklake:{setting}")


def test_catalog_that_does_not_answer(tmp_path: Path) -> None:
    """A catalog that cannot be opened is an error with a sentence, and nothing stays open."""
    pytest.importorskip("duckdb_extension_ducklake", reason="needs the extra 'lake'")
    (tmp_path / "catalog").mkdir()
    for catalog in (tmp_path / "catalog", "postgres:host=127.0.0.1 port=9 dbname=none"):
        with pytest.raises(StoreError, match="lake_unreachable"):
            open_store(f"ducklake:{catalog}?data={tmp_path / 'rows'}")


@pytest.mark.parametrize("folder", [None, "elsewhere"])
def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str | None) -> None:
    """Without the extension, or with one for another DuckDB, the sentence names the extra."""
    package = type("Package", (), {"origin": str(tmp_path / folder / "__init__.py")}) if folder else None
    monkeypatch.setattr("payback.store.lake_engine.find_spec", lambda _: package)
    with pytest.raises(StoreError, match="lake_missing"):
        open_store(f"ducklake:{tmp_path / 'c.ducklake'}?data={tmp_path / 'rows'}")
