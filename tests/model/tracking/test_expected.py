"""What a plan promises: the figures that are laid beside the measured ones."""

from __future__ import annotations

import numpy as np

from payback.model import Plan, evaluate
from payback.model.tracking.expected import FIGURES, expected

PLAN = Plan(followers=150_000, addressable=1_800_000, horizon=24)


def test_the_promise_adds_up() -> None:
    """Value less cost is the net flow from month 1 on, and orders times what one is worth are the value of sales."""
    promise = expected(evaluate(PLAN))
    flow = promise.value - promise.cost

    assert set(promise.figures) == set(FIGURES)
    assert np.allclose(np.cumsum(flow), promise.cumulative, atol=0.01)
    assert np.allclose(promise.figures["clicks"][1:], promise.figures["reach"][1:] * PLAN.click_rate)
    worth = promise.figures["orders"][12] * PLAN.order_value * PLAN.margin * (1 - PLAN.customer_share)
    assert np.isclose(promise.gained["sales"][12], worth)
