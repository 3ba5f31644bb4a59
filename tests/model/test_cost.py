"""What the work costs, against sums done by hand."""

import numpy as np
import pytest

from payback.model import Hire, Plan, cost
from payback.model.plan.charges import CHARGES, charge_rate
from payback.model.projection import likely
from payback.model.sampling import sample
from tests.model.plain import PLAIN

US = PLAIN | {"region": "us", "benefits": 0.0, "wage_growth": 0.0}
RATE = (3.62 + 1.57 + 3.38) / (32.60 + 3.54 + 1.90)


def monthly(plan: Plan, months: int = 60) -> np.ndarray:
    """Cost of the plan's team in the likely case."""
    return cost.monthly(likely(plan), plan.charges, plan.team, months)[:, 0]


def test_one_full_time_hire_by_hand() -> None:
    """Month 1: pay with all that is on it, software, recruiting and equipment; month 13: 3 % more pay, 2 % prices."""
    loaded = 62_000 * (1 + 6_247.34 / 62_000 + 0.0154 + 0.06 + 0.1) / 12
    spent = monthly(Plan(turnover=0))

    assert spent[0] == pytest.approx(loaded + 250 + 6_400 + 2_500 + 8 * 70, abs=0.005)
    assert spent[1] == pytest.approx(loaded + 250 + 8 * 70, abs=0.005)
    assert spent[12] == pytest.approx(loaded * 1.03 + 250 * 1.02 + 8 * 70 * 1.03, abs=0.005)


def test_a_post_that_falls_vacant_by_hand() -> None:
    """Half of the people leave in a year: pay and software fall with them, recruiting is paid again, guidance stays."""
    plan = Plan(**PLAIN | {"turnover": 0.5, "manager_hours": 8}, vacancy=2, wage_growth=0, benefits=0)
    leave = 1 - 0.5 ** (1 / 12)
    there = [1, 1 - leave, (1 - leave) ** 2, (1 - leave) ** 3 + leave]
    loaded = (62_000 + 6_247.34) / 12
    spent = monthly(plan)

    for month in (1, 2, 3):
        again = leave * 6_400 if month == 3 else 0
        assert spent[month] == pytest.approx(there[month] * (loaded + 250) + again + 8 * 70, abs=0.005)


def test_nothing_is_paid_before_the_first_day() -> None:
    """A hire who starts in four months costs nothing before, and recruiting falls in the first month of work."""
    later, now = (monthly(Plan(wait=wait, wage_growth=0, price_growth=0)) for wait in (4, 0))

    assert (later[:4] == 0).all()
    assert later[4:] == pytest.approx(now[:-4])


def test_a_hire_after_the_horizon_costs_nothing() -> None:
    """Who would start later than the months looked at is not in them."""
    assert (monthly(Plan(wait=24), 12) == 0).all()


def test_charges_go_by_what_is_paid() -> None:
    """Half a job pays half, and carries the charges of that half."""
    plan = Plan(**PLAIN, effort=0.5, benefits=0, tools=0, recruiting=0, equipment=0, wage_growth=0)
    assert monthly(plan)[0] * 12 == pytest.approx(float(31_000 * (1 + charge_rate("quebec", 31_000.0))))


def test_half_a_job_in_france_is_charged_at_the_rate_of_a_whole_one() -> None:
    """France cuts its limits and its minimum wage to the hours: half of 40,000 is no small pay."""
    plan = Plan(**PLAIN, region="france", effort=0.5, benefits=0, salary=40_000)
    half, whole = (float(cost.loaded_salary(likely(plan), plan.charges, 40_000, effort)[0]) for effort in (0.5, 1))

    assert half - 20_000 == pytest.approx((whole - 40_000 - 240) / 2 + 240)


def test_a_big_payroll_is_charged_more() -> None:
    """In Québec eight million of payroll cost 2.61 points more for health and one for the skills fund."""
    small, big = monthly(Plan(turnover=0))[1], monthly(Plan(turnover=0, payroll=8_000_000))[1]

    assert (big - small) * 12 == pytest.approx(62_000 * (0.0426 - 0.0165 + 0.01))


def test_a_hire_for_some_months() -> None:
    """A contract for six months is paid for six months."""
    values = likely(Plan(**US))
    spent = cost.monthly(values, CHARGES["us"], [Hire(2, 1, 60_000, months=6)], 24)[:, 0]

    assert np.flatnonzero(spent).tolist() == [2, 3, 4, 5, 6, 7]


def test_further_hires_bring_their_own_pay() -> None:
    """The second hire costs its own salary from its own month on; ads are spent once, each post is guided."""
    guided = US | {"ads": 100, "manager_hours": 2, "manager_rate": 50}
    alone, both = Plan(**guided), Plan(**guided, hires=(Hire(3, 0.5, 48_000),))
    more = monthly(both) - monthly(alone)

    assert (more[:3] == 0).all()
    assert more[4:] == pytest.approx(24_000 * (1 + RATE) / 12 + 250 + 2 * 50)


def test_further_hires_are_paid_on_the_same_market() -> None:
    """Where the drawn salary is a tenth above the likely one, so is the second hire's."""
    plan = Plan(**US, hires=(Hire(0, 1, 31_000),), tools=0, recruiting=0, equipment=0)
    values = sample(plan, 500)
    alone = cost.monthly(values, CHARGES["us"], plan.team[:1], 1)[0]
    both = cost.monthly(values, CHARGES["us"], plan.team, 1)[0]

    assert both / alone == pytest.approx(np.full(500, 1.5))


def test_nobody_costs_nothing() -> None:
    """An empty team costs nothing, whatever is set aside for ads."""
    assert (cost.monthly(likely(Plan(ads=500)), CHARGES["quebec"], (), 12) == 0).all()
