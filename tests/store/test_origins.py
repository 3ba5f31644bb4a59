"""Where a figure comes from: its rows, each with the import whose figure it shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.store.readings import day_row, order_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.store import Batch, Store

    Keep = Callable[..., Batch]

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)


def test_a_row_shows_the_import_that_measured_it_last(store: Store, keep: Keep) -> None:
    """Whatever a later file did not measure stays with the earlier one; undone, it gives the figure back."""
    first = keep([day_row(day, views=5, likes=1) for day in range(3)])
    later = keep([day_row(0, views=9), day_row(40, views=2)])
    views = store.figure_rows("views", "facebook", JANUARY)
    assert [(row.value, row.import_id) for row in views] == [
        (9, later.import_id), (5, first.import_id), (5, first.import_id),
    ]  # fmt: skip
    assert {row.file for row in views} == {first.file, later.file}
    assert {row.import_id for row in store.figure_rows("likes", "facebook", JANUARY)} == {first.import_id}
    store.undo(later.import_id)
    assert [row.value for row in store.figure_rows("views", "facebook", JANUARY)] == [5, 5, 5]
    assert store.figure_rows("views", "facebook", FEBRUARY) == ()


def test_rows_of_a_month_come_to_its_figure(store: Store, keep: Keep) -> None:
    """Those of the level that the figure was taken from; rows of other levels follow it."""
    posts = [day_row(1, level="post", entity_id=name, views=2) for name in "ab"]
    keep([day_row(day, views=10 + day) for day in range(35)] + posts)
    (january, *_) = store.monthly("views", since=JANUARY, until=JANUARY)
    rows = store.figure_rows("views", "facebook", JANUARY)
    assert sum(row.value for row in rows if row.level == january.level) == january.value
    assert [row.level for row in rows][-2:] == ["post", "post"]
    assert {row.name for row in rows} == {"", "a", "b"}


def test_an_orders_row_is_an_order_that_stands(store: Store, keep: Keep) -> None:
    """With its total; one that was cancelled counts nowhere."""
    batch = keep([order_row("1", total=9.0), order_row("2", cancelled_day=JANUARY)], fact="order")
    (row,) = store.figure_rows("orders", "shopify", JANUARY)
    assert (row.level, row.name, row.value, row.import_id) == ("order", "1", 9, batch.import_id)


def test_no_name_that_is_not_ours_reaches_a_query(store: Store) -> None:
    """A measure comes from a list of ours, never from an address."""
    with pytest.raises(KeyError, match="not a measure"):
        store.figure_rows("1; drop table orders", "facebook", JANUARY)
