"""What a platform wrote is what the history holds: fixtures taken in, and their figures read from the store."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from payback.ingest.read_export import read_export
from payback.workflows.imports import take_in
from tests.exports.conftest import FOLDER, UPLOADED

if TYPE_CHECKING:
    from payback.store import Store

Figures = dict[str, float]

ASKED = {"account": "Érablière", "currency": "CAD", "platform": "instagram"}
"""What a person answers where a file asks."""

BY_MONTH: list[tuple[str, str, Figures]] = [
    ("meta_business_suite/instagram_es.csv", "instagram", {"views": 3003, "shares": 120, "followers_gained": 21}),
    ("meta_business_suite/instagram_it.csv", "instagram", {"views": 3003, "likes": 150, "saves": 3}),
    ("meta_business_suite/followers_es.csv", "instagram", {"followers_gained": 60}),
    ("ga4/days_es.csv", "ga4", {"sessions": 54}),
    ("shopify/sales.csv", "shopify", {"conversions": 25, "conversions_value": 1710}),
    ("spotify/ads.csv", "spotify", {"spend": 34.5, "conversions": 3, "conversions_value": 120, "clicks": 18}),
    ("pinterest/checkouts.csv", "pinterest", {"conversions": 8, "conversions_value": 482}),
    (
        "google_search/erabliere.example-Performance-on-Search-2026-01-27.zip",
        "google_search",
        {"clicks": 135, "impressions": 6000},
    ),
    ("google_search/recherche.xlsx", "google_search", {"clicks": 46, "impressions": 2000}),
    ("ga4/universal.xlsx", "ga4", {"sessions": 100}),
    ("google_ads/overview.zip", "google_ads", {"clicks": 46, "impressions": 4800, "spend": 52}),
    ("linkedin_page/profile.xlsx", "linkedin", {"impressions": 1211, "followers_gained": 13}),
    ("youtube/receita_pt.csv", "youtube", {"views": 41, "conversions_value": 15}),
]


@pytest.mark.parametrize(("name", "platform", "figures"), BY_MONTH, ids=[name for name, _, _ in BY_MONTH])
def test_figures_of_its_months(store: Store, name: str, platform: str, figures: Figures) -> None:
    """The months hold the sums that stand in the file."""
    keep(store, name)
    months = store.monthly(*figures)
    assert {figure.platform for figure in months} == {platform}
    assert {name: sum(figure.value for figure in months if figure.measure == name) for name in figures} == figures


ORDERS: list[tuple[str, str, Figures]] = [
    ("etsy/EtsySoldOrders2026-1.csv", "etsy",
     {"orders": 4, "items": 10, "subtotal": 126, "shipping": 32, "total": 158}),
    ("woocommerce/orders.csv", "woocommerce", {"orders": 4, "items": 12, "subtotal": 166}),
    ("square/items.csv", "square", {"orders": 2, "subtotal": 1112, "taxes": 8.96}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "platform", "figures"), ORDERS, ids=[name for name, _, _ in ORDERS])
def test_orders_of_a_month(store: Store, name: str, platform: str, figures: Figures) -> None:
    """Orders by their number, items of one summed, in the currency of the file or that which a person says."""
    keep(store, name)
    (month,) = store.orders_monthly()
    assert (month.platform, month.currency) == (platform, "CAD")
    assert {field: getattr(month, field) for field in figures} == figures


@pytest.mark.parametrize("name", [name for name, _, _ in ORDERS])
def test_nothing_of_a_buyer_is_kept(store: Store, name: str) -> None:
    """No name, address or account of a buyer is in what the history holds of orders."""
    keep(store, name)
    held = " ".join(str(value) for column in store.orders().values() for value in column)
    assert not [word for word in ("Secr", "secret", "Cach", "CUST") if word in held]


def test_videos_in_the_year_of_their_ids(store: Store) -> None:
    """Post times without a year lie in the year that each id holds, on the day that is written."""
    keep(store, "tiktok/Content.csv")
    assert [str(day)[:10] for day in store.posts()["date_day"]] == ["2025-12-30", "2025-12-31", "2026-01-02"]


def test_people_of_days_are_told_by_day(store: Store) -> None:
    """Users are people: each day has its own, and none is summed."""
    keep(store, "ga4/days_es.csv")
    days = store.daily("visitors")
    assert list(zip(days["date_day"].astype("datetime64[D]").tolist(), days["value"].tolist(), strict=True)) == [
        (date(2026, 1, 20 + k), 10.0 + k) for k in range(4)
    ]


def test_a_metric_that_only_the_files_name_tells(store: Store) -> None:
    """Reach of each day, from a file whose title line is gone."""
    keep(store, "meta_business_suite/Copertura (1).csv")
    assert store.daily("reach")["value"].tolist() == [10.0, 11.0, 12.0, 13.0, 14.0]


PERIODS: list[tuple[str, tuple[date, date], str, Figures]] = [
    ("google_ads/pt.csv", (date(2025, 4, 9), date(2025, 4, 21)), "EUR",
     {"impressions": 18158, "interactions": 2096, "spend": 2473.94, "conversions": 83}),
    ("google_ads/2016.csv", (date(2016, 10, 25), date(2016, 10, 31)), "CAD",
     {"impressions": 100, "clicks": 10, "spend": 1, "conversions": 1}),
    ("snapchat/ads.csv", (date(2026, 1, 1), date(2026, 1, 31)), "CAD",
     {"impressions": 15003, "clicks": 120, "spend": 901.5, "conversions": 6}),
    ("microsoft_ads/campaigns.csv", (date(2026, 1, 10), date(2026, 1, 16)), "CAD",
     {"impressions": 2001, "clicks": 100, "spend": 41, "conversions": 4, "conversions_value": 180}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "days", "currency", "figures"), PERIODS, ids=[name for name, *_ in PERIODS])
def test_figures_of_a_period(store: Store, name: str, days: tuple[date, date], currency: str, figures: Figures) -> None:
    """Campaigns over the days that stand above the table."""
    keep(store, name)
    rows = store.campaigns()
    assert [str(rows[name][0])[:10] for name in ("first_date", "last_date")] == [day.isoformat() for day in days]
    assert rows["currency"][0] == currency
    assert {measure: float(rows[measure].sum()) for measure in figures} == figures


def keep(store: Store, name: str) -> None:
    """Take a fixture into the history."""
    path = FOLDER / name
    read = partial(read_export, uploaded=UPLOADED)
    take_in(store, path, path.name, by="ada", answers=ASKED, read=read)
