"""Sales: clicks that become orders, and customers who order again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.core.streams.work import clicks

if TYPE_CHECKING:
    from payback.core.streams.work import Work
    from payback.core.types import Array, Values


def first_orders(a: Values, work: Work) -> Array:
    """Orders that would not have come otherwise, ``B_t = V_t c (1 - leads) v iota season_t``."""
    share = (1 - a["lead_share"]) * a["conversion"] * a["incremental"]
    return np.asarray(clicks(a, work) * work.season * share)


def orders(a: Values, first: Array) -> Array:
    """All orders ``O_t = B_t + phi K_(t-1)`` with customers ``K_t = (1 - chi) K_(t-1) + B_t``."""
    total = np.empty(np.broadcast_shapes(first.shape, a["customer_churn"].shape, a["repeat_rate"].shape))
    customers = np.zeros(1)
    for t, new in enumerate(first):
        total[t] = new + a["repeat_rate"] * customers
        customers = (1 - a["customer_churn"]) * customers + new
    return total


def monthly(a: Values, work: Work) -> Array:
    """Margin on the orders, ``O_t Aov m``; shape ``(months, draws)``."""
    return np.asarray(orders(a, first_orders(a, work)) * (a["order_value"] * a["margin"]))
