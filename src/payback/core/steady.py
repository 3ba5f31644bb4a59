"""Where a plan ends up when nothing changes any more: tells "not yet" from "never"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.core import audience, cost, effort
from payback.core.flow import likely, values
from payback.core.streams.work import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.core.plan import Plan
    from payback.core.types import Array, Values

LONG = 600
"""Months after which customers have come to rest."""


def settled(a: Values, months: int) -> Values:
    """The same assumptions with reach as it stands in the last month, no further drift and no sales cycle."""
    reach = a["reach"] * (1 - a["reach_decay"]) ** (months / 12)
    return {**a, "reach": reach, "reach_decay": np.zeros(1), "sales_cycle": np.zeros(1)}


def at_rest(a: Values, at_work: Array) -> Work:
    """The work once the audience has stopped moving, `LONG` months of it; `at_work` has shape ``(paths,)``."""
    h = effort.effect(a, at_work)
    people = np.broadcast_to(audience.resting(a, h), (LONG, h.size))
    posts = a["posts"] * h
    views = people * posts * a["reach"]
    return Work(np.broadcast_to(at_work, people.shape), people, posts, a["reach"], views, np.ones((LONG, 1)))


def steady_flows(plan: Plan) -> Mapping[str, float]:
    """Value of each stream above doing nothing, and ``cost`` (negative), in a month far out.

    The team, the wages and the reach of the horizon's last month go on; audience and customers are at rest,
    and seasons average out.
    """
    a = settled(likely(plan), plan.months)
    crew = effort.worked(a, plan.team, plan.months)[-1]
    both = at_rest(a, np.concatenate([crew, a["current_effort"]]))
    gained = {name: float(v[-1, 0] - v[-1, 1]) for name, v in values(a, both, plan.streams).items()}
    return gained | {"cost": -float(cost.monthly(a, plan.region, plan.team, plan.months)[-1, 0])}
