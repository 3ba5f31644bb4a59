"""The ways in which the work earns. One module each, all with `monthly`; a new one is one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.core.streams import answers, leads, reach, retention, sales

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.core.streams.work import Work
    from payback.core.types import Array, Values


@dataclass(frozen=True, slots=True)
class Stream:
    """A value stream.

    Attributes:
        monthly: Value of each month, shape ``(months, draws)``, in the plan's currency.
        hard: Money that somebody pays or saves; the others are softer.
        needs: The assumptions it rests on, the weakest first.
    """

    monthly: Callable[[Values, Work], Array]
    hard: bool
    needs: tuple[str, ...]


STREAM: Mapping[str, Stream] = {
    "sales": Stream(
        sales.monthly,
        hard=True,
        needs=("incremental", "conversion", "click_rate", "reach", "order_value", "margin"),
    ),
    "leads": Stream(leads.monthly, hard=True, needs=("close_rate", "lead_rate", "incremental", "deal_margin")),
    "answers": Stream(answers.monthly, hard=True, needs=("questions", "deflection", "contact_cost")),
    "retention": Stream(retention.monthly, hard=False, needs=("customer_share", "customer_margin", "uplift", "reach")),
    "reach": Stream(reach.monthly, hard=False, needs=("media_weight", "cpm")),
}
