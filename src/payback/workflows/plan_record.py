"""The record of frozen plans: the chance that each stated of having its money back in time, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.history.calendar_months import later, month_of, months_between
from payback.model.tracking.comparison import compare
from payback.model.tracking.kept_plan import KeptPlan, outturn, term
from payback.workflows.follow_up import measured_months
from payback.workflows.frozen_plans import frozen_plans
from payback.workflows.hire_costs import paid
from payback.workflows.hire_record import hire_day

if TYPE_CHECKING:
    from datetime import date

    from payback.model.estimation import MonthlyHistory
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.store import Store


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
    cost = paid(store, history, frozen, first, months).cost if with_costs else np.full(months, np.nan)
    came = outturn(compare(frozen, measured_months(history, first, cost)), chance)
    return KeptPlan(frozen, chance, ends, "over" if came else "not_measured", came)
