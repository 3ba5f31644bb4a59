"""The complete months of a history: which of them are known and compare, and amounts added up by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from payback.history.date_bounds import EARLIEST
from payback.history.measure_breaks import BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numpy.typing import ArrayLike, NDArray

    from payback.history.records import Batch
    from payback.model.types import Array

EDGE_DAYS = 3
"""Days that may be missing at either end of a month: quiet days are not exported."""


def complete_months(first: date, last: date, today: date) -> pd.PeriodIndex:
    """The months from the first possible to the last day but for that of today, which is not over; at least one."""
    first_month, this_month = pd.Period(max(first, EARLIEST), "M"), pd.Period(today, "M")
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


def exported(months: pd.PeriodIndex, batches: Iterable[Batch], platform: str) -> NDArray[np.bool_]:
    """Months that lie within the days of one import of a platform: what is not in them did not happen.

    Between two imports nobody knows.
    """
    known = np.zeros(months.size, dtype=bool)
    for batch in batches:
        if batch.status == "applied" and platform in batch.platforms and batch.first_date and batch.last_date:
            known |= whole(months, batch.first_date, batch.last_date)
    return known


def comparable(months: pd.PeriodIndex, platform: str, *measures: str) -> NDArray[np.bool_]:
    """Months that compare with the last one: they lie after every day from which the platform counts another thing.

    A day that comes after all of them divides none of them.
    """
    begins, ends = (edge.to_numpy().astype("datetime64[D]") for edge in (months.start_time, months.end_time))
    breaks = (each for each in BREAKS if each.platform == platform and not set(measures).isdisjoint(each.measures))
    days = [day for each in breaks if (day := np.datetime64(each.day, "D")) <= ends.max()]
    return np.asarray(begins > max(days)) if days else np.ones(months.size, dtype=bool)


def sums(months: pd.PeriodIndex, days: Iterable[date], amounts: ArrayLike) -> Array:
    """Amounts added up by the month of their day, in the order in which they come; all within the months."""
    place = months.get_indexer(pd.PeriodIndex(days, freq="M"))
    return np.bincount(place, np.asarray(amounts, float), months.size).astype(float)
