"""The complete months of a history, as one axis that every measure is laid on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from payback.model.types import Array

EDGE_DAYS = 3
"""Days that may be missing at either end of a month: quiet days are not exported."""

YEAR = 12


def month_number(day: date) -> int:
    """Months from January 1970 to the month of a day."""
    return YEAR * (day.year - 1970) + day.month - 1


@dataclass(frozen=True, slots=True)
class Axis:
    """Complete months: the number of the first one since January 1970, and how many there are."""

    first: int
    months: int

    def begins_at(self, month: int) -> date:
        """First day of a month of the axis, the first one 0."""
        return date(1970 + (self.first + month) // YEAR, (self.first + month) % YEAR + 1, 1)

    @property
    def begins(self) -> date:
        """First day of the first month."""
        return self.begins_at(0)

    @property
    def last_begins(self) -> date:
        """First day of the last month."""
        return self.begins_at(self.months - 1)

    def place(self, days: NDArray[np.datetime64]) -> NDArray[np.intp]:
        """Which month of the axis each day falls into; below 0 or beyond the last when into none."""
        return np.asarray(days.astype("datetime64[M]").astype(np.intp) - self.first)

    def whole(self, first: np.datetime64, last: np.datetime64, slack: int = EDGE_DAYS) -> NDArray[np.bool_]:
        """Months that lie between two days, but for `slack` days at either end; shape ``(months,)``."""
        numbers = (self.first + np.arange(self.months)).astype("datetime64[M]")
        begins, ends = numbers.astype("datetime64[D]"), (numbers + 1).astype("datetime64[D]") - 1
        give = np.timedelta64(slack, "D")
        return np.asarray((begins + give >= first) & (ends - give <= last))

    def sums(self, days: NDArray[np.datetime64], values: Array) -> Array:
        """Sums by month; NaN in months in which nothing was measured."""
        place = self.place(days)
        inside = (place >= 0) & (place < self.months) & np.isfinite(values)
        rows = np.bincount(place[inside], minlength=self.months)
        return np.where(rows > 0, np.bincount(place[inside], values[inside], self.months), np.nan)

    def lasts(self, days: NDArray[np.datetime64], values: Array) -> Array:
        """The latest value in each month; NaN in months in which nothing was measured."""
        out = np.full(self.months, np.nan)
        order = np.argsort(days, kind="stable")
        for at, value in zip(self.place(days)[order], values[order], strict=True):
            if 0 <= at < self.months:
                out[at] = value
        return out
