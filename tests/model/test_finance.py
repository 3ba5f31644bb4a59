"""Payback, present value and rate of return against published worked examples."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.model import finance

FLOWS = st.lists(st.integers(-1_000, 1_000).map(float), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("rate", "flows", "value", "within"),
    [
        (0.05, [-15_000, 1_500, 2_500, 3_500, 4_500, 6_000], 122.89, 0.005),
        (0.10, [-750_000, 200_000, 300_000, 400_000], -19_722, 0.5),
        (0.12, [-50_000, 25_000, 20_000, 10_000, 3_000], -2_710, 1),
        (0.10, [-200, 50, 60, 70, 200], 84.23, 0.01),
    ],
)
def test_net_present_value(rate: float, flows: list[float], value: float, within: float) -> None:
    """Textbook cases come out to the printed digit, whichever of rate and flows comes first."""
    assert finance.npv(rate, flows) == pytest.approx(value, abs=within)
    assert finance.npv(flows, rate) == finance.npv(rate, flows)


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        ([-150_000, 15_000, 25_000, 35_000, 45_000, 60_000], 0.0524),
        ([-100, 39, 59, 55, 20], 0.28095),
        ([-100, 0, 0, 74], -0.0955),
        ([-100, 100, 0, 7], 0.06206),
        ([-750_000, 200_000, 300_000, 400_000], 0.0865),
        ([0, 0, -100, 110, 0], 0.10),
    ],
)
def test_rate_of_return(flows: list[float], rate: float) -> None:
    """The cases that numpy-financial documents, and a textbook's."""
    assert finance.irr(flows) == pytest.approx(rate, abs=1e-4)


@pytest.mark.parametrize(
    ("flows", "reason"),
    [
        ([0, 0], "one_sign"),
        ([100, 50], "one_sign"),
        ([-100, -50], "one_sign"),
        ([-1, 1, -1], "no_root"),
        ([-100, 230, -132], "several_roots"),
        ([-100, 100, 0, -7], "several_roots"),
        ([-5, 10.5, 1, -8, 1], "several_roots"),
        ([-1_000, 6_000, -11_000, 6_000], "several_roots"),
    ],
)
def test_no_rate_of_return(flows: list[float], reason: str) -> None:
    """Flows of one sign, whose value is never zero, or is so at 10 % as well as at 20 %, have no rate, and say why."""
    assert finance.rate_of_return(flows) == finance.RateOfReturn(None, reason)  # type: ignore[arg-type]
    assert finance.irr(flows) is None


def test_a_double_root_is_one_rate() -> None:
    """Flows that are worth nothing at 10 % and less on either side have that one rate."""
    assert finance.irr([-100, 220, -121]) == pytest.approx(0.10, abs=1e-4)


NO_FLOWS = ([], [float("nan")], [-1, float("inf")], [[-1, 2], [3, 4]], 5.0)


@pytest.mark.parametrize("flows", NO_FLOWS, ids=str)
@pytest.mark.parametrize(
    "answer",
    [
        finance.payback_month,
        finance.lasting_payback_month,
        finance.irr,
        lambda flows: finance.npv(0.1, flows),
        lambda flows: finance.discounted_payback_month(0.1, flows),
    ],
)
def test_flows_without_an_answer_are_refused(answer: Callable[[object], object], flows: object) -> None:
    """No flow, no number, several series: a sentence, not a figure."""
    with pytest.raises(ValueError, match=r"^(The flows are one series|Flow \d is no finite number).*\.$"):
        answer(flows)


@pytest.mark.parametrize("rate", [-1, -1.5, float("nan"), float("inf"), [0.1, 0.2]], ids=str)
@pytest.mark.parametrize("answer", [finance.npv, finance.discounted, finance.discounted_payback_month])
def test_rates_without_an_answer_are_refused(answer: Callable[[object, object], object], rate: object) -> None:
    """At -100 % and below, a flow to come is worth no number."""
    with pytest.raises(ValueError, match=r"^The rate is .*\.$"):
        answer(rate, [-1, 2])


@given(rate=st.floats(-0.05, 0.1), months=st.integers(2, 60))
def test_rate_of_return_over_years_of_months(rate: float, months: int) -> None:
    """A loan repaid in equal parts at a rate has that rate, however many months there are."""
    flows = np.full(months + 1, 100.0)
    flows[0] = -(100 / (1 + rate) ** np.arange(1, months + 1)).sum()
    assert finance.irr(flows) == pytest.approx(rate, abs=1e-6)


@pytest.mark.parametrize(
    ("flows", "month", "within"),
    [
        ([-200, 50, 60, 70, 200], 3.10, 1e-9),
        ([-100, 40, 0, 0, 0, 0, 0, 40, 40], 7.50, 1e-9),
        ([-10, 20, -15, 20], 0.5, 1e-9),
        ([-1_000, *[130] * 20], 1_000 / 130, 1e-9),
        ([0, -30, 10, 40], 2.5, 1e-9),
        ([10, -30, 10, 40], 2.25, 1e-9),
    ],
)
def test_payback(flows: list[float], month: float, within: float) -> None:
    """The first return to zero, interpolated; a constant flow is back after cost over flow; today's zero is not it."""
    assert finance.payback_month(flows) == pytest.approx(month, abs=within)


@pytest.mark.parametrize(
    ("rate", "cost", "flows", "period", "within"),
    [
        (0.10, 200, [50, 60, 70, 200], 3.383, 5e-4),
        (0.14, 5_200, [2_800, 3_700, 5_100, 4_300], 1.96, 5e-3),
        (0.14, 5_400, [2_800, 3_700, 5_100, 4_300], 2.03, 5e-3),
        (0.14, 10_400, [2_800, 3_700, 5_100, 4_300], 3.65, 1e-2),
        (0.11, 210, [85, 75, 85, 105], 3.15, 5e-3),
        (0.17, 11_000, [7_000, 4_000, 3_000, 2_000], 3.21, 1e-2),
        (0.10, 20_000, [6_000, 12_000, 9_000, 14_000], 2.68, 5e-3),
        (0.12, 200_000, [60_000, 80_000, 70_000, 60_000, 50_000], 3.861, 5e-4),
    ],
)
def test_discounted_payback(rate: float, cost: float, flows: list[float], period: float, within: float) -> None:
    """Textbook cases of the discounted payback, in either order of rate and flows."""
    got = finance.discounted_payback_month(rate, [-cost, *flows])
    assert got == pytest.approx(period, abs=within)
    assert finance.discounted_payback_month([-cost, *flows], rate) == got


def test_never_and_at_once() -> None:
    """What does not come back has no month, what was never out is back today, and no flow at all owes nothing."""
    assert finance.payback_month([-100, 10, 10]) is None
    assert finance.lasting_payback_month([-100, 10, 10]) is None
    assert finance.payback_month([0, 10, 10]) == 0
    assert finance.lasting_payback_month([5, -5, 0]) == 0
    assert finance.payback_month([-5]) is None
    assert finance.payback_month([5]) == 0


def test_lasting_payback() -> None:
    """The money is first back in period 0.5, and stays back from 2.25 on."""
    flows = [-10, 20, -15, 20]
    assert (finance.payback_month(flows), finance.lasting_payback_month(flows)) == (0.5, 2.25)
    assert finance.lasting_payback_month([-10, 20, -15]) is None


@given(FLOWS)
def test_lasting_payback_is_never_sooner(flows: list[float]) -> None:
    """The money cannot stay back before it is back."""
    first, lasting = finance.payback_month(flows), finance.lasting_payback_month(flows)
    if lasting is not None:
        assert first is not None
        assert 0 <= first <= lasting <= len(flows)


@given(FLOWS, st.floats(0.01, 1e6))
def test_payback_knows_no_currency(flows: list[float], factor: float) -> None:
    """The same flows in another currency are back in the same month."""
    scaled = finance.payback_month([x * factor for x in flows])
    expected = finance.payback_month(flows)
    assert scaled == (None if expected is None else pytest.approx(expected))


@given(st.lists(FLOWS.filter(lambda x: len(x) > 1), min_size=1, max_size=5), st.floats(0, 0.2))
def test_many_draws_are_one_by_one(many: list[list[float]], rate: float) -> None:
    """Payback and present value over draws are those of each draw."""
    periods = min(len(flow) for flow in many)
    flows = np.array([flow[:periods] for flow in many]).T
    total = finance.cumulative(flows)
    for values, one in (
        (finance.payback_months(total), finance.payback_month),
        (finance.lasting_payback_months(total), finance.lasting_payback_month),
    ):
        alone = [one(column) for column in flows.T]
        assert [None if np.isnan(x) else x for x in values] == pytest.approx(alone)
    assert finance.paid_back(total).tolist() == [finance.payback_month(column) is not None for column in flows.T]
    alone_npv = [finance.npv(rate, column) for column in flows.T]
    assert finance.present_values(rate, flows) == pytest.approx(alone_npv, abs=1e-6)


@given(st.lists(FLOWS.filter(lambda x: len(x) > 1), min_size=1, max_size=5))
def test_running_sums_may_take_the_place_of_the_flows(many: list[list[float]]) -> None:
    """Over draws, into an array of their own or over the flows, running sums are those of each draw."""
    periods = min(len(flow) for flow in many)
    flows = np.array([flow[:periods] for flow in many]).T
    expected = np.cumsum(flows, axis=0)
    assert (finance.cumulative(flows) == expected).all()
    assert finance.cumulative(flows, out=flows) is flows
    assert (flows == expected).all()


def test_monthly_rate_compounds_to_the_yearly_one() -> None:
    """Twelve months at the monthly rate make the yearly one."""
    assert (1 + finance.monthly_rate(0.08)) ** 12 == pytest.approx(1.08)
