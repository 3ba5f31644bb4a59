"""Employer charges against the published maxima and shares."""

import numpy as np
import pytest

from payback.model import REGIONS
from payback.model.plan.charges import CHARGES, charge_rate, charges


def test_quebec_2025_maxima() -> None:
    """Above every ceiling Québec's charges stop at the published yearly maxima."""
    paid = charges("quebec", 250_000.0)

    assert float(paid["ei"]) == pytest.approx(1_204.94, abs=0.005)
    assert float(paid["qpip"]) == pytest.approx(678.16, abs=0.005)
    assert float(paid["qpp2"]) == pytest.approx(396)


def test_quebec_at_62_000() -> None:
    """A salary of $62,000 carries $6,370.32 of charges, 10.27 %, before the accident premium."""
    total = float(sum(charges("quebec", 62_000.0).values()))

    assert total == pytest.approx(6_370.32, abs=0.005)
    assert float(charge_rate("quebec", 62_000.0)) == pytest.approx(0.1027, abs=5e-5)


def test_united_states_share_of_compensation() -> None:
    """Benefits and taxes of private employers are 22 % on pay; with paid leave 29.8 % of all compensation (BLS)."""
    assert float(charge_rate("us", 60_000.0)) == pytest.approx(0.222, abs=5e-4)
    wages, leave, extra, insurance, required = 32.07, 3.44, 1.84, 3.44 + 1.54, 3.31
    benefits = leave + extra + insurance + required

    assert benefits / (wages + benefits) == pytest.approx(0.298, abs=1e-3)


@pytest.mark.parametrize("region", REGIONS)
def test_charges_rise_with_pay(region: str) -> None:
    """Nobody costs less by being paid more, and nobody paid nothing costs anything."""
    pay = np.linspace(0, 200_000, 400)
    total = np.sum([*charges(region, pay).values()], axis=0)

    assert (np.diff(total) >= 0).all()
    assert total[0] == charge_rate(region, 0.0) == 0
    assert charge_rate(region, pay) * pay == pytest.approx(total)


def test_every_region_has_a_dated_table() -> None:
    """Each region of a plan has its charges, a day from which they hold, and a currency."""
    assert set(CHARGES) == set(REGIONS)
    assert all(table.valid_from.year >= 2025 and table.bands for table in CHARGES.values())
