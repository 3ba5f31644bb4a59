"""A store that was written before rows were added up is brought to one row for each thing and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from payback.store import open_store
from tests.store.readings import day_row, reading, table

if TYPE_CHECKING:
    from pathlib import Path

AD, AGE, REGION = "a" * 32, "b" * 32, "c" * 32


def test_numbered_and_split_rows_are_added_up(tmp_path: Path) -> None:
    """Namesakes become one ad, segments their whole, import by import; what is undone later still comes back."""
    path = tmp_path / "h.duckdb"
    store = open_store(path)
    ads = [day_row(level="ad", entity_id=f"{AD}#{n}", spend=n, reach=7, name="Ad") for n in (1, 2)]
    segments = [day_row(level="account_segment", entity_id=f"/{age}", sessions=n) for age, n in ((AGE, 4), (REGION, 5))]
    named = [
        day_row(level="campaign_segment", entity_id=f"{AD}/{age}#1", spend=3, reach=n)
        for age, n in ((AGE, 1), (REGION, 2))
    ]
    first = store.keep(reading(table(store.inbox, [*ads, *segments, *named])), by="ada")
    store.keep(reading(table(store.inbox, [day_row(level="ad", entity_id=f"{AD}#1", spend=10)])), by="ada")
    store.close()
    with duckdb.connect(str(path)) as older:
        older.execute("delete from schema_version where version >= 4")
    store = open_store(path)
    assert store.check() == ()
    figures = {(figure.level, figure.measure): figure.value for figure in store.monthly()}
    assert figures == {("account", "sessions"): 9, ("campaign", "spend"): 6}
    days = store.daily("reach", "spend")
    assert dict(zip(days["measure"], days["value"], strict=True)) == {"spend": 6, "reach": 7}
    store.undo(first.import_id)
    assert {(figure.level, figure.measure): figure.value for figure in store.monthly()} == {("ad", "spend"): 10}
    assert store.check() == ()
    store.close()
