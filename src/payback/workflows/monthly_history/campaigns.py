"""Campaigns that may be compared: one platform, one currency, one objective."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from payback.model.estimation import Groups
from payback.model.estimation.monthly_history import YEAR
from payback.workflows.monthly_history.months import comparable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.store import Store

CLICKS, SALES, LEADS = ("link_clicks", "clicks"), ("conversions", "conversions_value"), ("leads",)
"""Measures of a campaign: what is tried, and what comes of it with its worth."""

LEVELS = ("campaign", "ad_group", "ad")
"""Levels overlap: an account's figures are taken from the first one that measured them."""


def campaigns_of(store: Store, months: pd.PeriodIndex, currency: str) -> Mapping[str, Groups | None]:
    """Orders, and leads, out of link clicks by campaign, over the latest whole years if there is one.

    Whole years, because a campaign sells better in a good season.
    """
    latest = months[-(months.size // YEAR * YEAR or months.size) :]
    rows = pd.DataFrame(store.campaigns(since=latest[0].start_time.date(), until=latest[-1].end_time.date()))
    rows = rows[rows["currency"].isin(["", currency])]
    rows = rows.assign(trials=rows["link_clicks"].fillna(rows["clicks"]))
    days = rows["first_date"] + (rows["last_date"] - rows["first_date"]) / 2
    rows = rows.assign(month=months.get_indexer(pd.PeriodIndex(days, freq="M")))
    sales, leads = (_since_break(rows, months, *CLICKS, *measures) for measures in (SALES, LEADS))
    return {"sales": _groups(sales, *SALES), "leads": _groups(leads, *LEADS)}


def _since_break(rows: pd.DataFrame, months: pd.PeriodIndex, *measures: str) -> pd.DataFrame:
    """Campaigns that began after the last break of one of these measures on their platform."""
    begun = months.get_indexer(pd.PeriodIndex(rows["first_date"], freq="M"))
    since = {platform: comparable(months, platform, *measures) for platform in set(rows["platform"])}
    keep = [bool(since[platform][month]) for platform, month in zip(rows["platform"], begun, strict=True)]
    return rows[np.array(keep, dtype=bool)]


def _groups(rows: pd.DataFrame, success_column: str, worth: str | None = None) -> Groups | None:
    """Sums by campaign of the platform with most successes; None where nothing was measured.

    Where some campaigns say what their orders were worth, those that count successes without a worth are after
    something else (a visit, a subscription) and are left out.
    """
    rows = rows[rows[success_column].notna() & (rows["trials"] > 0)]
    rows = _best_platform(_one_level(rows), success_column)
    if rows.empty:
        return None
    own = rows["name"].where(rows["level"] == "campaign", rows["campaign_name"])
    campaigns, names = pd.factorize(own.where(own != "", rows["entity_id"]), sort=True)
    columns = (rows[success_column], rows["trials"], rows["month"] * rows["trials"])
    successes, trials, middles = (np.bincount(campaigns, column, names.size).astype(float) for column in columns)
    month = np.rint(middles / trials).astype(int)
    if worth and rows[worth].sum() > 0:
        paid = np.bincount(campaigns, rows[worth].fillna(0.0), names.size) > 0
        comparable = paid | (successes == 0)
        successes, trials, month = successes[comparable], trials[comparable], month[comparable]
    first, last = rows["first_date"].min().date(), rows["last_date"].max().date()
    return Groups(np.minimum(successes, trials), trials, month, first, last)


def _one_level(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each account, only the rows of the first level that it has."""
    ranks = rows["level"].map(LEVELS.index)
    return rows[ranks == ranks.groupby([rows["platform"], rows["account_id"]]).transform("min")]


def _best_platform(rows: pd.DataFrame, successes: str) -> pd.DataFrame:
    """The rows of the platform with most successes: one platform's clicks are not another's."""
    totals = rows.groupby("platform", sort=False)[successes].sum()
    return rows if rows.empty else rows[rows["platform"] == totals.idxmax()]
