"""The ways in which the work earns. One module each, with `volume` and `worth`; a new one is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from payback.model.streams import answers, leads, reach, retention, sales

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """A value stream: what the work brings about, times what one of it is worth.

    Attributes:
        volume: What happens in each month, from the assumptions of `moves` and the work.
        worth: Money that one of it brings, shape ``(draws,)``.
        hard: Money that somebody pays or saves; the others are softer.
        needs: The assumptions it rests on, the weakest first.
        moves: The assumptions that `volume` reads by itself, beside those behind the work.
        steady_volume: What happens in a month far out, where that is not the `volume` of that month alone.
    """

    volume: Callable[[Values, Work], Array]
    worth: Callable[[Values], Array]
    hard: bool
    needs: tuple[str, ...]
    moves: tuple[str, ...] = ()
    steady_volume: Callable[[Values, Work], Array] | None = None

    def steady(self, values: Values, work: Work) -> Array:
        """What happens in a month far out, when nothing changes any more; shape of `work`."""
        return (self.steady_volume or self.volume)(values, work)

    def monthly(self, values: Values, work: Work) -> Array:
        """Value of each month in the plan's currency; shape of `work`."""
        return np.asarray(self.volume(values, work) * self.worth(values))


STREAM: Mapping[str, Stream] = {
    "sales": Stream(
        sales.volume,
        sales.worth,
        hard=True,
        needs=("incremental", "conversion", "click_rate", "reach", "order_value", "margin"),
        moves=("customer_churn", "repeat_rate"),
        steady_volume=sales.steady_volume,
    ),
    "leads": Stream(
        leads.volume,
        leads.worth,
        hard=True,
        needs=("close_rate", "lead_rate", "incremental", "deal_margin"),
        moves=("sales_cycle",),
        steady_volume=leads.steady_volume,
    ),
    "answers": Stream(
        answers.volume,
        answers.worth,
        hard=True,
        needs=("questions", "deflection", "contact_cost"),
        moves=("questions", "answer_capacity"),
    ),
    "retention": Stream(
        retention.volume,
        retention.worth,
        hard=False,
        needs=("customer_share", "customer_margin", "uplift", "reach"),
    ),
    "reach": Stream(reach.volume, reach.worth, hard=False, needs=("media_weight", "cpm")),
}
