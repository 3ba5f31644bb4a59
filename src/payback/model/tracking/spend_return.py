"""What a campaign brought against what was spent on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payback.model.effect import Effect
    from payback.model.effect.effect import Interval


@dataclass(frozen=True, slots=True)
class SpendReturn:
    """A campaign in money.

    Attributes:
        worth: What all its months brought; between the ends of `worth_95` with 95 % probability.
        spend: What was spent on it, above zero; None where nobody knows.
        enough: So many more of the series pay the spend back; None without a spend.
    """

    worth: float
    worth_95: Interval
    spend: float | None
    enough: float | None

    @property
    def ratio(self) -> float | None:
        """What one unit of money that was spent brought back; None without a spend."""
        return self.worth / self.spend if self.spend else None

    @property
    def ratio_95(self) -> Interval | None:
        """Between what that lies with 95 % probability."""
        low, high = self.worth_95
        return (low / self.spend, high / self.spend) if self.spend else None


def spend_return(effect: Effect, price: float, spend: float | None) -> SpendReturn:
    """An effect in money.

    Args:
        effect: Of the campaign, in the unit of its series.
        price: What one more of the series is worth.
        spend: What was spent; None or 0 where that is not known.
    """
    low, high = effect.cumulative_interval_95
    return SpendReturn(
        worth=effect.cumulative * price,
        worth_95=(low * price, high * price),
        spend=spend or None,
        enough=spend / price if spend and price > 0 else None,
    )
