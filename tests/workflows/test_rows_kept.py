"""From files as people have them to what the history then holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.ingest.read_export import read_export
from payback.workflows.imports import take_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from payback.store import Batch, Store

POSTS = "Post ID,Page ID,Page name,Title,Publish time,Permalink,Views\n"
ORDERS = "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Refunded Amount,Payment Method\n"  # noqa: E501


def kept(store: Store, folder: Path, name: str, text: str, answers: Mapping[str, str] | None = None) -> Batch:
    """Take a text in as a file of that name."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return take_in(store, path, name, by="test", answers=answers, read=read_export)


def post(number: int, views: int, day: str = "01/20/2026") -> str:
    """One post and how often it was seen so far."""
    return f"700000000000000{number},6111,Moulin,A,{day} 09:30,https://example.invalid/{number},{views}\n"


@pytest.mark.parametrize(
    ("newer", "older"),
    [("Jan-01-2026_Mar-01-2026_1.csv", "Jan-01-2026_Feb-01-2026_2.csv"), ("newer.csv", "older.csv")],
    ids=["by name", "by the last post"],
)
def test_an_older_download_of_posts_lowers_nothing(store: Store, tmp_path: Path, newer: str, older: str) -> None:
    """It counts as the same, and adds the post that the newer one does not hold."""
    kept(store, tmp_path, newer, POSTS + post(1, 150) + post(2, 10, "02/03/2026"))
    batch = kept(store, tmp_path, older, POSTS + post(1, 90) + post(3, 7))
    assert (batch.rows_new, batch.rows_changed, batch.rows_same) == (1, 0, 1)
    assert sorted(store.posts()["views"].tolist()) == [7, 10, 150]
    assert store.check() == ()


def test_orders_that_stand(store: Store, tmp_path: Path) -> None:
    """Half-quoted lines are read, tests and refunds do not count, and the buyer is nowhere."""
    text = ORDERS + (
        '"#1,a@b.example,paid,CAD,12.00,2026-01-02,1,""Mug, blue"",0.00,Card"\n'
        "#2,a@b.example,paid,CAD,990.00,2026-01-03,1,Mug,0.00,(for testing) Bogus Gateway\n"
        "#3,a@b.example,partially_refunded,CAD,32.00,2026-01-04,1,Plate,2.00,Card\n"
        "a@b.example,paid,CAD,32.00,2026-01-04,1,Plate,2.00,Card\n"
    )
    batch = kept(store, tmp_path, "orders_export.csv", text)
    (month,) = store.orders_monthly()
    assert (month.orders, month.cancelled, month.total, month.value) == (2, 1, 44, 42)
    assert (batch.rows_rejected, [reject.cell for reject in store.rejects(batch.import_id)]) == (1, [""])
    assert not [value for name in ("order_id", "source_name") for value in store.orders()[name] if "@" in str(value)]


def test_an_order_with_two_totals_has_none(store: Store, tmp_path: Path) -> None:
    """Nobody can know which is right: it counts as an order without an amount, and the line says so."""
    text = ORDERS + (
        "#1,,paid,CAD,12.00,2026-01-02,1,Mug,0.00,Card\n"
        "#2,,paid,CAD,30.00,2026-01-03,1,Mug,0.00,Card\n"
        "#2,,,,,2026-01-03,1,Plate,,\n"
        "#1,,paid,CAD,15.00,2026-01-02,1,Mug,0.00,Card\n"
    )
    batch = kept(store, tmp_path, "orders_export.csv", text)
    (month,) = store.orders_monthly()
    assert (month.orders, month.total) == (2, 30)
    assert [(reject.line, reject.column, reject.reason) for reject in store.rejects(batch.import_id)] == [
        (5, "Total", "differs")
    ]


def test_a_refund_in_a_row_of_its_own_is_no_order(store: Store, tmp_path: Path) -> None:
    """It lowers what the month came to, and the person is told."""
    head = "Date,Gross Sales,Net Sales,Tax,Transaction ID,Event Type,Currency\n"
    text = head + "2026-01-20,$36.00,$36.00,$0,A1,Payment,CAD\n2026-01-21,-$6.00,-$6.00,$0,A2,Refund,CAD\n"
    batch = kept(store, tmp_path, "items.csv", text, {"account": "Market"})
    (month,) = store.orders_monthly()
    assert (month.orders, month.cancelled, month.total) == (1, 0, 30)
    assert [(note.key, note.facts["n"]) for note in batch.notes if note.key.startswith("orders")] == [
        ("orders_given_back", 1)
    ]
    assert store.check() == ()


def test_an_answer_that_nobody_understands_keeps_nothing(store: Store, tmp_path: Path) -> None:
    """What is understood is recorded as it was understood."""
    own = "Jour,Dépense\n2026-01-05,1.234\n"
    answers = {"columns": '{"Jour": "date_day", "Dépense": "spend"}', "account": "A", "platform": "Insta"}
    with pytest.raises(PaybackError, match="answer_currency"):
        kept(store, tmp_path, "own.csv", own, {**answers, "currency": "dollar", "decimal_mark": "point"})
    assert store.is_empty()
    batch = kept(store, tmp_path, "own.csv", own, {**answers, "currency": "€", "decimal_mark": "point"})
    assert (batch.answers["currency"], batch.answers["platform"]) == ("EUR", "instagram")
    assert [(figure.platform, figure.currency, figure.value) for figure in store.monthly("spend")] == [
        ("instagram", "EUR", 1.234)
    ]
