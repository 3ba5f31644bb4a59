"""Where a hire stands: the frozen plan, what was measured, and what stands in the way of comparing the two."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from payback.model.tracking.actuals import Measured
    from payback.model.tracking.comparison import Comparison
    from payback.model.tracking.frozen_plan import FrozenPlan

State = Literal["no_plan", "no_hire", "hire_ahead", "no_month", "ready"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader has to know, with its next step: a sentence below ``track.problem.``."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Where a hire stands today.

    Attributes:
        state: What there is: no frozen plan, no hire, a hire that is still ahead, no complete month since, or figures.
        frozen: The plan that was decided on.
        hire: First day of work.
        first_month: First day of the plan's month 1, by the month of the hire.
        measured: The complete months since; `comparison` of them with the plan. None in every other state.
        problems: What stands in the way, or has to be known.
    """

    state: State
    frozen: FrozenPlan | None = None
    hire: date | None = None
    first_month: date | None = None
    measured: Measured | None = None
    comparison: Comparison | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def worked(self) -> int:
        """Complete months since the hire."""
        waited = int(self.frozen.plan.wait) if self.frozen else 0
        return max(0, self.measured.months - waited) if self.measured else 0
