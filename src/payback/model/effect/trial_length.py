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
        months: How long it is.
        smallest: Smallest mean effect a month that would be claimed after it; infinite where nothing would be yet.
        planned: Mean effect a month that the plan promises of these months.
    """

    months: int
    smallest: float
    planned: float

    @property
    def tells(self) -> bool:
        """Whether the promise would show; where not, a trial of that length is a coin toss."""
        return self.smallest <= self.planned


def trial_lengths(y: Array, planned: Array, controls: Mapping[str, Array] | None = None) -> tuple[TrialLength, ...]:
    """What trials of each of `LENGTHS` that begin after the last month could show.

    Args:
        y: Values of consecutive months, NaN where unknown; the trial begins after the last of them.
        planned: What the plan promises in each month of the trial, in the unit of the series; `LENGTHS[-1]` months.
        controls: As for `outlook`.

    Raises:
        PaybackError: As `outlook`.
    """
    expected = outlook(y, controls, first_after=len(y))
    return tuple(
        TrialLength(
            months=months,
            smallest=expected.smallest(np.arange(months)) if _allowed(expected.months_before, months) else np.inf,
            planned=float(planned[:months].mean()),
        )
        for months in LENGTHS
    )


def _allowed(before: int, after: int) -> bool:
    """Whether so many months may make a claim at all."""
    return before >= SEEN_TWICE or (before >= YEAR and after >= YEAR)
