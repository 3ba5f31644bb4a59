"""Before the hire: how long a trial must be until the orders of the history can tell what it brings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model.effect import trial_lengths
from payback.model.effect.trial_length import LENGTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.effect import TrialLength
    from payback.model.estimation import MonthlyHistory
    from payback.model.plan.plan import Plan
    from payback.model.tracking.expected import Expected


def smallest_seen(history: MonthlyHistory | None) -> tuple[TrialLength, ...]:
    """What trials that begin after the last complete month could show in orders, beside a plan that promises nothing.

    Returns:
        One for each of `LENGTHS`; nothing without a history of orders.

    Raises:
        PaybackError: As `trial_lengths`.
    """
    if history is None or not np.isfinite(history.orders).any():
        return ()
    return trial_lengths(history.orders, np.zeros(LENGTHS[-1]))


def beside_plan(seen: Sequence[TrialLength], plan: Plan, promise: Expected) -> tuple[TrialLength, ...]:
    """The same beside the orders a month that a plan promises of its first months of work; nothing if it promises none.

    Args:
        seen: As `smallest_seen` gives it.
        plan: Whose work may begin some months after its first one.
        promise: What the plan promises.
    """
    promised = promise.figures["orders"][1 + int(plan.wait) :][: LENGTHS[-1]]
    if "sales" not in promise.gained or not promised.size or promised.sum() <= 0:
        return ()
    return tuple(replace(one, planned=float(promised[: one.months].mean())) for one in seen)
