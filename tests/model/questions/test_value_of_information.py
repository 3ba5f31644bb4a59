"""What better knowledge is worth, against worked examples and closed forms from outside."""

import numpy as np
import pytest
from scipy.special import ndtr

from payback.model.questions.value_of_information import evpi, evppi, first_order, worth_measuring

DRAWS = 10_000


def spread_out(seed: int) -> np.ndarray:
    """Fixed uniforms over (0, 1), one in each of the equal steps."""
    random = np.random.default_rng(seed)
    return (random.permutation(DRAWS) + random.random(DRAWS)) / DRAWS


def normal(seed: int) -> np.ndarray:
    """Draws of a standard normal, in no order."""
    return np.random.default_rng(seed).standard_normal(DRAWS)


def test_evpi_of_three_investments() -> None:
    """Check case 26: stock, fund or certificate in a rising, even or falling market (Wikipedia): 1,030 - 680."""
    payoffs = [[1500, 300, -800], [900, 600, -200], [500, 500, 500]]

    assert evpi(payoffs, [0.5, 0.3, 0.2]) == pytest.approx(350)


def test_three_futures_against_doing_nothing() -> None:
    """A published decision: what losing 63,781 with a chance of .15 would cost is what foreknowledge is worth."""
    assert evpi([[79_063, 11_042, -63_781], [0, 0, 0]], [0.30, 0.55, 0.15]) == pytest.approx(9_567.15)


def test_evpi_of_a_new_product() -> None:
    """High, medium or low sales of a product that need not be introduced: 230,000 - 190,000 (a textbook)."""
    payoffs = [[400_000, 100_000, -200_000], [0, 0, 0]]

    assert evpi(payoffs, [0.5, 0.3, 0.2]) == pytest.approx(40_000)


def test_knowing_everything_about_a_sure_thing_is_worth_nothing() -> None:
    """Where one choice is best in every state there is nothing to learn."""
    assert evpi([[1.0, 2.0], [0.0, 0.0]]) == 0


def test_partial_information_agrees_with_the_closed_form() -> None:
    """For a net value of x + y against nothing, knowing x is worth E[max(0, E[value | x])] - max(0, mean)."""
    mean, sd = 0.3, 1.0
    x, y = normal(1) * sd + mean, normal(2)
    closed = mean * ndtr(mean / sd) + sd * np.exp(-((mean / sd) ** 2) / 2) / np.sqrt(2 * np.pi) - mean

    value = evppi(np.array([np.zeros(DRAWS), x + y]), x)

    assert value == pytest.approx(closed, rel=0.05)


def test_what_changes_nothing_is_worth_nothing() -> None:
    """Bins see a little value in a meaningless column; it is taken off, and what is left is 0."""
    value = normal(3) + 0.05
    payoffs = np.array([np.zeros(DRAWS), value])
    idle = normal(4)

    assert evppi(payoffs, idle) > 0
    worths = {worth.name: worth.value for worth in worth_measuring(payoffs, {"idle": idle, "all": value})}
    assert worths["idle"] == 0
    assert worths["all"] == pytest.approx(evpi(payoffs), rel=0.05)


def test_the_most_worth_knowing_stands_first_and_certain_ones_are_left_out() -> None:
    """Sorted by money; an assumption with a single value cannot be measured."""
    big, small = normal(5) * 3, normal(6)
    payoffs = np.array([np.zeros(DRAWS), big + small])

    ranked = worth_measuring(payoffs, {"small": small, "fixed": np.ones(1), "big": big})

    assert [worth.name for worth in ranked] == ["big", "small"]
    assert ranked[0].doubt == pytest.approx(0.9, abs=0.02)


def test_one_assumption_is_never_worth_more_than_all() -> None:
    """Perfect information bounds every part of it."""
    x = normal(7)
    payoffs = np.array([np.zeros(DRAWS), x + 0.1, 2 * x - 0.4])

    assert evppi(payoffs, x) <= evpi(payoffs) + 1e-12


def test_first_order_indices_of_ishigami() -> None:
    """Check case 29, a = 7 and b = 0.1: .3139, .4424 and 0."""
    x1, x2, x3 = ((2 * spread_out(seed) - 1) * np.pi for seed in (1, 2, 3))
    y = np.sin(x1) + 7 * np.sin(x2) ** 2 + 0.1 * x3**4 * np.sin(x1)

    assert [first_order(y, x) for x in (x1, x2, x3)] == pytest.approx([0.3139, 0.4424, 0], abs=0.012)


def test_nothing_explains_a_constant() -> None:
    """No variance, no shares of it."""
    assert first_order(np.ones(100), np.arange(100.0)) == 0
