"""Campaigns that may be compared: one platform, one currency, one objective."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation import Groups
from payback.workflows.monthly_history.axis import YEAR

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from payback.model.types import Array
    from payback.store import Columns, Store
    from payback.workflows.monthly_history.axis import Axis

    Rows = NDArray[np.intp]

LEVELS = ("campaign", "ad_group", "ad")
"""Levels overlap: an account's figures are taken from the first one that measured them."""


def campaigns_of(store: Store, axis: Axis, currency: str) -> dict[str, Groups | None]:
    """Orders, and leads, out of link clicks by campaign, over the latest whole years if there is one.

    Whole years, because a campaign sells better in a good season.
    """
    months = axis.months // YEAR * YEAR or axis.months
    since = axis.begins_at(axis.months - months)
    found = store.campaigns(since=since, until=axis.begins_at(axis.months) - timedelta(1))
    ours = np.isin(found["currency"], ["", currency])
    found = {name: values[ours] for name, values in found.items()}
    clicks = np.where(np.isfinite(found["link_clicks"]), found["link_clicks"], found["clicks"])
    return {
        "sales": _groups(found, found["conversions"], clicks, found["conversions_value"]),
        "leads": _groups(found, found["leads"], clicks, None),
    }


def _groups(found: Columns, successes: Array, clicks: Array, worth: Array | None) -> Groups | None:
    """Sums by campaign of the platform with most successes; None where nothing was measured.

    Where some campaigns say what their orders were worth, those that count successes without a worth are after
    something else (a visit, a subscription) and are left out.
    """
    told = np.flatnonzero(np.isfinite(successes) & (np.nan_to_num(clicks) > 0))
    told = _best_platform(found, _one_level(found, told), successes)
    if not told.size:
        return None
    names = np.array([_campaign(found, int(row)) for row in told])
    each, of = np.unique(names, return_inverse=True)
    k, n = (np.bincount(of, column[told], each.size).astype(float) for column in (successes, clicks))
    if worth is not None and np.nansum(worth[told]) > 0:
        paid = np.bincount(of, np.nan_to_num(worth[told]), each.size) > 0
        k, n = k[paid | (k == 0)], n[paid | (k == 0)]
    first, last = _day(found["first_date"][told].min()), _day(found["last_date"][told].max())
    return Groups(np.minimum(k, n), n, first, last)


def _day(day: np.datetime64) -> date:
    found: date = day.astype("datetime64[D]").item()
    return found


def _campaign(found: Columns, row: int) -> str:
    """What a row's campaign is called; the name of an ad is not it."""
    own = found["name"][row] if found["level"][row] == "campaign" else found["campaign_name"][row]
    return str(own or found["entity_id"][row])


def _one_level(found: Columns, rows: Rows) -> Rows:
    """Of each account, only the rows of the first level that it has."""
    accounts = list(zip(found["platform"][rows], found["account_id"][rows], strict=True))
    ranks = [LEVELS.index(level) for level in found["level"][rows]]
    top: dict[tuple[str, str], int] = {}
    for account, rank in zip(accounts, ranks, strict=True):
        top[account] = min(rank, top.get(account, rank))
    return rows[[rank == top[account] for account, rank in zip(accounts, ranks, strict=True)]]


def _best_platform(found: Columns, rows: Rows, successes: Array) -> Rows:
    """The rows of the platform with most successes: one platform's clicks are not another's."""
    platforms = found["platform"][rows]
    totals = {p: float(successes[rows][platforms == p].sum()) for p in dict.fromkeys(platforms.tolist())}
    return rows[platforms == max(totals, key=totals.__getitem__)] if totals else rows
