"""Before the hire: how long a trial must be until the orders of the history can tell what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.effect import smallest_claimed, trial_lengths
from payback.model.effect.trial_length import LENGTHS

if TYPE_CHECKING:
    from payback.model.effect import TrialLength
    from payback.model.estimation import MonthlyHistory
    from payback.model.plan.plan import Plan
    from payback.model.tracking.expected import Expected
    from payback.model.types import Array


def smallest_seen(history: MonthlyHistory | None) -> Array | None:
    """What readings of a trial that begins after the last complete month would claim in orders a month.

    Returns:
        One for each of `LENGTHS`; None without a history of orders.

    Raises:
        PaybackError: As `smallest_claimed`.
    """
    if history is None or not np.isfinite(history.orders).any():
        return None
    return smallest_claimed(history.orders)


def beside_plan(seen: Array | None, plan: Plan, promise: Expected) -> tuple[TrialLength, ...]:
    """The same beside the orders a month that a plan promises of its first months of work; nothing if it promises none.

    Args:
        seen: As `smallest_seen` gives it.
        plan: Whose work may begin some months after its first one.
        promise: What the plan promises.
    """
    promised = promise.figures["orders"][1 + int(plan.wait) :][: LENGTHS[-1]]
    if seen is None or "sales" not in promise.gained or not promised.size or promised.sum() <= 0:
        return ()
    return trial_lengths(seen, promised)
