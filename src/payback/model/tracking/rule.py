"""The rule that was agreed before the hire: when to stop, to go on, to add a person; and from when on it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from payback.errors import PaybackError

Branch = Literal["wait", "stop", "continue", "add"]
Light = Literal["green", "amber", "red"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Thresholds, each a share of the value that the plan promised up to the same month.

    Attributes:
        review_month: Months of work after which the rule decides; before them nothing but "wait" holds.
        stop_below: Less than this: stop.
        add_above: This or more: add a person.
        green: This or more: on plan; `amber` this or more: behind; less: far behind.

    Raises:
        PaybackError: ``rule_out_of_order``.
    """

    review_month: int = 6
    stop_below: float = 0.5
    add_above: float = 1.2
    green: float = 0.9
    amber: float = 0.7

    def __post_init__(self) -> None:
        if not (self.review_month >= 1 and 0 <= self.stop_below < self.add_above and 0 <= self.amber <= self.green):
            raise PaybackError("rule_out_of_order")

    def branch(self, months: int, share: float | None) -> Branch:
        """Which branch holds after so many months of work.

        Args:
            months: Complete months since the hire.
            share: Value to date over the planned one; None where nothing is known of it.
        """
        if share is None or months < self.review_month:
            return "wait"
        if share < self.stop_below:
            return "stop"
        return "add" if share >= self.add_above else "continue"

    def light(self, share: float) -> Light:
        """How far a share of what was planned is from the plan."""
        if share >= self.green:
            return "green"
        return "amber" if share >= self.amber else "red"
