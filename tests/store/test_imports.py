"""Keeping a file: what is new, what changes, what is left alone, what is rejected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.history.reading_result import Problem
from payback.store import Reject, StoreError, ZeroConflict
from tests.store.readings import DAY, NOW, day_row, order_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from payback.store import Batch, Store

    Keep = Callable[..., Batch]


def values(store: Store, measure: str) -> list[float]:
    """The daily figures of one measure."""
    return [float(value) for value in store.daily(measure)["value"]]


def test_new_rows(store: Store, keep: Keep) -> None:
    """A first file is new from its first row to its last."""
    batch = keep([day_row(0, views=5), day_row(1, views=7)])
    assert (batch.rows_read, batch.rows_new, batch.rows_changed, batch.rows_same) == (2, 2, 0, 0)
    assert values(store, "views") == [5, 7]


def test_batch_lists_what_was_imported(store: Store) -> None:
    """The list of imports shows file, source, platforms, dates, person, moment and answers."""
    file = reading(table(store.inbox, [day_row(views=1)]), table(store.inbox, [], platform="instagram"))
    batch = store.keep(file, by="ada", answers={"account": "Érablière"})
    assert store.batches() == (batch,)
    assert (batch.file, batch.source, batch.platforms) == ("export.csv", "meta_daily", ("facebook", "instagram"))
    assert (batch.first_date, batch.last_date, batch.created_by, batch.created_at) == (DAY, DAY, "ada", NOW)
    assert batch.answers == {"account": "Érablière"}
    assert batch.status == "applied"
    assert not batch.duplicate


def test_overlapping_files_merge(store: Store, keep: Keep) -> None:
    """Of an overlapping file only the new and the changed rows are counted as such."""
    keep([day_row(0, views=5), day_row(1, views=7)])
    batch = keep([day_row(1, views=7), day_row(2, views=8), day_row(0, views=6)])
    assert (batch.rows_read, batch.rows_new, batch.rows_changed, batch.rows_same) == (3, 1, 1, 1)
    assert values(store, "views") == [6, 7, 8]


def test_files_of_one_measure_fill_the_same_day(store: Store, keep: Keep) -> None:
    """Reach.csv and Views.csv are two files about the same days; neither erases the other."""
    keep([day_row(views=5)])
    keep([day_row(reach=3, views=None)])
    assert values(store, "views") == [5]
    assert values(store, "reach") == [3]


def test_not_measured_is_not_zero(store: Store, keep: Keep) -> None:
    """A cell without a figure gives no figure, daily or monthly."""
    keep([day_row(views=None, likes=1)])
    assert values(store, "views") == []
    assert [figure.measure for figure in store.monthly()] == ["likes"]


def test_same_bytes_keep_nothing_new(store: Store, keep: Keep) -> None:
    """The same file again is answered with the import that holds it."""
    first = keep([day_row(views=5)], content="same")
    second = keep([day_row(views=5)], content="same")
    assert second.duplicate
    assert second.import_id == first.import_id
    assert len(store.batches()) == 1


def test_same_bytes_after_undo_are_kept(store: Store, keep: Keep) -> None:
    """A file whose import was undone may be imported anew."""
    store.undo(keep([day_row(views=5)], content="same").import_id)
    assert not keep([day_row(views=5)], content="same").duplicate
    assert values(store, "views") == [5]


def test_empty_report_is_kept(store: Store, keep: Keep) -> None:
    """No delivery in this period is a valid import of no rows."""
    batch = keep([])
    assert (batch.rows_read, batch.rows_new) == (0, 0)
    assert not store.is_empty()
    assert store.span() is None


def test_identical_rows_collapse(store: Store, keep: Keep) -> None:
    """A row given twice alike counts once, and the counts still add up."""
    batch = keep([day_row(views=5), day_row(views=5), day_row(1, views=6)])
    assert (batch.rows_read, batch.rows_new, batch.rows_repeated, batch.rows_rejected) == (3, 2, 1, 0)
    assert values(store, "views") == [5, 6]


def test_rows_of_one_key_complete_each_other(store: Store, keep: Keep) -> None:
    """Two blocks of one file may measure different things about one day."""
    keep([day_row(views=5, likes=None), day_row(views=None, likes=2)])
    assert values(store, "views") == [5]
    assert values(store, "likes") == [2]


def test_contradicting_rows_are_rejected(store: Store, keep: Keep) -> None:
    """Where a file contradicts itself the figure is not stored; what it agrees on is."""
    batch = keep([day_row(views=5, likes=2, line_no=4), day_row(views=9, likes=2, line_no=7)])
    assert values(store, "views") == []
    assert values(store, "likes") == [2]
    assert batch.rows_rejected == 1
    assert store.rejects(batch.import_id) == (Reject(4, "views", "5 / 9", "differs"),)


def test_rows_without_a_key_are_rejected(store: Store, keep: Keep) -> None:
    """A row without its date, and an order without its number, are listed and not stored."""
    days = keep([day_row(views=5), {**day_row(views=6, line_no=3), "date_day": None}])
    orders = keep([order_row("", total=5.0)], fact="order")
    assert store.rejects(days.import_id) == (Reject(3, "date_day", "", "key_missing"),)
    assert [reject.reason for reject in store.rejects(orders.import_id)] == ["key_missing"]
    assert (days.rows_new, days.rows_rejected, orders.rows_rejected) == (1, 1, 1)


def test_problems_of_the_reader_are_kept(store: Store) -> None:
    """What the reader left out stays with the import, in the order of its lines."""
    problems = (Problem(9, "Views", "n/a", "not_a_count"), Problem(2, "Date", "31/31", "not_a_day"))
    batch = store.keep(reading(table(store.inbox, [day_row(views=1)], problems=problems, rejected=2)), by="ada")
    assert store.rejects(batch.import_id) == (
        Reject(2, "Date", "31/31", "not_a_day"),
        Reject(9, "Views", "n/a", "not_a_count"),
    )
    assert batch.rows_rejected == 2


def test_zeros_do_not_overwrite_figures(store: Store, keep: Keep) -> None:
    """A whole column of zeros against stored figures is skipped, and the batch says so."""
    keep([day_row(0, views=5), day_row(1, views=7)])
    batch = keep([day_row(0, views=0, likes=1), day_row(1, views=0, likes=2)])
    assert values(store, "views") == [5, 7]
    assert values(store, "likes") == [1, 2]
    assert batch.skipped == (ZeroConflict("facebook", "1", "views", 2, 12.0),)
    assert store.batches()[0].skipped == batch.skipped


def test_zeros_overwrite_on_request(store: Store, keep: Keep) -> None:
    """A person may insist that the zeros are true."""
    keep([day_row(views=5)])
    batch = keep([day_row(views=0)], overwrite_zeros=True)
    assert values(store, "views") == [0]
    assert batch.skipped == ()


def test_a_single_zero_is_a_figure(store: Store, keep: Keep) -> None:
    """Only a whole column of zeros is doubtful."""
    keep([day_row(0, views=5), day_row(1, views=7)])
    assert keep([day_row(0, views=0), day_row(1, views=8)]).skipped == ()
    assert values(store, "views") == [0, 8]


def test_zeros_where_nothing_is_stored_are_figures(store: Store, keep: Keep) -> None:
    """Zeros that overwrite nothing are kept as zeros."""
    keep([day_row(0, views=5)])
    assert keep([day_row(1, views=0)]).skipped == ()
    assert values(store, "views") == [5, 0]


def test_zeros_are_judged_account_by_account(store: Store, keep: Keep) -> None:
    """One file may hold two accounts, of which only one has a column of zeros."""
    keep([day_row(views=5), day_row(views=6, account_id="2")])
    batch = keep([day_row(views=0), day_row(views=9, account_id="2")])
    assert [conflict.account_id for conflict in batch.skipped] == ["1"]
    assert values(store, "views") == [5, 9]


def test_compare_changes_nothing(store: Store, keep: Keep) -> None:
    """The dry run shows what keeping would do and does none of it."""
    keep([day_row(0, views=5), day_row(1, views=7)])
    before = store.health()
    file = reading(
        table(
            store.inbox,
            [day_row(0, views=6), day_row(1, views=7), day_row(2, views=1), day_row(2, views=2, likes=3)],
        )
    )
    comparison = store.compare(file)
    assert (comparison.new, comparison.changed, comparison.same, comparison.contradictory) == (1, 1, 1, 1)
    assert store.health() == before
    assert values(store, "views") == [5, 7]
    batch = store.keep(file, by="ada")
    assert (comparison.new, comparison.changed, comparison.same) == (
        batch.rows_new,
        batch.rows_changed,
        batch.rows_same,
    )


def test_compare_shows_conflicts_and_duplicates(store: Store, keep: Keep) -> None:
    """The dry run shows a column of zeros, and that the bytes are known."""
    first = keep([day_row(views=5)], content="same")
    comparison = store.compare(reading(table(store.inbox, [day_row(views=0)]), content="same"))
    assert comparison.duplicate_of == first.import_id
    assert comparison.conflicts == (ZeroConflict("facebook", "1", "views", 1, 5.0),)
    assert comparison.same == 1
    insisting = store.compare(reading(table(store.inbox, [day_row(views=0)])), overwrite_zeros=True)
    assert (insisting.changed, insisting.conflicts, insisting.duplicate_of) == (1, (), None)


def test_orders(store: Store, keep: Keep) -> None:
    """A later export of an order changes what it says and keeps what it does not say."""
    keep([order_row("7", total=100.0, currency="CAD"), order_row("8", total=50.0)], fact="order")
    batch = keep([order_row("7", refunded_amount=20.0)], fact="order")
    assert (batch.rows_new, batch.rows_changed) == (0, 1)
    orders = store.orders()
    assert list(orders["total"]) == [100, 50]
    assert orders["refunded"][0] == 20


def test_rows_must_lie_in_the_inbox(store: Store, tmp_path: Path) -> None:
    """Rows from anywhere else are refused before anything is read."""
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    with pytest.raises(StoreError, match="rows_outside"):
        store.keep(reading(table(outside, [day_row(views=1)])), by="ada")
    assert store.is_empty()


def test_broken_rows_store_nothing(store: Store) -> None:
    """A file that cannot be read half-way leaves no trace, and the error is one a person can read."""
    bad = store.inbox / "bad.parquet"
    bad.write_bytes(b"PAR1 this is no Parquet file PAR1")
    with pytest.raises(StoreError, match="store_failed"):
        store.keep(reading(table(store.inbox, [day_row(views=1)]), table(store.inbox, [], rows_file=bad)), by="ada")
    assert store.is_empty()
    assert store.check() == ()


def test_every_import_has_a_new_data_version(store: Store, keep: Keep) -> None:
    """Whatever is cached under the data version is asked again after an import, and not after a dry run."""
    versions = [store.data_version()]
    batch = keep([day_row(views=1)])
    versions.append(store.data_version())
    store.undo(batch.import_id)
    versions.append(store.data_version())
    store.compare(reading(table(store.inbox, [day_row(views=2)])))
    assert len(set(versions)) == 3
    assert store.data_version() == versions[-1] == max(versions)


def test_the_last_name_counts(store: Store, keep: Keep) -> None:
    """A renamed page goes by its new name."""
    keep([day_row(0, views=1, name="Old"), day_row(1, views=1, name="New")])
    assert [account.name for account in store.accounts()] == ["New"]
    keep([day_row(2, views=1, name="Newest")])
    assert [account.name for account in store.accounts()] == ["Newest"]
    assert store.span() == (DAY, date(2026, 1, 7))
