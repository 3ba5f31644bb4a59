"""Monthly figures of each account, and what a platform's accounts come to together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from payback.workflows.monthly_history.months import EDGE_DAYS, comparable, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from payback.model.types import Array
    from payback.store import Columns

STALE_DAYS = 92
"""A running total that is older than the newest one by more than this is of an account that is no more."""

MEASURED = {"followers": "followers", "gained": "followers_gained", "lost": "followers_lost", "messages": "messages"}
"""Names in `MonthlyHistory` of what is measured by day."""

OF_POSTS = {
    "posts": (),
    "reached": ("reach",),
    "reached_posts": ("reach",),
    "post_clicks": ("link_clicks",),
    "clicks": ("reach", "link_clicks"),
    "clicked_reach": ("reach", "link_clicks"),
}
"""Names in `MonthlyHistory` of what is measured by post, and the measures that each rests on."""

DAILY, COMPLETE = 25, 0.75
"""Days that an account which tells every day has in a month, and the share of them that makes a month complete."""

ACCOUNT = ["platform", "account"]
"""Platform, and the account's name (its id where it has none): two ids of one name are one account."""

ID = ["platform", "account_id", "account"]


def rows_by_account(rows: Columns, names: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """Rows of the store with their month and the name of their account.

    Args:
        rows: A day, a platform and an account each.
        names: Of accounts by platform and id.
    """
    keys = zip(rows["platform"].tolist(), rows["account_id"].tolist(), strict=True)
    account = [names.get(key, key[1].casefold()) for key in keys]
    frame = pd.DataFrame(rows).assign(account=np.array(account, dtype=object))
    return frame.assign(month=frame["date_day"].dt.to_period("M"))


def figures_by_account(daily: pd.DataFrame, measure: str, months: pd.PeriodIndex) -> pd.DataFrame:
    """One measure, a row for each account, a column for each month; NaN in months that its rows do not cover."""
    rows = daily[daily["measure"] == measure].sort_values("date_day", kind="stable")
    by_month = rows.groupby([*ID, "month"])["value"]
    figures = by_month.last() if measure == "followers" else by_month.sum()
    days = _table(by_month.size(), months)
    usual = days.median(axis=1)
    complete = days.ge(COMPLETE * usual, axis=0).to_numpy() | (usual < DAILY).to_numpy()[:, np.newaxis]
    return _by_name(_since_break(_table(figures, months).where(_covered(rows, months) & complete), measure))


def posts_by_account(
    posts: pd.DataFrame, months: pd.PeriodIndex, quiet: Mapping[str, NDArray[np.bool_]]
) -> dict[str, pd.DataFrame]:
    """Posts, their reach and their link clicks by account and month of publication, as `MonthlyHistory` names them.

    Args:
        posts: A row each.
        months: The columns of the tables.
        quiet: Months of each platform in which no post means that there was none; in others it is not known.
    """
    reach, clicks = posts["reach"], posts["link_clicks"]
    both = reach.notna() & clicks.notna()
    columns = {
        "posts": 1.0,
        "reached": reach,
        "reached_posts": reach.where(reach.isna(), 1.0),
        "post_clicks": clicks,
        "clicks": clicks.where(both),
        "clicked_reach": reach.where(both),
    }
    sums = posts.assign(**columns).groupby([*ID, "month"])[list(columns)].sum(min_count=1)
    tables = {name: _table(sums[name], months) for name in columns}
    platforms = tables["posts"].index.get_level_values("platform")
    none = np.array([quiet[platform] for platform in platforms], dtype=bool).reshape(len(platforms), months.size)
    tables["posts"] = tables["posts"].mask(tables["posts"].isna() & none, 0.0)
    covered = _covered(posts, months, between_posts=True)
    return {name: _by_name(_since_break(table.where(covered), *OF_POSTS[name])) for name, table in tables.items()}


def latest_totals(daily: pd.DataFrame) -> pd.DataFrame:
    """Day and value of each account's latest running total, also in a month that is not over."""
    rows = daily[daily["measure"] == "followers"]
    latest = rows.loc[rows.groupby(ID)["date_day"].idxmax()].sort_values(["date_day", "value"])
    latest = latest.drop_duplicates(ACCOUNT, keep="last")
    return latest[latest["date_day"] >= latest["date_day"].max() - pd.Timedelta(days=STALE_DAYS)]


def platform_sums(figures: Mapping[str, pd.DataFrame]) -> dict[str, Array]:
    """Every measure as ``(platforms, months)``.

    A platform's sum is NaN where it is not of the accounts whose followers are counted.
    """
    platforms = sorted({platform for table in figures.values() for platform, _ in table.index}) or [""]
    counted = _accounts(figures["followers"])
    out = {}
    for name, table in figures.items():
        sums, measured = table.groupby(level="platform").sum(skipna=False).reindex(platforms), _accounts(table)
        alike = np.array([_alike(measured[platform], counted[platform]) for platform in platforms])
        out[name] = np.where(alike[:, np.newaxis], sums.to_numpy(float), np.nan)
    return out


def _accounts(table: pd.DataFrame) -> Mapping[str, set[str]]:
    """The accounts of each platform; of another platform none."""
    out: dict[str, set[str]] = defaultdict(set)
    for platform, account in table.index:
        out[platform].add(account)
    return out


def _alike(measured: set[str], counted: set[str]) -> bool:
    """Whether a measure is of the accounts whose followers are counted; one of each is the same whatever its name."""
    return not counted or measured == counted or (len(measured) <= 1 and len(counted) <= 1)


def _table(figures: pd.Series, months: pd.PeriodIndex) -> pd.DataFrame:
    """Figures by account and month, a column for each month; NaN where there is none."""
    return figures.unstack("month").reindex(columns=months)  # noqa: PD010  (pivot_table drops accounts without figures)


def _covered(rows: pd.DataFrame, months: pd.PeriodIndex, *, between_posts: bool = False) -> NDArray[np.bool_]:
    """Months that the days of an account's rows cover, shape ``(accounts, months)``; posts lie further between."""
    days = rows.groupby(ID)["date_day"].agg(["min", "max", "size"])
    gap = (days["max"] - days["min"]).dt.days // days["size"] if between_posts else 0
    return whole(months, days["min"], days["max"], EDGE_DAYS + gap)


def _since_break(table: pd.DataFrame, *measures: str) -> pd.DataFrame:
    """Figures of months that compare with the last one; NaN in those before a break of one of the measures."""
    months = pd.PeriodIndex(table.columns)
    platforms = table.index.get_level_values("platform")
    mask = np.array([comparable(months, platform, *measures) for platform in platforms], dtype=bool)
    return table.where(mask.reshape(table.shape))


def _by_name(table: pd.DataFrame) -> pd.DataFrame:
    """The larger figure where two ids have one name."""
    return table.groupby(level=ACCOUNT).max()
