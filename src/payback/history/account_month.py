"""What the store holds of one account in one month."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(slots=True)
class KeptMonth:
    """What is known of one account in one month and currency.

    Attributes:
        account: Its name where a file gave one, else its id.
        month: Its first day; of a period that no month can hold, the first day of the period.
        until: Last day of such a period; None for a month.
        currency: Of its amounts; empty where it has none.
        measures: Sums by measure; of ``followers`` the last running total.
        by_day: Of what counts people, who cannot be added up, the figure of each day; by measure.
        orders: Orders that stand; None where none is known.
        orders_value: What they come to after refunds, in the currency.
    """

    platform: str
    account: str
    account_id: str
    month: date
    currency: str
    until: date | None = None
    measures: dict[str, float] = field(default_factory=dict)
    by_day: dict[str, dict[date, float]] = field(default_factory=dict)
    orders: int | None = None
    orders_value: float | None = None
