"""The history of the fictional company is what its known truth says, within chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from demo_company import Life, live, observable, read_truth, vary
from demo_company.life.orders import REFUNDED, STATES

if TYPE_CHECKING:
    from pathlib import Path

    from demo_company import Truth

COMPANIES = range(20)


@pytest.fixture(scope="module")
def truth(root: Path) -> Truth:
    """The truth of the committed company."""
    return read_truth(root / "data" / "demo" / "truth.toml")


@pytest.fixture(scope="module")
def lives(truth: Truth) -> list[Life]:
    """Other companies, each with its own truth and chance."""
    return [live(vary(truth, seed), seed) for seed in COMPANIES]


def in_the_history(life: Life) -> dict[str, float]:
    """What somebody would estimate who saw all that happened, by assumption."""
    people, posts, ads, days = life.audience, life.posts, life.ads, life.days
    readers = people.followers[posts.day]
    years_ago = (days.month[-1] - days.month[posts.day])[:, None] / 12
    sales = np.array([campaign.goal == "sales" for campaign in ads.campaigns])[ads.campaign]
    stands = life.orders.state != [*STATES].index("voided")
    kept = (1 - np.array([*REFUNDED.values()]))[life.orders.state] * stands
    return {
        "followers": people.followers[-1].sum(),
        "follower_growth": (people.gained.sum(1) / people.followers.sum(1) / days.season).sum() / days.months,
        "churn": people.lost.sum() / (people.followers * days.part[:, None]).sum(),
        "questions": 1_000 * people.messages.sum() / (people.followers * days.part[:, None]).sum(),
        "posts": posts.day.size / days.months,
        "reach": posts.reach.sum() / (readers * (1 - life.truth.reach_decay) ** -years_ago).sum(),
        "click_rate": posts.link_clicks.sum() / posts.reach.sum(),
        "conversion": ads.purchases.sum() / (ads.link_clicks * days.season[ads.day])[sales].sum(),
        "order_value": (life.orders.subtotal * kept).sum() / stands.sum(),
    }


@pytest.mark.parametrize("name", ["followers", "follower_growth", "churn", "questions", "posts", "reach", "click_rate",
                                  "conversion", "order_value"])  # fmt: skip
def test_the_history_does_not_lean_away_from_the_truth(name: str, lives: list[Life]) -> None:
    """Over twenty companies what can be seen is above the truth about as often as below, and close to it."""
    ratios = np.array([in_the_history(life)[name] / observable(life.truth)[name] for life in lives])

    assert np.mean(ratios) == pytest.approx(1, abs=0.05)
    assert np.all(np.abs(ratios - 1) < 0.4)


def test_networks_reach_the_mean_together(truth: Truth) -> None:
    """Shares sum to 1, and a post that goes everywhere reaches the mean share of all followers."""
    networks = truth.networks.values()

    assert sum(network.share for network in networks) == pytest.approx(1)
    assert sum(network.share * network.reach for network in networks) == pytest.approx(1, abs=0.001)


def test_seasons_have_mean_one(truth: Truth) -> None:
    """A seasonal factor shifts a year's total by nothing."""
    assert np.mean(truth.factors) == pytest.approx(1)


def test_today_is_a_tenth_of_a_person(truth: Truth) -> None:
    """The effect of today's effort is the model's, worked out by hand."""
    assert truth.effect == pytest.approx(0.1 * 3.2 / 2.3)


def test_orders_of_every_origin_add_up(truth: Truth) -> None:
    """Every purchase that an ad reports is an order in the shop."""
    life = live(truth, truth.seed)
    bought = np.bincount(life.orders.day[life.orders.origin == 2], minlength=len(life.days.dates))

    assert np.array_equal(life.ads.purchases_by_day, bought)
