"""The record of frozen plans: the chance that each stated of having its money back in time, and what came."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

import numpy as np

from payback.history.calendar_months import later, month_of, months_between
from payback.model.record import Outturn
from payback.model.tracking.comparison import compare
from payback.workflows.follow_up import measured_months
from payback.workflows.frozen_plans import frozen_plans
from payback.workflows.hire_record import hire_day

if TYPE_CHECKING:
    from datetime import date

    from payback.model.estimation import MonthlyHistory
    from payback.model.tracking.comparison import Comparison
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.store import Store

Standing = Literal["no_hire", "running", "not_measured", "over"]


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A frozen plan in the record.

    Attributes:
        frozen: The plan.
        chance: That its money is back at the end of its term, as it was stated.
        ends: First day of the last month of its term; None where nobody was hired.
        standing: Whether the term is over, and anything measured of it.
        outturn: What came of it; None in every standing but ``over``.
    """

    frozen: FrozenPlan
    chance: float
    ends: date | None
    standing: Standing
    outturn: Outturn | None = None


def term(frozen: FrozenPlan) -> int:
    """Months after which a frozen plan is judged: when it promised its money back, else at the end of its horizon.

    Not before its review.
    """
    promised = frozen.expected.payback_month
    months = frozen.plan.months if promised is None else ceil(promised)
    return min(frozen.plan.months, max(months, frozen.rule.review_month + int(frozen.plan.wait)))


def plan_record(store: Store, history: MonthlyHistory | None, today: date, *, with_costs: bool) -> tuple[KeptPlan, ...]:
    """Every frozen plan with what came of it, the latest first.

    Args:
        store: What was frozen and written down.
        history: Complete months.
        today: Its month is not over.
        with_costs: Whether what was paid counts, as for `follow_up`; of plans in the decision's currency.
    """
    kept = frozen_plans(store)
    paid_in = {plan.plan.currency for plan in kept if plan.is_decision and with_costs}
    return tuple(_kept(store, history, plan, today, with_costs=plan.plan.currency in paid_in) for plan in kept)


def _kept(
    store: Store, history: MonthlyHistory | None, frozen: FrozenPlan, today: date, *, with_costs: bool
) -> KeptPlan:
    months, hire = term(frozen), hire_day(store, frozen.day)
    chance = float(frozen.expected.probability_within[months])
    if hire is None:
        return KeptPlan(frozen, chance, None, "no_hire")
    first = later(month_of(hire), -int(frozen.plan.wait))
    ends = later(first, months - 1)
    if months_between(first, today) < months:
        return KeptPlan(frozen, chance, ends, "running")
    outturn = _outturn(compare(frozen, measured_months(store, history, first, months, with_costs=with_costs)), chance)
    return KeptPlan(frozen, chance, ends, "over" if outturn else "not_measured", outturn)


def _outturn(comparison: Comparison, chance: float) -> Outturn | None:
    """None where nothing was measured of what the plan promised."""
    if comparison.share is None:
        return None
    known = {name: np.isfinite(real) for name, real in comparison.actual.items()}
    planned = sum(float(comparison.planned[name][at].sum()) for name, at in known.items())
    back = bool(np.nanmax(comparison.cumulative[1:]) >= 0)
    return Outturn(chance, came_true=back, planned=planned, came=comparison.share * planned)
