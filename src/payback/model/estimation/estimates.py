"""Every assumption that a monthly history can inform, each by its own method; what it cannot tell is absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation import amounts, counts, rates, trends
from payback.model.estimation.estimate import Estimate
from payback.model.estimation.monthly_history import YEAR, joint_sums, whole_years
from payback.model.estimation.season import Season, seasons
from payback.model.plan.plan import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from payback.model.estimation.monthly_history import Groups, MonthlyHistory, Months
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
    every_estimate = [estimate for method in METHODS for estimate in method(history)]
    every_estimate += [*_growth(history, factors), *_seasons(season, history)]
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
) -> Estimate:
    value, low, high = figures
    return Estimate(
        name=name,
        value=value,
        low=min(low, value),
        high=max(high, value),
        n=int(months.size) if n is None else n,
        counted=counted,
        first=history.begins(int(months[0])),
        last=history.ends(int(months[-1])),
        method=method,
        left_out=history.left_out,
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
    """Gains by month over followers; from the running total alone the benchmark's losses are added."""
    gross = np.isfinite(history.gained).any()
    months, gained, people = joint_sums(history.gained if gross else history.net, history.people)
    used_months = months if factors is not None else whole_years(months)
    if used_months.size < 2:  # noqa: PLR2004  (a line needs two points)
        return
    latest = slice(months.size - used_months.size, None)
    season = np.ones(used_months.size) if factors is None else factors[used_months]
    figures = trends.growth(gained[latest], people[latest], season)
    if not gross:
        figures = _with_churn(*figures)
    method = "growth" if gross else "net_growth"
    yield _estimate(history, "follower_growth", (figures[0], max(0.0, figures[1]), figures[2]), used_months, method)


def _with_churn(net: float, low: float, high: float) -> tuple[float, float, float]:
    """Net growth plus the benchmark's losses; the ranges are added as independent ones."""
    row = ASSUMPTIONS["churn"]
    below, above = row.likely - (row.p05 or 0.0), (row.p95 or 0.0) - row.likely
    gross = net + row.likely
    return gross, gross - float(np.hypot(net - low, below)), gross + float(np.hypot(high - net, above))


def _counts(history: MonthlyHistory, name: str, part: Array, whole: Array, unit: float = 1.0) -> Iterator[Estimate]:
    months, happened, people = joint_sums(part, whole)
    happened = np.maximum(happened, 0.0)
    if happened.sum() > 0:
        figures = counts.rate(happened, people / unit)
        yield _estimate(history, name, figures, months, "negative_binomial")


def _churn(history: MonthlyHistory) -> Iterator[Estimate]:
    """People lost; where no export tells, those gained less the change of the total."""
    lost = np.where(np.isfinite(history.lost), history.lost, history.gained - history.net)
    return _counts(history, "churn", lost, history.people)


def _questions(history: MonthlyHistory) -> Iterator[Estimate]:
    return _counts(history, "questions", history.messages, history.people, 1_000.0)


def _posts(history: MonthlyHistory) -> Iterator[Estimate]:
    """Posts on a platform, each platform weighing as many as its followers (all the same where none is known)."""
    weight = history.people if np.isfinite(history.people).any() else np.ones_like(history.posts)
    months, weighted, people = joint_sums(history.posts * weight, np.where(np.isfinite(history.posts), weight, np.nan))
    if weighted.sum() > 0:
        figures = counts.rate(weighted / people, np.ones(months.size))
        yield _estimate(history, "posts", figures, months, "negative_binomial")


def _reach(history: MonthlyHistory) -> Iterator[Estimate]:
    """Reach of a post over followers, as it is in the last month; its yearly loss where two years tell."""
    months, reached, reachable = joint_sums(history.reached, history.reached_posts * history.people)
    _, posts, _ = joint_sums(history.reached_posts, history.reached_posts * history.people)
    if months.size < 2 or reached.sum() <= 0:  # noqa: PLR2004  (a spread needs two months)
        return
    shares, weights = (np.full(int(months[-1] - months[0]) + 1, fill) for fill in (np.nan, 0.0))
    shares[months - months[0]], weights[months - months[0]] = reached / reachable, posts
    two_years = months.size >= TREND_MONTHS
    fade = trends.fading(shares, weights, decay=None if two_years else ASSUMPTIONS["reach_decay"].likely)
    n = int(posts.sum())
    yield _estimate(history, "reach", (fade.level, *fade.level_between), months, "fading", n=n, counted="posts")
    if two_years:
        yield _estimate(
            history, "reach_decay", (fade.decay, *fade.decay_between), months, "fading", n=n, counted="posts"
        )


def _click_rate(history: MonthlyHistory) -> Iterator[Estimate]:
    months, clicks, reach = joint_sums(history.clicks, history.clicked_reach)
    clicks = np.minimum(clicks, reach)
    if clicks.sum() > 0:
        figures = rates.fitted(clicks, reach).mean, *rates.mean_between(clicks, reach)
        yield _estimate(history, "click_rate", figures, months, "beta_binomial")


def _order_value(history: MonthlyHistory) -> Iterator[Estimate]:
    return _amount(history, "order_value", history.order_sum, history.orders, "orders")


def _cpm(history: MonthlyHistory) -> Iterator[Estimate]:
    return _amount(history, "cpm", history.spend, history.impressions / 1_000, "months")


def _amount(history: MonthlyHistory, name: str, sums: Array, pieces: Array, counted: str) -> Iterator[Estimate]:
    months = whole_years(np.flatnonzero(np.isfinite(sums) & (np.nan_to_num(pieces) > 0)))
    if months.size >= 2:  # noqa: PLR2004  (a spread needs two months)
        n = int(pieces[months].sum()) if counted == "orders" else None
        figures = amounts.mean_amount(sums[months], pieces[months])
        yield _estimate(history, name, figures, months, "mean_amount", n=n, counted=counted)


def _groups(history: MonthlyHistory, name: str, groups: Groups | None) -> Iterator[Estimate]:
    """Mean rate of campaigns that may be compared; with few campaigns the range is wide by itself."""
    if groups is None:
        return
    comparable = rates.comparable(groups.successes, groups.trials)
    if comparable.sum() >= LEAST_GROUPS:
        successes, trials = groups.successes[comparable], groups.trials[comparable]
        low, high = rates.mean_between(successes, trials)
        yield Estimate(
            name=name,
            value=rates.fitted(successes, trials).mean,
            low=low,
            high=high,
            n=int(comparable.sum()),
            counted="campaigns",
            first=groups.first,
            last=groups.last,
            method="beta_binomial",
            left_out=history.left_out,
        )


def _conversion(history: MonthlyHistory) -> Iterator[Estimate]:
    return _groups(history, "conversion", history.sales)


def _lead_rate(history: MonthlyHistory) -> Iterator[Estimate]:
    return _groups(history, "lead_rate", history.leads)


METHODS: tuple[Callable[[MonthlyHistory], Iterator[Estimate]], ...] = (
    _followers,
    _churn,
    _questions,
    _posts,
    _reach,
    _click_rate,
    _conversion,
    _order_value,
    _lead_rate,
    _cpm,
)
