"""How far a query is can be asked while it runs, and a connection that is closed is never asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import duckdb

from payback.history.progress_meter import Meter, StepProgress
from payback.sql.query_progress import query_progress

ROWS = 400_000


def test_a_query_is_watched_while_it_runs() -> None:
    """From another thread, with locked settings, on a cursor: held at three quarters, it says that it is under way."""
    meter, reached, go_on = Meter(), Event(), Event()

    def held(row: int) -> int:
        if row == ROWS * 3 // 4:
            reached.set()
            assert go_on.wait(60)
        return row

    def work() -> StepProgress:
        with duckdb.connect(":memory:", config={"threads": 1}) as root:
            root.execute("create table many as select i from range(?) t(i)", [ROWS])
            root.execute("set lock_configuration = true")
            with root.cursor() as cursor, query_progress(cursor, meter) as begin:
                cursor.create_function("held", held, ["BIGINT"], "BIGINT")
                begin("count", 7)
                cursor.execute("select sum(held(i)) from many")
                return meter.read()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        assert reached.wait(60)
        seen = meter.read()
        go_on.set()
        after = done.result()
    assert (seen.step, seen.rows) == ("count", 7)
    assert 0 < seen.part < 1
    assert after.part >= seen.part


def test_what_is_over_is_not_asked() -> None:
    """The connection may be closed: the step counts as done."""
    meter = Meter()
    with duckdb.connect(":memory:") as connection:
        with query_progress(connection, meter) as begin:
            begin("load")
        assert meter.read() == StepProgress("load", 1.0, 0)


def test_without_a_meter_nothing_is_watched() -> None:
    """The settings of the connection stay as they are."""
    asked = "select name, value from duckdb_settings() where name like '%progress%' order by name"
    with duckdb.connect(":memory:") as connection:
        before = connection.execute(asked).fetchall()
        with query_progress(connection, None) as begin:
            begin("load", 3)
        assert connection.execute(asked).fetchall() == before
        with query_progress(connection, Meter()):
            assert ("enable_progress_bar", "true") in connection.execute(asked).fetchall()
