"""The days of a history, and what each of them owes to its month."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from demo_company.truth import Truth


@dataclass(frozen=True, slots=True)
class Days:
    """Every day of a history; arrays have shape ``(days,)``.

    Attributes:
        month: Number of the day's month, the first one 0.
        part: Share of its month that one day is.
        season: Seasonal factor of its month.
    """

    dates: tuple[date, ...]
    month: NDArray[np.int64]
    part: NDArray[np.float64]
    season: NDArray[np.float64]

    @property
    def months(self) -> int:
        """How many months the days cover."""
        return int(self.month[-1]) + 1

    def within(self, first: date, last: date) -> range:
        """Numbers of the days from `first` to `last`."""
        start = self.dates[0]
        return range((first - start).days, (last - start).days + 1)


def days_of(truth: Truth) -> Days:
    """The days of a company's history."""
    first, count = truth.first_day, (truth.last_day - truth.first_day).days + 1
    dates = tuple(first + timedelta(n) for n in range(count))
    return Days(
        dates,
        np.array([12 * (d.year - first.year) + d.month - first.month for d in dates]),
        np.array([1 / monthrange(d.year, d.month)[1] for d in dates]),
        np.array([truth.factors[d.month - 1] for d in dates]),
    )
