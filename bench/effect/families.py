"""Series by month with a hire of known effect: of kinds that the recipe was made on, and others.

Rates, noise and events are drawn anew for every seed. What would have come without the hire is known of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

LIFT = 0.25
NOISE = 0.1
YEAR = 12
HIGH = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 0.5, 1.0, 1.0, 1.0, 0.5, 0.1])
"""A high season, from the month of the year in which the hire may be its seventh."""


@dataclass(frozen=True, slots=True)
class Series:
    """Consecutive months; every array has shape ``(months,)``, controls ``(months, controls)``.

    Attributes:
        idle: What comes without the hire; `lifted` what comes with one who brings `LIFT`.
    """

    idle: Array
    lifted: Array
    controls: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """How series of one kind are made, in logarithms.

    Attributes:
        before: Months before the hire; `after` months after.
        alike: Correlation of the noise of neighbours; 1 for a random walk.
        trend: Growth a month.
        season: Size of a yearly season; `seasons` how many waves it has a year.
        tails: Degrees of freedom of the noise; 0 for a normal one.
        gaps: Share of the months before that nobody exported.
        control: ``good``, ``junk``, ``breaks``, ``drifts``, ``campaign`` or none.
        ramp: Months until the hire's effect is whole.
        counts: Mean of a count with such months; 0 for amounts.
        zeros: Share of months without any; `spread` of a negative binomial, 0 for Poisson.
        event: What else happens.
    """

    before: int
    after: int
    alike: float = 0.0
    trend: float = 0.0
    season: float = 0.0
    seasons: int = 1
    tails: int = 0
    gaps: float = 0.0
    control: str = ""
    ramp: int = 0
    counts: float = 0.0
    zeros: float = 0.0
    spread: float = 0.0
    event: Callable[[Generator, Family, Array], Array] | None = None

    @property
    def months(self) -> int:
        """All months."""
        return self.before + self.after


def _noise(random: Generator, family: Family) -> Array:
    """Noise of `NOISE` in every month, however neighbours resemble each other."""
    raw = random.standard_t(family.tails, family.months) if family.tails else random.standard_normal(family.months)
    if family.alike == 1:
        return 0.5 * NOISE * np.cumsum(raw)
    noise = np.empty(family.months)
    noise[0] = raw[0]
    for month in range(1, family.months):
        noise[month] = family.alike * noise[month - 1] + np.sqrt(1 - family.alike**2) * raw[month]
    return NOISE * noise


def stopped(random: Generator, family: Family, month: Array) -> Array:
    """Growth of 3 % a month that ends some months before the hire."""
    return 0.03 * np.minimum(month, family.before - random.integers(3, 9))


def shift(random: Generator, family: Family, month: Array) -> Array:
    """Another level for the last eight months before the hire."""
    return np.where(month >= family.before - 8, 0.4 * random.choice([-1, 1]), 0.0)


def turning(random: Generator, _: Family, month: Array) -> Array:
    """A slope that wanders."""
    return np.cumsum(np.cumsum(0.004 * random.standard_normal(month.size)))


def high_season(_: Generator, family: Family, month: Array) -> Array:
    """The hire comes just before a high season."""
    return 0.4 * HIGH[((month - family.before + 6) % YEAR).astype(int)]


def campaigns(random: Generator, family: Family, month: Array) -> Array:
    """Campaigns of two months, one of which begins with the hire."""
    return 0.3 * on_air(random, family, month)


def on_air(random: Generator, family: Family, month: Array) -> Array:
    """Whether a campaign runs; the first begins at random, then one every eight months, and one with the hire."""
    begun = np.arange(int(random.integers(2, 6)), family.before - 2, 8)
    begun = np.append(begun, family.before)
    return np.any([(month >= start) & (month < start + 2) for start in begun], axis=0).astype(float)


def competitor(random: Generator, family: Family, month: Array) -> Array:
    """A competitor leaves in the year before the hire, and its customers come within three months."""
    return 0.3 * np.clip((month - family.before + random.integers(4, 11)) / 3, 0, 1)


def strikes(random: Generator, _: Family, month: Array) -> Array:
    """A month in twenty in which hardly anything happens, before the hire or after."""
    return np.where(random.random(month.size) < 0.05, -1.2, 0.0)


def pandemic(random: Generator, family: Family, month: Array) -> Array:
    """Two thirds are lost of a sudden in the second year before the hire, and come back over nine months."""
    since = month - (family.before - int(random.integers(14, 22)))
    return np.where(since >= 0, -0.9 * np.clip(1 - since / 9, 0, 1), 0.0)


def leveling(random: Generator, _: Family, month: Array) -> Array:
    """Growth that is nearly over after three years."""
    return 0.8 * (1 - np.exp(-month / random.uniform(10, 18)))


def stairs(random: Generator, _: Family, month: Array) -> Array:
    """Steps up or down at no fixed times, before the hire and after."""
    return np.cumsum(0.15 * random.standard_normal(month.size) * (random.random(month.size) < 0.12))


def loud(random: Generator, _: Family, month: Array) -> Array:
    """Half of each year scatters three times as much."""
    return np.where(month % YEAR < YEAR / 2, 0.28, 0.0) * random.standard_normal(month.size)


def fair(random: Generator, _: Family, month: Array) -> Array:
    """A fair every other year."""
    return np.where(month % (2 * YEAR) == random.integers(2 * YEAR), 0.7, 0.0)


FAMILIES = {
    "everything, with a control": Family(
        before=36, after=9, alike=0.5, trend=0.01, season=0.2, tails=4, control="good"
    ),
    "plain, 12 before": Family(before=12, after=12),
    "plain, 24 before": Family(before=24, after=12),
    "neighbours alike, .5": Family(before=24, after=12, alike=0.5),
    "neighbours alike, .8": Family(before=36, after=12, alike=0.8),
    "random walk": Family(before=24, after=12, alike=1),
    "growth 1.5 % a month": Family(before=36, after=12, trend=0.015),
    "growth 3 % a month": Family(before=36, after=12, trend=0.03),
    "growth that stopped": Family(before=36, after=12, event=stopped),
    "another level for 8 months": Family(before=36, after=12, event=shift),
    "a slope that wanders": Family(before=36, after=12, event=turning),
    "season, 24 before": Family(before=24, after=9, season=0.3),
    "season, neighbours alike": Family(before=36, after=9, season=0.3, alike=0.5),
    "heavy tails": Family(before=36, after=12, tails=3),
    "gaps": Family(before=36, after=12, gaps=0.15),
    "good control": Family(before=36, after=12, alike=0.5, control="good"),
    "junk control": Family(before=36, after=12, control="junk"),
    "slow ramp": Family(before=36, after=12, ramp=6),
    "counts of 20": Family(before=24, after=12, counts=20),
    "before the high season, 18": Family(before=18, after=6, trend=0.01, alike=0.4, event=high_season),
    "before the high season, 36": Family(before=36, after=6, trend=0.01, alike=0.4, event=high_season),
}
"""Those that the recipe was made on."""

NEW_FAMILIES = {
    "two seasons a year": Family(before=36, after=9, season=0.3, seasons=2, alike=0.3),
    "hire with a campaign": Family(before=36, after=9, control="campaign", event=campaigns),
    "competitor's exit": Family(before=30, after=12, alike=0.3, event=competitor),
    "slow ramp on a falling series": Family(before=30, after=12, trend=-0.02, ramp=6, alike=0.3),
    "strike months": Family(before=36, after=12, event=strikes),
    "pandemic step": Family(before=42, after=12, alike=0.3, event=pandemic),
    "pandemic step, with a control": Family(before=42, after=12, alike=0.3, control="good", event=pandemic),
    "counts with many zeros": Family(before=36, after=12, counts=3, zeros=0.4, spread=2),
    "a control that breaks": Family(before=36, after=12, alike=0.3, control="breaks"),
}
"""Those that neither was made on."""

LATEST_FAMILIES = {
    "growth that levels off": Family(before=36, after=12, alike=0.3, event=leveling),
    "steps at no fixed times": Family(before=36, after=12, event=stairs),
    "loud and quiet halves of the year": Family(before=36, after=12, event=loud),
    "a fair every other year": Family(before=36, after=9, alike=0.3, event=fair),
}
"""Those that were written after the recipe had last been changed."""


def series(name: str, family: Family, seed: int) -> Series:
    """A series of a family; with and without the hire it is the same until the hire comes.

    No two names have noise in common: one unlucky seed weighs on one family.
    """
    random = np.random.default_rng([seed, *name.encode()])
    month = np.arange(family.months, dtype=float)
    common = 2 * NOISE * _noise(random, Family(before=family.before, after=family.after, alike=0.6)) / NOISE
    event = np.zeros(month.size) if family.event is None else family.event(random, family, month)
    angle = 2 * np.pi * (family.seasons * month / YEAR + random.random())
    level = np.log(family.counts or 500.0) + family.trend * month + family.season * np.sin(angle) + event
    level = (
        level + _noise(random, family) * (not family.counts) + common * (family.control in {"good", "breaks", "drifts"})
    )
    raised = level + np.log1p(LIFT * np.clip((month - family.before + 1) / max(1, family.ramp), 0, 1))
    state = random.bit_generator.state
    idle = _made(random, family, level)
    random.bit_generator.state = state
    lifted = np.concatenate([idle[: family.before], _made(random, family, raised)[family.before :]])
    lost = (month < family.before) & (random.random(month.size) < family.gaps)
    idle[lost] = lifted[lost] = np.nan
    return Series(idle, lifted, _controls(random, family, common, event))


def _made(random: Generator, family: Family, level: Array) -> Array:
    """What is counted or earned at a level."""
    if not family.counts:
        return np.exp(level)
    mean = np.exp(level) * (random.random(level.size) >= family.zeros)
    if family.spread:
        mean = mean * random.gamma(family.spread, 1 / family.spread, level.size)
    return random.poisson(mean).astype(float)


def _controls(random: Generator, family: Family, common: Array, event: Array) -> Array:
    """A series that the hire does not touch, as far as there is one."""
    month = np.arange(family.months)
    own = 0.05 * random.standard_normal(month.size)
    broken = np.where((month >= family.before) & (family.control == "breaks"), -0.3, 0.0)
    kinds = {
        "good": 1000 * np.exp(common + own + event * (family.event is pandemic)),
        "breaks": 1000 * np.exp(common + own + broken),
        "drifts": 1000 * np.exp(common + own + 0.04 * np.cumsum(random.standard_normal(month.size))),
        "junk": 1000 * np.exp(0.2 * random.standard_normal(month.size)),
        "campaign": 5000 * (event > 0),
    }
    return kinds[family.control][:, None] if family.control else np.empty((month.size, 0))
