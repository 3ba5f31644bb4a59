"""Sales: clicks that become orders, and customers who order again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def repeated(a: Values, first: Array) -> Array:
    """All orders ``O_t = B_t + phi K_(t-1)`` with customers ``K_t = (1 - chi) K_(t-1) + B_t``; shape of `first`."""
    again, stay = a["repeat_rate"], 1 - a["customer_churn"]
    total = np.empty(np.broadcast_shapes(first.shape, again.shape, stay.shape))
    customers = np.zeros(total.shape[1:])
    for t, new in enumerate(first):
        np.multiply(customers, again, out=total[t])
        total[t] += new
        customers *= stay
        customers += new
    return total


def volume(a: Values, work: Work) -> Array:
    """Views, as though each were a first order, and what follows from them; shape of `work`."""
    return repeated(a, work.views * work.season)


def worth(a: Values) -> Array:
    """Margin that one view brings on average, ``c (1 - leads) v iota Aov m``; shape ``(draws,)``."""
    orders = a["click_rate"] * (1 - a["lead_share"]) * a["conversion"] * a["incremental"]
    return np.asarray(orders * a["order_value"] * a["margin"])
