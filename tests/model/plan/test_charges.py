"""Employer charges against the published maxima and shares, and against Urssaf's own model."""

import tomllib
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from payback.model import REGIONS, Plan
from payback.model.plan.charges import CHARGES, TABLES, charge_rate, charge_table, charges, is_outdated

URSSAF = tomllib.loads((Path(__file__).parent / "urssaf.toml").read_text(encoding="utf-8"))


def total(region: str, pay: float, payroll: float = 0.0, year: int | None = None) -> float:
    """All charges of a year on a pay."""
    return float(sum(charge_table(region, year).charges(pay, payroll).values()))


@pytest.mark.parametrize(
    ("region", "year", "maxima"),
    [
        ("quebec", 2025, {"qpp": 4_339.20, "qpp2": 396, "ei": 1_204.94, "qpip": 678.16, "labour_standards": 58.80}),
        ("quebec", 2026, {"qpp": 4_479.30, "qpp2": 416, "ei": 1_253.98, "qpip": 620.06, "labour_standards": 61.80}),
        ("canada", 2025, {"cpp": 4_034.10, "cpp2": 396, "ei": 1_508.47}),
        ("canada", 2026, {"cpp": 4_230.45, "cpp2": 416, "ei": 1_572.30}),
    ],
)
def test_published_maxima(region: str, year: int, maxima: dict[str, float]) -> None:
    """Above every ceiling the charges stop at the published yearly maxima."""
    paid = charge_table(region, year).charges(250_000)

    assert {name: float(paid[name]) for name in maxima} == pytest.approx(maxima, abs=0.005)


@pytest.mark.parametrize(("year", "expected"), [(2025, 6_370.32), (2026, 6_247.34), (None, 6_247.34)])
def test_quebec_at_62_000(year: int | None, expected: float) -> None:
    """What a salary of $62,000 carries, line by line added up by hand, before the accident premium."""
    assert total("quebec", 62_000, 1_000_000, year) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("payroll", "rate"),
    [(0, 1.65), (1e6, 1.65), (1.5e6, 1.84), (2e6, 2.03), (3e6, 2.42), (5e6, 3.19), (7.5e6, 4.14), (7.8e6, 4.26)],
)
def test_quebecs_health_fund_goes_by_payroll(payroll: float, rate: float) -> None:
    """Revenu Québec's formula, 1.2662 + 0.3838 times the millions, which it rounds to a hundredth of a point."""
    assert float(charges("quebec", 50_000, payroll)["hsf"]) / 500 == pytest.approx(rate, abs=0.006)


@pytest.mark.parametrize(("payroll", "due"), [(2_000_000, 0), (2_000_000.01, 500), (9_000_000, 500)])
def test_the_skills_fund_is_for_more_than_two_million(payroll: float, due: float) -> None:
    """One percent of the pay above two million dollars of payroll, nothing at two million."""
    assert float(charges("quebec", 50_000, payroll)["wsdrf"]) == pytest.approx(due)


def test_payrolls_that_are_drawn_have_a_rate_each() -> None:
    """Where payroll has a range, each draw is charged by its own."""
    rates = charge_rate("quebec", 62_000, np.array([400_000.0, 8_000_000.0]))

    assert rates * 62_000 == pytest.approx([6_247.34, 6_247.34 + 62_000 * 0.0361])


def test_united_states_share_of_compensation() -> None:
    """Benefits and taxes of private employers are 22.5 % on pay; with paid leave 30.1 % of all compensation (BLS)."""
    assert float(charge_rate("us", 60_000.0)) == pytest.approx(0.2253, abs=5e-5)
    wages, leave, extra, insurance, required = 32.60, 3.54, 1.90, 3.62 + 1.57, 3.38
    benefits = leave + extra + insurance + required

    assert benefits / (wages + benefits) == pytest.approx(0.301, abs=1e-3)


@pytest.mark.parametrize(
    ("pay", "percent"), [(24_000, 10.4), (28_000, 21.5), (32_000, 28.4), (36_000, 32.8), (40_000, 35.8), (50_000, 39.8)]
)
def test_france_is_no_flat_rate(pay: float, percent: float) -> None:
    """What France charges in a small company, as Urssaf's simulator rounds it."""
    assert round(100 * float(charge_rate("france", pay, Plan().payroll)), 1) == percent


@pytest.mark.parametrize("size", URSSAF["size"], ids=lambda size: str(size["payroll"]))
def test_france_agrees_with_urssafs_model(size: dict[str, list[list[float]]]) -> None:
    """From the minimum wage to 120,000, at every size, within a twentieth of the tenth of a point that was asked."""
    pay, expected = np.array(size["charges"]).T

    assert charge_rate("france", pay, size["payroll"]) == pytest.approx(expected / pay, abs=5e-5)


@pytest.mark.parametrize(("pay", "expected", "effort"), URSSAF["part_time"]["charges"])
def test_france_cuts_its_limits_to_the_hours(pay: float, expected: float, effort: float) -> None:
    """Part time is charged as Urssaf's model does: half of a good pay has no relief for small ones."""
    rate = CHARGES["france"].rate(pay, URSSAF["part_time"]["payroll"], effort)

    assert float(rate) == pytest.approx(expected / pay, abs=1e-4)


def test_the_vectors_are_those_of_the_rules_in_the_table() -> None:
    """Whoever renews one of the two renews the other."""
    assert CHARGES["france"].valid_from == URSSAF["rules"]


@pytest.mark.parametrize("payroll", [0.0, 1_000_000.0, 10_000_000.0])
@pytest.mark.parametrize("region", REGIONS)
def test_charges_rise_with_pay(region: str, payroll: float) -> None:
    """Nobody costs less by being paid more, and nobody paid nothing costs anything."""
    pay = np.linspace(0, 200_000, 400)
    due = np.sum([*np.broadcast_arrays(*charges(region, pay, payroll).values())], axis=0)

    assert (np.diff(due) >= 0).all()
    assert due[0] == charge_rate(region, 0.0, payroll) == 0
    assert charge_rate(region, pay, payroll) * pay == pytest.approx(due)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("effort", [1, 0.5])
def test_charges_are_straight_between_their_bends(region: str, effort: float) -> None:
    """Within five cents a year: the browser reads a year's cost along these lines."""
    table = charge_table(region)
    bends = table.bends(effort)
    pay = np.linspace(30_000, 150_000, 997) * effort
    due, corners = (np.asarray(table.rate(x, 400_000, effort) * x) for x in (pay, bends))
    inside = pay < bends[-1]

    assert np.interp(pay, bends, corners)[inside] == pytest.approx(due[inside], abs=0.05)


def test_every_region_has_dated_tables() -> None:
    """Each region of a plan has its charges, one table a year, the newest last, all in its currency."""
    assert set(TABLES) == set(CHARGES) == set(REGIONS)
    for tables in TABLES.values():
        years = [table.valid_from.year for table in tables]
        assert years == sorted(set(years))
        assert years[-1] >= 2026
        assert len({table.currency for table in tables}) == 1
        assert all(table.bands for table in tables)


@pytest.mark.parametrize(("start", "year"), [(None, 2026), (date(2025, 6, 1), 2025), (date(2031, 1, 1), 2026)])
def test_a_plan_goes_by_the_year_that_it_begins_in(start: date | None, year: int) -> None:
    """By the newest table where there is none of that year."""
    assert Plan(start=start).charges.valid_from.year == year


def test_only_the_newest_table_can_be_too_old() -> None:
    """A table of a year before stands for that year; the newest one is named once another year has begun."""
    old, new = TABLES["quebec"]

    assert [is_outdated(new, year) for year in (2025, 2026, 2027)] == [False, False, True]
    assert not is_outdated(old, 2027)
