"""Where a plan ends up when nothing changes any more."""

from dataclasses import replace

import numpy as np
import pytest

from payback.model import STREAMS, Plan
from payback.model.projection import flows, likely
from payback.model.sampling import drawn
from payback.model.steady_state import steady_flows, steady_nets

CALM = Plan(followers=200_000, addressable=2_000_000, reach_decay=0, wage_growth=0, media_weight=0.2, lead_share=0.3)


def test_a_long_path_comes_to_rest() -> None:
    """Without drift the flows of a month far out are what the path itself comes to."""
    months = 4_000
    a = likely(CALM)
    path = flows(CALM, a, months)
    far = {name: float(flow[0]) for name, flow in steady_flows(CALM, a).items()}

    for name in STREAMS:
        assert far[name] == pytest.approx(float(path.gained[name][-1, 0]), rel=1e-3)
    assert far["cost"] == pytest.approx(-float(path.cost[-1, 0]))


def test_reach_and_wages_stay_as_in_the_last_month() -> None:
    """Drift ends with the horizon: the wages then are the wages of the last month."""
    plan = replace(CALM, wage_growth=0.05, horizon=24)
    raised = -float(steady_flows(plan, likely(plan))["cost"][0]) - plan.tools
    before = -float(steady_flows(CALM, likely(CALM))["cost"][0]) - CALM.tools
    assert raised == pytest.approx(before * 1.05)


def test_every_draw_has_its_own() -> None:
    """Over draws the steady flow is that of each draw alone; hard money leaves the soft streams out."""
    a = drawn(CALM, 20)
    both, hard = steady_nets(CALM, a)

    for k in (0, 7, 19):
        one = {name: column[k : k + 1] if column.size > 1 else column for name, column in a.items()}
        alone = steady_flows(CALM, one)
        assert both[k] == pytest.approx(float(np.sum([*alone.values()])))
        assert hard[k] == pytest.approx(float(sum(alone[n][0] for n in ("sales", "leads", "answers", "cost"))))
