"""Scenarios that a manager can read and write: one file each, what is given and what is expected."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from payback.i18n import Words
from payback.model import ASSUMPTIONS, Hire, Plan, evaluate, finance
from payback.model.plan.plan import changed
from payback.model.plan.presets import BUSINESS, applied
from payback.model.simulation import simulated
from payback.wording import verdict as wording
from payback.workflows.starting_plan import plan_in_file
from tests.model.plain import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.model import Verdict

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests" / "scenarios").glob("*.toml"))


@dataclass
class Outcome:
    """A plan and what is said of it."""

    plan: Plan

    @cached_property
    def verdict(self) -> Verdict:
        """Worked out once for all figures."""
        return evaluate(self.plan)

    @property
    def second_hire(self) -> float:
        """Share of the draws in which a second hire like the first, on the same day, pays back its own cost."""
        second = replace(self.plan, hires=(Hire(int(self.plan.wait), self.plan.effort, self.plan.salary),))
        more = simulated(second).total - simulated(self.plan).total
        return float(np.isfinite(finance.payback_months(more)).mean())


FIGURES: dict[str, Callable[[Outcome], Any]] = {
    "state": lambda outcome: outcome.verdict.state,
    "payback_month": lambda outcome: outcome.verdict.payback_month,
    "back_within_12_months": lambda outcome: outcome.verdict.probabilities.probability_within[12],
    "back_within_36_months": lambda outcome: outcome.verdict.probabilities.probability_within[36],
    "back_within_60_months": lambda outcome: outcome.verdict.probabilities.probability_within[60],
    "median_payback_month": lambda outcome: outcome.verdict.probabilities.payback_p50,
    "mean_net_value": lambda outcome: outcome.verdict.probabilities.npv_mean,
    "second_hire_back_within_60_months": lambda outcome: outcome.second_hire,
    "hard_money": lambda outcome: outcome.verdict.hard.state,
    "sentence": lambda outcome: wording.sentence(outcome.verdict, Words("en")),
}


def plan_of(given: dict[str, Any]) -> Plan:
    """A plan from the ``[given]`` table: a kind of business or a file to start from, and what differs.

    With ``equations_alone`` nobody leaves or is guided, nothing comes by itself and prices stay.
    """
    changes = dict(given)
    if "file" in changes:
        return plan_in_file(ROOT / changes.pop("file"))
    base = applied(Plan(), BUSINESS[changes.pop("business")])
    if changes.pop("equations_alone", False):
        base = changed(base, PLAIN)
    if "hires" in changes:
        changes["hires"] = tuple(Hire(**hire) for hire in changes["hires"])
    if "streams" in changes:
        changes["streams"] = tuple(changes["streams"])
    return changed(base, changes)


def off(figure: object, expected: object) -> str:
    """What is wrong with a figure; empty when it is as expected."""
    if expected == "never":
        return "" if figure in {None, "never"} else f"{figure}, not never"
    if isinstance(expected, str):
        return "" if figure == expected else f"{figure}, not {expected}"
    assert isinstance(expected, dict)
    assert isinstance(figure, float)
    near = abs(figure - expected["about"]) <= expected["give_or_take"]
    as_published = abs(figure - expected.get("published", figure)) <= expected.get("apart", 0)
    return "" if near and as_published else f"{figure}, not {expected}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_scenario(path: Path) -> None:
    """Every figure that the file expects comes out, within what it allows."""
    scenario = tomllib.loads(path.read_text("utf-8"))
    outcome = Outcome(plan_of(scenario["given"]))

    assert scenario["title"]
    assert scenario["why"]
    assert scenario["expect"]
    wrong = {name: off(FIGURES[name](outcome), expected) for name, expected in scenario["expect"].items()}
    assert not any(wrong.values()), wrong


def test_scenarios_start_from_sliders() -> None:
    """What a scenario gives could be set on the page."""
    given = [tomllib.loads(path.read_text("utf-8"))["given"] for path in FILES]
    numbers = [(name, value) for each in given for name, value in each.items() if name in ASSUMPTIONS]

    assert numbers
    assert all(ASSUMPTIONS[name].kept(value) == pytest.approx(value) for name, value in numbers)
