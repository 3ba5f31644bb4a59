"""Kinds of series that were written to judge by, after the recipe had last been changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from bench.effect.families import NOISE, YEAR, Family

if TYPE_CHECKING:
    from bench.effect.families import Array
    from numpy.random import Generator


def wandering_season(random: Generator, _: Family, month: Array) -> Array:
    """A season whose height a random walk moves."""
    height = 0.25 + np.cumsum(0.01 * random.standard_normal(month.size))
    return height * np.sin(2 * np.pi * month / YEAR)


def echoes(random: Generator, _: Family, month: Array) -> Array:
    """A post in fifteen months that everybody shares, half of which is left in each month that follows."""
    shared = 0.8 * (random.random(month.size) < 1 / 15)
    return np.array([(shared[: now + 1] * 0.5 ** (now - month[: now + 1])).sum() for now in range(month.size)])


def louder(random: Generator, family: Family, month: Array) -> Array:
    """A last year before the hire, and all that follows, that scatters twice as much."""
    return np.where(month >= family.before - YEAR, 1.7 * NOISE, 0.0) * random.standard_normal(month.size)


def holiday(_: Generator, __: Family, month: Array) -> Array:
    """A feast that falls into the fourth month of a year or, every third year, into the third."""
    year = month // YEAR
    return np.where(month % YEAR == np.where(year % 3 == 0, 2, 3), 0.5, 0.0)


def dearer(random: Generator, family: Family, month: Array) -> Array:
    """A rise of prices about a year before the hire that costs a sixth of the customers, then slow growth."""
    since = month - family.before + int(random.integers(9, 16))
    return np.where(since >= 0, -0.18 + 0.008 * since, 0.0)


def walk(random: Generator, _: Family, month: Array) -> Array:
    """A level that wanders, with noise around it."""
    return np.cumsum(0.04 * random.standard_normal(month.size))


JUDGING_FAMILIES = {
    "a season that wanders": Family(before=36, after=9, event=wandering_season),
    "posts that everybody shares": Family(before=30, after=12, event=echoes),
    "louder in the last year": Family(before=36, after=12, event=louder),
    "a feast that moves": Family(before=36, after=9, alike=0.3, event=holiday),
    "dearer a year ago": Family(before=30, after=12, alike=0.3, event=dearer),
    "a random walk with noise": Family(before=24, after=12, event=walk),
    "a random walk with a season": Family(before=36, after=12, season=0.2, event=walk),
    "a small shop that grows": Family(before=24, after=12, trend=0.02, counts=12),
}
"""None of them was looked at before."""
