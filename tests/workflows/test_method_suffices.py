"""docs/method.md suffices: whoever has nothing but its text gets the same answers as the model."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.model import ASSUMPTIONS, VALUE_STREAMS, Plan, likely_case
from payback.model.plan.charges import charge_table
from payback.model.plan.plan import changed
from payback.model.plan.ranges import range_of
from payback.share import decode
from tests.workflows.method_arithmetic import Written, moved_range, share_of_limits
from tests.workflows.method_document import Document, charge

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.random import Generator

    from payback.model import Answer
    from tests.workflows.method_arithmetic import Result

PLANS = 200
CLOSE = {"rel": 1e-6, "abs": 1e-6}
"""A millionth of the figure, or of a dollar."""

NOTHING_AT_TIMES = (
    "ramp_months", "half_life", "current_effort", "sales_cycle", "reach_decay", "recruiting", "churn", "turnover",
    "vacancy", "own_growth", "reach_elasticity",
)  # fmt: skip
LUCK = (
    "conversion", "order_value", "close_rate", "contact_cost", "customer_margin", "gift_value", "volunteer_hour",
    "notice_cost", "hired_share",
)  # fmt: skip


@pytest.fixture(scope="module")
def document(root: Path) -> Document:
    """The file as it lies in the repository."""
    return Document((root / "docs" / "method.md").read_text(encoding="utf-8"))


def drawn_plan(document: Document, random: Generator) -> Mapping[str, str]:
    """A plan somewhere around the defaults of the document, as a link writes it."""
    numbers = {name: row.default for name, row in document.assumptions.items()}
    for name in random.choice([*numbers], 30, replace=False):
        numbers[name] = _around(numbers[name], document.assumptions[name].unit, random)
    for name in random.choice(NOTHING_AT_TIMES, 1):
        numbers[name] *= random.integers(2)
    luck = random.choice([0.3, 1, 2.5, 8])
    numbers |= {name: numbers[name] * luck for name in LUCK}
    numbers["lead_share"] = random.choice([0, 0.2, 0.7])
    numbers["gift_share"] = random.choice([0, 0, 0.4])
    numbers["job_share"] = random.choice([0, 0, 0.6])
    numbers["media_weight"] = random.choice([0, 0, 0.3])
    numbers["payroll"] = random.choice([4e5, 476_784, 1.5e6, 2e6, 2_167_200, 5e6, 9e6])
    numbers["horizon"] = random.integers(12, 61)
    numbers["wait"] = random.choice([0, 0, 3, 11])
    numbers["addressable"] = max(numbers["addressable"], numbers["followers"])
    if random.random() < 0.08:  # somebody who costs nothing at first
        numbers |= dict.fromkeys(("recruiting", "equipment", "salary", "tools", "ads", "manager_hours"), 0.0)
    texts = {name: _text(document, name, number) for name, number in numbers.items()}
    defaults = {name: row.default for name, row in document.assumptions.items()}
    changed_only = {name: text for name, text in texts.items() if float(text) != defaults[name]}
    return {**changed_only, **_forms(document, random)}


def _around(default: float, unit: str, random: Generator) -> float:
    if default:
        return float(default * np.exp(random.normal(0, 0.4)))
    return float(random.uniform(0, {"$": 800, "%": 0.1}.get(unit, 8)))


def _text(document: Document, name: str, number: float) -> str:
    low, high = document.assumptions[name].bounds
    return f"{round(min(max(number, low), high), document.decimals(name)):.12g}"


def _forms(document: Document, random: Generator) -> Mapping[str, str]:
    """What is no assumption: region, streams, people, season, start and what was observed."""
    forms = {"region": str(random.choice(["quebec", "canada", "us", "france"]))}
    some = [stream for stream in document.streams if random.random() < 0.8]
    forms["streams"] = ",".join(some) or "none"
    hires = [
        f"{random.integers(0, 30)}:{random.choice([0.4, 0.75, 1])}:{random.integers(24, 130) * 1_000}:"
        f"{random.choice(['', '1', '9', '30'])}"
        for _ in range(random.choice([0, 0, 1, 3]))
    ]
    forms["hires"] = ",".join(hires) or "none"
    if random.random() < 0.5:
        forms["season"] = ",".join(f"{factor:.3f}" for factor in random.uniform(0.6, 1.8, 12))
    if random.random() < 0.7:
        forms["start"] = f"{random.integers(2024, 2028)}-{random.integers(1, 13):02d}"
    observed = [name for name in ("posts", "new_followers", "follower_growth") if random.random() < 0.3]
    return {**forms, "observed": ",".join(observed) or "none"}


def figures(answer: Answer) -> tuple[object, ...]:
    """What the model says, in the order of `near`."""
    months = (answer.payback_month, answer.later_month, answer.lasting_payback_month)
    return (answer.state, *months, answer.npv, answer.deepest_hole, answer.total)


def near(result: Result) -> tuple[object, ...]:
    """What the document says, each number within `CLOSE`."""
    months = (result.payback, result.later, result.lasting)
    numbers = (*months, result.npv, result.hole, result.total)
    return (result.state, *(number if number is None else pytest.approx(number, **CLOSE) for number in numbers))


def test_two_hundred_plans_agree(document: Document) -> None:
    """State, payback, lasting payback, present value and deepest hole, with all streams and with hard money only.

    Among them are plans of each state, and for each stream some in which it earns.
    """
    random, states, earning = np.random.default_rng(2009), Counter[str](), Counter[str]()
    for _ in range(PLANS):
        params = drawn_plan(document, random)
        plan, notes = decode({"v": "2", **params}, Plan())
        assert notes == ()
        case, (expected, hard) = likely_case(plan), Written(document, params).results()
        assert figures(case.all) == near(expected), params
        assert figures(case.hard) == near(hard), params
        states[case.state] += 1
        earning.update(name for name, series in case.gained.items() if series.any())
    assert set(states) == {"at_once", "pays_back", "not_within", "never"}
    assert set(earning) == set(VALUE_STREAMS)


def test_the_plan_of_defaults_agrees(document: Document) -> None:
    """A plan that says nothing."""
    assert figures(likely_case(Plan()).all) == near(Written(document, {}).results()[0])


def test_defaults_and_bounds_agree(document: Document) -> None:
    """Every assumption, to its last decimal."""
    read = {name: (row.default, *row.bounds) for name, row in document.assumptions.items()}
    assert read == {name: (row.likely, row.minimum, row.maximum) for name, row in ASSUMPTIONS.items()}


PAYS = (0, 1, 9_000, 30_000, 50_000, 70_000, 79_000, 90_000, 101_000, 150_000, 250_000, 400_000)
PAYROLLS = (0, 476_783, 476_784, 2_000_000, 2_000_001, 2_167_199, 2_167_200, 5_000_000, 9_000_000)


def test_every_line_of_the_charges_agrees(document: Document) -> None:
    """All tables, below and above every limit and payroll, full time and half."""
    for region, tables in document.charges.items():
        for (year, lines), effort in product(tables, (1, 0.5)):
            share = share_of_limits(region, effort)
            for payroll in PAYROLLS:
                found = charge_table(region, year).charges(np.array(PAYS), payroll, effort)
                assert list(found) == [name.strip("`") for name, *_ in lines]
                expected = [[charge(cells, paid, payroll, share) for paid in PAYS] for cells in lines]
                assert np.allclose([*found.values()], expected, rtol=1e-9, atol=1e-6)


@pytest.mark.parametrize("level", ["measured", "roughly", "guess"])
def test_ranges_move_as_written(document: Document, level: str) -> None:
    """Both ends of every range of the tables, around other likely values."""
    random, shapes = np.random.default_rng(28), set()
    for name, row in document.assumptions.items():
        if row.ends is None:
            continue
        shapes.add(row.shape)
        for factor in (0.2, 1, *np.exp(random.normal(0, 0.6, 4)), 6):
            likely = min(row.default * float(factor), row.bounds[1] * 0.999)
            found = range_of(changed(Plan(), {name: likely, "sureness": ((name, level),)}), name)
            assert found
            assert (found.low, found.high) == pytest.approx(moved_range(document, name, likely, level), rel=1e-6)
    assert shapes == {"PERT", "lognormal", "logit-normal"}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("| \\$62,000 a year |", "| \\$63,000 a year |"),
        ("A_t = (1 - keep) E_t + keep A_(t-1)", "A_t = (1 - keep) E_t + keep E_t"),
        ("raise_t = (1 + w) ** floor((t - 1) / 12)", "raise_t = (1 + w) ** floor(t / 12)"),
        ("| `qpp` | 6.3% |", "| `qpp` | 6.4% |"),
        ("volume_t = F_t [1 - (1 - r_t) ** posts_t]", "volume_t = F_t [1 - (1 - r_t)]"),
    ],
)
def test_another_document_gives_another_answer(root: Path, right: str, wrong: str) -> None:
    """A figure or a formula that is wrong in the text does not agree any more."""
    text = (root / "docs" / "method.md").read_text(encoding="utf-8")
    assert right in text
    changed_text = Document(text.replace(right, wrong))
    assert Written(changed_text, {}).results()[0].npv != pytest.approx(likely_case(Plan()).npv, **CLOSE)
