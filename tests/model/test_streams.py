"""Each way of earning by itself, and all of them together."""

from dataclasses import replace

import numpy as np
import pytest

from payback.model import HEADLINE, VALUE_STREAMS, Plan, likely_case
from payback.model.activity import work_of
from payback.model.projection import counted, flows, likely
from payback.model.streams.sales import repeated
from payback.model.streams.work import Work


def work(months: int, **arrays: float) -> Work:
    """The same month again and again."""
    shown = {
        "effort": 1,
        "followers": 1_000,
        "posts": 10,
        "reach": 0.1,
        "views": 1_000,
        "season": 1,
        "month": 1,
        "prices": 1,
    }
    return Work(**{name: np.full((months, 1), float(value)) for name, value in (shown | arrays).items()})


def test_a_plan_counts_every_stream_at_first() -> None:
    """What there is counts until somebody says otherwise, in the order in which it is listed."""
    assert Plan().streams == tuple(VALUE_STREAMS)
    assert [stream.name for stream in VALUE_STREAMS.values()] == list(VALUE_STREAMS)


def test_repeat_orders_come_to_1_375() -> None:
    """With 8 % of the customers lost and 3 % ordering again each month, a first order becomes 1.375 orders."""
    once = np.zeros((2_000, 1))
    once[0] = 1
    assert repeated(likely(Plan(customer_churn=0.08, repeat_rate=0.03)), once).sum() == pytest.approx(1.375)


def test_a_new_customer_orders_again_from_the_next_month_on() -> None:
    """Orders by hand: 10 first ones, then 3 % of the customers so far."""
    first = np.array([[10.0], [0.0], [5.0]])
    orders = repeated(likely(Plan(customer_churn=0.08, repeat_rate=0.03)), first)[:, 0]
    assert orders == pytest.approx([10, 0.3, 5 + 0.03 * 9.2])


def test_sales_by_hand() -> None:
    """1,000 views, 2 % clicks, 5 % orders, half of them new, $80 at 40 %: $16; seasons and prices multiply it."""
    plan = Plan(
        click_rate=0.02, conversion=0.05, incremental=0.5, order_value=80, margin=0.4, repeat_rate=0, customer_share=0
    )
    assert VALUE_STREAMS["sales"].monthly_value(likely(plan), work(1))[0, 0] == pytest.approx(16)
    assert VALUE_STREAMS["sales"].monthly_value(likely(plan), work(1, season=1.5))[0, 0] == pytest.approx(24)
    assert VALUE_STREAMS["sales"].monthly_value(likely(plan), work(1, prices=1.02))[0, 0] == pytest.approx(16.32)


def test_what_customers_buy_counts_once() -> None:
    """Where a third of the followers are customers, whom retention counts, two thirds of the orders are sales."""
    both, sales_only = Plan(customer_share=1 / 3), Plan(customer_share=1 / 3, streams=("sales",))
    counted_once, all_orders = (VALUE_STREAMS["sales"].worth(likely(plan))[0] for plan in (both, sales_only))
    assert counted_once == pytest.approx(all_orders * 2 / 3)


def test_a_click_earns_once() -> None:
    """What leads take, sales lose: with every click a lead there is no order, and the shares add up."""
    every, half, none = (likely(Plan(lead_share=share, sales_cycle=0)) for share in (1, 0.5, 0))
    for name in ("sales", "leads"):
        ends = [VALUE_STREAMS[name].monthly_value(values, work(3)).sum() for values in (every, none)]
        assert min(ends) == 0
        assert VALUE_STREAMS[name].monthly_value(half, work(3)).sum() == pytest.approx(sum(ends) / 2)


@pytest.mark.parametrize("cycle", [0, 3, 24])
def test_deals_come_a_sales_cycle_later(cycle: int) -> None:
    """Nothing before the cycle is over, the same amount every month after."""
    plan = Plan(lead_share=1, sales_cycle=cycle, lead_rate=0.1, close_rate=0.5, deal_margin=100, incremental=0.5)
    earned = VALUE_STREAMS["leads"].monthly_value(likely(plan), work(12))[:, 0]

    assert (earned[:cycle] == 0).all()
    assert earned[cycle:] == pytest.approx(1_000 * 0.0125 * 0.1 * 0.5 * 100 * 0.5)


def test_answers_stop_at_capacity() -> None:
    """Nobody answers more than one person can beside posting."""
    plan = Plan(questions=40, answer_capacity=100, deflection=0.5, contact_cost=6)
    few, many = (
        VALUE_STREAMS["answers"].monthly_value(likely(plan), work(1, followers=n))[0, 0] for n in (1_000, 1_000_000)
    )
    assert (few, many) == (pytest.approx(40 * 3), pytest.approx(100 * 3))


def test_retention_counts_only_the_reached() -> None:
    """Ten posts that reach 10 % each reach 1 - 0.9^10 of the followers; a share of 1 reaches all."""
    plan = Plan(customer_share=0.3, uplift=0.02, customer_margin=120)
    worth = 0.3 * 0.02 * 120 / 12
    for reach, reached in ((0.1, 1 - 0.9**10), (1.0, 1.0), (0.0, 0.0)):
        earned = VALUE_STREAMS["retention"].monthly_value(likely(plan), work(1, reach=reach))[0, 0]
        assert earned == pytest.approx(1_000 * reached * worth)


def test_reach_counts_nothing_unless_somebody_says_so() -> None:
    """The media equivalent is a memo line: its weight is 0 until a person raises it."""
    assert VALUE_STREAMS["reach"].monthly_value(likely(Plan()), work(1))[0, 0] == 0
    assert VALUE_STREAMS["reach"].monthly_value(likely(Plan(media_weight=0.5, cpm=10)), work(1))[0, 0] == pytest.approx(
        5
    )


def test_no_effort_earns_nothing() -> None:
    """Where nobody works no stream earns a cent, whatever the audience."""
    plan = Plan(current_effort=0, followers=250_000, addressable=2_000_000, media_weight=1, lead_share=0.5)
    work = work_of(likely(plan), [()], (1.0,) * 60)
    earned = {name: stream.monthly_value(likely(plan), work) for name, stream in counted(plan).items()}

    assert set(earned) == set(VALUE_STREAMS)
    assert all((series == 0).all() for series in earned.values())


def test_streams_add_up() -> None:
    """What the streams gain, less the cost, is the flow, to the cent; hard money is some of them."""
    plan = Plan(followers=250_000, addressable=2_000_000, media_weight=0.3, lead_share=0.2)
    case = likely_case(plan)

    assert sum(case.gained.values()) - case.cost == pytest.approx(case.flow)
    hard = sum(series for name, series in case.gained.items() if VALUE_STREAMS[name].hard) - case.cost
    assert case.hard.total == pytest.approx(hard.sum())


@pytest.mark.parametrize("name", VALUE_STREAMS)
def test_each_stream_can_be_switched_off(name: str) -> None:
    """A stream that is off is not in the verdict, and the others stay; what customers buy is then sales again."""
    plan = Plan(media_weight=0.3, lead_share=0.2)
    rest = tuple(other for other in VALUE_STREAMS if other != name)
    paths, fewer = (flows(each, likely(each), 12) for each in (plan, replace(plan, streams=rest)))
    once = {"sales": 1 - plan.customer_share} if name == "retention" else {}

    assert set(fewer.gains) == set(rest)
    for other in rest:
        assert fewer.gained()[other] * once.get(other, 1) == pytest.approx(paths.gained()[other])


def test_a_stream_scales_with_a_slider_that_stands_above_the_page() -> None:
    """The browser has no other value at hand to multiply by."""
    assert {stream.scales_with for stream in VALUE_STREAMS.values()} <= {"", *HEADLINE}


@pytest.mark.parametrize("name", VALUE_STREAMS)
def test_a_stream_says_what_it_reads(name: str) -> None:
    """Volume reads nothing but the work and its own `moves`: what is kept by those inputs cannot go stale."""
    stream, values = VALUE_STREAMS[name], likely(Plan())
    volume = stream.monthly_volume({key: values[key] for key in stream.moves}, work(12))

    assert (volume * stream.worth(values) == stream.monthly_value(values, work(12))).all()
    assert stream.volume_later({key: values[key] for key in stream.moves}, work(1)).shape == (1, 1)
    assert set(stream.needs) <= set(values)
