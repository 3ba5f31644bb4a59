"""A campaign in money: what it brought for each unit that was spent, and how much would have been enough."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from payback.model.tracking.spend_return import spend_return

EFFECT: Any = SimpleNamespace(cumulative=40.0, cumulative_interval_95=(-10.0, 90.0))


def test_an_effect_becomes_money_and_a_return() -> None:
    """Forty orders at 5 are 200, twice what was spent; twenty would have paid it back."""
    money = spend_return(EFFECT, 5.0, 100.0)
    assert (money.worth, money.worth_95, money.ratio, money.ratio_95) == (200, (-50, 450), 2, (-0.5, 4.5))
    assert money.enough == 20


@pytest.mark.parametrize("spend", [None, 0.0])
def test_without_a_spend_there_is_no_return(spend: float | None) -> None:
    """What nobody knows is not counted as nothing."""
    money = spend_return(EFFECT, 5.0, spend)
    assert (money.spend, money.ratio, money.ratio_95, money.enough) == (None, None, None, None)


def test_what_is_worth_nothing_never_pays_a_spend_back() -> None:
    """No number of it would be enough."""
    assert spend_return(EFFECT, 0.0, 100.0).enough is None
