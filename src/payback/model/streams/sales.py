"""Sales: clicks that become orders, and customers who order again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.streams.clicks import clicks
from payback.model.streams.stream import Stream

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def repeated(values: Values, first: Array) -> Array:
    """All orders ``O_t = B_t + phi K_(t-1)`` with customers ``K_t = (1 - chi) K_(t-1) + B_t``; shape of `first`."""
    again, stay = values["repeat_rate"], 1 - values["customer_churn"]
    total = np.empty(np.broadcast_shapes(first.shape, again.shape, stay.shape))
    customers = np.zeros(total.shape[1:])
    for t, new in enumerate(first):
        np.multiply(customers, again, out=total[t])
        total[t] += new
        customers *= stay
        customers += new
    return total


def volume(values: Values, work: Work) -> Array:
    """Views, as though each were a first order, and what follows from them; shape of `work`.

    ``B_t = V_t season_t``, ``volume_t = O_t``.
    """
    return repeated(values, work.views * work.season)


def later_volume(values: Values, work: Work) -> Array:
    """The same as though as many had come in each month before.

    ``O_t = B_t (1 + phi (1 - (1 - chi) ** (t - 1)) / chi)``; shape of `work`.
    """
    stayed = 1 - (1 - values["customer_churn"]) ** (work.month - 1)
    return np.asarray(work.views * work.season * (1 + values["repeat_rate"] * stayed / values["customer_churn"]))


def worth(values: Values) -> Array:
    """Margin that one view brings, ``worth = c (1 - leads) (1 - gifts) (1 - jobs) v iota Aov m (1 - sc kept)``.

    What is left of the clicks when those are taken off that earn elsewhere; shape ``(draws,)``. What customers among
    the followers buy counts once: where retention counts it (``kept`` is 1, else 0), not here.
    """
    orders = clicks(values) * values["conversion"] * values["incremental"]
    new = 1 - values["customer_share"] * values["retention_counts"]
    return np.asarray(orders * values["order_value"] * values["margin"] * new)


SALES = Stream(
    name="sales",
    colour="value",
    hard=True,
    margin=True,
    volume=volume,
    worth=worth,
    later_volume=later_volume,
    scales_with="conversion",
    needs=("incremental", "conversion", "click_rate", "reach", "order_value", "margin"),
    moves=("customer_churn", "repeat_rate"),
    corrected_by="conversion",
    measured_by="clicks",
    in_thousands=True,
    formulas={"first_orders": volume, "orders": repeated, "sales_worth": worth, "settled": later_volume},
)
