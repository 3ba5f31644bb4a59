"""What the browser works out by itself is what the model says: the script that does it, alone in an empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from payback.model import ASSUMPTIONS, HEADLINE
from payback.model.interpolation import steps
from payback.model.live_tables import WITHOUT_TABLE
from payback.model.plan.plan import changed
from payback.ui.assets import FOLDER
from payback.ui.table_encoding import headline_data, near_table, without_headline
from tests.e2e.random_plans import assert_model_says, has_answer, random_plan

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from payback.model import Plan

GROUPS, PLANS, MOVES = 10, 20, 3
BESIDE = [name for name in ASSUMPTIONS if name not in (*WITHOUT_TABLE, *HEADLINE)]
EMPTY = "http://localhost/"
"""Nobody answers here: the browser is handed the page and the script."""

ANSWERS = """async (plans) => {
  const { default: take, tablesOf, basis, unpack, netFlow, answer } = await import("/basis.js");
  const told = [];
  for (const { of, data, settled, near, moves } of plans) {
    take({ data: { of, basis: data } });
    const known = basis(await tablesOf(of), settled);
    known.near = { name: near.name, table: unpack(near.table) };
    told.push(moves.map((values) => {
      const { total, payback } = answer(netFlow(known, values).all);
      return { points: Array.from(total), payback };
    }));
  }
  return told;
}"""


@pytest.fixture
def empty_page(page: Page) -> Page:
    """A page that can load the script that reads the live tables, and nothing else."""
    page.route(EMPTY, lambda route: route.fulfill(content_type="text/html", body="<title>Empty</title>"))
    page.route(f"{EMPTY}basis.js", lambda route: route.fulfill(path=FOLDER / "basis.js"))
    page.goto(EMPTY)
    return page


def moves_of(plan: Plan, near: str, random: np.random.Generator) -> list[dict[str, float]]:
    """Values that hands bring sliders to: all three of the headline at once, and another one along its track."""
    headline = [{name: _step(name, random) for name in HEADLINE} for _ in range(MOVES)]
    return [move for move in (*headline, {near: _step(near, random)}) if has_answer(changed(plan, move))]


def _step(name: str, random: np.random.Generator) -> float:
    return float(random.choice(steps(ASSUMPTIONS[name])))


def order(plan: Plan, near: str, moves: list[dict[str, float]]) -> dict[str, Any]:
    """What Python hands to the page of a plan with a hand near a slider, and the values to work out."""
    settled = {name: float(getattr(plan, name)) for name in ASSUMPTIONS}
    return {
        "of": repr(plan),
        "data": headline_data(without_headline(plan)),
        "settled": settled,
        "near": {"name": near, "table": near_table(plan, near)},
        "moves": [settled | move for move in moves],
    }


def test_the_browser_works_out_what_the_model_says(empty_page: Page) -> None:
    """Two hundred random plans, four places of their sliders each: within a dollar and a hundredth of a month.

    That a hand on a slider brings about just this arithmetic, and the picture shows it, is in `test_live.py`.
    """
    for group in range(GROUPS):
        random = np.random.default_rng([2009, group])
        plans = [random_plan(random) for _ in range(PLANS)]
        near = [str(random.choice(BESIDE)) for _ in plans]
        moves = [moves_of(plan, name, random) for plan, name in zip(plans, near, strict=True)]
        orders = [order(*each) for each in zip(plans, near, moves, strict=True)]
        answers: list[list[dict[str, Any]]] = empty_page.evaluate(ANSWERS, orders)
        for plan, moved, answered in zip(plans, moves, answers, strict=True):
            for move, answer in zip(moved, answered, strict=True):
                assert_model_says(changed(plan, move), answer["points"], answer["payback"])
