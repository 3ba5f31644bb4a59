"""The histories of made-up companies, with the truth that they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from demo_company import live, read_truth, vary
from demo_company.by_month import history_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from demo_company import Truth

    from payback.model.estimation import MonthlyHistory


@pytest.fixture(scope="session")
def demo_truth(root: Path) -> Truth:
    """The demo company's truth."""
    return read_truth(root / "data" / "demo" / "truth.toml")


@pytest.fixture(scope="session")
def company(demo_truth: Truth) -> Callable[[int], tuple[Truth, MonthlyHistory]]:
    """The truth and the history of one made-up company by its seed."""

    def made(seed: int) -> tuple[Truth, MonthlyHistory]:
        truth = vary(demo_truth, seed)
        return truth, history_of(live(truth, seed))

    return made
