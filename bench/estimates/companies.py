"""Companies by month that the estimates were not made for, each with the truth of its last month.

Nothing here comes from the demonstration's company: rates, noise and events are drawn anew for every seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from payback.model.estimation import Groups, MonthlyHistory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

FIRST = date(2024, 1, 1)
SEASON = np.array([0.6, 0.65, 0.8, 0.95, 1.1, 1.35, 1.5, 1.45, 1.1, 0.9, 0.75, 0.85])
PROMOTIONS = (5, 10)
"""Calendar months, January 0, in which there is one every year."""

RATES = {
    "follower_growth": (0.012, 0.15),
    "churn": (0.007, 0.15),
    "questions": (4.0, 0.10),
    "posts": (12.0, 0.10),
    "reach": (0.05, 0.10),
    "click_rate": (0.015, 0.12),
    "order_value": (90.0, 0.04),
    "cpm": (9.0, 0.10),
    "conversion": (0.015, 0.0),
}
"""Likely value, and log standard deviation of single months around it beside what chance does."""

BETWEEN_COMPANIES = 0.3
BETWEEN_POSTS = 0.55
BETWEEN_ORDERS = 0.6
BETWEEN_CAMPAIGNS = 0.25
REAL = 0.7
"""Share of the followers who stay after a purge; the others never did anything."""

GONE, DEARER = 8, 5
"""Months since a break and since a purge; since prices rose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What happens to all companies of one kind.

    Attributes:
        alike: Correlation of the noise of neighbouring months.
        yearly: What every level changes by in a year, as a share.
        step: What every level changed by `GONE` months ago.
        dearer: What order value and views changed by five months ago.
        scale: Followers and orders beside those of the other families.
    """

    months: int = 34
    accounts: int = 1
    alike: float = 0.0
    yearly: float = 0.0
    step: float = 0.0
    dearer: float = 0.0
    scale: float = 1.0
    season: bool = False
    purge: bool = False
    viral: bool = False
    gaps: bool = False
    promotions: bool = False


FAMILIES: Mapping[str, Family] = {
    "plain": Family(),
    "neighbours alike, 0.5": Family(alike=0.5),
    "trend, -25 % a year": Family(yearly=-0.25),
    "break, -40 % 8 months ago": Family(step=-0.4),
    "break, +40 % 8 months ago": Family(step=0.4),
    "purge of 30 % of followers": Family(purge=True),
    "prices +15 % 5 months ago": Family(dearer=0.15),
    "viral posts": Family(viral=True),
    "season": Family(season=True),
    "14 months": Family(months=14),
    "14 months with season": Family(months=14, season=True),
    "months without any": Family(scale=0.05),
    "gaps": Family(gaps=True),
    "promotions": Family(promotions=True),
    "three accounts, one new": Family(accounts=3),
}


@dataclass(frozen=True, slots=True)
class Company:
    """A history, and what is true of it in its last month, by assumption."""

    history: MonthlyHistory
    truth: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _World:
    """What goes on in a company, month by month; arrays of shape ``(months,)``.

    Attributes:
        rates: Expected figure of each month, without season and events; `noise` what it is multiplied by.
        accounts: How the rates of accounts differ, shape ``(accounts, 1)``.
    """

    family: Family
    rng: Generator
    loss: float
    rates: Mapping[str, Array]
    noise: Mapping[str, Array]
    accounts: Array
    season: Array
    promoted: NDArray[np.bool_]
    viral: NDArray[np.bool_]

    def seen(self, name: str) -> Array:
        """The rate of each account with its noise, shape ``(accounts, months)``."""
        return self.rates[name] * self.noise[name] * self.accounts


def company(family: Family, seed: int) -> Company:
    """One company of a family."""
    rng = np.random.default_rng([seed, 2026])
    month = np.arange(family.months)
    loss = -family.yearly if family.yearly else float(rng.uniform(0.03, 0.18))
    world = _World(
        family, rng, loss,
        rates={name: value * rng.lognormal(0, BETWEEN_COMPANIES) * _path(family, name, loss)
               for name, (value, _) in RATES.items()},
        noise={name: _noise(rng, family, spread) for name, (_, spread) in RATES.items()},
        accounts=np.exp(rng.normal(0, 0.5, (family.accounts, 1)) * (family.accounts > 1)),
        season=SEASON[month % 12] if family.season else np.ones(family.months),
        promoted=np.isin(month % 12, PROMOTIONS) & family.promotions,
        viral=np.isin(month, rng.integers(3, family.months - 1, 2)) & family.viral,
    )  # fmt: skip
    tables, people = _tables(world)
    if family.gaps:
        unknown = np.isin(month, [*rng.integers(2, family.months - 5) + np.arange(3), *rng.integers(2, 30, 2)])
        tables = {name: np.where(unknown, np.nan, table) for name, table in tables.items()}
    history = MonthlyHistory(first=FIRST, **tables, sales=_campaigns(world))
    return Company(history, _truth(world, people[:, -1]))


def _path(family: Family, name: str, loss: float) -> Array:
    """What a rate was in each month over what it is in the last one."""
    ago = family.months - 1.0 - np.arange(family.months)
    yearly = -loss if name == "reach" else family.yearly
    step = np.where(ago >= GONE, 1 / (1 + family.step), 1.0)
    dearer = np.where(ago >= DEARER, 1 / (1 + family.dearer * (name in ("order_value", "cpm"))), 1.0)
    return np.asarray((1 + yearly) ** (-ago / 12) * step * dearer)


def _noise(rng: Generator, family: Family, spread: float) -> Array:
    """Factors with mean 1 of which each resembles the one before as much as the family says."""
    chance = rng.normal(0, 1, family.months)
    for month in range(1, family.months):
        chance[month] = family.alike * chance[month - 1] + np.sqrt(1 - family.alike**2) * chance[month]
    return np.exp(spread * chance - spread**2 / 2)


def _luck(rng: Generator, pieces: Array, spread: float) -> Array:
    """Mean of so many lognormal factors with mean 1, for each month; shape of `pieces`."""
    means = [rng.lognormal(-(spread**2) / 2, spread, max(int(n), 1)).mean() for n in pieces.ravel()]
    return np.reshape(means, pieces.shape)


def _audience(world: _World) -> tuple[Array, Array, Array, Array]:
    """Followers at the end of a month, gained, lost, and the share that is real; shape ``(accounts, months)``."""
    family, rng = world.family, world.rng
    shape = (family.accounts, family.months)
    followers, gained, lost = (np.full(shape, np.nan) for _ in range(3))
    purge = family.months - GONE
    real = np.where(family.purge & (np.arange(family.months) < purge), REAL, 1.0) * np.ones(shape)
    events = world.season * np.where(world.promoted, 1.5, 1.0) * np.where(world.viral, 5.0, 1.0)
    coming, going = world.seen("follower_growth") * events, world.seen("churn")
    for account in range(family.accounts):
        now = np.rint(8_000 * family.scale * rng.lognormal(0, 0.6))
        for month in range(12 * (account == 2), family.months):
            come = rng.poisson(now * real[account, month] * coming[account, month])
            go = rng.poisson(now * real[account, month] * going[account, month])
            purged = round(now * (1 - REAL)) if family.purge and month == purge else 0
            now += come - go - purged
            followers[account, month], gained[account, month], lost[account, month] = now, come, go
    return followers, gained, lost, real


def _tables(world: _World) -> tuple[dict[str, Array], Array]:
    """The history's measures by name, and the people that rates are of, shape ``(accounts, months)``."""
    family, rng, rates, noise = world.family, world.rng, world.rates, world.noise
    followers, gained, lost, real = _audience(world)
    before = np.concatenate([np.full((family.accounts, 1), np.nan), followers[:, :-1]], axis=1)
    people = np.where(np.isfinite(before), (before + followers) / 2, followers)
    known = np.isfinite(people)
    meant = np.where(known, np.nan_to_num(people) * real, 0.0)
    posts = rng.poisson(rates["posts"] * noise["posts"] * np.ones(followers.shape)).astype(float)
    share = world.seen("reach") * _luck(rng, posts, BETWEEN_POSTS) * np.where(world.viral, 8.0, 1.0)
    reached = np.where(known & (posts > 0), np.rint(posts * share * meant), np.nan)
    clicked = np.where(world.viral, 0.4, 1.0) * rates["click_rate"] * noise["click_rate"]
    asked = world.seen("questions") / 1_000 * world.season * np.where(world.viral, 2.0, 1.0)
    orders = rng.poisson(60 * family.scale * world.season * np.where(world.promoted, 2.5, 1.0)).astype(float)
    worth = rates["order_value"] * noise["order_value"] * np.where(world.promoted, 0.75, 1.0)
    spend = 300 * rng.lognormal(0, 0.2, family.months)
    return {
        "followers": followers,
        "gained": gained,
        "lost": np.full_like(lost, np.nan) if family.purge else lost,
        "messages": np.where(known, rng.poisson(meant * asked), np.nan),
        "posts": np.where(known, posts, np.nan),
        "reached": reached,
        "reached_posts": np.where(np.isfinite(reached), posts, np.nan),
        "clicks": np.where(np.isfinite(reached), rng.poisson(np.nan_to_num(reached) * clicked), np.nan),
        "clicked_reach": reached,
        "orders": orders,
        "order_sum": orders * worth * _luck(rng, orders, BETWEEN_ORDERS),
        "spend": spend,
        "impressions": 1_000 * spend * noise["cpm"] / rates["cpm"],
    }, people


def _campaigns(world: _World) -> Groups:
    """A campaign a quarter, over whole years."""
    quarters = np.split(world.rates["conversion"][-(world.family.months // 12) * 12 :], world.family.months // 12 * 4)
    rate = np.array([quarter.mean() for quarter in quarters])
    shape = BETWEEN_CAMPAIGNS**-2
    trials = world.rng.integers(300, 1_500, rate.size).astype(float)
    orders = world.rng.binomial(trials.astype(int), rate * world.rng.gamma(shape, 1 / shape, rate.size))
    months = world.family.months
    middles = months - months // 12 * 12 + 3 * np.arange(rate.size) + 1
    return Groups(orders.astype(float), trials, middles, FIRST, FIRST)


def _truth(world: _World, people: Array) -> dict[str, float]:
    """What is true in the last month; over a year where a promotion comes every year."""
    share = np.nan_to_num(people) / np.nansum(people)
    now = {name: float(rates[-1]) for name, rates in world.rates.items()}
    for name in ("follower_growth", "churn", "questions", "reach"):
        now[name] *= float(share @ world.accounts[:, 0])
    if world.family.promotions:
        many = 2.5 * len(PROMOTIONS)
        now["follower_growth"] *= 1 + 0.5 * len(PROMOTIONS) / 12
        now["order_value"] *= (12 - len(PROMOTIONS) + 0.75 * many) / (12 - len(PROMOTIONS) + many)
    return now | {"reach_decay": world.loss}
