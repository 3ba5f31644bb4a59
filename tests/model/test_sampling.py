"""From ranges to draws: the shapes, the fixed uniforms, and ranges that are none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, Plan, PlanError, evaluate, sampling
from payback.model.plan.ranges import CHOICES, Range, range_of, ranges_of
from payback.model.projection_cache import CACHE

if TYPE_CHECKING:
    from payback.model.plan.assumptions import Shape

UNCERTAIN = [name for name, row in ASSUMPTIONS.items() if row.shape != "fixed"]


def test_lognormal_between_5_and_10() -> None:
    """90 % sure of 5 to 10: the median is 7.0711, the mean 7.2298."""
    values = sampling.lognormal(sampling.uniform("order_value", 100_000), Range(5, 7, 10))
    assert np.median(values) == pytest.approx(7.0711, abs=1e-3)
    assert values.mean() == pytest.approx(7.2298, abs=1e-3)


def test_pert_4_6_12() -> None:
    """Smallest 4, likely 6, largest 12: mean 6.667, sd 1.4254 (not the sixth of the width)."""
    values = sampling.pert(sampling.uniform("salary", 100_000), Range(4, 6, 12))
    assert values.mean() == pytest.approx(6.667, abs=1e-3)
    assert values.std() == pytest.approx(1.4254, abs=1e-3)
    assert 4 < values.min() < values.max() < 12


@pytest.mark.parametrize("shape", ["lognormal", "rate"])
def test_90_percent_lie_in_the_range(shape: Shape) -> None:
    """A range of 90 % leaves 5 % of the draws below and 5 % above."""
    limits = Range(0.004, 0.009, 0.02, shape)
    values = sampling.quantiles(limits, sampling.uniform("conversion", 20_000))
    assert (values < limits.low).mean() == pytest.approx(0.05, abs=1e-4)
    assert (values > limits.high).mean() == pytest.approx(0.05, abs=1e-4)


def test_what_is_certain_has_one_value() -> None:
    """A range of no width is its likely value at every quantile."""
    assert sampling.quantiles(Range(3, 3, 3, "pert"), np.array([0.1, 0.9])).tolist() == [3, 3]
    assert sampling.column("tools", Range(3, 3, 3), 10, 0.3).tolist() == [3]


@given(st.sampled_from(UNCERTAIN), st.integers(10, 400))
def test_the_uniforms_are_a_latin_hypercube(name: str, draws: int) -> None:
    """Each of `draws` equal steps holds one draw."""
    assert sorted(np.floor(sampling.uniform(name, draws) * draws)) == list(range(draws))


def test_no_two_assumptions_share_their_uniforms() -> None:
    """Columns are as good as independent."""
    together = np.corrcoef([sampling.uniform(name, 10_000) for name in UNCERTAIN])
    assert np.abs(together - np.eye(len(UNCERTAIN))).max() < 0.04


def test_the_same_draws_every_time() -> None:
    """Two runs agree to the byte, and what is handed out again cannot be written to."""
    first = {name: column.tobytes() for name, column in sampling.sample(Plan(), 300).items()}
    CACHE.clear()
    again = sampling.sample(Plan(), 300)

    assert {name: column.tobytes() for name, column in again.items()} == first
    with pytest.raises(ValueError, match="read-only"):
        again["salary"][0] = 0


@pytest.mark.parametrize("name", UNCERTAIN)
def test_surer_is_narrower(name: str) -> None:
    """A measured value has the narrowest range, a guess the widest; all hold the likely value."""
    widths = []
    for sureness in ("measured", "roughly", "guess"):
        limits = range_of(Plan(sureness=((name, sureness),)), name)
        assert limits is not None
        assert 0 <= limits.low <= limits.likely <= limits.high
        widths.append(limits.high - limits.low)
    assert widths[0] < widths[1] < widths[2]


@pytest.mark.parametrize("name", UNCERTAIN)
def test_roughly_is_the_tables_range(name: str) -> None:
    """At its default an assumption has the range of the table, and draws within what is possible."""
    row, limits = ASSUMPTIONS[name], range_of(Plan(), name)
    assert limits is not None
    assert (limits.low, limits.high) == (pytest.approx(row.p05), pytest.approx(row.p95))
    for likely in (row.likely, row.high):
        plan = Plan(**{name: likely}, sureness=((name, "guess"),))
        values = sampling.sample(plan, 2_000)[name]
        assert values.min() >= 0
        assert not row.unit.startswith("share") or values.max() <= 1


def test_a_range_moves_with_its_likely_value() -> None:
    """Twice the salary has twice the range; twice the odds of a rate have twice the odds at both ends."""
    limits = range_of(Plan(salary=124_000), "salary")
    assert limits is not None
    assert (limits.low, limits.high) == (pytest.approx(100_000), pytest.approx(160_000))


def test_what_is_likely_nothing_is_certain() -> None:
    """A slider at zero switches its uncertainty off."""
    assert range_of(Plan(conversion=0), "conversion") is None
    assert sampling.sample(Plan(conversion=0), 50)["conversion"].tolist() == [0]


@pytest.mark.parametrize("name", UNCERTAIN)
def test_no_draw_is_one_that_the_model_does_not_take(name: str) -> None:
    """Whatever the range, and however far it reaches at a value near the end of what is possible."""
    row = ASSUMPTIONS[name]
    for plan in (
        Plan(ranges=((name, row.minimum, row.maximum),)),
        Plan(**{name: row.maximum}, sureness=((name, "guess"),)),
    ):
        values = sampling.sample(plan, 500)[name]
        assert row.minimum <= values.min() <= values.max() <= row.maximum


def test_a_persons_own_range_counts_as_it_is() -> None:
    """A given range replaces the table's one, also where the table has none."""
    plan = Plan(ranges=(("conversion", 0.008, 0.01), ("posts", 10, 40), ("customer_share", 0.2, 0.5)))
    draws = sampling.sample(plan, 4_000)

    assert (draws["conversion"] < 0.008).mean() == pytest.approx(0.05, abs=1e-3)
    assert np.median(draws["posts"]) == pytest.approx(20, abs=0.01)
    assert (draws["customer_share"] > 0.5).mean() == pytest.approx(0.05, abs=1e-3)


def test_a_likely_value_a_step_outside_is_as_good_as_the_end() -> None:
    """What the slider's step rounded out of its range is taken back in; PERT stays a PERT."""
    limits = range_of(Plan(margin=0.45, ranges=(("margin", 0.455, 0.5),)), "margin")
    assert limits == Range(0.455, 0.455, 0.5, "pert")


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("range_out_of_order", {"ranges": (("margin", 0.6, 0.3),)}),
        ("range_outside", {"ranges": (("margin", -0.1, 0.5),)}),
        ("range_outside", {"ranges": (("margin", 0.1, 1.5),)}),
        ("range_outside", {"ranges": (("order_value", 10, float("inf")),)}),
        ("range_outside", {"ranges": (("order_value", float("nan"), 100),)}),
        ("likely_outside_range", {"ranges": (("order_value", 10, 50),)}),
        ("unknown_sureness", {"sureness": (("margin", "sure"),)}),
        *(("no_range", {"ranges": ((name, 1, 2),)}) for name in CHOICES),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_that_is_none_is_refused_in_words(key: str, changes: dict, language: str) -> None:
    """The error names the assumption and its sentence can be said."""
    with pytest.raises(PlanError) as refused:
        ranges_of(Plan(**changes))

    assert refused.value.key == key
    assert refused.value.name == next(iter(changes.values()))[0][0]
    assert Words(language)(f"error.{key}", **refused.value.facts)


def test_the_draw_of_pay_is_the_salarys() -> None:
    """Pay on the market moves with the salary; without a salary it stays."""
    draws = sampling.sample(Plan(), 100)
    assert draws["pay_level"] * 62_000 == pytest.approx(draws["salary"])
    assert sampling.sample(Plan(salary=0), 100)["pay_level"].tolist() == [1]


def test_some_assumptions_go_together() -> None:
    """Their rank correlation is the plan's; each keeps its own draws, and the others are as they were."""
    alone, together = (sampling.sample(Plan(correlation=share)) for share in (0, 0.6))
    for name, column in alone.items():
        if name == "correlation":
            continue
        assert np.array_equal(np.sort(column), np.sort(together[name]))
        assert name in sampling.TOGETHER or np.array_equal(column, together[name])
    ranks = np.corrcoef([np.argsort(np.argsort(together[name])) for name in sampling.TOGETHER])
    pairs = ranks[np.triu_indices(len(ranks), 1)]
    assert pairs == pytest.approx(np.full(pairs.size, 6 / np.pi * np.arcsin(0.3)), abs=0.03)


def test_the_range_is_wider_where_good_things_go_together() -> None:
    """Who is good at everything brings more, who is not brings less."""
    chain = Plan(followers=250_000, addressable=2_000_000, correlation=0)
    widths = []
    for share in (0.0, 0.3, 0.7):
        odds = evaluate(replace(chain, correlation=share), 4_000).probabilities
        widths.append(odds.npv_p90 - odds.npv_p10)
    assert widths == sorted(widths)
    assert widths[1] > 1.05 * widths[0]
