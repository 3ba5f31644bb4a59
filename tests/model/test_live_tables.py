"""The tables that the browser redraws from say what the model says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payback.model import ASSUMPTIONS, HEADLINE, REGIONS, Plan, PlanError, cost
from payback.model.interpolation import TOLERANCE, Table, read, steps
from payback.model.live_tables import WITHOUT_TABLE, flow_of, headline_basis, slider_table
from payback.model.plan.checks import check
from payback.model.plan.plan import OBSERVABLE, TODAYS_PART, changed, slider_of
from payback.model.plan.presets import in_region
from payback.model.projection import flows, likely
from payback.model.streams import COUNTED_AT_FIRST, VALUE_STREAMS

PLANS = (
    Plan(),
    Plan(followers=250_000, addressable=2_000_000, lead_share=0.25, media_weight=0.1),
    Plan(followers=1_000_000, addressable=5_000_000, streams=("sales", "retention"), effort=0.5, wait=3),
    Plan(region="france", currency="EUR", effort=0.8),
    Plan(
        followers=50_000, streams=("donations", "volunteers", "information", "recruitment"), gift_share=0.3,
        job_share=0.5, jobs_filled=5,
    ),
    Plan(
        followers=149_000, addressable=1_800_000, order_value=270, posts=7, new_followers=28, follower_growth=0.0033,
        observed=OBSERVABLE,
    ),
)  # fmt: skip
MOVING = [name for name in ASSUMPTIONS if name not in (*WITHOUT_TABLE, *HEADLINE)]


def running_sum(plan: Plan, *, only_hard: bool) -> np.ndarray:
    """What the model says, month by month."""
    return flows(plan, likely(plan), plan.months).net(only_hard=only_hard)[:, 0].cumsum()


def values_of(name: str) -> st.SearchStrategy[float]:
    """Any value that a slider can carry."""
    return st.sampled_from([round(float(value), 10) for value in steps(ASSUMPTIONS[name])])


@settings(max_examples=60, deadline=None)
@given(
    base=st.sampled_from(PLANS),
    salary=st.one_of(values_of("salary"), st.integers(0, 30_000)),
    growth=values_of("follower_growth"),
    conversion=values_of("conversion"),
)
def test_headline_basis_is_the_model(base: Plan, salary: float, growth: float, conversion: float) -> None:
    """All three headline sliders at once stay within the tolerance of the model, with and without soft money."""
    growth *= TODAYS_PART if base.observed else 1
    basis = headline_basis(base)
    rows = read(basis.growth, np.array([growth]))[0]
    rows[-1] += read(basis.loads, np.array([salary]))[0, 0, 0] * basis.wage
    plan = changed(base, {"salary": salary, "follower_growth": growth, "conversion": conversion})
    for flow, only_hard in zip(flow_of(base, rows, {"conversion": conversion}), (False, True), strict=True):
        assert np.abs(flow.cumsum() - running_sum(plan, only_hard=only_hard)).max() <= TOLERANCE


@pytest.mark.parametrize("name", MOVING)
@pytest.mark.parametrize("base", PLANS, ids=("retailer", "chain", "brand", "france", "unsold", "observed"))
def test_every_slider_table_is_the_model(base: Plan, name: str) -> None:
    """Along each other assumption the table stays within the tolerance of the model and is small."""
    table = slider_table(base, name)
    assert table is not None
    assert table.rows.size <= 121 * 8 * 60
    for value in np.random.default_rng(7).choice(steps(in_region(slider_of(name, base.observed), base.region)), 5):
        plan = changed(base, {name: float(value)})
        if _refused(plan):
            continue
        rows = read(table, np.array([value]))[0]
        for flow, only_hard in zip(flow_of(base, rows, {"conversion": base.conversion}), (False, True), strict=True):
            assert np.abs(flow.cumsum() - running_sum(plan, only_hard=only_hard)).max() <= TOLERANCE


def _refused(plan: Plan) -> bool:
    try:
        check(plan)
    except PlanError:
        return True
    return False


@pytest.mark.parametrize("salary", [0, 1, 21_900, 25_300, 28_800, 400_000])
@pytest.mark.parametrize("region", REGIONS)
def test_the_cost_of_any_pay_that_was_typed_is_there(region: str, salary: float) -> None:
    """Below and beyond the slider too: a minimum wage of France lies below what a slider of Québec begins with."""
    plan = Plan(region=region, salary=salary)
    year = read(headline_basis(plan).loads, np.array([salary]))[0, 0, 0]
    loaded = cost.loaded_salary(likely(plan), plan.charges, np.array([float(salary)]), plan.effort)
    assert year == pytest.approx(loaded[0], abs=0.05)


@pytest.mark.parametrize("name", WITHOUT_TABLE)
def test_what_does_not_move_the_curve_has_no_table(name: str) -> None:
    """A discount rate or a horizon leaves the months as they are."""
    assert slider_table(Plan(), name) is None


@pytest.mark.parametrize("rule", ["chebyshev", "logarithmic", "linear"])
def test_a_table_is_exact_at_its_nodes(rule: str) -> None:
    """At a node the row comes back as it is."""
    nodes = np.array([1.0, 3.0, 10.0])
    rows = np.array([[[1.0]], [[5.0]], [[2.0]]])
    assert read(Table(rule, nodes, rows), nodes) == pytest.approx(rows)


def test_what_a_plan_does_not_count_is_not_tabulated() -> None:
    """No stream that is off has a series: a table is as small as before there were others."""
    sizes = {
        streams: headline_basis(Plan(streams=streams)).growth.rows.shape[1]
        for streams in ((), ("sales",), ("recruitment",), COUNTED_AT_FIRST, tuple(VALUE_STREAMS))
    }
    assert list(sizes.values()) == [1, 2, 5, 8, 12]
