"""Each way of earning by itself, and all of them together."""

from dataclasses import replace

import numpy as np
import pytest

from payback.model import ASSUMPTIONS, HEADLINE, VALUE_STREAMS, Plan, likely_case
from payback.model.activity import work_of
from payback.model.plan.ranges import range_of, ranges_of
from payback.model.projection import counted, flows, likely
from payback.model.streams import CLICK_SHARES, COUNTED_AT_FIRST
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


def test_a_plan_counts_the_streams_of_a_business_at_first() -> None:
    """The same five as before there were others, in the order in which they are listed: no link changes its meaning."""
    assert Plan().streams == COUNTED_AT_FIRST == ("sales", "leads", "answers", "retention", "reach")
    assert [name for name in VALUE_STREAMS if name in COUNTED_AT_FIRST] == list(COUNTED_AT_FIRST)
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


def test_every_click_earns_once() -> None:
    """Each share is of what those before it leave: what leads, gifts, jobs and sales get adds up to all the clicks."""
    shares = dict(zip(CLICK_SHARES, (0.2, 0.5, 0.25), strict=True))
    one = {"click_rate": 0.1, "lead_rate": 1, "close_rate": 1, "deal_margin": 1, "incremental": 1, "sales_cycle": 0}
    one |= {"gift_rate": 1, "gift_added": 1, "gift_value": 1, "application_rate": 1, "hired_share": 1}
    one |= {"placement_share": 1, "placement_fee": 1, "jobs_filled": 1e6, "repeat_rate": 0}
    one |= {"conversion": 1, "order_value": 1, "margin": 1}
    streams = ("leads", "donations", "recruitment", "sales")
    values = likely(replace(Plan(streams=streams), **one, **shares))
    earned = [VALUE_STREAMS[name].monthly_value(values, work(1)).sum() for name in streams]

    assert earned == pytest.approx([20, 40, 10, 30])


def test_nothing_is_taken_from_sales_by_what_nobody_asked_for() -> None:
    """At the defaults sales have every click, to the last bit."""
    values = likely(Plan(customer_share=0))
    before = values["click_rate"] * values["conversion"] * values["incremental"]
    assert VALUE_STREAMS["sales"].worth(values) == before * values["order_value"] * values["margin"]


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


def test_donations_by_hand() -> None:
    """10,000 views, 2 % clicks, half look to give: 100, of whom 5 % give $80, 40 % of it new: $160; seasons."""
    plan = Plan(click_rate=0.02, gift_share=0.5, gift_rate=0.05, gift_value=80, gift_added=0.4)
    for season, expected in ((1, 160), (1.5, 240)):
        earned = VALUE_STREAMS["donations"].monthly_value(likely(plan), work(1, views=10_000, season=season))[0, 0]
        assert earned == pytest.approx(expected)
    assert VALUE_STREAMS["donations"].worth(likely(Plan())) == 0


def test_volunteers_by_hand() -> None:
    """Posts that reach every one of 1,000 followers: 1 % give 3 hours at $20, $600."""
    plan = Plan(volunteer_share=0.01, volunteer_hours=3, volunteer_hour=20)
    assert VALUE_STREAMS["volunteers"].monthly_value(likely(plan), work(1, reach=1))[0, 0] == pytest.approx(600)


def test_information_by_hand() -> None:
    """Of 1,000 followers one post reaches 100: 50 residents, who need 2 of 24 notices less at $3: $25 a month."""
    plan = Plan(local_share=0.5, notices=24, notice_spared=1 / 12, notice_cost=3)
    earned = VALUE_STREAMS["information"].monthly_value(likely(plan), work(1, posts=1))[0, 0]
    assert earned == pytest.approx(25)


@pytest.mark.parametrize(("jobs", "hired"), [(120, 1), (6, 0.5), (0, 0)])
def test_recruitment_by_hand(jobs: float, hired: float) -> None:
    """100,000 views, 1 % clicks, half look for work: 500; 10 % apply, 2 % of those are hired: 1, if there is a job."""
    plan = Plan(
        click_rate=0.01, job_share=0.5, application_rate=0.1, hired_share=0.02, jobs_filled=jobs, placement_share=0.25,
        placement_fee=10_000,
    )  # fmt: skip
    earned = VALUE_STREAMS["recruitment"].monthly_value(likely(plan), work(2, views=100_000))[:, 0]
    assert earned == pytest.approx([hired * 2_500] * 2)


def test_jobs_that_are_filled_anyway_bring_nothing() -> None:
    """Where posts fill every job without the hire too, the hire adds none."""
    plan = Plan(streams=("recruitment",), job_share=1, jobs_filled=1, followers=1e6, addressable=5e6)
    assert likely_case(plan).gained["recruitment"][6:].sum() == 0


def test_reach_counts_nothing_unless_somebody_says_so() -> None:
    """The media equivalent is a memo line: its weight is 0 until a person raises it."""
    assert VALUE_STREAMS["reach"].monthly_value(likely(Plan()), work(1))[0, 0] == 0
    assert VALUE_STREAMS["reach"].monthly_value(likely(Plan(media_weight=0.5, cpm=10)), work(1))[0, 0] == pytest.approx(
        5
    )


def test_no_effort_earns_nothing() -> None:
    """Where nobody works no stream earns a cent, whatever the audience."""
    shares = dict.fromkeys(CLICK_SHARES, 0.5)
    plan = Plan(
        current_effort=0,
        followers=250_000,
        addressable=2_000_000,
        media_weight=1,
        streams=tuple(VALUE_STREAMS),
        **shares,
    )
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
    plan = Plan(media_weight=0.3, lead_share=0.2, gift_share=0.2, job_share=0.2, streams=tuple(VALUE_STREAMS))
    rest = tuple(other for other in VALUE_STREAMS if other != name)
    paths, fewer = (flows(each, likely(each), 12) for each in (plan, replace(plan, streams=rest)))
    once = {"sales": 1 - plan.customer_share} if name == "retention" else {}

    assert set(fewer.gains) == set(rest)
    for other in rest:
        assert fewer.gained()[other] * once.get(other, 1) == pytest.approx(paths.gained()[other])


def test_a_stream_scales_with_a_slider_that_stands_above_the_page() -> None:
    """The browser has no other value at hand to multiply by."""
    assert {stream.scales_with for stream in VALUE_STREAMS.values()} <= {"", *HEADLINE}


class Noted(dict[str, np.ndarray]):
    """The likely values, and which of them were read."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(likely(plan))
        self.read: set[str] = set()

    def __getitem__(self, name: str) -> np.ndarray:
        self.read.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize("name", VALUE_STREAMS)
def test_all_that_a_stream_reads_is_drawn_where_it_counts(name: str) -> None:
    """What a plan does not ask for is taken as certain: nothing uncertain that a counted stream reads is among it."""
    plan = Plan(streams=(name,))
    values = Noted(plan)
    VALUE_STREAMS[name].monthly_value(values, work(12))
    limits = ranges_of(plan)

    assert values.read
    read = values.read & ASSUMPTIONS.keys()
    assert [each for each in read if range_of(plan, each) and limits[each].certain] == []


def test_what_bears_on_nothing_is_not_drawn() -> None:
    """A verdict that counts no donations draws none, unless somebody gave a range; what is no range is refused."""
    assert ranges_of(Plan())["gift_rate"].certain
    assert not ranges_of(Plan(streams=("donations",)))["gift_rate"].certain
    assert not ranges_of(Plan(ranges=(("gift_rate", 0.01, 0.03),)))["gift_rate"].certain


@pytest.mark.parametrize("name", VALUE_STREAMS)
def test_a_stream_says_what_it_reads(name: str) -> None:
    """Volume reads nothing but the work and its own `moves`: what is kept by those inputs cannot go stale."""
    stream, values = VALUE_STREAMS[name], likely(Plan())
    volume = stream.monthly_volume({key: values[key] for key in stream.moves}, work(12))

    assert (volume * stream.worth(values) == stream.monthly_value(values, work(12))).all()
    assert stream.volume_later({key: values[key] for key in stream.moves}, work(1)).shape == (1, 1)
    assert set(stream.needs) <= set(values)
