"""Where a plan ends up when nothing changes any more."""

from dataclasses import replace

import pytest

from payback.model import VALUE_STREAMS, Plan
from payback.model.projection import flows, likely, steady_flows
from payback.model.sampling import sample

CALM = Plan(followers=200_000, addressable=2_000_000, reach_decay=0, wage_growth=0, media_weight=0.2, lead_share=0.3)


def test_a_long_path_comes_to_rest() -> None:
    """Without drift the flows of a month far out are what the path itself comes to."""
    months = 4_000
    path, far = flows(CALM, likely(CALM), months), steady_flows(CALM, likely(CALM))

    for name in VALUE_STREAMS:
        assert far.gained()[name].item() == pytest.approx(path.gained()[name][-1, 0], rel=1e-3)
    assert far.spent().item() == pytest.approx(path.spent()[-1, 0])


def test_reach_and_wages_stay_as_in_the_last_month() -> None:
    """Drift ends with the horizon: the wages then are the wages of the last month."""
    plan = replace(CALM, wage_growth=0.05, horizon=24)
    raised = steady_flows(plan, likely(plan)).spent().item() - plan.tools
    before = steady_flows(CALM, likely(CALM)).spent().item() - CALM.tools
    assert raised == pytest.approx(before * 1.05)


def test_every_draw_has_its_own() -> None:
    """Over draws the steady flow is that of each draw alone; hard money leaves the soft streams out."""
    draws = sample(CALM, 20)
    far = steady_flows(CALM, draws)
    both, hard = far.net()[0], far.net(only_hard=True)[0]

    for draw in (0, 7, 19):
        values = {name: column[draw : draw + 1] if column.size > 1 else column for name, column in draws.items()}
        alone = steady_flows(CALM, values)
        gained = {name: series.item() for name, series in alone.gained().items()}
        assert both[draw] == pytest.approx(sum(gained.values()) - alone.spent().item())
        assert hard[draw] == pytest.approx(
            sum(gained[stream] for stream in ("sales", "leads", "answers")) - alone.spent().item()
        )
