"""Payback, present value and rate of return on arrays of flows; flow 0 is today, rates are per period.

Source of the definitions: docs/method.md; check cases from textbooks and numpy-financial stand in the tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from payback.core.types import Array

ROUNDING = 1e-9
"""Part of the largest cumulative flow below which a sum counts as zero."""


def cumulative(flows: ArrayLike) -> Array:
    """Running sum over periods (axis 0)."""
    return np.asarray(np.cumsum(np.asarray(flows, dtype=float), axis=0))


def _slack(total: Array) -> Array:
    return np.asarray(ROUNDING * np.maximum(np.abs(total).max(axis=0), 1.0))


def crossings(total: Array) -> Array:
    """Where a running sum comes back to zero from below, else NaN; shape of `total`, in periods, interpolated.

    Row ``t`` holds ``t - 1 + (-P_(t-1)) / (P_t - P_(t-1))`` when ``P_(t-1) < 0 <= P_t``.
    """
    slack = _slack(total)
    before, after = total[:-1], total[1:]
    back = (before < -slack) & (after >= -slack)
    step = np.where(back, after - before, 1.0)
    when = np.arange(total.shape[0] - 1).reshape(-1, *[1] * (total.ndim - 1)) - before / step
    out = np.full(total.shape, np.nan)
    out[1:][back] = when[back]
    return out


def payback_months(total: Array) -> Array:
    """First return to zero of running sums ``(periods, draws)``; NaN where there is none, 0 where never below."""
    hits = crossings(total)
    found = ~np.isnan(hits)
    first = np.take_along_axis(hits, found.argmax(axis=0)[None], axis=0)[0]
    never_below = (total >= -_slack(total)).all(axis=0)
    return np.where(never_below, 0.0, first)


def lasting_payback_months(total: Array) -> Array:
    """Last return to zero after which a running sum stays there; NaN when it ends below zero, 0 where never below."""
    hits = crossings(total)
    found = ~np.isnan(hits)
    last = total.shape[0] - 1 - found[::-1].argmax(axis=0)
    when = np.take_along_axis(hits, last[None], axis=0)[0]
    slack = _slack(total)
    never_below = (total >= -slack).all(axis=0)
    return np.where(never_below, 0.0, np.where(total[-1] >= -slack, when, np.nan))


def _one(values: Array) -> float | None:
    value = float(values[0])
    return None if np.isnan(value) else value


def payback_month(flows: ArrayLike) -> float | None:
    """First period, interpolated, at which the running sum, having been below zero, is back at zero.

    Args:
        flows: Shape ``(periods + 1,)``; flow 0 is today.

    Returns:
        Periods from today; 0 when the sum is never below zero, None when it does not come back.
    """
    return _one(payback_months(cumulative(flows)[:, None]))


def lasting_payback_month(flows: ArrayLike) -> float | None:
    """Period, interpolated, after which the running sum never goes below zero again; None when it ends below."""
    return _one(lasting_payback_months(cumulative(flows)[:, None]))


def discounted(flows: ArrayLike, rate: float) -> Array:
    """Present value of each flow, ``x_t / (1 + rate) ** t``; shape of `flows`."""
    x = np.asarray(flows, dtype=float)
    periods = np.arange(x.shape[0]).reshape(-1, *[1] * (x.ndim - 1))
    return np.asarray(x / (1.0 + rate) ** periods)


def discounted_payback_month(rate: float, flows: ArrayLike) -> float | None:
    """`payback_month` of the present values at `rate` per period."""
    return payback_month(discounted(flows, rate))


def npv(rate: float, flows: ArrayLike) -> float:
    """Net present value ``sum x_t / (1 + rate) ** t``; flow 0 is not discounted."""
    return float(discounted(np.asarray(flows, dtype=float), rate).sum())


def irr(flows: ArrayLike) -> float | None:
    """Rate per period at which the net present value is zero; the one nearest to zero when there are several.

    None when there is none (all flows of one sign, or no real root above -100 %).
    """
    x = np.trim_zeros(np.asarray(flows, dtype=float), "b")
    if x.size == 0 or not ((x > 0).any() and (x < 0).any()):
        return None
    roots = np.roots(x)
    growth = roots[np.isclose(roots.imag, 0.0, atol=1e-9) & (roots.real > 0)].real
    if growth.size == 0:
        return None
    rates = growth - 1.0
    return float(rates[np.abs(rates).argmin()])


def monthly_rate(yearly: ArrayLike) -> Array:
    """Rate per month that compounds to a yearly one, ``(1 + i) ** (1 / 12) - 1``."""
    return np.asarray((1 + np.asarray(yearly, dtype=float)) ** (1 / 12) - 1)
