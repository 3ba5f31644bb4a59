"""Ready starting points: what a region pays and charges, what a kind of organization is like. Dated, all editable.

Source: data/SOURCES.md#presets.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from payback.model.plan.plan import HEADLINE, changed
from payback.model.streams import COUNTED_AT_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.model.plan.assumptions import Assumption
    from payback.model.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Preset:
    """Values to start from.

    Attributes:
        name: Key of its words, below ``preset.``.
        valid_from: Day from which the figures hold.
        values: Assumptions and structural fields of a plan, by name.
        board: The three assumptions that stand above the page: none that moves next to nothing.
        kind: Of the organisation; several presets of one kind differ in its size.
        worth: The assumption that says what one of the things is worth that such an organisation is after.
    """

    name: str
    valid_from: date
    values: Mapping[str, Any] = field(default_factory=dict)
    board: tuple[str, ...] = HEADLINE
    kind: str = "sells"
    worth: str = "order_value"


MOSTLY = 0.5
"""Share of clicks that look for an offer, from which leads are what an organisation lives on."""

REGION: Mapping[str, Preset] = {preset.name: preset for preset in (
    Preset("quebec", date(2026, 1, 1), {
        "region": "quebec", "currency": "CAD", "salary": 62_000, "benefits": 0.06, "accident_rate": 0.0154,
        "turnover": 0.2, "vacancy": 2, "manager_rate": 70, "recruiting": 6_400, "equipment": 2_500, "tools": 250,
        "contact_cost": 6, "order_value": 90, "agency_fee": 3_500, "freelance_rate": 45,
    }),
    Preset("canada", date(2026, 1, 1), {
        "region": "canada", "currency": "CAD", "salary": 60_000, "benefits": 0.06, "accident_rate": 0.014,
        "turnover": 0.2, "vacancy": 2, "manager_rate": 70, "recruiting": 6_400, "equipment": 2_500, "tools": 250,
        "contact_cost": 6, "order_value": 90, "agency_fee": 3_500, "freelance_rate": 45,
    }),
    Preset("us", date(2026, 1, 1), {
        "region": "us", "currency": "USD", "salary": 70_000, "benefits": 0.0, "accident_rate": 0.0,
        "turnover": 0.25, "vacancy": 2, "manager_rate": 52, "recruiting": 4_700, "equipment": 1_900, "tools": 190,
        "contact_cost": 5, "order_value": 80, "agency_fee": 2_500, "freelance_rate": 35,
    }),
    Preset("france", date(2026, 1, 1), {
        "region": "france", "currency": "EUR", "salary": 32_000, "benefits": 0.02, "accident_rate": 0.0,
        "turnover": 0.15, "vacancy": 3, "manager_rate": 45, "recruiting": 4_000, "equipment": 1_600, "tools": 160,
        "contact_cost": 4.5, "order_value": 55, "agency_fee": 2_200, "freelance_rate": 35,
    }),
)}  # fmt: skip

WITH_REGION = ("region", "currency", "benefits", "accident_rate")
"""What another region always brings along: what its charges hold already would be counted twice, money has its name."""

CONSUMERS: dict[str, Any] = {
    "streams": COUNTED_AT_FIRST, "new_followers": 200, "lead_share": 0.0,
    "deal_margin": 2_000, "customer_share": 0.3, "customer_margin": 120, "questions": 4,
    "gift_share": 0.0, "local_share": 0.6, "job_share": 0.0, "jobs_filled": 12, "placement_share": 0.3,
}  # fmt: skip

BUSINESS: Mapping[str, Preset] = {preset.name: preset for preset in (
    Preset("shop", date(2026, 1, 1), CONSUMERS | {"followers": 5_000, "addressable": 60_000}),
    Preset("retailer", date(2026, 1, 1), CONSUMERS | {"followers": 25_000, "addressable": 300_000}),
    Preset("chain", date(2026, 1, 1), CONSUMERS | {"followers": 250_000, "addressable": 2_000_000}),
    Preset("brand", date(2026, 1, 1), CONSUMERS | {"followers": 1_000_000, "addressable": 5_000_000}),
    Preset("business_to_business", date(2026, 1, 1), CONSUMERS | {
        "followers": 8_000, "addressable": 100_000, "new_followers": 100, "lead_share": 0.9, "deal_margin": 4_000,
        "customer_share": 0.1, "customer_margin": 600, "questions": 2,
    }, board=("salary", "follower_growth", "deal_margin"), kind="business_to_business", worth="deal_margin"),
    Preset("municipality", date(2026, 11, 30), CONSUMERS | {
        "streams": ("answers", "information"), "followers": 8_000, "addressable": 30_000, "new_followers": 80,
        "questions": 12, "local_share": 0.8,
    }, board=("salary", "follower_growth", "questions"), kind="municipality", worth="contact_cost"),
    Preset("non_profit", date(2026, 11, 30), CONSUMERS | {
        "streams": ("answers", "donations", "volunteers"), "followers": 10_000, "addressable": 150_000,
        "questions": 2, "gift_share": 0.6,
    }, board=("salary", "follower_growth", "gift_rate"), kind="non_profit", worth="gift_value"),
    Preset("recruitment", date(2026, 11, 30), CONSUMERS | {
        "streams": ("recruitment",), "followers": 15_000, "addressable": 200_000, "job_share": 0.6,
        "jobs_filled": 40, "placement_share": 0.5,
    }, board=("salary", "follower_growth", "placement_share"), kind="recruitment", worth="placement_fee"),
)}  # fmt: skip


def usual_board(plan: Plan) -> tuple[str, ...]:
    """What stands above the page where nobody has chosen: the board of a preset that earns in the same ways."""

    def earns(streams: Iterable[str], lead_share: float) -> tuple[frozenset[str], bool]:
        return frozenset(streams), lead_share > MOSTLY

    own = earns(plan.streams, plan.lead_share)
    same = (each for each in BUSINESS.values() if earns(each.values["streams"], each.values["lead_share"]) == own)
    return next(same, BUSINESS["shop"]).board


def in_region(row: Assumption, region: str) -> Assumption:
    """The assumption with a region's default; its range in the same proportion, to two digits, its slider to a step."""
    likely = float(REGION[region].values.get(row.name, row.likely))
    if row.likely in {likely, 0}:
        return row
    part = likely / row.likely
    ends = [None if end is None else float(f"{end * part:.2g}") for end in (row.p05, row.p95)]
    low, high = (round(end * part / row.step) * row.step for end in (row.low, row.high))
    return replace(row, likely=likely, p05=ends[0], p95=ends[1], low=low, high=high)


def applied(plan: Plan, preset: Preset) -> Plan:
    """The plan with the preset's values; what the preset does not speak of stays."""
    return changed(plan, preset.values)


def moved(plan: Plan, region: str, start: Plan) -> Plan:
    """The plan in another region, with its charges, its currency, its starting salary and its prices.

    What somebody typed stays; so for the salary. In the region of `start`, from which everybody begins, its values are
    the ones to go back to.
    """
    values = _starting_values(region, start)
    follow = [name for name in values if name in WITH_REGION or not is_typed(plan, name, start)]
    return changed(plan, {name: values[name] for name in follow})


def is_typed(plan: Plan, name: str, start: Plan) -> bool:
    """Whether a value of the region's preset stands elsewhere than preset and start put it: somebody set it."""
    value = getattr(plan, name)
    return value not in {REGION[plan.region].values[name], _starting_values(plan.region, start)[name]}


def _starting_values(region: str, start: Plan) -> Mapping[str, Any]:
    preset = REGION[region].values
    return {name: getattr(start, name) for name in preset} if region == start.region else preset


def matching(plan: Plan, presets: Mapping[str, Preset]) -> str | None:
    """The name of the preset whose every value the plan has; None when a person has moved away from all of them."""
    for name, preset in presets.items():
        if all(getattr(plan, key) == value for key, value in preset.values.items()):
            return name
    return None
