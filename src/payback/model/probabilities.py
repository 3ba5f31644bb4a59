"""What the draws say: when the money is back, how surely, and how much it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model import finance

if TYPE_CHECKING:
    from payback.model.types import Array

PARTS = 100
"""Steps in which a distribution is handed out."""


@dataclass(frozen=True, slots=True)
class Fan:
    """The running sum of the net flow that 10 %, half and 90 % of the draws stay below; ``(months + 1,)``."""

    p10: Array
    p50: Array
    p90: Array


@dataclass(frozen=True, slots=True)
class Probabilities:
    """What the draws say about one series of net flows; shares are fractions of the draws.

    Attributes:
        draws: How many.
        payback_p10: Month by which the luckiest 10 % have the money back; None when fewer have it by the horizon.
        payback_p50: The month by which half have; `payback_p90` the one by which 90 % have.
        probability_within: Share with the money back by month ``N``, at index ``N``; shape ``(months + 1,)``.
        not_within: Share that comes back only after the horizon.
        never: Share that does not come back in `FAR` months.
        npv_mean: Mean net present value of the horizon; `npv_p10`, `npv_p50`, `npv_p90` its quantiles.
        hole_p90: The largest amount by which money out exceeds money in on the way, which one draw in ten goes beyond.
        npv_quantiles: The 0 %, 1 % ... 100 % quantiles of the net present value.
    """

    draws: int
    payback_p10: float | None
    payback_p50: float | None
    payback_p90: float | None
    probability_within: Array
    not_within: float
    never: float
    npv_mean: float
    npv_p10: float
    npv_p50: float
    npv_p90: float
    hole_p90: float
    npv_quantiles: Array


def fan(total: Array) -> Fan:
    """Quantiles of running sums ``(months + 1, draws)`` month by month.

    The middle is found first, so that the others are looked for in half of the draws each.
    """
    rows, half = total.copy(), (total.shape[1] - 1) // 2
    p50 = _quantile(rows, 0.5, slice(None))
    return Fan(_quantile(rows, 0.1, slice(half + 1)), p50, _quantile(rows, 0.9, slice(half, None)))


def _quantile(rows: Array, share: float, within: slice) -> Array:
    """The quantile that `np.quantile` gives along the draws; ``(months + 1,)``. Puts `rows` in another order.

    One rank at a time, because numpy's fast selection takes only one: asked for several at once it takes four times
    as long.

    Args:
        rows: Running sums, in no order beyond what earlier calls gave them.
        share: Of the draws that lie below.
        within: The places that the rank is among; what lies before them is no larger, what lies behind no smaller.
    """
    last = rows.shape[1] - 1
    low = int(share * last)
    rows[:, within].partition(low - (within.start or 0), axis=1)
    before, after = rows[:, low], rows[:, min(low + 1, last) :].min(axis=1)
    return np.asarray(before + (share * last - low) * (after - before))


def probabilities(total: Array, npv: Array, later: Array) -> Probabilities:
    """What the draws say.

    Args:
        total: Running sums of the net flow, today in row 0; shape ``(months + 1, draws)``.
        npv: Net present value of each draw, shape ``(draws,)``.
        later: Largest running sum of each draw in the years after, shape ``(draws,)``.
    """
    back = finance.payback_months(total)
    late = np.isnan(back)
    ordered = np.sort(np.where(late, np.inf, back))
    lost = late & (later < 0)
    quantiles = np.interp(np.linspace(0, npv.size - 1, PARTS + 1), np.arange(npv.size), np.sort(npv))
    p10, p50, p90 = (_month(ordered, share) for share in (0.1, 0.5, 0.9))
    return Probabilities(
        draws=ordered.size,
        payback_p10=p10,
        payback_p50=p50,
        payback_p90=p90,
        probability_within=np.searchsorted(ordered, np.arange(total.shape[0]), side="right") / ordered.size,
        not_within=float((late & ~lost).mean()),
        never=float(lost.mean()),
        npv_mean=float(npv.mean()),
        npv_p10=float(quantiles[10]),
        npv_p50=float(quantiles[50]),
        npv_p90=float(quantiles[90]),
        hole_p90=max(0.0, -float(np.quantile(total.min(axis=0), 0.1))),
        npv_quantiles=quantiles,
    )


def _month(ordered: Array, share: float) -> float | None:
    """The month by which a share of the draws is back, interpolated; None when fewer are back by the horizon."""
    place = share * (ordered.size - 1)
    low = int(place)
    before, after = ordered[low], ordered[min(low + 1, ordered.size - 1)]
    return float(before + (place - low) * (after - before)) if np.isfinite(after) else None
