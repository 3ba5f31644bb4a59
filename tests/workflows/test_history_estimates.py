"""What the store's rows come to by month, and what may be set against what."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from payback.history.date_bounds import EARLIEST
from payback.i18n import Words
from payback.model import Plan
from payback.model.estimation import Estimate
from payback.workflows.history_estimates import estimate_sentence, estimates_from_history, use_history
from payback.workflows.kept_history import months_shown
from payback.workflows.monthly_history import history_by_month
from payback.workflows.monthly_history.months import complete_months, whole
from tests.store.readings import order_row, reading, table

if TYPE_CHECKING:
    from payback.model.estimation import MonthlyHistory
    from payback.store import Store

TODAY = date(2026, 6, 20)


def days(first: date, last: date) -> list[date]:
    """Every day from the first to the last."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def rows_of(
    first: date, last: date, *, platform: str = "facebook", account: str = "1", **per_day: float
) -> list[dict[str, Any]]:
    """The same figures on every day of an account."""
    here = {"platform": platform, "account_id": account, "level": "account"}
    return [{"date_day": day, **here, **per_day} for day in days(first, last)]


def keep(store: Store, rows: list[dict[str, Any]], **columns: Any) -> None:  # noqa: ANN401
    """Keep rows as one file."""
    store.keep(reading(table(store.inbox, rows, **columns)), by="ada")


def months(store: Store, today: date = TODAY, currency: str = "CAD") -> MonthlyHistory:
    """The history by month, which is there."""
    history = history_by_month(store, today, currency)
    assert history is not None
    return history


def test_an_empty_store_says_nothing(store: Store) -> None:
    """No history, no estimate."""
    assert estimates_from_history(store, TODAY) == {}


def test_a_history_of_tomorrow_says_nothing(store: Store) -> None:
    """A wrong clock, or a wrong year in a file: nothing lies before today."""
    keep(store, rows_of(date(2027, 1, 1), date(2027, 2, 28), messages=3))
    assert estimates_from_history(store, TODAY) == {}


def test_the_month_that_is_not_over_is_left_out_and_named(store: Store) -> None:
    """January was begun on the 10th and June is not over: February to May are whole."""
    keep(store, rows_of(date(2026, 1, 10), date(2026, 6, 19), messages=2, followers=500))
    history = months(store)
    assert history.first == date(2026, 1, 1)
    assert history.left_out == date(2026, 6, 1)
    assert history.messages[0].tolist() == pytest.approx([np.nan, 56, 62, 60, 62], nan_ok=True)
    estimates = estimates_from_history(store, TODAY)
    assert estimates["questions"].left_out == date(2026, 6, 1)
    assert estimates["questions"].first == date(2026, 2, 1)
    assert months(store, date(2026, 7, 2)).left_out is None


def test_days_that_cannot_be_stretch_no_axis(store: Store) -> None:
    """A store may hold such days since before they were kept out: months, charts and estimates go by the others."""
    keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), messages=2, followers=500))
    for first in (date(1, 1, 1), date(9999, 12, 30)):
        keep(store, rows_of(first, first + timedelta(1), messages=9))
    shown, _ = months_shown(store, TODAY)
    assert {figure.month for figure in shown} == {date(2026, month, 1) for month in range(1, 6)}
    assert months(store).messages[0, -5:].tolist() == [62, 56, 62, 60, 62]
    assert months(store).first == EARLIEST


def test_only_the_month_of_today_is_no_history_by_month(store: Store) -> None:
    """Three weeks say how many follow, and nothing by month."""
    keep(store, rows_of(date(2026, 6, 1), date(2026, 6, 19), messages=2, followers=500))
    assert set(estimates_from_history(store, TODAY)) == {"followers"}


def test_followers_are_the_latest_totals_of_every_account(store: Store) -> None:
    """Also of the month that is not over; an account that fell silent long ago is no more."""
    keep(store, rows_of(date(2026, 1, 1), date(2026, 6, 19), followers=500))
    keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), followers=300, platform="instagram"))
    keep(store, rows_of(date(2025, 1, 1), date(2025, 12, 31), followers=900, platform="x"))
    followers = estimates_from_history(store, TODAY)["followers"]
    assert (followers.value, followers.n, followers.last) == (800, 2, date(2026, 6, 19))


def test_one_account_under_two_names_is_one(store: Store) -> None:
    """Totals come under a page's name, messages under its id: a platform with one of each has one account."""
    keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), followers=500, account="Page"))
    keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), messages=2, account="12345"))
    assert "questions" in estimates_from_history(store, TODAY)


def test_other_accounts_are_not_set_against_each_other(store: Store) -> None:
    """Two pages' messages over one page's followers would be a rate of nothing."""
    keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), followers=500, account="a"))
    keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), messages=2, account="b"))
    keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), messages=2, account="c"))
    assert "questions" not in estimates_from_history(store, TODAY)


def test_the_accounts_of_a_platform_are_added(store: Store) -> None:
    """Two pages with totals and messages each are one audience."""
    for account in "ab":
        keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), followers=500, messages=2, account=account))
    assert months(store).people[0, 1] == 1_000
    assert months(store).messages[0, 1] == 112 / 2 * 2


def test_two_ids_of_one_name_are_not_counted_twice(store: Store) -> None:
    """Two exports of one page tell the same followers under different ids: the larger total counts once."""
    for account, followers in (("1", 500), ("page-1", 490)):
        rows = rows_of(date(2026, 1, 1), date(2026, 5, 31), followers=followers, account=account)
        keep(store, [{**row, "name": "La Page"} for row in rows])
    assert [account.name for account in store.accounts()] == ["La Page", "La Page"]
    assert estimates_from_history(store, TODAY)["followers"].value == 500


def posts(first: date, last: date, **figures: float) -> list[dict[str, Any]]:
    """A post on every fifth day."""
    return [
        {"date_day": day, "platform": "facebook", "account_id": "1", "level": "post", "entity_id": f"{day}", **figures}
        for day in days(first, last)[::5]
    ]


def test_posts_are_counted_by_the_day_of_publication(store: Store) -> None:
    """Their lifetime reach and clicks belong to that month; March, which nobody exported, is unknown and not nought."""
    keep(store, posts(date(2026, 1, 1), date(2026, 2, 28), reach=40, link_clicks=2))
    keep(store, posts(date(2026, 4, 1), date(2026, 5, 31), reach=40))
    history = months(store)
    assert history.posts[0].tolist() == pytest.approx([7, 5, np.nan, 6, 7], nan_ok=True)
    assert history.reached[0].tolist() == pytest.approx([280, 200, np.nan, 240, 280], nan_ok=True)
    assert history.clicked_reach[0].tolist() == pytest.approx([280, 200, np.nan, np.nan, np.nan], nan_ok=True)
    assert history.clicks[0, 0] == 14


def test_a_quiet_month_within_one_export_is_nought(store: Store) -> None:
    """Whoever exported from January to May would have had March's posts in the file."""
    rows = posts(date(2026, 1, 1), date(2026, 2, 28)) + posts(date(2026, 4, 1), date(2026, 5, 31))
    keep(store, rows, first_date=date(2026, 1, 1), last_date=date(2026, 5, 31))
    assert months(store).posts[0].tolist() == [7, 5, 0, 6, 7]


def orders(first: date, last: date, **facts: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """An order of 100 on every day, and 15 of shipping and taxes."""
    worth = {"currency": "CAD", "subtotal": 100.0, "total": 115.0, "source_name": "web"}
    return [order_row(f"{day}", date_day=day, **{**worth, **facts}) for day in days(first, last)]


def test_refunds_are_taken_off(store: Store) -> None:
    """Every fifth day half was given back, with shipping and taxes: a tenth of the goods' worth is gone."""
    rows = orders(date(2025, 6, 1), date(2026, 5, 31))
    keep(store, [row | {"refunded_amount": 57.5 * (n % 5 == 0)} for n, row in enumerate(rows)], fact="order")
    assert estimates_from_history(store, TODAY)["order_value"].value == pytest.approx(90, rel=0.01)


def test_months_of_orders_that_nobody_exported_are_unknown(store: Store) -> None:
    """March lies between two files; a file from January to May would have made it a month without orders."""
    before, after = orders(date(2026, 1, 1), date(2026, 2, 28)), orders(date(2026, 4, 1), date(2026, 5, 31))
    keep(store, before, fact="order")
    keep(store, after, fact="order")
    assert months(store).orders.tolist() == pytest.approx([31, 28, np.nan, 30, 31], nan_ok=True)
    rest = {"fact": "order", "platform": "shopify", "first_date": date(2026, 1, 1), "last_date": date(2026, 5, 31)}
    keep(store, orders(date(2026, 5, 31), date(2026, 5, 31), subtotal=101.0), **rest)
    assert months(store).orders.tolist() == [31, 28, 0, 30, 31]


def test_a_month_that_was_exported_by_halves_is_unknown(store: Store) -> None:
    """One file ends on March 10, the next begins in April."""
    keep(store, rows_of(date(2026, 1, 1), date(2026, 3, 10), messages=2, followers=500))
    keep(store, rows_of(date(2026, 4, 1), date(2026, 5, 31), messages=2, followers=500))
    assert months(store).messages[0].tolist() == pytest.approx([62, 56, np.nan, 60, 62], nan_ok=True)


def test_no_estimate_crosses_the_break_of_its_measure(store: Store) -> None:
    """From November 15, 2025 on Facebook counts another thing as an impression: December is the first that compares."""
    about = {"platform": "facebook", "spend": 30.0}
    for year, month, shown in [(2025, m, 9_000) for m in range(6, 12)] + [(2025, 12, 2_000), (2026, 1, 2_000)]:
        row = ads(f"{year}-{month}", month, **about, impressions=shown) | {"date_day": date(year, month, 1)}
        keep(store, [row])
    keep(store, rows_of(date(2026, 1, 1), date(2026, 2, 5), followers=500))
    cpm = estimates_from_history(store, TODAY)["cpm"]
    assert (cpm.value, cpm.first) == (pytest.approx(15), date(2025, 12, 1))


def test_orders_count_in_one_currency_and_where_a_click_can_lead(store: Store) -> None:
    """Orders in another currency, and those at the till, are left out; nothing is converted."""
    rows = [
        order_row(f"{day}{kind}", date_day=day, currency=money, subtotal=worth, source_name=source)
        for day in days(date(2026, 1, 1), date(2026, 5, 31))
        for kind, (money, worth, source) in enumerate(
            [("CAD", 50.0, "web"), ("USD", 900.0, "web"), ("CAD", 700.0, "pos")]
        )
    ]
    keep(store, rows, fact="order")
    order_value = estimates_from_history(store, TODAY)["order_value"]
    assert (order_value.value, order_value.n) == (pytest.approx(50), 151)
    assert estimates_from_history(store, TODAY, "USD")["order_value"].value == pytest.approx(900)
    assert "order_value" not in estimates_from_history(store, TODAY, "EUR")


def ads(campaign: str, month: int, level: str = "ad", platform: str = "meta", **figures: Any) -> dict[str, Any]:  # noqa: ANN401
    """One advertising row of a campaign, on the first day of a month."""
    about = {"platform": platform, "account_id": "1", "level": level, "entity_id": f"{campaign}-{level}"}
    names = {"name": campaign} if level == "campaign" else {"name": "An ad", "campaign_name": campaign}
    return {"date_day": date(2026, month, 1), "currency": "CAD", **about, **names, **figures}


def test_campaigns_are_compared_within_one_platform_objective_and_currency(store: Store) -> None:
    """Orders have a worth, subscriptions have none; another platform's and another currency's clicks are others."""
    rows = [
        ads(f"sale {month}", month, conversions=3.0 + month, conversions_value=200.0, link_clicks=400)
        for month in range(1, 6)
    ]
    rows += [ads("subscribe", 2, conversions=90.0, link_clicks=300)]
    rows += [ads("shown", 3, link_clicks=100)]  # measured nothing
    rows += [ads("search", 3, platform="google_ads", conversions=9.0, conversions_value=9.0, link_clicks=30)]
    rows += [{**ads("abroad", 4, conversions=9.0, conversions_value=9.0, link_clicks=10), "currency": "USD"}]
    keep(store, rows)
    history = months(store)
    assert history.sales is not None
    assert sorted(history.sales.successes.tolist()) == [4, 5, 6, 7, 8]
    assert history.sales.trials.tolist() == [400] * 5
    assert (history.sales.first, history.sales.last) == (date(2026, 1, 1), date(2026, 5, 1))
    assert history.leads is None


def test_levels_of_a_campaign_are_not_added(store: Store) -> None:
    """An account that tells campaigns and ads is taken at the level of campaigns; leads are apart from orders."""
    rows = [ads(f"c{n}", n, level, leads=4, clicks=90) for n in range(1, 4) for level in ("campaign", "ad")]
    keep(store, rows)
    leads = months(store).leads
    assert leads is not None
    assert (leads.successes.tolist(), leads.trials.tolist()) == ([4, 4, 4], [90, 90, 90])
    assert "lead_rate" in estimates_from_history(store, TODAY)


def test_a_thousand_views_cost_what_was_paid_in_the_plans_currency(store: Store) -> None:
    """Spend over impressions of ads; what is not of ads, or in other money, is left out."""
    keep(store, [ads("a", n, spend=30.0, impressions=2_000) for n in range(1, 6)])
    keep(store, [ads("b", n, platform="x_ads", spend=10.0, impressions=2_000) for n in range(1, 6)])
    keep(store, [{**ads("c", 2, platform="y", spend=99.0, impressions=1), "currency": "USD"}])
    keep(store, rows_of(date(2026, 1, 1), date(2026, 5, 31), impressions=500))
    assert estimates_from_history(store, TODAY)["cpm"].value == pytest.approx(10)


def test_history_moves_a_plan(store: Store) -> None:
    """From the store into the plan, old and new told."""
    keep(store, rows_of(date(2024, 1, 1), date(2026, 5, 31), followers=40_000, messages=7))
    plan, changes = use_history(Plan(), estimates_from_history(store, TODAY))
    assert plan.followers == 40_000
    assert plan.addressable == 480_000
    assert plan.questions == pytest.approx(5.5, abs=0.25)
    assert {change.name for change in changes} == {
        "followers", "addressable", "questions", "follower_growth", "new_followers",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_estimate_says_everything_in_words(language: str) -> None:
    """Value and range, how many, the period, the method, the benchmark, and the month left out."""
    estimate = Estimate(
        name="conversion", value=0.0117, low=0.0101, high=0.0134, n=8, counted="campaigns", first=date(2026, 1, 1),
        last=date(2026, 5, 31), method="beta_binomial", left_out=date(2026, 6, 1), joined=True,
    )  # fmt: skip
    words = Words(language)
    sentence = estimate_sentence(estimate, words)
    for part in (
        words.percent(0.0117, 2),
        words.percent(0.0134, 2),
        "8",
        words.month(estimate.last),
        words.month(estimate.left_out),
    ):
        assert part in sentence
    assert words("estimate.joined") in sentence


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_estimate_says_what_became_of_it(language: str) -> None:
    """Stable over its months, or moved and since when; and which months do not count."""
    estimate = Estimate(
        name="questions", value=4, low=3, high=5, n=33, counted="months", first=date(2024, 1, 1),
        last=date(2026, 10, 31), method="level", course="stable", set_aside=(date(2025, 4, 1), date(2025, 9, 1)),
    )  # fmt: skip
    words = Words(language)
    stable = estimate_sentence(estimate, words)
    assert words("estimate.course.stable", n=34) in stable
    assert all(words.month(month) in stable for month in estimate.set_aside)
    fallen = replace(estimate, course="fell", set_aside=())
    assert words("estimate.course.fell") in estimate_sentence(fallen, words)
    since = estimate_sentence(replace(fallen, since=date(2026, 3, 1)), words)
    assert words("estimate.course.fell_since", month=words.month(date(2026, 3, 1))) in since


def test_a_counted_figure_has_no_range_in_words() -> None:
    """Followers are what they are; a seasonal factor is a plain number."""
    estimate = Estimate(
        name="followers", value=500, low=500, high=500, n=2, counted="accounts", first=TODAY, last=TODAY,
        method="counted",
    )  # fmt: skip
    assert estimate_sentence(estimate, Words("en")).startswith("Your history: 500 people. From 2 accounts.")


def test_every_method_and_count_has_words() -> None:
    """Whatever an estimate may say of itself is in the catalogue."""
    words = Words("en")
    methods = (
        "counted", "growth", "net_growth", "level", "reach", "reach_decay", "order_value", "beta_binomial", "season"
    )  # fmt: skip
    courses = ("stable", "unclear", "rose", "fell", "rose_since", "fell_since")
    assert all(words.has(f"estimate.method.{method}") for method in methods)
    assert all(words.has(f"estimate.course.{course}") for course in courses)
    assert all(words.has(f"estimate.counted.{n}") for n in ("months", "posts", "orders", "campaigns", "accounts"))


def test_months_have_their_own_length() -> None:
    """A month is whole when its own days are there, but for quiet ones at either end."""
    months = complete_months(date(2026, 1, 4), date(2026, 4, 2), date(2026, 4, 9))
    assert months[-1].start_time.date() == date(2026, 3, 1)
    last = date(2026, 2, monthrange(2026, 2)[1])
    assert whole(months, date(2026, 1, 4), last - timedelta(3)).tolist() == [True, True, False]
