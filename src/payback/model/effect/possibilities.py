"""What a series may be made of: 512 fixed possibilities, each a covariance of its months in units of their noise.

A month is a level that may wander, a slope that may be nothing, fade or turn, a season that may be nothing, what the
controls say, and noise in which neighbours may resemble each other.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from payback.model.types import Array

POINTS = 512
YEAR = 12

STILL_LEVEL, STEPS = 0.55, (0.05, 8.0)
"""Share of the possibilities whose level never wanders; least and largest of its monthly steps otherwise, evenly in
their logarithm: at the upper end nothing but wandering is left.
"""

RESTLESS = 2.0
"""Variance of a level's steps and of a slope's turns in the months ahead, as a multiple of those before: how much they
wander is known from few months, and does not stay what it was.
"""

NO_SLOPE, SLOPE, SLOPE_SPREAD = 0.6, 0.12, 0.8
"""Share of the possibilities without a slope; median and log spread of its size a month."""

TURNS = (0.004, 0.25)
"""What a slope loses a month, evenly in the logarithm: no growth lasts for ever."""

UNLIKE, ALIKE = 0.5, 0.7
"""Share whose noise is new every month; largest correlation of neighbours otherwise. What resembles its neighbour more
cannot be told from a level that wanders.
"""

NO_SEASON, SEASON, SEASON_SPREAD, SMOOTH = 0.2, 1.0, 0.9, (0.4, 1.6)
"""Share without a season; median and log spread of its size; how smoothly months follow each other in it."""

NO_CONTROL, CONTROL, CONTROL_SPREAD = 0.25, 1.0, 1.2
"""Share that leaves the controls alone; median and log spread of what all of them explain."""


@dataclass(frozen=True, slots=True)
class Possibilities:
    """Ratios to the noise; every array has shape ``(points, 1, 1)``."""

    steps: Array
    slope: Array
    lasting: Array
    alike: Array
    season: Array
    smooth: Array
    controls: Array


def _rest(u: Array, none: float) -> Array:
    """Shares of what lies above a share."""
    return np.clip((u - none) / (1 - none), 1e-9, 1 - 1e-9)


def _lognormal(u: Array, none: float, median: float, spread: float) -> Array:
    """Nothing below a share, lognormal above it."""
    return np.where(u < none, 0.0, median * np.exp(spread * ndtri(_rest(u, none))))


def _by_size(u: Array, none: float, ends: tuple[float, float]) -> Array:
    """Nothing below a share; above it, between two ends and evenly in the logarithm."""
    return np.where(u < none, 0.0, ends[0] * (ends[1] / ends[0]) ** _rest(u, none))


@cache
def possibilities() -> Possibilities:
    """The fixed points of the ratios' priors, evenly spread."""
    wander, slope, lasting, alike, season, smooth, controls = evenly(7, POINTS)[:, :, None, None]
    return Possibilities(
        steps=_by_size(wander, STILL_LEVEL, STEPS),
        slope=_lognormal(slope, NO_SLOPE, SLOPE, SLOPE_SPREAD),
        lasting=1 - _by_size(lasting, 0.0, TURNS),
        alike=np.where(alike < UNLIKE, 0.0, ALIKE * _rest(alike, UNLIKE)),
        season=_lognormal(season, NO_SEASON, SEASON, SEASON_SPREAD),
        smooth=SMOOTH[0] + (SMOOTH[1] - SMOOTH[0]) * smooth,
        controls=_lognormal(controls, NO_CONTROL, CONTROL, CONTROL_SPREAD),
    )


def evenly(columns: int, points: int) -> Array:
    """Points that fill a cube evenly, each column with steps of a power of the generalised golden ratio.

    Returns:
        Shape ``(columns, points)``, between 0 and 1.

    Source:
        Roberts, The unreasonable effectiveness of quasirandom sequences (2018).
    """
    ratio = 2.0
    for _ in range(50):
        ratio = (1 + ratio) ** (1 / (columns + 1))
    steps = ratio ** -np.arange(1.0, columns + 1)
    return np.asarray((0.5 + steps[:, None] * np.arange(1, points + 1)) % 1)


@dataclass(frozen=True, slots=True)
class Covariances:
    """Of months under some possibilities, in units of the noise; arrays of shape ``(points, months, months)``."""

    noise: Array
    rest: Array

    def weighed(self, weights: Array) -> Array:
        """The whole, with more noise where a month weighs less than 1; `weights` has shape ``(months,)``."""
        return np.asarray(self.rest + self.noise / np.sqrt(weights[:, None] * weights))

    def among(self, rows: NDArray[np.intp]) -> Covariances:
        """Those of some months."""
        return Covariances(self.noise[:, rows[:, None], rows], self.rest[:, rows[:, None], rows])

    def of(self, points: NDArray[np.intp]) -> Covariances:
        """Those of some possibilities."""
        return Covariances(self.noise[points], self.rest[points])


def covariances(controls: Array, points: NDArray[np.intp] | None = None) -> Covariances:
    """What possibilities say of consecutive months.

    Args:
        controls: One column each, standardised; shape ``(months, controls)``.
        points: Numbers of the possibilities; all of them if None.
    """
    months = len(controls)
    plain = _all_without_controls(months) if points is None else _without_controls(months, points)
    if not controls.size:
        return plain
    told = possibilities().controls ** 2 if points is None else possibilities().controls[points] ** 2
    return Covariances(plain.noise, plain.rest + told * (controls @ controls.T) / controls.shape[1])


def restless(points: NDArray[np.intp], months: int) -> Array:
    """What months ahead may wander beyond what the months before tell, in units of the noise.

    Returns:
        Shape ``(points, months, months)``.
    """
    may, month = possibilities(), np.arange(1, months + 1)
    lasting = may.lasting[points]
    turned = lasting ** np.abs(month[:, None] - month) - lasting ** (month[:, None] + month)
    slope = may.slope[points] ** 2 * np.cumsum(np.cumsum(turned, axis=1), axis=2)
    return np.asarray((RESTLESS - 1) * (may.steps[points] ** 2 * np.minimum(month[:, None], month) + slope))


@lru_cache(maxsize=4)
def _all_without_controls(months: int) -> Covariances:
    """Those of all possibilities depend on nothing but how many months there are."""
    return _without_controls(months, np.arange(POINTS))


def _without_controls(months: int, points: NDArray[np.intp]) -> Covariances:
    """Noise, and level, slope and season together."""
    every = possibilities()
    may = Possibilities(*(getattr(every, field.name)[points] for field in fields(every)))
    month = np.arange(months)
    apart = np.abs(month[:, None] - month)
    level = may.steps**2 * np.minimum(month[:, None], month)
    slope = may.slope**2 * np.cumsum(np.cumsum((may.lasting[:, 0] ** month)[:, apart], axis=1), axis=2)
    wave = may.season**2 * np.exp(-2 * np.sin(np.pi * month / YEAR) ** 2 / may.smooth**2)[:, 0][:, apart]
    return Covariances(np.asarray((may.alike[:, 0] ** month)[:, apart]), np.asarray(level + slope + wave))
