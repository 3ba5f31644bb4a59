"""Where a plan ends up when nothing changes any more: tells "not yet" from "never"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.core import audience, cost, effort
from payback.core.flow import seen, values
from payback.core.streams import STREAM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.core.plan import Plan
    from payback.core.streams.work import Work
    from payback.core.types import Array, Values


def settled(a: Values, months: int) -> Values:
    """The same assumptions far out: reach as in the last month, no sales cycle, customers at rest.

    A customer who orders again counts as one order of ``1 + phi / chi`` times the value.
    """
    repeats = 1 + a["repeat_rate"] / a["customer_churn"]
    reach = a["reach"] * (1 - a["reach_decay"]) ** (months / 12)
    still = {"sales_cycle": np.zeros(1), "repeat_rate": np.zeros(1)}
    return {**a, **still, "reach": reach, "order_value": a["order_value"] * repeats}


def at_rest(a: Values, at_work: Array) -> Work:
    """One month of the work once the audience has stopped moving; `at_work` has shape ``(1, draws)``."""
    h = effort.effect(a, at_work)
    return seen(a, at_work, h, audience.resting(a, h), a["reach"][None], np.ones((1, 1)))


def steady_flows(plan: Plan, a: Values) -> Mapping[str, Array]:
    """Value of each stream above doing nothing, and ``cost`` (negative), in a month far out; shape ``(draws,)``.

    The team, the wages and the reach of the horizon's last month go on; audience and customers are at rest,
    and seasons average out.
    """
    far = settled(a, plan.months)
    crew = effort.worked(far, plan.team, plan.months)[-1:]
    work, idle = (values(far, at_rest(far, e), plan.streams) for e in (crew, far["current_effort"][None]))
    cost_then = cost.monthly(far, plan.region, plan.team, plan.months)[-1]
    return {**{name: (work[name] - idle[name])[0] for name in work}, "cost": -cost_then}


def steady_nets(plan: Plan, a: Values) -> tuple[Array, Array]:
    """Net flow in a month far out, with every counted stream and with hard money only; shape ``(draws,)``."""
    flows = dict(steady_flows(plan, a))
    hard = flows.pop("cost")
    hard = sum((v for name, v in flows.items() if STREAM[name].hard), start=hard)
    return sum((v for name, v in flows.items() if not STREAM[name].hard), start=hard), hard
