"""Which months of which account are there, what is missing, and until when it can still be fetched."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from payback.history.export_windows import window_of
from payback.history.measure_breaks import has_ended
from payback.workflows.monthly_history.months import exported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from payback.history.records import Account, Batch, MonthFigure, OrderMonth

ORDERS = "orders"
TOLD_EVERY_DAY = ("account", "page")
"""Levels whose months without a figure are missing; of posts, campaigns and orders there may have been none."""

SOON_DAYS = 60
"""Days ahead in which what falls out of a window is named."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Months without a figure between months with one: the first of its days, the last, and whether all are lost.

    Attributes:
        lost: No day of it can be fetched from the platform any more.
    """

    first: date
    last: date
    lost: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """Measures of one account that are there for the same months.

    Attributes:
        account: Its name, or its id where no file named it.
        first: First day of the first month.
        last: First day of the last month.
        newest: The latest day of the account, but within the last month.
    """

    platform: str
    account: str
    measures: tuple[str, ...]
    first: date
    last: date
    gaps: tuple[Gap, ...]
    newest: date


@dataclass(frozen=True, slots=True)
class Fetch:
    """Days that are missing and that a platform soon lets nobody fetch any more.

    Attributes:
        first: The first missing day that can still be fetched.
        until: The last day on which it can.
        files: In how many files all that is missing fits; 1 where the platform names no limit.
    """

    platform: str
    account: str
    first: date
    last: date
    until: date
    files: int


Key: TypeAlias = tuple[str, str, str]
"""Platform, account's name (two ids of one name are one account) and measure."""


def coverage(
    figures: Iterable[MonthFigure],
    orders: Iterable[OrderMonth],
    accounts: Sequence[Account],
    batches: Sequence[Batch],
    today: date,
) -> tuple[Coverage, ...]:
    """A row for each account and for measures that are there for the same months, by platform and account.

    Figures that came in after the accounts were read are told the next time.
    """
    names = {(account.platform, account.account_id): account.name or account.account_id for account in accounts}
    newest: dict[tuple[str, str], date] = {}
    for account in sorted(accounts, key=lambda account: account.last_date):
        newest[account.platform, names[account.platform, account.account_id]] = account.last_date
    alike: dict[tuple[str, str, date, date, tuple[Gap, ...]], list[str]] = defaultdict(list)
    for (platform, name, measure), (months, every_day) in sorted(_months(figures, orders, names).items()):
        gaps = tuple(_gaps(platform, months, () if every_day else _exported(months, batches, platform), today))
        alike[platform, name, months[0], months[-1], gaps].append(measure)
    return tuple(
        Coverage(platform, name, tuple(measures), first, last, gaps, min(newest[platform, name], _end(last)))
        for (platform, name, first, last, gaps), measures in alike.items()
    )


def fetches(rows: Iterable[Coverage], today: date) -> tuple[Fetch, ...]:
    """What should be fetched within `SOON_DAYS`, the most urgent first; what lies within another goes with it."""
    soon = today + timedelta(SOON_DAYS)
    due = dict.fromkeys(fetch for row in rows for fetch in _fetches(row, today) if fetch.until <= soon)
    alone = (fetch for fetch in due if not any(_goes_with(fetch, other) for other in due))
    return tuple(sorted(alone, key=lambda fetch: (fetch.until, fetch.platform, fetch.account)))


def _goes_with(fetch: Fetch, other: Fetch) -> bool:
    """Whether whoever fetches the other one has this one too."""
    same_account = (fetch.platform, fetch.account) == (other.platform, other.account)
    return fetch != other and same_account and other.first <= fetch.first and fetch.last <= other.last


def _fetches(row: Coverage, today: date) -> Iterator[Fetch]:
    """Every missing stretch of which some days can still be fetched, and until when the first of them can."""
    window = window_of(row.platform)
    if window is None or window.back is None:
        return
    back = timedelta(window.back)
    for missing, last in _missing(row, today):
        first = max(missing, today - back)
        if first <= last:
            days = (last - first).days + 1
            yield Fetch(row.platform, row.account, first, last, first + back, -(-days // (window.at_a_time or days)))


def _months(
    figures: Iterable[MonthFigure], orders: Iterable[OrderMonth], names: Mapping[tuple[str, str], str]
) -> dict[Key, tuple[tuple[date, ...], bool]]:
    """The months of each measure, and whether it is told every day, so that a month without it is missing."""
    months: dict[Key, set[date]] = defaultdict(set)
    levels: dict[Key, set[str]] = defaultdict(set)
    for figure in (each for each in figures if (each.platform, each.account_id) in names):
        key = figure.platform, names[figure.platform, figure.account_id], figure.measure
        months[key].add(figure.month)
        levels[key].add(figure.level)
    for order in (each for each in orders if (each.platform, each.account_id) in names):
        key = order.platform, names[order.platform, order.account_id], ORDERS
        months[key].add(order.month)
        levels[key].add(ORDERS)
    return {key: (tuple(sorted(covered)), levels[key] <= {*TOLD_EVERY_DAY}) for key, covered in months.items()}


def _exported(months: Sequence[date], batches: Sequence[Batch], platform: str) -> tuple[date, ...]:
    """Months that lie within one import: what is not in them did not happen."""
    every = pd.period_range(months[0], months[-1], freq="M")
    return tuple(month.start_time.date() for month in every[exported(every, batches, platform)])


def _gaps(platform: str, months: Sequence[date], quiet: Sequence[date], today: date) -> Iterator[Gap]:
    window = window_of(platform)
    known = sorted({*months, *(month for month in quiet if months[0] <= month <= months[-1])})
    for before, after in pairwise(known):
        first, last = _end(before) + timedelta(1), after - timedelta(1)
        if first <= last:
            yield Gap(first, last, lost=bool(window and window.back and last < today - timedelta(window.back)))


def _missing(row: Coverage, today: date) -> Iterator[tuple[date, date]]:
    """First and last day of each stretch that is not there, up to yesterday; what a platform gave up is not missed."""
    for gap in row.gaps:
        yield gap.first, gap.last
    if not all(has_ended(measure, row.platform) for measure in row.measures):
        yield row.newest + timedelta(1), today - timedelta(1)


def _end(month: date) -> date:
    """Its last day."""
    return month.replace(day=monthrange(month.year, month.month)[1])
