"""The hiring and social-media calculators that a manager may compare with come out of the same functions.

Sources: tools.hallettscovepartners.com/calculators/employee-true-cost, calculatorcollection.org (employee break-even
time), signup.hootsuite.com (social media ROI calculator), each page's own worked example; docs/method.md says more.
"""

from dataclasses import replace

import numpy as np
import pytest

from payback.model import VALUE_STREAMS, Plan, finance
from payback.model.projection import flows, likely
from payback.model.streams.work import Work
from tests.model.plain import PLAIN


def test_loaded_cost_calculator() -> None:
    """EUR 3,000 a month, 20 % on-costs, no revenue in two months of ramp: the money is back after 7.647 months."""
    loaded = 3_000 * 1.20 + 100 + 50 + 150 + 8 * 50
    net = 12_000 * 0.50 - loaded

    assert (loaded, net) == (4_300, 1_700)
    assert finance.payback_month([-1_000, -loaded, -loaded, *[net] * 12]) == pytest.approx(7.647, abs=5e-4)


@pytest.mark.parametrize(("hiring", "months"), [(8_000, 3.2), (12_000, 4.8)])
def test_employee_break_even_time(hiring: float, months: float) -> None:
    """Hiring cost over what $6,500 of revenue leaves of a $4,000 salary: 3.2 and 4.8 months."""
    assert finance.payback_month([-hiring, *[6_500 - 4_000] * 12]) == pytest.approx(months)


def one_month(**arrays: float) -> Work:
    """A month in which just this happens."""
    shown = {"effort": 1, "followers": 0, "posts": 1, "reach": 1, "views": 0, "season": 1, "month": 1}
    shown |= {"prices": 1} | arrays
    return Work(**{name: np.full((1, 1), float(value)) for name, value in shown.items()})


def test_social_return_calculator() -> None:
    """1,000 clicks, 10 % leads, half of them won at $1,500, for $1,700: a return of 4,311.8 %."""
    plan = Plan(
        lead_share=1, lead_rate=0.1, close_rate=0.5, deal_margin=1_500, incremental=1, click_rate=0.1, sales_cycle=0
    )
    earned = VALUE_STREAMS["leads"].monthly_value(likely(plan), one_month(views=10_000))[0, 0]

    assert earned == pytest.approx(75_000)
    assert (earned - 1_700) / 1_700 * 100 == pytest.approx(4_311.8, abs=0.05)


def test_care_saving_calculator() -> None:
    """6,500 contacts, 70 % of them answerable, 10 % kept from the phone at $25: $11,375 a month."""
    plan = Plan(questions=700, deflection=0.10, contact_cost=25, answer_capacity=5_000)
    saved = VALUE_STREAMS["answers"].monthly_value(likely(plan), one_month(followers=6_500))[0, 0]

    assert saved == pytest.approx(11_375)


def test_visits_to_break_even() -> None:
    """A cost of 400 at a margin of 40 and 0.71 % orders a visit needs 1,408.45 visits."""
    plan = Plan(
        conversion=0.0071, order_value=40, margin=1, incremental=1, click_rate=1, repeat_rate=0, streams=("sales",)
    )
    visits = 400 / VALUE_STREAMS["sales"].worth(likely(plan))[0]

    assert visits == pytest.approx(1_408.45, abs=0.005)
    assert VALUE_STREAMS["sales"].monthly_value(likely(plan), one_month(views=visits))[0, 0] == pytest.approx(400)


def test_the_whole_model_is_the_break_even_calculator_where_nothing_moves() -> None:
    """With a steady audience and no ramp the model's payback is cost over what a month leaves."""
    still = {"follower_growth": 0, "new_followers": 0, "churn": 0, "reach_decay": 0, "repeat_rate": 0}
    plan = replace(
        Plan(**PLAIN, followers=400_000, addressable=2_000_000, ramp_months=0, half_life=0, wage_growth=0, **still),
        streams=("sales",),
        conversion=0.05,
        order_value=300,
    )
    net = finance.from_today(flows(plan, likely(plan), 60).net()[:, 0])
    one_off = plan.recruiting + plan.equipment

    assert net[2:] == pytest.approx(net[2])
    assert finance.payback_month(net) == pytest.approx(one_off / net[2])
    assert one_off / net[2] > 1
