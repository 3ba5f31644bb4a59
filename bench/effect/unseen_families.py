"""Kinds of series that were written once the recipe stood, and judged by without another look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from bench.effect.families import Family

if TYPE_CHECKING:
    from bench.effect.families import Array
    from numpy.random import Generator


def kink(random: Generator, family: Family, month: Array) -> Array:
    """Growth or decline that turns once, at any month before the hire but the first and last six."""
    first, then = 0.015 * random.standard_normal(2)
    turn = random.integers(6, family.before - 6)
    return np.where(month < turn, first * month, first * turn + then * (month - turn))


def cycle(random: Generator, _: Family, month: Array) -> Array:
    """Boom and bust that take two to three and a half years, whatever the calendar says."""
    return 0.2 * np.sin(2 * np.pi * (month / random.uniform(24, 42) + random.random()))


def fading(random: Generator, _: Family, month: Array) -> Array:
    """A reach that fades to a third of what it was, most of it in the first years."""
    return np.log(1 / 3 + 2 / 3 * np.exp(-month / random.uniform(10, 20)))


def brought_forward(random: Generator, _: Family, month: Array) -> Array:
    """A sale in a month in ten, before the hire and after, which the next two months pay for in part."""
    sale = random.random(month.size) < 0.1
    return 0.5 * sale - 0.2 * (np.roll(sale, 1) & (month > 0)) - 0.1 * (np.roll(sale, 2) & (month > 1))


def wandering_counts(random: Generator, _: Family, month: Array) -> Array:
    """A level that wanders behind a count."""
    return np.cumsum(0.05 * random.standard_normal(month.size))


UNSEEN_FAMILIES = {
    "growth that turns once": Family(before=36, after=12, alike=0.3, event=kink),
    "boom and bust": Family(before=42, after=12, event=cycle),
    "reach that fades": Family(before=30, after=12, alike=0.4, event=fading),
    "sales that are brought forward": Family(before=36, after=12, event=brought_forward),
    "a count that wanders": Family(before=30, after=12, counts=30, event=wandering_counts),
    "a control that drifts apart": Family(before=36, after=12, alike=0.3, control="drifts"),
}
"""None of them was looked at before."""
