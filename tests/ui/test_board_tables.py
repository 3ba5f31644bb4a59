"""The browser's sums over the live tables are the model's: run by Node, without a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from payback.model import ASSUMPTIONS, HEADLINE, Plan, evaluate
from payback.model.interpolation import steps
from payback.model.live_tables import WITHOUT_TABLE
from payback.model.plan.plan import changed
from payback.ui.table_encoding import headline_data, near_table, without_headline

NODE = Path(sys.executable).parent / "node"
SCRIPT = Path(__file__).parent / "board" / "live_sums.js"
DOLLAR, MONTHS = 1.0, 0.01
MOVES = 12


def sums(tables: dict[str, Any], settled: dict[str, float], moves: list[dict[str, float]]) -> list[dict[str, Any]]:
    """What the browser makes of tables at several places."""
    (answers,) = sums_of_plans([{"tables": tables, "settled": settled, "moves": moves}])
    return answers


def sums_of_plans(jobs: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The same for the tables of several plans, in one process."""
    done = subprocess.run([NODE, SCRIPT], input=json.dumps(jobs), capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout))


def agrees(shown: dict[str, Any], plan: Plan) -> None:
    """Running sum within a dollar, payback within a hundredth of a month."""
    verdict = evaluate(plan, draws=2)
    assert np.abs(np.array(shown["total"]) - verdict.cumulative).max() <= DOLLAR
    assert (shown["payback"] is None) == (verdict.payback_month is None)
    if verdict.payback_month is not None:
        assert shown["payback"] == pytest.approx(verdict.payback_month, abs=MONTHS)


@pytest.mark.parametrize("seed", range(3))
def test_headline_assumptions_move_together(seed: int) -> None:
    """Any salary, follower growth and conversion at once, between the sliders' steps too."""
    random = np.random.default_rng([15, seed])
    plan = changed(Plan(), {"margin": 0.2 + 0.6 * random.random(), "benefits": 0.1 * random.random()})
    settled = {name: float(getattr(plan, name)) for name in ASSUMPTIONS}
    within = {name: (ASSUMPTIONS[name].low, ASSUMPTIONS[name].high) for name in HEADLINE}
    moves = [
        settled | {name: low + random.random() * (high - low) for name, (low, high) in within.items()}
        for _ in range(MOVES)
    ]
    for move, shown in zip(moves, sums(headline_data(without_headline(plan)), settled, moves), strict=True):
        agrees(shown, changed(plan, move))


ALONE = sorted(set(ASSUMPTIONS) - {*HEADLINE, *WITHOUT_TABLE})


def moved_alone(name: str) -> dict[str, Any]:
    """The table of an assumption, and places that its slider can carry."""
    plan = Plan()
    settled = {other: float(getattr(plan, other)) for other in ASSUMPTIONS}
    places = np.array(steps(ASSUMPTIONS[name]))
    places = places[places >= plan.followers] if name == "addressable" else places
    places = places[places <= plan.addressable] if name == "followers" else places
    moves = [settled | {name: float(place)} for place in np.random.default_rng(15).choice(places, 4)]
    tables = headline_data(without_headline(plan)) | {"single": {name: near_table(plan, name)}}
    return {"tables": tables, "settled": settled, "moves": moves}


@pytest.fixture(scope="module")
def sums_alone() -> dict[str, list[tuple[dict[str, float], dict[str, Any]]]]:
    """What the browser makes of each assumption's places, all of them by one process."""
    jobs = [moved_alone(name) for name in ALONE]
    answers = zip(ALONE, jobs, sums_of_plans(jobs), strict=True)
    return {name: [*zip(job["moves"], shown, strict=True)] for name, job, shown in answers}


@pytest.mark.parametrize("name", ALONE)
def test_any_other_assumption_moves_alone(
    name: str, sums_alone: dict[str, list[tuple[dict[str, float], dict[str, Any]]]]
) -> None:
    """Along its own table."""
    for move, shown in sums_alone[name]:
        agrees(shown, changed(Plan(), move))


def test_two_other_assumptions_at_once_are_left_to_python() -> None:
    """Their tables hold one at a time."""
    plan = Plan()
    settled = {other: float(getattr(plan, other)) for other in ASSUMPTIONS}
    tables = headline_data(without_headline(plan)) | {"single": {"margin": near_table(plan, "margin")}}
    moves = [settled | {"margin": 0.5, "benefits": 0.1}, settled | {"margin": 0.5, "salary": 70_000.0}]
    assert sums(tables, settled, moves) == [None, None]
