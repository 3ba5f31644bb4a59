"""The demo company's plan: what its manager would enter, and an honest verdict that is worth a talk."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from demo_company import live, read_truth

from payback.model import ASSUMPTIONS, Plan, evaluate
from payback.model.plan.plan import kept
from payback.workflows.starting_plan import with_values

if TYPE_CHECKING:
    from pathlib import Path

    from demo_company import Truth

FROM_HISTORY = (
    "posts", "follower_growth", "new_followers", "churn", "reach", "click_rate", "conversion", "order_value",
    "questions",
)  # fmt: skip


@pytest.fixture(scope="module")
def values(root: Path) -> dict[str, Any]:
    """The plan as written."""
    return tomllib.loads((root / "data" / "demo" / "plan.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def truth(root: Path) -> Truth:
    """What the history was made from."""
    return read_truth(root / "data" / "demo" / "truth.toml")


def test_every_value_is_one_a_slider_could_carry(values: dict[str, Any]) -> None:
    """Names are assumptions; values lie within the bounds and on a step."""
    plan = with_values(Plan(), values)

    assert set(values) <= {*ASSUMPTIONS, "observed"}
    assert plan == kept(plan)


@pytest.mark.parametrize("name", FROM_HISTORY)
def test_the_plan_agrees_with_the_truth(name: str, values: dict[str, Any], truth: Truth) -> None:
    """What the history can tell stands in the plan as it is true: to the last decimal kept, under today's effort."""
    effect = truth.effect if name in values["observed"] else 1
    assert values[name] == pytest.approx(getattr(truth, name) * effect, abs=10.0 ** -ASSUMPTIONS[name].places)


def test_the_plan_starts_where_the_history_ends(values: dict[str, Any], truth: Truth) -> None:
    """Followers on the last day, to the nearest thousand."""
    last = live(truth, truth.seed).audience.followers[-1].sum()

    assert values["followers"] == pytest.approx(last, abs=500)


def test_the_verdict_is_neither_at_once_nor_never(values: dict[str, Any]) -> None:
    """Pays back in the third year, and with hard money alone only after the horizon."""
    verdict = evaluate(with_values(Plan(), values))

    assert verdict.state == "pays_back"
    assert verdict.payback_month == pytest.approx(26.1, abs=0.05)
    assert verdict.hard.state == "not_within"


def test_the_verdict_is_likely_but_not_sure(values: dict[str, Any]) -> None:
    """Not quite three draws of five have the money back within the horizon; some never will."""
    probabilities = evaluate(with_values(Plan(), values)).probabilities

    assert probabilities.probability_within[-1] == pytest.approx(0.574, abs=0.005)
    assert probabilities.never > 0
