"""Count over made-up companies how often a range holds the truth, by kind of company and assumption; write RESULTS.md.

A range is one of 90 %. A hundred companies of each kind take about two and a half minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from bench.deadline import Deadline, add_option
from bench.estimates.companies import FAMILIES, company

from payback.model.estimation import estimates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.estimates.companies import Company

    from payback.model.estimation import Estimate

HERE = Path(__file__).parent
LEAST, MOST = 0.85, 0.98
"""Share of ranges of 90 % that should hold the truth, in every cell."""

OFF = 0.1
"""How far the median estimate may be from the truth."""

BY_TOTAL = "growth by total"
NAMES = ("follower_growth", BY_TOTAL, "churn", "questions", "posts", "reach", "reach_decay", "click_rate", "conversion",
         "order_value", "cpm")  # fmt: skip


@dataclass(slots=True)
class Cell:
    """One assumption over the companies of one kind: how many ranges hold the truth, and value over truth of each."""

    held: int = 0
    ratios: list[float] = field(default_factory=list)

    @property
    def coverage(self) -> float:
        """Share of the ranges that hold the truth."""
        return self.held / len(self.ratios)

    @property
    def off(self) -> float:
        """How far the median estimate is from the truth."""
        return float(np.median(self.ratios)) - 1

    @property
    def good(self) -> bool:
        """Whether the aims are reached, but for a range that may be too wide."""
        return self.coverage >= LEAST and abs(self.off) <= OFF

    def __str__(self) -> str:
        text = f"{self.coverage:.2f} {self.off:+.0%}"
        return text if self.good else f"**{text}**"


Cells = dict[str, dict[str, Cell]]


def figures(made: Company) -> Mapping[str, tuple[float, float, float, float]]:
    """Value, ends and truth of every estimate that the history gives."""
    found, true = dict(estimates(made.history)), dict(made.truth)
    unknown = np.full_like(made.history.followers, np.nan)
    others = dict.fromkeys(("gained", "lost", "messages", "posts", "reached", "clicks"), unknown)
    total = estimates(replace(made.history, **others, order_sum=unknown[0], spend=unknown[0], sales=None))
    if "follower_growth" in total:
        found[BY_TOTAL], true[BY_TOTAL] = total["follower_growth"], true["follower_growth"]
    return {name: (*_figures(found[name], name), _kept(true[name], name)) for name in NAMES if name in found}


def _figures(estimate: Estimate, name: str) -> tuple[float, float, float]:
    value, *ends = (_kept(figure, name) for figure in (estimate.value, estimate.low, estimate.high))
    return value, min(ends), max(ends)


def _kept(figure: float, name: str) -> float:
    """A yearly loss as what is left after it: a loss of nought has no error in percent."""
    return 1 - figure if name == "reach_decay" else figure


def count(companies: int, deadline: Deadline) -> tuple[Cells, int]:
    """Every cell, and of how many companies a kind: the same number of each."""
    cells: Cells = {kind: defaultdict(Cell) for kind in FAMILIES}
    for seed in range(companies):
        if deadline.over(0.95):
            return cells, seed
        for kind, family in FAMILIES.items():
            for name, (value, low, high, truth) in figures(company(family, seed)).items():
                cells[kind][name].held += low <= truth <= high
                cells[kind][name].ratios.append(value / truth)
    return cells, companies


def report(cells: Cells, companies: int) -> str:
    """The cells as a table, and how many reach the aims."""
    every = [cell for row in cells.values() for cell in row.values()]
    good = sum(cell.good for cell in every)
    wide = sum(cell.good and cell.coverage > MOST for cell in every)
    head = f"| companies | {' | '.join(NAMES)} |\n|---|{'---|' * len(NAMES)}"
    rows = "\n".join(
        f"| {kind} | {' | '.join(str(row[name]) if name in row else '' for name in NAMES)} |"
        for kind, row in cells.items()
    )
    return f"""# What a history says, beside the truth

Written by `python -m bench.estimates`, {datetime.now(UTC):%Y-%m-%d}: {companies} made-up companies of each kind,
none of which the estimates were made for. `companies.py` says what happens to each.

In each cell: the share of 90 % ranges that hold the truth of the last month, and how far the median estimate is from
it. Aim: a share of {LEAST:.2f} to {MOST:.2f}, a median within {OFF:.0%}. Of {len(every)} cells
{good - wide} reach both, {wide} more hold the truth more often than that (wider ranges than need be), and
{len(every) - good} are missed, in **bold**.

{head}
{rows}
"""


def main() -> None:
    """Count and write down."""
    parser = argparse.ArgumentParser(prog="python -m bench.estimates", description=__doc__)
    parser.add_argument("--companies", type=int, default=100, help="how many of each kind (100)")
    add_option(parser)
    asked = parser.parse_args()
    cells, companies = count(asked.companies, Deadline.after(asked.minutes))
    text = report(cells, companies) if companies else "Not one company within that time.\n"
    if companies:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
