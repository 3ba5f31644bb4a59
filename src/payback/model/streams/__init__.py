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


@dataclass(frozen=True, slots=True)
class Stream:
    """A value stream: what the work brings about, times what one of it is worth.

    Attributes:
        volume: What happens in each month, from the assumptions of `moves` and the work.
        worth: Money that one of it brings, shape ``(draws,)``.
        hard: Money that somebody pays or saves; the others are softer.
        needs: The assumptions it rests on, the weakest first.
        moves: The assumptions that `volume` reads by itself, beside those behind the work.
    """

    volume: Callable[[Values, Work], Array]
    worth: Callable[[Values], Array]
    hard: bool
    needs: tuple[str, ...]
    moves: tuple[str, ...] = ()

    def monthly(self, a: Values, work: Work) -> Array:
        """Value of each month in the plan's currency; shape of `work`."""
        return np.asarray(self.volume(a, work) * self.worth(a))


STREAM: Mapping[str, Stream] = {
    "sales": Stream(
        sales.volume,
        sales.worth,
        hard=True,
        needs=("incremental", "conversion", "click_rate", "reach", "order_value", "margin"),
        moves=("customer_churn", "repeat_rate"),
    ),
    "leads": Stream(
        leads.volume,
        leads.worth,
        hard=True,
        needs=("close_rate", "lead_rate", "incremental", "deal_margin"),
        moves=("sales_cycle",),
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
