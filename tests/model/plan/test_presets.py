"""Starting points: dated, within bounds, and the defaults among them."""

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, REGIONS, Hire, Plan, evaluate
from payback.model.plan.assumption_groups import asked_groups
from payback.model.plan.charges import CHARGES
from payback.model.plan.plan import HEADLINE, changed
from payback.model.plan.presets import BUSINESS, REGION, Preset, applied, in_region, matching, moved, usual_board
from payback.model.streams import COUNTED_AT_FIRST, VALUE_STREAMS

ALL = [*REGION.values(), *BUSINESS.values()]


@pytest.mark.parametrize("preset", ALL, ids=lambda preset: preset.name)
def test_every_value_is_one_that_a_plan_keeps(preset: Preset) -> None:
    """A preset never asks for what a link or a control would put right."""
    for name, value in preset.values.items():
        if name in ASSUMPTIONS:
            assert ASSUMPTIONS[name].kept(value) == pytest.approx(value), name


@pytest.mark.parametrize("preset", ALL, ids=lambda preset: preset.name)
def test_every_preset_has_a_verdict_and_words(preset: Preset) -> None:
    """Choosing one always gives an answer."""
    assert evaluate(applied(Plan(), preset), 50).state in {"at_once", "pays_back", "not_within", "never"}
    for language in LANGUAGES:
        assert Words(language)(f"preset.{preset.name}")


def test_every_region_has_one_in_its_own_currency() -> None:
    """Region, charges and currency belong together."""
    assert tuple(REGION) == REGIONS
    assert {region: preset.values["currency"] for region, preset in REGION.items()} == {
        region: table.currency for region, table in CHARGES.items()
    }


def test_the_defaults_are_a_retailer_in_quebec() -> None:
    """Nobody starts from figures that have no name."""
    assert matching(Plan(), REGION) == "quebec"
    assert matching(Plan(), BUSINESS) == "retailer"


def test_a_plan_of_ones_own_matches_no_preset() -> None:
    """One moved slider, and the figures are the person's own."""
    assert matching(Plan(followers=26_000), BUSINESS) is None


def test_changing_the_kind_of_business_leaves_the_rest() -> None:
    """Pay and team stay; going there and back is going nowhere."""
    plan = changed(Plan(salary=70_000), {"hires": (Hire(6, 1, 50_000),)})
    business = applied(plan, BUSINESS["business_to_business"])

    assert (business.salary, business.hires) == (70_000, plan.hires)
    assert applied(business, BUSINESS["retailer"]) == plan


SELLING = ("shop", "retailer", "chain", "brand", "business_to_business")
UNSOLD = [name for name in BUSINESS if name not in SELLING]


def test_what_sells_counts_what_it_always_did() -> None:
    """The presets of before have the streams of before."""
    assert {BUSINESS[name].values["streams"] for name in SELLING} == {COUNTED_AT_FIRST}
    assert {name for name in SELLING if BUSINESS[name].board != HEADLINE} == {"business_to_business"}


@pytest.mark.parametrize("name", UNSOLD)
def test_what_sells_nothing_has_no_margin(name: str) -> None:
    """Each of its streams brings something, and none is a margin."""
    case = evaluate(applied(Plan(), BUSINESS[name]), 50)

    assert not any(VALUE_STREAMS[stream].margin for stream in case.gained)
    assert all(series.sum() > 0 for series in case.gained.values())


@pytest.mark.parametrize("name", BUSINESS)
def test_a_plan_is_met_with_the_board_of_its_kind(name: str) -> None:
    """Whatever was moved since; one that earns in no way that a preset does has the board of those who sell."""
    plan = changed(applied(Plan(), BUSINESS[name]), {"salary": 51_000.0, "followers": 900})
    assert usual_board(plan) == BUSINESS[name].board
    assert usual_board(changed(plan, {"streams": ("reach",)})) == HEADLINE


@pytest.mark.parametrize("name", BUSINESS)
def test_what_stands_on_the_board_moves_the_answer(name: str) -> None:
    """A tenth more of it is worth forty dollars at least."""
    plan = applied(Plan(), BUSINESS[name])
    before = evaluate(plan, 50).npv
    for control in BUSINESS[name].board:
        more = changed(plan, {control: getattr(plan, control) * 1.1})
        assert abs(evaluate(more, 50).npv - before) > 40, control


@pytest.mark.parametrize("name", BUSINESS)
def test_every_kind_leads_to_every_other(name: str) -> None:
    """Whatever was chosen before, the same kind gives the same plan."""
    for before in BUSINESS.values():
        assert applied(applied(Plan(), before), BUSINESS[name]) == applied(Plan(), BUSINESS[name])


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("retailer", {"sales", "leads", "answers", "retention", "memo"}),
        ("municipality", {"answers", "information"}),
        ("non_profit", {"answers", "donations", "volunteers"}),
        ("recruitment", {"recruitment"}),
    ],
)
def test_only_what_bears_on_a_plan_is_asked_for(name: str, asked: set[str]) -> None:
    """The groups of its streams, beside those that everybody has."""
    always = {"hire", "work", "audience", "options", "decision"}
    assert set(asked_groups(applied(Plan(), BUSINESS[name]))) == always | asked


def test_clicks_that_go_elsewhere_are_asked_for() -> None:
    """Leads that do not count still take clicks from sales: the control that says so stays."""
    plan = changed(Plan(), {"streams": ("sales",), "lead_share": 0.4})
    assert "leads" in asked_groups(plan)
    assert "leads" not in asked_groups(changed(plan, {"lead_share": 0}))
    assert "leads" not in asked_groups(changed(plan, {"streams": ("answers",)}))


@pytest.mark.parametrize("region", REGIONS)
def test_another_region_brings_all_that_is_its_own(region: str) -> None:
    """Charges, currency, starting salary and prices change together where nobody typed any of them."""
    assert moved(Plan(), region, Plan()) == applied(Plan(), REGION[region])
    assert moved(moved(Plan(), region, Plan()), "quebec", Plan()) == Plan()


def test_what_somebody_typed_stays_in_another_region() -> None:
    """A salary of one's own is kept; benefits and accident premium are not where the charges hold them already."""
    plan = moved(Plan(salary=70_000, tools=300, benefits=0.08, accident_rate=0.02), "us", Plan())

    assert (plan.region, plan.currency, plan.salary, plan.tools) == ("us", "USD", 70_000, 300)
    assert (plan.recruiting, plan.benefits, plan.accident_rate) == (4_700, 0, 0)


def test_a_company_of_ones_own_is_found_again() -> None:
    """What everybody begins with was typed by nobody here: it follows, and is there again on the way back."""
    start = Plan(salary=60_000, recruiting=5_000)
    there = moved(start, "france", start)

    assert (there.salary, there.recruiting) == (32_000, 4_000)
    assert moved(there, "quebec", start) == start
    assert moved(Plan(), "france", start).salary == 32_000


@pytest.mark.parametrize("name", ASSUMPTIONS)
@pytest.mark.parametrize("region", REGIONS)
def test_a_default_is_that_of_the_country(region: str, name: str) -> None:
    """With its range in the same proportion; where the country says nothing, as in the table."""
    row, there = ASSUMPTIONS[name], in_region(ASSUMPTIONS[name], region)
    assert there.likely == (REGION[region].values.get(name, row.likely) if row.likely else row.likely)
    for end in ("p05", "p95"):
        before, after = getattr(row, end), getattr(there, end)
        assert (before is None) == (after is None)
        if before:
            assert after / before == pytest.approx(there.likely / row.likely, rel=0.05)


@pytest.mark.parametrize("region", REGIONS)
def test_a_slider_holds_the_pay_of_its_country(region: str) -> None:
    """What people are paid there is neither below its left end nor crowded at it; a place of the thumb is a step."""
    row = in_region(ASSUMPTIONS["salary"], region)
    assert row.p05 is not None
    assert row.low < row.p05 < row.likely < row.low + (row.high - row.low) / 2
    assert (row.low % row.step, row.high % row.step) == (0, 0)
