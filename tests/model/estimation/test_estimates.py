"""What a whole history tells: the known truth of made-up companies, and nothing that was not measured."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from demo_company.by_month import holds_the_truth

from payback.model.estimation import Estimate, Groups, MonthlyHistory, estimates

if TYPE_CHECKING:
    from collections.abc import Callable

    from demo_company import Truth

    Made = Callable[[int], tuple[Truth, MonthlyHistory]]


@pytest.fixture(scope="module")
def history(company: Made) -> MonthlyHistory:
    """The history of one company."""
    return company(7)[1]


def bare(months: int = 18, platforms: int = 1, **measured: object) -> MonthlyHistory:
    """A history in which only these measures are known."""
    unknown = np.full((platforms, months), np.nan)
    tables = (
        "followers",
        "gained",
        "lost",
        "messages",
        "posts",
        "reached",
        "reached_posts",
        "clicks",
        "clicked_reach",
        "post_clicks",
    )
    series = dict.fromkeys(("orders", "order_sum", "spend", "impressions"), unknown[0])
    return MonthlyHistory(**{"first": date(2025, 3, 1), **dict.fromkeys(tables, unknown), **series, **measured})


def test_the_truth_of_five_companies_lies_within_the_ranges(company: Made) -> None:
    """At least nine of ten estimates hold the truth in their 90 % range, and no single one is far off.

    Five companies have a hundred ranges: enough to see a method that is wrong. How often each single one holds is
    counted over fifty by `python -m bench.estimates`.
    """
    inside: Counter[str] = Counter()
    for seed in range(5):
        truth, history = company(seed)
        inside.update(holds_the_truth(history, truth))
        assert estimates(history)["followers"].value == history.followers[:, -1].sum()
    assert inside.total() >= 0.9 * 5 * len(inside)
    assert min(inside.values()) >= 3


def test_every_estimate_says_what_it_rests_on(history: MonthlyHistory) -> None:
    """Value within its range, how many, from when to when, by which method, what was left out."""
    for name, estimate in estimates(replace(history, left_out=date(2026, 11, 1))).items():
        assert estimate.name == name
        assert estimate.low <= estimate.value <= estimate.high
        assert estimate.n > 0
        assert date(2024, 1, 1) <= estimate.first <= estimate.last <= date(2026, 10, 31)
        assert estimate.left_out == (None if name == "followers" else date(2026, 11, 1))
    assert estimates(history)["conversion"].counted == "campaigns"
    assert estimates(history)["order_value"].n == history.orders[-12:].sum()


def test_nothing_measured_gives_no_estimate() -> None:
    """An empty history informs no assumption."""
    assert estimates(bare()) == {}


def test_the_benchmark_stands_beside() -> None:
    """The range of the table where it has one."""
    estimate = Estimate(name="reach", value=1, low=1, high=1, n=1, counted="posts", first=date(2026, 1, 1),
                 last=date(2026, 12, 31), method="reach")  # fmt: skip
    assert estimate.benchmark == (0.015, 0.07)
    assert (estimate.months, estimate.short) == (12, False)
    assert replace(estimate, name="posts").benchmark is None
    assert replace(estimate, name="season_01").benchmark is None
    assert replace(estimate, last=date(2026, 11, 30)).short


def test_people_are_counted_in_the_middle_of_the_month() -> None:
    """Half-way between two totals; the total itself where the one before is not known."""
    history = bare(3, followers=np.array([[np.nan, 100.0, 120.0]]))
    assert history.people[0, 1:].tolist() == [100, 110]
    assert history.net[0, 2] == 20
    assert (history.begins(10), history.ends(11)) == (date(2026, 1, 1), date(2026, 2, 28))


def test_growth_from_the_running_total_adds_the_benchmarks_losses() -> None:
    """Nobody says how many came and how many left: the net rate plus 0.7 %, and a wider range."""
    followers = 10_000 * 1.01 ** np.arange(18)
    estimate = estimates(bare(followers=followers[None]))["follower_growth"]
    assert estimate.method == "net_growth"
    assert estimate.value == pytest.approx(0.01 + 0.007, rel=0.01)
    assert estimate.high - estimate.low > 0.008
    assert estimate.n == 17


def test_one_month_is_no_growth() -> None:
    """A line needs two points."""
    assert "follower_growth" not in estimates(bare(1, followers=np.array([[50.0]]), gained=np.array([[5.0]])))


def test_losses_are_what_was_gained_and_is_not_there() -> None:
    """Where no export tells who left: 30 came and the total rose by 10, so 20 left."""
    followers = 10_000.0 + 10 * np.arange(18)
    figures = {"followers": followers[None], "gained": np.full((1, 18), 30.0)}
    derived = estimates(bare(**figures))["churn"]
    measured = estimates(bare(**figures, lost=np.full((1, 18), 25.0)))["churn"]
    assert derived.value == pytest.approx(20 / 10_090, rel=0.01)
    assert measured.value == pytest.approx(25 / 10_090, rel=0.01)


def test_nobody_lost_says_nothing_about_losses() -> None:
    """A total that rises by more than was gained is a contradiction, not a negative loss."""
    figures = {"followers": 10_000.0 + 50 * np.arange(18)[None], "gained": np.full((1, 18), 30.0)}
    assert "churn" not in estimates(bare(**figures))


def test_posts_weigh_as_their_platforms_followers() -> None:
    """Ten posts before 9,000 people and twenty before 1,000 are eleven posts a follower may see."""
    posts = np.stack([np.full(18, 10.0), np.full(18, 20.0)])
    followers = np.stack([np.full(18, 9_000.0), np.full(18, 1_000.0)])
    assert estimates(bare(platforms=2, posts=posts, followers=followers))["posts"].value == pytest.approx(11, rel=0.001)
    assert estimates(bare(platforms=2, posts=posts))["posts"].value == pytest.approx(15, rel=0.001)


def test_no_posts_are_no_estimate() -> None:
    """A silent page says nothing about one full-time person's posts."""
    assert "posts" not in estimates(bare(posts=np.zeros((1, 18))))


def test_the_loss_of_reach_needs_two_years() -> None:
    """Before that the benchmark's loss is taken as known and only the level is estimated."""
    figures = {"followers": np.full((1, 18), 1_000.0), "posts": np.full((1, 18), 5.0)}
    reach = {"reached": 5 * 30.0 * 0.9 ** ((np.arange(18) - 17)[None] / 12), "reached_posts": figures["posts"]}
    observed = estimates(bare(**figures, **reach))
    assert observed["reach"].value == pytest.approx(0.03)
    assert observed["reach"].n == 90
    assert "reach_decay" not in observed


def test_clicks_beyond_reach_are_cut() -> None:
    """Somebody may click twice; a share stays a share."""
    clicks = np.array([[5.0, 300.0, 2.0]])
    estimate = estimates(bare(3, clicks=clicks, clicked_reach=np.full((1, 3), 200.0)))["click_rate"]
    assert 0 < estimate.value < 1
    assert "click_rate" not in estimates(bare(3, clicks=0 * clicks, clicked_reach=np.full((1, 3), 200.0)))


def test_few_campaigns_are_no_estimate() -> None:
    """Two campaigns do not tell how much campaigns differ."""
    groups = Groups(
        np.array([5.0, 6.0]), np.array([400.0, 500.0]), np.array([0, 1]), date(2026, 1, 1), date(2026, 3, 31)
    )
    assert "conversion" not in estimates(bare(sales=groups))
    three = replace(
        groups,
        successes=np.array([5.0, 6.0, 7.0]),
        trials=np.array([400.0, 500.0, 600.0]),
        month=np.array([0, 0, 0]),
    )
    observed = estimates(bare(sales=three, leads=three))
    assert observed["conversion"].value == pytest.approx(18 / 1_500, rel=0.05)
    assert observed["conversion"].method == "beta_binomial"
    assert observed["lead_rate"].n == 3


def test_the_latest_campaigns_count_where_they_sell_less() -> None:
    """Eight that sold 2 % and four that sold 1 %: the estimate is of the four, its range does not reach the eight."""
    successes, trials = np.repeat([20.0, 10.0], [8, 4]), np.full(12, 1_000.0)
    groups = Groups(successes, trials, 3 * np.arange(12), date(2024, 1, 1), date(2026, 12, 31))
    estimate = estimates(bare(sales=groups))["conversion"]
    assert estimate.method == "campaign_level"
    assert estimate.low <= 0.01 <= estimate.high < 0.02


def test_a_thousand_views_cost_what_they_cost() -> None:
    """Spend over impressions."""
    estimate = estimates(bare(spend=np.full(18, 300.0), impressions=np.full(18, 25_000.0)))["cpm"]
    assert (estimate.value, estimate.n) == (pytest.approx(12, rel=0.001), 18)


def test_an_order_is_worth_what_it_was_in_the_last_year() -> None:
    """Prices of two years ago say nothing."""
    orders, price = np.full(36, 50.0), np.repeat([60.0, 80.0], [24, 12])
    estimate = estimates(bare(36, orders=orders, order_sum=orders * price))["order_value"]
    assert (estimate.value, estimate.n) == (pytest.approx(80, rel=0.001), 600)
    assert (estimate.first, estimate.months, estimate.course) == (date(2027, 3, 1), 12, "stable")


def test_a_purge_is_no_loss_to_expect() -> None:
    """A third of the followers vanished in one month: it is named, and the others tell."""
    followers = np.where(np.arange(30) < 20, 9_000.0, 6_000.0) - 20 * np.arange(30)
    figures = {"followers": followers[None], "gained": np.full((1, 30), 30.0)}
    churn = estimates(bare(30, **figures))["churn"]
    assert churn.set_aside == (date(2026, 11, 1),)
    assert churn.value == pytest.approx(50 / 5_500, rel=0.1)
    growth = estimates(bare(30, followers=followers[None]))["follower_growth"]
    assert growth.set_aside == (date(2026, 11, 1),)


def test_questions_that_fell_count_as_they_are_now() -> None:
    """Half as many since eight months: that, since when, and that it fell."""
    people = np.full((1, 30), 10_000.0)
    asked = np.where(np.arange(30) < 22, 60.0, 30.0) + np.random.default_rng(1).integers(-4, 5, 30)
    questions = estimates(bare(30, followers=people, messages=asked[None]))["questions"]
    assert (questions.course, questions.since) == ("fell", date(2027, 1, 1))
    assert questions.value == pytest.approx(3, rel=0.1)
