"""Starting points: dated, within bounds, and the defaults among them."""

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, REGIONS, Hire, Plan, evaluate
from payback.model.plan.charges import CHARGES
from payback.model.plan.plan import changed
from payback.model.plan.presets import BUSINESS, REGION, Preset, applied, matching

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
    assert all(REGION[name].valid_from == table.valid_from for name, table in CHARGES.items())


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
