"""Monthly figures of each account, and what a platform's accounts come to together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from payback.model.types import Array
    from payback.store import Columns
    from payback.workflows.monthly_history.axis import Axis

    Key = tuple[str, str]
    """Platform, and the account's name (its id where it has none)."""

    Figures = dict[Key, Array]

STALE_DAYS = 92
"""A running total that is older than the newest one by more than this is of an account that is no more."""

MEASURED = {"followers": "followers", "gained": "followers_gained", "lost": "followers_lost", "messages": "messages"}
"""Names in `MonthlyHistory` of what is measured by day."""

OF_POSTS = ("posts", "reached", "reached_posts", "clicks", "clicked_reach")


def figures_by_account(daily: Columns, measure: str, axis: Axis, names: Mapping[Key, str]) -> Figures:
    """One measure by account and month; NaN in months that its rows do not cover.

    Args:
        daily: Rows of the store, a day, an account and a measure each.
        measure: Which one.
        axis: The months.
        names: Of accounts by platform and id. Two ids of one name are one account: the larger figure counts.
    """
    of_month = axis.lasts if measure == "followers" else axis.sums
    out: Figures = {}
    for key, rows in _accounts(daily, daily["measure"] == measure, names):
        days = daily["date_day"][rows]
        series = np.where(axis.whole(days.min(), days.max()), of_month(days, daily["value"][rows]), np.nan)
        _put(out, key, series)
    return out


def _accounts(columns: Columns, wanted: NDArray[np.bool_], names: Mapping[Key, str]) -> Iterator[tuple[Key, Array]]:
    """Every account among the wanted rows, and where its rows are."""
    platforms, ids = columns["platform"], columns["account_id"]
    for platform, account in sorted(set(zip(platforms[wanted].tolist(), ids[wanted].tolist(), strict=True))):
        rows = wanted & (platforms == platform) & (ids == account)
        yield (platform, names.get((platform, account), account.casefold())), rows


def _put(out: Figures, key: Key, series: Array) -> None:
    out[key] = np.fmax(out[key], series) if key in out else series


def posts_by_account(posts: Columns, axis: Axis, names: Mapping[Key, str]) -> Mapping[str, Figures]:
    """Posts, their reach and their link clicks by account and month of publication, in the words of `OF_POSTS`.

    Between an account's first and last post a month without one counts as none.
    """
    out: dict[str, Figures] = {name: {} for name in OF_POSTS}
    for key, rows in _accounts(posts, np.ones(posts["platform"].size, dtype=bool), names):
        days, reach, clicks = posts["date_day"][rows], posts["reach"][rows], posts["link_clicks"][rows]
        gap = int((days.max() - days.min()) / np.timedelta64(1, "D") / days.size)
        covered = axis.whole(days.min(), days.max(), 3 + gap)
        one, both = np.ones(days.size), np.isfinite(reach) & np.isfinite(clicks)
        columns = (
            one,
            reach,
            np.where(np.isfinite(reach), one, np.nan),
            np.where(both, clicks, np.nan),
            np.where(both, reach, np.nan),
        )
        for name, column in zip(OF_POSTS, columns, strict=True):
            series = axis.sums(days, column)
            series = np.nan_to_num(series) if name == "posts" else series
            _put(out[name], key, np.where(covered, series, np.nan))
    return out


def latest_totals(daily: Columns, names: Mapping[Key, str]) -> list[tuple[date, float]]:
    """Day and value of each account's latest running total, also in a month that is not over."""
    found: dict[Key, tuple[date, float]] = {}
    for key, rows in _accounts(daily, daily["measure"] == "followers", names):
        at = np.flatnonzero(rows)[daily["date_day"][rows].argmax()]
        latest = daily["date_day"][at].item(), float(daily["value"][at])
        found[key] = max(found.get(key, latest), latest)
    newest = max((day for day, _ in found.values()), default=None)
    return [(day, total) for day, total in found.values() if newest and (newest - day).days <= STALE_DAYS]


def tables(daily: Mapping[str, Figures], posts: Mapping[str, Figures], axis: Axis) -> dict[str, Array]:
    """Every measure as ``(platforms, months)``, in the words of `MonthlyHistory`."""
    figures = {name: daily[measure] for name, measure in MEASURED.items()} | dict(posts)
    platforms = sorted({platform for measure in figures.values() for platform, _ in measure}) or [""]
    counted = {p: {account for platform, account in figures["followers"] if platform == p} for p in platforms}
    return {
        name: np.stack([_together(measure, platform, counted[platform], axis) for platform in platforms])
        for name, measure in figures.items()
    }


def _together(measure: Figures, platform: str, counted: set[str], axis: Axis) -> Array:
    """A platform's sum; NaN where it is not of the accounts whose followers are counted."""
    mine = {account: series for (other, account), series in measure.items() if other == platform}
    alone = len(mine) <= 1 and len(counted) <= 1
    if not mine or not (alone or not counted or set(mine) == counted):
        return np.full(axis.months, np.nan)
    return np.asarray(np.sum(list(mine.values()), axis=0))
