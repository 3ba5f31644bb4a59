"""The complete months of a history: which of them a stretch of days covers, and amounts added up by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numpy.typing import ArrayLike, NDArray

    from payback.model.types import Array

EDGE_DAYS = 3
"""Days that may be missing at either end of a month: quiet days are not exported."""


def complete_months(first: date, last: date, today: date) -> pd.PeriodIndex:
    """The months from the first to the last day but for that of today, which is not over; at least one."""
    first_month, this_month = pd.Period(first, "M"), pd.Period(today, "M")
    return pd.period_range(first_month, max(min(pd.Period(last, "M"), this_month - 1), first_month))


def whole(months: pd.PeriodIndex, first: Any, last: Any, slack: Any = EDGE_DAYS) -> NDArray[np.bool_]:  # noqa: ANN401
    """Months that lie between two days, but for `slack` days at either end.

    Returns:
        Shape ``(months,)``; for series of days ``(days, months)``.
    """
    begins, ends = (edge.to_numpy().astype("datetime64[D]") for edge in (months.start_time, months.end_time))
    first, last = (np.asarray(day, "datetime64[D]")[..., np.newaxis] for day in (first, last))
    tolerance = np.asarray(slack, "timedelta64[D]")[..., np.newaxis]
    return np.asarray((begins + tolerance >= first) & (ends - tolerance <= last))


def sums(months: pd.PeriodIndex, days: Iterable[date], amounts: ArrayLike) -> Array:
    """Amounts added up by the month of their day, in the order in which they come; all within the months."""
    place = months.get_indexer(pd.PeriodIndex(days, freq="M"))
    return np.bincount(place, np.asarray(amounts, float), months.size).astype(float)
