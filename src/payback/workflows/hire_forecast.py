"""The plan told again after the months since the hire."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from payback.model.reforecast import Paths, Reforecast, paths_of, reforecast

if TYPE_CHECKING:
    from payback.model.plan.plan import Plan
    from payback.model.tracking.follow_up import FollowUp


def hire_forecast(follow_up: FollowUp) -> Reforecast | None:
    """What is to be expected of the frozen plan by what was measured; None before there are figures."""
    frozen, comparison = follow_up.frozen, follow_up.comparison
    if frozen is None or comparison is None or comparison.share is None:
        return None
    return reforecast(_paths(frozen.plan), comparison.value, comparison.cost)


@lru_cache(maxsize=2)
def _paths(plan: Plan) -> Paths:
    return paths_of(plan)
