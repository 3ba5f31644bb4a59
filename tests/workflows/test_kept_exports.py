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
    ("youtube/receita_pt.csv", "youtube", {"views": 41, "conversions_value": 15}),
]


@pytest.mark.parametrize(("name", "platform", "figures"), BY_MONTH, ids=[name for name, _, _ in BY_MONTH])
def test_figures_of_a_month(store: Store, name: str, platform: str, figures: Figures) -> None:
    """The month holds the sums that stand in the file."""
    keep(store, name)
    month = store.monthly(*figures)
    assert {figure.platform for figure in month} == {platform}
    assert {figure.measure: figure.value for figure in month} == figures


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
]  # fmt: skip


@pytest.mark.parametrize(("name", "days", "currency", "figures"), PERIODS, ids=[name for name, *_ in PERIODS])
def test_figures_of_a_period(store: Store, name: str, days: tuple[date, date], currency: str, figures: Figures) -> None:
    """Campaigns over the days that stand above the table."""
    keep(store, name)
    rows = store.campaigns()
    assert [str(rows[name][0])[:10] for name in ("first_date", "last_date")] == [day.isoformat() for day in days]
    assert rows["currency"][0] == currency
    assert {measure: float(rows[measure][0]) for measure in figures} == figures


def keep(store: Store, name: str) -> None:
    """Take a fixture into the history."""
    path = FOLDER / name
    read = partial(read_export, uploaded=UPLOADED)
    take_in(store, path, path.name, by="ada", answers=ASKED, read=read)
