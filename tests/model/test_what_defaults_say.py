"""What the defaults say, by kind of business: with the equations alone, and with all that an employer bears.

The first table is that of an independent implementation of the equations (charges of 2025 then, of 2026 here; what
customers among the followers buy counts once here).
"""

from dataclasses import replace

import pytest

from payback.model import Plan, evaluate
from payback.model.plan.presets import BUSINESS, applied
from tests.model.plain import PLAIN

BEFORE = {
    "shop": (0, 0, None, -320_000),
    "retailer": (0, 0.002, None, -275_000),
    "chain": (0.43, 0.74, 14.1, 184_000),
    "brand": (0.97, 0.99, 3.6, 1_290_000),
}
"""Chance within 12 and 60 months, median month, mean net value."""

NOW = {
    "shop": (0, 0, None, -376_700),
    "retailer": (0, 0.003, None, -332_500),
    "chain": (0.223, 0.559, 36.2, 102_400),
    "brand": (0.913, 0.970, 4.3, 1_123_600),
}


def said(plan: Plan) -> tuple[float, float, float | None, float]:
    """The four figures of a plan."""
    odds = evaluate(plan).probabilities
    within = odds.probability_within
    return float(within[12]), float(within[60]), odds.payback_p50, odds.npv_mean


@pytest.mark.parametrize("kind", BEFORE)
def test_the_equations_alone_say_what_they_said(kind: str) -> None:
    """Without anything that came later, and sales to customers counted twice as they were: the same table."""
    soon, late, median, mean = BEFORE[kind]
    found = said(replace(applied(Plan(), BUSINESS[kind]), **PLAIN, streams=("sales", "answers", "retention")))
    assert found[:2] == (pytest.approx(soon, abs=0.03), pytest.approx(late, abs=0.03))
    assert found[2] is None if median is None else found[2] == pytest.approx(median, rel=0.1)
    assert found[3] == pytest.approx(mean, rel=0.08)


@pytest.mark.parametrize("kind", NOW)
def test_the_defaults_say(kind: str) -> None:
    """With turnover, overhead, guidance, growth by itself, crowded posts and rising prices."""
    soon, late, median, mean = NOW[kind]
    found = said(applied(Plan(), BUSINESS[kind]))
    assert found[:2] == (pytest.approx(soon, abs=0.005), pytest.approx(late, abs=0.005))
    assert found[2] is None if median is None else found[2] == pytest.approx(median, abs=1)
    assert found[3] == pytest.approx(mean, rel=0.01)
