"""What the pages and the estimates read: never a sum of levels, of reach, of periods or of currencies."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.store import MonthFigure, OrderMonth
from tests.store.readings import DAY, day_row, order_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.store import Batch, Store

    Keep = Callable[..., Batch]

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)


def test_monthly_sums_days(store: Store, keep: Keep) -> None:
    """A month is the sum of its days, and says how many of them measured."""
    keep([day_row(0, views=5), day_row(1, views=7, spend=1.25, currency="CAD"), day_row(30, views=1)])
    assert store.monthly("views") == (
        MonthFigure(JANUARY, "facebook", "1", "", "views", "account", 1, 5.0),
        MonthFigure(JANUARY, "facebook", "1", "CAD", "views", "account", 1, 7.0),
        MonthFigure(FEBRUARY, "facebook", "1", "", "views", "account", 1, 1.0),
    )
    assert [(figure.currency, figure.value) for figure in store.monthly("spend")] == [("CAD", 1.25)]


def test_days_are_counted_for_each_measure(store: Store, keep: Keep) -> None:
    """A measure whose file stops early has fewer days than another of the same month."""
    keep([day_row(day, likes=1, views=1 if day < 3 else None) for day in range(10)])
    assert {figure.measure: figure.days for figure in store.monthly()} == {"likes": 10, "views": 3}


def test_one_level_for_each_measure(store: Store, keep: Keep) -> None:
    """The posts of a page are part of the page: its own figure counts where it has one, theirs where not."""
    posts = [day_row(level="post", entity_id=name, views=2, likes=3) for name in "ab"]
    keep([day_row(views=100), *posts, day_row(level="campaign", entity_id="c", views=50, spend=9.0)])
    figures = {figure.measure: (figure.level, figure.value) for figure in store.monthly()}
    assert figures == {"views": ("account", 100), "likes": ("post", 6), "spend": ("campaign", 9)}
    daily = store.daily("views", "likes")
    assert list(zip(daily["measure"], daily["level"], daily["value"], strict=True)) == [
        ("likes", "post", 6),
        ("views", "account", 100),
    ]


def test_levels_are_chosen_account_by_account(store: Store, keep: Keep) -> None:
    """That one page measured a month itself says nothing about another page."""
    keep([day_row(views=100), day_row(account_id="2", level="post", entity_id="a", views=3)])
    assert [(figure.account_id, figure.level) for figure in store.monthly("views")] == [("1", "account"), ("2", "post")]


def test_periods_are_not_days(store: Store, keep: Keep) -> None:
    """A figure for a whole period is plotted on no day, and counts in its month only where it lies within it."""
    keep([day_row(level="campaign", entity_id="c", name="Spring", spend=90.0, date_end=date(2026, 2, 28))])
    assert store.monthly() == ()
    assert [(period.last_date, period.value) for period in store.long_periods()] == [(date(2026, 2, 28), 90)]
    assert store.daily("spend")["value"].size == 0
    assert store.campaigns()["spend"].tolist() == [90]
    keep([day_row(level="campaign", entity_id="c", name="Spring", spend=40.0, date_end=date(2026, 1, 31))])
    assert [(figure.month, figure.days, figure.value) for figure in store.monthly()] == [(date(2026, 1, 1), 27, 40)]
    assert store.daily("spend")["value"].size == 0


def test_followers_are_the_last_known(store: Store, keep: Keep) -> None:
    """A running total is not summed."""
    keep([day_row(0, followers=10), day_row(5, followers=13), day_row(6, followers=None, views=1)])
    assert [figure.value for figure in store.monthly("followers")] == [13]


def test_reach_is_never_summed(store: Store, keep: Keep) -> None:
    """Reach has no month, and no day where more than one row measured it."""
    keep([day_row(reach=5), *(day_row(1, level="post", entity_id=name, reach=2) for name in "ab")])
    daily = store.daily("reach")
    assert (daily["date_day"].tolist(), daily["value"].tolist()) == ([DAY], [5])
    with pytest.raises(KeyError, match="reach"):
        store.monthly("reach")


def test_only_known_measures(store: Store) -> None:
    """A name that is not in the vocabulary never reaches the database."""
    with pytest.raises(KeyError):
        store.daily("views from import_lock; drop table plan; --")


def test_since_and_until(store: Store, keep: Keep) -> None:
    """Both ends belong to the period asked for."""
    keep([day_row(day, views=1) for day in range(90)])
    keep([order_row("1", total=2.0)], fact="order")
    daily = store.daily("views", since=date(2026, 2, 1), until=date(2026, 2, 3))
    assert daily["date_day"].tolist() == [date(2026, 2, day) for day in (1, 2, 3)]
    assert [figure.month for figure in store.monthly(since=FEBRUARY, until=FEBRUARY)] == [FEBRUARY]
    assert store.orders_monthly(since=FEBRUARY) == ()
    assert store.orders(until=date(2025, 12, 31))["total"].size == 0


def test_posts(store: Store, keep: Keep) -> None:
    """A post comes with its name, link, kind and moment; what was not measured is NaN."""
    moment = datetime(2026, 1, 5, 9, 30)  # noqa: DTZ001 - stored without a zone
    fields = {"name": "Sirop d’érable", "url": "https://example.org/1", "kind": "photo", "created_at": moment}
    keep([day_row(1, level="post", entity_id="b", reach=7), day_row(level="post", entity_id="a", reach=9, **fields)])
    posts = store.posts()
    assert posts["name"].tolist() == ["Sirop d’érable", ""]
    assert posts["reach"].tolist() == [9, 7]
    assert np.isnan(posts["views"]).all()
    assert posts["date_day"].dtype == np.dtype("datetime64[D]")
    assert posts["created_at"][0] == np.datetime64(moment)
    assert np.isnat(posts["created_at"][1])


def test_campaigns_in_part_of_a_month(store: Store, keep: Keep) -> None:
    """Days outside the wanted ones do not count, whether they share a month with wanted ones or not."""
    figures = {0: 1, 1: 20, 31: 300, 40: 4000, 59: 50_000}
    days = [day_row(day, level="campaign", entity_id="c", views=views) for day, views in figures.items()]
    keep([*days, day_row(level="campaign", entity_id="d", views=3, date_end=date(2026, 1, 31))])
    campaigns = store.campaigns(since=date(2026, 1, 6), until=date(2026, 2, 10))
    assert (campaigns["entity_id"].tolist(), campaigns["views"].tolist()) == (["c"], [320])
    assert (campaigns["first_date"].tolist(), campaigns["last_date"].tolist()) == (
        [date(2026, 1, 6)],
        [date(2026, 2, 5)],
    )


def test_campaigns(store: Store, keep: Keep) -> None:
    """Days of a campaign are summed; a period is taken only where no day is known, and then the longest."""
    ad = {"level": "ad", "currency": "CAD"}
    keep(
        [
            day_row(0, **ad, entity_id="a", clicks=2, spend=1.0, name="Ad", campaign_name="Spring"),
            day_row(1, **ad, entity_id="a", clicks=3, spend=2.0),
            day_row(0, **ad, entity_id="a", clicks=99, date_end=date(2026, 1, 31)),
            day_row(0, **ad, entity_id="b", clicks=4, date_end=date(2026, 1, 11)),
            day_row(0, **ad, entity_id="b", clicks=8, date_end=date(2026, 1, 31)),
        ]
    )
    campaigns = store.campaigns()
    assert campaigns["entity_id"].tolist() == ["a", "b"]
    assert campaigns["clicks"].tolist() == [5, 8]
    assert campaigns["campaign_name"].tolist() == ["Spring", ""]
    assert campaigns["first_date"].tolist() == [DAY, DAY]
    assert campaigns["last_date"].tolist() == [date(2026, 1, 6), date(2026, 1, 31)]


def test_orders_monthly(store: Store, keep: Keep) -> None:
    """What was taken back and what was a test is counted and not summed; currencies and channels are never added."""
    web = {"currency": "CAD", "source_name": "web"}
    keep(
        [
            order_row("1", total=100.0, subtotal=80.0, taxes=15.0, shipping=5.0, lineitem_quantity=2, **web),
            order_row("2", total=50.0, refunded_amount=10.0, discount_amount=4.0, **web),
            order_row("3", total=999.0, cancelled_day=DAY, **web),
            order_row("4", total=999.0, financial_status="voided", **web),
            order_row("5", total=7.0, currency="EUR"),
            order_row("6", total=999.0, financial_status="refunded", **web),
            order_row("7", total=999.0, financial_status="partially_refunded", refunded_amount=999.0, **web),
            order_row("8", financial_status="test", **web),
        ],
        fact="order",
    )
    assert store.orders_monthly() == (
        OrderMonth(JANUARY, "shopify", "shop", "CAD", "web", 2, 5, 2, 80, 4, 5, 15, 150, 10),
        OrderMonth(JANUARY, "shopify", "shop", "EUR", "", 1, 0, 0, 0, 0, 0, 0, 7, 0),
    )
    assert [month.value for month in store.orders_monthly()] == [140, 7]
    assert store.orders()["stands"].tolist() == [True, True, False, False, True, False, False, False]


def test_an_order_moves_to_another_month(store: Store, keep: Keep) -> None:
    """When a later export dates an order anew, both months are summed again."""
    keep([order_row("1", total=10.0)], fact="order")
    keep([{**order_row("1"), "date_day": FEBRUARY}], fact="order")
    assert [(month.month, month.total) for month in store.orders_monthly()] == [(FEBRUARY, 10)]


def test_accounts_and_span(store: Store, keep: Keep) -> None:
    """Accounts come with their name, days and rows; the span covers figures and orders."""
    keep([day_row(0, views=1, name="Page"), day_row(3, views=1)])
    keep([{**order_row("1"), "date_day": date(2026, 3, 1)}], fact="order")
    accounts = [(one.platform, one.name, one.first_date, one.last_date, one.rows) for one in store.accounts()]
    assert accounts == [
        ("facebook", "Page", DAY, date(2026, 1, 8), 2),
        ("shopify", "", date(2026, 3, 1), date(2026, 3, 1), 1),
    ]
    assert store.span() == (DAY, date(2026, 3, 1))


def test_accounts_are_named_by_their_files(store: Store) -> None:
    """The name that a file (or the person) gives is that of its one account; a file of several names none."""
    page = table(store.inbox, [day_row(views=1, account_id="615")], account="Érablière")
    shop = table(store.inbox, [order_row("1", total=2.0)], fact="order", account="Boutique")
    both = table(store.inbox, [day_row(views=1, account_id=number) for number in "12"], account="Both")
    nobody = table(store.inbox, [{"date_day": DAY, "platform": "x", "level": "account", "views": 1}], account="Me")
    store.keep(reading(page, shop, both, nobody), by="ada")
    assert [(account.account_id, account.name) for account in store.accounts()] == [
        ("1", ""),
        ("2", ""),
        ("615", "Érablière"),
        ("shop", "Boutique"),
        ("", ""),
    ]
