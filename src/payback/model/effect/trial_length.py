"""How long until one can tell? Before anybody is hired: what a trial could show, beside what is promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.effect.outlook import SEEN_TWICE, outlook
from payback.model.effect.possibilities import YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.types import Array

LENGTHS = (3, 6, 9, 12)
"""Months of a trial that are compared."""


@dataclass(frozen=True, slots=True)
class TrialLength:
    """What a trial of some months can show, in the unit of the series.

    Attributes:
        months: How long it is; it is read at its end and at each shorter one of `LENGTHS`.
        smallest: Smallest mean effect a month that one of its readings would claim; infinite where none would yet.
        planned: Mean effect a month that the plan promises of these months.
        tells: Whether the promise would show in one of the readings; where not, such a trial is a coin toss.
    """

    months: int
    smallest: float
    planned: float
    tells: bool


def smallest_claimed(y: Array, controls: Mapping[str, Array] | None = None) -> Array:
    """Smallest mean effect a month that a reading after each of `LENGTHS` would claim; infinite where none would yet.

    Args:
        y: Values of consecutive months, NaN where unknown; the trial begins after the last of them.
        controls: As for `outlook`.

    Raises:
        PaybackError: As `outlook`.
    """
    expected = outlook(y, controls, first_after=len(y))
    return np.array(
        [
            expected.smallest(np.arange(months)) if _allowed(expected.months_before, months) else np.inf
            for months in LENGTHS
        ]
    )


def trial_lengths(claimed: Array, planned: Array) -> tuple[TrialLength, ...]:
    """What trials of each of `LENGTHS` could show: what one of its readings shows, a longer trial has shown as well.

    A series that wanders lets the mean of a year be known less well than that of its first months: what a year can
    show is then what its first months can, and never less.

    Args:
        claimed: As `smallest_claimed` gives it.
        planned: What the plan promises in each month of the trial, in the unit of the series; `LENGTHS[-1]` months, or
            fewer where the plan ends before.
    """
    promised = np.array([planned[:months].mean() for months in LENGTHS])
    smallest, tells = np.minimum.accumulate(claimed), np.logical_or.accumulate(claimed <= promised)
    return tuple(
        TrialLength(months, float(least), float(mean), bool(told))
        for months, least, mean, told in zip(LENGTHS, smallest, promised, tells, strict=True)
    )


def _allowed(before: int, after: int) -> bool:
    """Whether so many months may make a claim at all."""
    return before >= SEEN_TWICE or (before >= YEAR and after >= YEAR)
