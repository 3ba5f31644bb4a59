"""Every assumption that a monthly history can inform, each by its own method; what it cannot tell is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation import rates
from payback.model.estimation.estimate import Estimate
from payback.model.estimation.level import level, yearly_loss
from payback.model.estimation.monthly_history import YEAR, joint_sums
from payback.model.estimation.ratios import RATIOS, REACH
from payback.model.estimation.season import Season, seasons
from payback.model.plan.plan import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from payback.model.estimation.level import Level
    from payback.model.estimation.monthly_history import Groups, MonthlyHistory, Months
    from payback.model.estimation.ratios import Ratio
    from payback.model.types import Array

LEAST_GROUPS = 3
"""Campaigns below which the spread between campaigns is anybody's guess."""

TREND_MONTHS = 24
"""Months from which the loss of reach is estimated and not taken from the benchmark."""


def estimates(history: MonthlyHistory) -> Mapping[str, Estimate]:
    """Every estimate that the history can give, by name, as things are at today's effort.

    ``posts`` and ``follower_growth`` are those of today's effort; ``follower_growth`` is everybody gained over
    followers. `in_terms_of` brings them to one full-time person.
    """
    season = seasons([history.orders, _gained(history)], history.first.month)
    factors = _factors(season, history)
    every_estimate = [*_followers(history), *(each for ratio in RATIOS for each in _of_ratio(history, ratio))]
    every_estimate += [*_reach_decay(history), *_groups(history, "conversion", history.sales)]
    every_estimate += [*_groups(history, "lead_rate", history.leads), *_growth(history, factors)]
    every_estimate += _seasons(season, history)
    return {estimate.name: estimate for estimate in every_estimate}


def _estimate(
    history: MonthlyHistory,
    name: str,
    figures: tuple[float, float, float],
    months: Months,
    method: str,
    *,
    n: int | None = None,
    counted: str = "months",
    now: Level | None = None,
) -> Estimate:
    value, low, high = figures
    period = months if now is None else np.union1d(now.months, now.set_aside)
    return Estimate(
        name=name,
        value=value,
        low=min(low, value),
        high=max(high, value),
        n=int(months.size) if n is None else n,
        counted=counted,
        first=history.begins(int(period[0])),
        last=history.ends(int(period[-1])),
        method=method,
        left_out=history.left_out,
        course="" if now is None else now.course,
        since=history.begins(now.since) if now is not None and now.since is not None else None,
        set_aside=() if now is None else tuple(history.begins(int(month)) for month in now.set_aside),
    )


def _gained(history: MonthlyHistory) -> Array:
    """People gained over all platforms that tell, NaN in months in which not all of them do."""
    tells = np.isfinite(history.gained).any(axis=1)
    return history.gained[tells].sum(axis=0) if tells.any() else np.full(history.months, np.nan)


def _factors(season: Season | None, history: MonthlyHistory) -> Array | None:
    """The seasonal factor of each month of the history; None when seasons are not known."""
    if season is None:
        return None
    return season.factors[(history.first.month - 1 + np.arange(history.months)) % YEAR]


def _seasons(season: Season | None, history: MonthlyHistory) -> Iterator[Estimate]:
    if season is not None:
        months = np.arange(history.months)
        for month in range(YEAR):
            figures = float(season.factors[month]), float(season.low[month]), float(season.high[month])
            yield _estimate(history, f"season_{month + 1:02d}", figures, months, "season", n=season.months)


def _followers(history: MonthlyHistory) -> Iterator[Estimate]:
    if history.followers_on is not None:
        total, day = history.followers_now, history.followers_on
        yield Estimate(
            name="followers",
            value=total,
            low=total,
            high=total,
            n=history.followers_accounts,
            counted="accounts",
            first=day,
            last=day,
            method="counted",
        )


def _growth(history: MonthlyHistory, factors: Array | None) -> Iterator[Estimate]:
    """Gains by month over followers; from the running total alone they are its change and the benchmark's losses."""
    gross = bool(np.isfinite(history.gained).any())
    churn = ASSUMPTIONS["churn"]
    gained = history.gained if gross else history.net + churn.likely * history.people
    people = history.people if factors is None else history.people * factors
    months, gains, whole = joint_sums(gained, people)
    now = level(gains, whole, months, events=gross)
    if now is None or now.value <= 0:
        return
    value, low, high = now.value, now.low, now.high
    if not gross:  # losses are as sure as the benchmark, and independent
        low = value - float(np.hypot(value - low, churn.likely - (churn.p05 or 0.0)))
        high = value + float(np.hypot(high - value, (churn.p95 or 0.0) - churn.likely))
    figures = value, max(0.0, low), high
    yield _estimate(history, "follower_growth", figures, now.months, "growth" if gross else "net_growth", now=now)


def _of_ratio(history: MonthlyHistory, ratio: Ratio) -> Iterator[Estimate]:
    months, part, whole = ratio.by_month(history)
    now = level(np.maximum(part, 0.0) if ratio.events else part, whole, months, events=ratio.events)
    if now is not None and now.value > 0:
        n = None if ratio.pieces is None else int(np.nansum(np.atleast_2d(ratio.pieces(history))[:, now.months]))
        figures = now.value, now.low, now.high
        yield _estimate(history, ratio.name, figures, now.months, ratio.method, n=n, counted=ratio.counted, now=now)


def _reach_decay(history: MonthlyHistory) -> Iterator[Estimate]:
    """The yearly loss of reach, where two years tell."""
    months, reached, reachable = REACH.by_month(history)
    now = level(reached, reachable, months)
    if now is not None and now.months.size >= TREND_MONTHS:
        counts = np.isin(months, now.months)
        figures = yearly_loss(reached[counts], reachable[counts], now.months, ASSUMPTIONS["reach_decay"].likely)
        n = int(np.nansum(history.reached_posts[:, now.months]))
        yield _estimate(history, "reach_decay", figures, now.months, "reach_decay", n=n, counted="posts")


def _groups(history: MonthlyHistory, name: str, groups: Groups | None) -> Iterator[Estimate]:
    """The rate of the latest campaigns that may be compared; of all of them where nothing tells them apart in time.

    With few campaigns the range is wide by itself.
    """
    if groups is None:
        return
    comparable = rates.comparable(groups.successes, groups.trials)
    if comparable.sum() < LEAST_GROUPS:
        return
    successes, trials = groups.successes[comparable], groups.trials[comparable]
    now = _latest(successes, trials, groups.month[comparable])
    value, ends = rates.fitted(successes, trials).mean, rates.mean_between(successes, trials)
    yield Estimate(
        name=name,
        value=value if now is None else now.value,
        low=ends[0] if now is None else min(now.low, now.value),
        high=ends[1] if now is None else max(now.high, now.value),
        n=int(comparable.sum()),
        counted="campaigns",
        first=groups.first,
        last=groups.last,
        method="beta_binomial" if now is None else "campaign_level",
        left_out=history.left_out,
        course="" if now is None else now.course,
        since=history.begins(now.since) if now is not None and now.since is not None else None,
    )


def _latest(successes: Array, trials: Array, month: Months) -> Level | None:
    """The level of campaigns that follow each other; None where all are of one month, or none succeeded."""
    months, place = np.unique(month, return_inverse=True)
    orders, clicks = (np.bincount(place, column, months.size).astype(float) for column in (successes, trials))
    now = level(orders, clicks, months, events=True)
    return now if now is not None and now.value > 0 else None
