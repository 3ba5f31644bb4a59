"""Taking history into a plan: in the plan's terms, with the benchmark where history is short."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from payback.model import ASSUMPTIONS, Plan, evaluate
from payback.model.estimation import Estimate, in_terms_of, todays_effect, use_history
from payback.model.plan.plan import kept
from payback.model.plan.ranges import range_of


def estimated(name: str, value: float, off: float = 0.1, *, months: int = 24) -> Estimate:
    """An estimate with a range of so much to either side."""
    last = date(2024 + (months - 1) // 12, (months - 1) % 12 + 1, 28)
    return Estimate(
        name=name, value=value, low=value * (1 - off), high=value * (1 + off), n=months, counted="months",
        first=date(2024, 1, 1), last=last, method="growth",
    )  # fmt: skip


def of(*estimates: Estimate) -> dict[str, Estimate]:
    """Estimates by name."""
    return {estimate.name: estimate for estimate in estimates}


def test_posts_stay_as_they_were_observed() -> None:
    """Three posts a month at a tenth of a person are three; the model brings them to a full-time person."""
    plan = Plan(current_effort=0.1, half_effect_team=2.2)
    assert todays_effect(plan, "posts") == pytest.approx(0.1 * 3.2 / 2.3)
    informed, _ = use_history(plan, of(estimated("posts", 3)))
    assert (informed.posts, informed.observed) == (3, ("posts",))


def test_growth_is_split_as_the_plan_has_it() -> None:
    """Put back into the model, the two parts give what was measured."""
    plan = Plan(followers=20_000, addressable=200_000, follower_growth=0.02, new_followers=100)
    observed = in_terms_of(plan, of(estimated("follower_growth", 0.004), estimated("followers", 20_000, 0)))
    growth, fresh = observed["follower_growth"].value, observed["new_followers"].value
    assert (growth + fresh / 20_000) * (1 - 20_000 / 200_000) == pytest.approx(0.004)
    assert growth * 20_000 / fresh == pytest.approx(0.02 * 20_000 / 100)


def test_growth_without_a_total_uses_the_plans_followers() -> None:
    """And where the plan says neither way, all of it is word of mouth."""
    plan = Plan(follower_growth=0, new_followers=0, followers=0, addressable=300_000)
    observed = in_terms_of(plan, of(estimated("follower_growth", 0.004)))
    assert observed["follower_growth"].value == pytest.approx(0.004)
    assert observed["new_followers"].value == 0


def test_a_short_history_of_growth_is_joined_with_the_benchmark_of_todays_effort() -> None:
    """The benchmark is that of a full-time person: a tenth of one is measured against a seventh of it."""
    row, plan = ASSUMPTIONS["follower_growth"], Plan(new_followers=0, followers=0)
    assert row.p05 is not None
    assert row.p95 is not None
    middle = (row.p05 * row.p95) ** 0.5 * todays_effect(plan, "follower_growth")
    joined = in_terms_of(plan, of(estimated("follower_growth", middle, 0.5, months=6)))["follower_growth"]
    assert joined.value == pytest.approx(middle, rel=0.05)
    assert joined.joined


def test_nobody_at_work_today_says_nothing_about_one_person() -> None:
    """Posts and growth cannot be brought to a full-time person; the rest stands."""
    plan = Plan(current_effort=0)
    assert set(
        in_terms_of(plan, of(estimated("posts", 3), estimated("follower_growth", 0.01), estimated("reach", 0.03)))
    ) == {"reach"}


def test_a_short_history_is_joined_with_the_benchmark() -> None:
    """Between the two, nearer to the surer one, and surer than either."""
    plan = Plan()
    vague, certain = estimated("conversion", 0.03, 0.9, months=6), estimated("conversion", 0.03, 0.05, months=6)
    benchmark = 0.009
    for estimate, nearest in ((vague, benchmark), (certain, 0.03)):
        joined = in_terms_of(plan, of(estimate))["conversion"]
        assert benchmark < joined.value < 0.03
        assert abs(joined.value - nearest) < 0.011
        assert joined.low < joined.value < joined.high
        assert joined.joined


def test_a_lognormal_benchmark_is_joined_on_its_own_scale() -> None:
    """Equally sure: the geometric mean of both."""
    row = ASSUMPTIONS["order_value"]
    estimate = replace(
        estimated("order_value", 400, months=3), low=400 * (row.p05 / 160) ** 0.5, high=400 * (160 / row.p05) ** 0.5
    )
    joined = in_terms_of(Plan(), of(estimate))["order_value"]
    assert joined.value == pytest.approx((400 * (50 * 160) ** 0.5) ** 0.5, rel=1e-6)


def test_what_has_no_benchmark_or_a_whole_year_stays() -> None:
    """Nothing is joined where there is nothing to join, or no need."""
    observed = of(
        estimated("reach_decay", 0.1, months=6),
        estimated("reach", 0.03, months=12),
        estimated("season_01", 0.9, months=6),
    )
    assert in_terms_of(Plan(), observed) == observed


def test_use_history_moves_the_plan_and_says_so() -> None:
    """Values as they are, ranges and sureness from the estimates, old and new told."""
    observed = of(estimated("conversion", 0.01167), estimated("followers", 149_700, 0), estimated("posts", 300))
    plan, changes = use_history(Plan(ranges=(("margin", 0.3, 0.6),)), observed)
    assert plan == kept(plan)
    assert (plan.conversion, plan.followers, plan.posts) == (0.0117, 149_700, 300)
    assert plan.addressable == 1_796_400  # twelve times the followers, as before
    assert dict(plan.sureness)["conversion"] == "measured"
    assert ("margin", 0.3, 0.6) in plan.ranges
    change_of = {change.name: change for change in changes}
    assert (change_of["conversion"].old, change_of["conversion"].new) == (0.009, 0.0117)
    assert change_of["conversion"].estimate is not None
    assert change_of["addressable"].estimate is None
    limits = range_of(plan, "conversion")
    assert limits is not None
    assert (limits.low, limits.high) == (0.0105, 0.01284)
    evaluate(plan)  # nothing that history says makes a plan without an answer


def test_an_audience_that_somebody_set_is_left_alone() -> None:
    """Unless it is smaller than the followers there are."""
    kept, changes = use_history(Plan(addressable=500_000), of(estimated("followers", 30_000)))
    assert kept.addressable == 500_000
    assert [change.name for change in changes] == ["followers"]
    grown, _ = use_history(Plan(addressable=500_000), of(estimated("followers", 600_000)))
    assert grown.addressable == 7_200_000


def test_an_audience_beyond_the_slider_is_at_least_the_followers() -> None:
    """Two million followers leave a plan that can be worked out."""
    plan, _ = use_history(Plan(), of(estimated("followers", 2_000_000)))
    assert plan.addressable == 24_000_000
    evaluate(plan)


def test_seasons_come_all_or_not_at_all() -> None:
    """Twelve factors set the plan's season; eleven say nothing."""
    year = [estimated(f"season_{month:02d}", 0.5 + month / 13) for month in range(1, 13)]
    assert use_history(Plan(), of(*year))[0].season == tuple(estimate.value for estimate in year)
    assert use_history(Plan(), of(*year[1:]))[0].season == (1.0,) * 12


def test_no_history_changes_nothing() -> None:
    """The same plan, and nothing moved."""
    assert use_history(Plan(), {}) == (Plan(), ())
