"""Payback, present value and rate of return on arrays of flows; flow 0 is today, rates are per period.

Where a rate goes with flows, the rate comes first, as in numpy-financial; the other order is understood too, because
one is a number and the other is not. What has no answer is refused with a `ValueError`: no flow at all, a flow or a
rate that is no finite number, a rate of -100 % or less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from payback.model.types import Array

ROUNDING = 1e-9
"""Part of the largest cumulative flow below which a sum counts as zero."""

REAL = 1e-6
"""Imaginary part below which a root counts as real: the eigenvalues behind it are that exact."""

DISTINCT = 1e-4
"""Distance from which two roots count as two: a double root comes out as two that are nearer than this."""

NO_SERIES = "The flows are one series of at least one period; flow 0 is today."
NO_NUMBER = "Flow {} is no finite number."
NO_RATE = "The rate is {}: it has to be one number above -1, that is -100 % a period."

NoRate = Literal["one_sign", "no_root", "several_roots"]
"""Why flows have no rate of return: all of one sign, never worth nothing, or worth nothing at several rates."""


def cumulative(flows: ArrayLike, out: Array | None = None) -> Array:
    """Running sum ``P_t = P_(t-1) + N_t`` over periods (axis 0), written to `out` if there is one: the flows, even."""
    x = np.asarray(flows, dtype=float)
    if x.ndim == 1:
        return np.cumsum(x, out=out)
    total = np.empty_like(x) if out is None else out
    total[0] = x[0]
    for t in range(1, len(x)):  # many times faster over wide rows than numpy's own
        np.add(total[t - 1], x[t], out=total[t])
    return total


def from_today(flows: Array, today: float = 0.0) -> Array:
    """Flows of each period with today's in front of them; shape ``(periods + 1, ...)``."""
    return np.concatenate([np.full((1, *flows.shape[1:]), today), flows])


def _below(total: Array) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where running sums ``(periods, draws)`` are below zero, and where they come back; rounding apart."""
    slack = ROUNDING * np.maximum(np.maximum(total.max(axis=0), -total.min(axis=0)), 1.0)
    below = total < -slack
    return below, below[:-1] > below[1:]


def _first(marks: NDArray[np.bool_]) -> NDArray[np.int16]:
    """Row of the first true of each column, 0 where there is none; `argmax` along the rows would be slow."""
    rows = marks.shape[0]
    rows_left = np.arange(rows, 0, -1, dtype=np.int16)[:, None]
    return np.asarray((rows - (marks * rows_left).max(axis=0)) % rows)


def _crossing(total: Array, back: NDArray[np.bool_], period: NDArray[np.int16]) -> Array:
    """``payback = t - 1 + (-P_(t-1)) / (P_t - P_(t-1))`` for each draw's period; NaN where there is none."""
    draws = total.shape[1]
    place = period.astype(np.intp) * draws + np.arange(draws)  # in the flattened sums: numpy takes from them faster
    crosses, before, after = back.take(place), total.take(place), total.take(place + draws)
    return np.where(crosses, period - before / np.where(crosses, after - before, 1.0), np.nan)


def payback_months(total: Array) -> Array:
    """First return to zero of running sums ``(periods, draws)``; NaN where there is none, 0 where never below.

    Within the period it is ``payback = t - 1 + (-P_(t-1)) / (P_t - P_(t-1))``.
    """
    below, back = _below(total)
    return np.where(below.any(axis=0), _crossing(total, back, _first(back)), 0.0)


def paid_back(total: Array) -> NDArray[np.bool_]:
    """Whether running sums ``(periods, draws)`` have a payback month: where `payback_months` is not NaN."""
    below, back = _below(total)
    return np.asarray(back.any(axis=0) | ~below.any(axis=0))


def lasting_payback_months(total: Array) -> Array:
    """Last return to zero after which a running sum stays there; NaN when it ends below zero, 0 where never below."""
    below, back = _below(total)
    last = back.shape[0] - 1 - _first(back[::-1])
    when = np.where(below.any(axis=0), _crossing(total, back, last), 0.0)
    return np.where(below[-1], np.nan, when)


def _one(values: Array) -> float | None:
    value = float(values[0])
    return None if np.isnan(value) else value


def payback_month(flows: ArrayLike) -> float | None:
    """First period, interpolated, at which the running sum, having been below zero, is back at zero.

    Args:
        flows: Shape ``(periods + 1,)``; flow 0 is today.

    Returns:
        Periods from today; 0 when the sum is never below zero, None when it does not come back.

    Raises:
        ValueError: No flow, or one that is no finite number.
    """
    return _one(payback_months(_column(_series(flows))))


def lasting_payback_month(flows: ArrayLike) -> float | None:
    """Period, interpolated, after which the running sum never goes below zero again; None when it ends below.

    Takes and refuses what `payback_month` does.
    """
    return _one(lasting_payback_months(_column(_series(flows))))


def _series(flows: ArrayLike) -> Array:
    """Flows of one series as floats, shape ``(periods + 1,)``.

    Raises:
        ValueError: No flow, several series, or a flow that is no finite number.
    """
    x = np.asarray(flows, dtype=float)
    if x.ndim != 1 or x.size == 0:
        raise ValueError(NO_SERIES)
    if not np.isfinite(x).all():
        raise ValueError(NO_NUMBER.format(int(np.flatnonzero(~np.isfinite(x))[0])))
    return x


def _column(flows: Array) -> Array:
    """Running sum of one series as ``(periods + 1, 1)``, with a period without flow after the last one."""
    total = cumulative(flows)
    return np.append(total, total[-1:])[:, None]


def _ordered(rate: ArrayLike, flows: ArrayLike) -> tuple[float, Array]:
    """A rate above -100 % and its flows, in whichever order they came."""
    if np.ndim(rate) > 0 and np.ndim(flows) == 0:
        rate, flows = flows, rate
    if np.ndim(rate) > 0:
        raise ValueError(NO_RATE.format(rate))
    per_period = float(np.asarray(rate))
    if not -1 < per_period < np.inf:
        raise ValueError(NO_RATE.format(per_period))
    return per_period, _series(flows)


def discounted(rate: ArrayLike, flows: ArrayLike) -> Array:
    """Present value of each flow, ``x_t / (1 + rate) ** t``; shape ``(periods + 1,)``.

    Raises:
        ValueError: A rate of -100 % or less; no flow, or one that is no finite number.
    """
    per_period, x = _ordered(rate, flows)
    return np.asarray(x / (1.0 + per_period) ** np.arange(x.size))


def discounted_payback_month(rate: ArrayLike, flows: ArrayLike) -> float | None:
    """`payback_month` of the present values at `rate` per period; refuses what `discounted` does."""
    return payback_month(discounted(rate, flows))


def present_values(rate: float, flows: Array) -> Array:
    """Net present value ``sum x_t / (1 + rate) ** t`` of each column; shape of one row of `flows`."""
    weights = (1.0 + rate) ** -np.arange(flows.shape[0], dtype=float)
    return np.asarray(np.einsum("t,t...->...", weights, flows))


def npv(rate: ArrayLike, flows: ArrayLike) -> float:
    """Net present value ``NPV = sum_t [N_t / (1 + d) ** t]``, d being the rate; flow 0 is not discounted.

    Refuses what `discounted` does.
    """
    return float(present_values(*_ordered(rate, flows)))


@dataclass(frozen=True, slots=True)
class RateOfReturn:
    """The rate per period at which flows are worth nothing; where there is none, or no single one, the reason."""

    rate: float | None
    reason: NoRate | None = None


def rate_of_return(flows: ArrayLike) -> RateOfReturn:
    """The one rate per period above -100 % at which the net present value is zero, or why there is none.

    Flows whose sign changes once have one at most (Descartes); with more changes there may be several, and then none of
    them says what the money earns.

    Raises:
        ValueError: No flow, or one that is no finite number.
    """
    x = np.trim_zeros(_series(flows))
    changes = int(np.count_nonzero(np.diff(np.sign(x[x != 0]))))
    if changes == 0:
        return RateOfReturn(None, "one_sign")
    roots = np.roots(x)
    growth = np.sort(roots.real[(np.abs(roots.imag) < REAL) & (roots.real > 0)])
    if growth.size == 0:
        return RateOfReturn(None, "no_root")
    if changes > 1 and growth[-1] - growth[0] > DISTINCT:
        return RateOfReturn(None, "several_roots")
    return RateOfReturn(float(min(growth - 1.0, key=abs)))


def irr(flows: ArrayLike) -> float | None:
    """The rate of `rate_of_return`; None where there is none or several, for the reason that it gives."""
    return rate_of_return(flows).rate


def monthly_rate(yearly: ArrayLike) -> Array:
    """Rate per month that compounds to a yearly one, ``d = (1 + i) ** (1 / 12) - 1``."""
    return np.asarray((1 + np.asarray(yearly, dtype=float)) ** (1 / 12) - 1)
