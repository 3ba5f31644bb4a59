"""Where a plan ends up when nothing changes any more: tells "not yet" from "never"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model import audience, cost, effort
from payback.model.projection import seen
from payback.model.streams import STREAM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.model.plan.plan import Hire, Plan
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def settled(a: Values, months: int) -> Values:
    """The same assumptions far out: reach as in the last month, no sales cycle, customers at rest.

    A customer who orders again counts as one order of ``1 + phi / chi`` times the value.
    """
    repeats = 1 + a["repeat_rate"] / a["customer_churn"]
    return {**_calm(a, months), "order_value": a["order_value"] * repeats}


def _calm(a: Values, months: int) -> Values:
    reach = a["reach"] * (1 - a["reach_decay"]) ** (months / 12)
    return {**a, "sales_cycle": np.zeros(1), "repeat_rate": np.zeros(1), "reach": reach}


def at_rest(a: Values, at_work: Array) -> Work:
    """One month of the work once the audience has stopped moving; `at_work` has shape ``(1, draws)``."""
    h = effort.effect(a, at_work)
    return seen(a, at_work, h, audience.resting(a, h), a["reach"][None], np.ones((1, 1)))


def gained(a: Values, team: Sequence[Hire], months: int, streams: Sequence[str]) -> Mapping[str, Array]:
    """Volume of each stream above doing nothing, in a month far out; shape ``(draws,)``.

    The team and the reach of the last one of `months` go on; audience and customers are at rest, and seasons average
    out. Reads the assumptions behind the work and the `moves` of the streams.
    """
    far = _calm(a, months)
    crew = effort.worked(far, team, months)[-1:]
    work, idle = (at_rest(far, at_work) for at_work in (crew, far["current_effort"][None]))
    return {name: (s.volume(far, work) - s.volume(far, idle))[0] for name, s in STREAM.items() if name in streams}


def steady_flows(
    plan: Plan, a: Values, volumes: Mapping[str, Array] | None = None, pay: Sequence[Array] | None = None
) -> Mapping[str, Array]:
    """Value of each stream above doing nothing, and ``cost`` (negative), in a month far out; shape ``(draws,)``.

    The wages of the horizon's last month go on. The volumes are those `gained`, the pay is what `cost.loaded` gives;
    both may be known already.
    """
    far = settled(a, plan.months)
    if volumes is None:
        volumes = gained(a, plan.team, plan.months, plan.streams)
    if pay is None:
        pay = cost.loaded(a, plan.region, plan.team)
    worth = {name: volume * STREAM[name].worth(far) for name, volume in volumes.items()}
    return {**worth, "cost": -cost.parts(a, plan.team, plan.months).at(pay, -1)}


def steady_nets(
    plan: Plan, a: Values, volumes: Mapping[str, Array] | None = None, pay: Sequence[Array] | None = None
) -> tuple[Array, Array]:
    """Net flow in a month far out, with every counted stream and with hard money only; shape ``(draws,)``."""
    flows = dict(steady_flows(plan, a, volumes, pay))
    hard = flows.pop("cost")
    hard = sum((v for name, v in flows.items() if STREAM[name].hard), start=hard)
    return sum((v for name, v in flows.items() if not STREAM[name].hard), start=hard), hard
