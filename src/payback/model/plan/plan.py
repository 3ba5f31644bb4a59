"""The plan: every assumption of one decision. Sliders, links, files, method page and tests follow this table."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from payback.errors import PaybackError
from payback.model.plan.assumptions import Assumption, ask
from payback.model.plan.charges import charge_table
from payback.model.streams import COUNTED_AT_FIRST

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from payback.model.plan.charge_table import ChargeTable

HEADLINE = ("salary", "follower_growth", "conversion")
"""The three assumptions that stand above the page."""

REGIONS = ("quebec", "canada", "us", "france")
CURRENCIES = ("CAD", "EUR", "USD")

OBSERVABLE = ("posts", "new_followers", "follower_growth")
"""The assumptions that depend on how much is worked, and that a history shows as they are today."""

TODAYS_PART = 0.2
"""Part of a slider that is left where its assumption is what today's effort brings: a fifth of a full-time person's."""

YEAR = 12
WEEK = 37.5
"""Hours that one full-time person works in a week."""


class PlanError(PaybackError):
    """A plan that cannot be worked out; `name` is the assumption to change."""

    def __init__(self, key: str, name: str, **facts: object) -> None:
        super().__init__(key, name=name, **facts)
        self.name = name


@dataclass(frozen=True, slots=True)
class Hire:
    """One person (or one contract for the same work).

    Attributes:
        start: Months from today until the first day.
        effort: Full-time equivalents (FTE).
        salary: Gross pay a year at full time.
        months: How long the post exists; None means to the end.
        employed: Whether the post is on the payroll and falls vacant at times; a service is always filled.
    """

    start: int
    effort: float
    salary: float
    months: int | None = None
    employed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every assumption of one decision. Shares are fractions, money is in `currency`, months are calendar months.

    Attributes:
        region: Whose employer charges apply, one of `REGIONS`.
        streams: The value streams that are counted, some of `payback.model.streams.VALUE_STREAMS`.
        hires: Second and further hires; the first one is `salary`, `effort` and `wait`.
        season: Twelve factors, January first, read as multiples of their mean; all 1 while nothing is known.
        start: First day of month 1; turns month numbers into dates, picks the season and the year of the charges.
        observed: Those of `OBSERVABLE` whose value is what the effort of today brings, not that of a full-time person.
        ranges: Ranges that differ from the table: name, 5 % value, 95 % value.
        sureness: How sure somebody is: name, key of `SURENESS`; absent means ``roughly``.
    """

    # fmt: off
    salary: float = ask(62_000, "money/year", 30_000, 150_000, step=500, group="hire", shape="pert", range_90=(50_000, 80_000), grade="estimated")
    follower_growth: float = ask(0.015, "share/month", 0, 0.1, step=0.0005, group="audience", shape="lognormal", range_90=(0.005, 0.04), grade="estimated")
    conversion: float = ask(0.009, "share", 0, 0.05, step=0.0005, group="sales", shape="rate", range_90=(0.004, 0.02), grade="estimated")

    effort: float = ask(1, "fte", 0.05, 1, step=0.05, group="hire", bounds=(0.01, 1))
    wait: float = ask(0, "months", 0, 24, step=1, group="hire", bounds=(0, 59))
    benefits: float = ask(0.06, "share", 0, 0.3, step=0.005, group="hire")
    accident_rate: float = ask(0.0154, "share", 0, 0.1, step=0.001, group="hire", grade="estimated")
    payroll: float = ask(400_000, "money/year", 0, 12_000_000, step=100_000, group="hire", bounds=(0, 1e9))
    wage_growth: float = ask(0.03, "share/year", 0, 0.1, step=0.005, group="hire", grade="estimated")
    tools: float = ask(250, "money/month", 0, 3_000, step=10, group="hire")
    ads: float = ask(0, "money/month", 0, 20_000, step=50, group="hire")
    recruiting: float = ask(6_400, "money", 0, 40_000, step=100, group="hire", grade="estimated")
    equipment: float = ask(2_500, "money", 0, 20_000, step=100, group="hire")
    overhead: float = ask(0.1, "share", 0, 0.6, step=0.01, group="hire", shape="pert", range_90=(0, 0.25))
    turnover: float = ask(0.2, "share/year", 0, 0.6, step=0.01, group="hire", shape="pert", range_90=(0.08, 0.35), grade="estimated", bounds=(0, 0.95))
    vacancy: float = ask(2, "months", 0, 12, step=1, group="hire", grade="estimated")
    manager_hours: float = ask(8, "hours/month", 0, 40, step=1, group="hire", shape="pert", range_90=(2, 13), grade="estimated")
    manager_rate: float = ask(70, "money/hour", 0, 200, step=5, group="hire", grade="estimated")

    ramp_months: float = ask(4.6, "months", 0, 12, step=0.1, group="work", grade="estimated")
    ramp_start: float = ask(0.25, "share", 0, 1, step=0.05, group="work", grade="estimated")
    current_effort: float = ask(0.1, "fte", 0, 2, step=0.05, group="work", shape="lognormal", range_90=(0.05, 0.2))
    half_effect_team: float = ask(2.2, "fte", 0.2, 20, step=0.1, group="work", shape="lognormal", range_90=(1, 5), bounds=(0.01, 1_000))
    half_life: float = ask(3, "months", 0, 24, step=0.5, group="work", bounds=(0, 240))
    posts: float = ask(20, "posts/month", 0, 120, step=1, group="work", bounds=(0, 600))

    followers: float = ask(25_000, "people", 0, 2_000_000, step=500, group="audience")
    addressable: float = ask(300_000, "people", 10_000, 20_000_000, step=10_000, group="audience", bounds=(1, 5e9))
    new_followers: float = ask(200, "people/month", 0, 5_000, step=10, group="audience", shape="lognormal", range_90=(60, 600))
    own_growth: float = ask(0.35, "share", 0, 0.9, step=0.01, group="audience", shape="pert", range_90=(0, 0.7), bounds=(0, 0.95))
    churn: float = ask(0.007, "share/month", 0, 0.05, step=0.0005, group="audience", shape="lognormal", range_90=(0.003, 0.015))
    reach: float = ask(0.033, "share", 0, 0.3, step=0.001, group="audience", shape="rate", range_90=(0.015, 0.07), grade="estimated")
    reach_decay: float = ask(0.1, "share/year", 0, 0.5, step=0.01, group="audience", grade="estimated")
    reach_elasticity: float = ask(0.2, "ratio", 0, 1, step=0.01, group="audience", shape="pert", range_90=(0, 0.4), grade="estimated", bounds=(0, 1))
    click_rate: float = ask(0.0125, "share", 0, 0.1, step=0.0005, group="audience", shape="rate", range_90=(0.006, 0.025), grade="estimated")

    order_value: float = ask(90, "money", 5, 2_000, step=1, group="sales", shape="lognormal", range_90=(50, 160), grade="estimated", bounds=(0, 1e6))
    margin: float = ask(0.45, "share", 0, 1, step=0.01, group="sales", shape="pert", range_90=(0.25, 0.65), grade="estimated")
    incremental: float = ask(0.5, "share", 0, 1, step=0.01, group="sales", shape="pert", range_90=(0.1, 0.9))
    customer_churn: float = ask(0.08, "share/month", 0.005, 0.5, step=0.005, group="sales", bounds=(0.001, 1))
    repeat_rate: float = ask(0.03, "share/month", 0, 0.3, step=0.005, group="sales")

    lead_share: float = ask(0, "share", 0, 1, step=0.05, group="leads")
    lead_rate: float = ask(0.03, "share", 0, 0.2, step=0.0025, group="leads", shape="rate", range_90=(0.01, 0.08))
    close_rate: float = ask(0.12, "share", 0, 0.6, step=0.01, group="leads", shape="rate", range_90=(0.05, 0.25))
    deal_margin: float = ask(2_000, "money", 0, 50_000, step=100, group="leads", bounds=(0, 1e8))
    sales_cycle: float = ask(3, "months", 0, 24, step=1, group="leads")

    customer_share: float = ask(0.3, "share", 0, 1, step=0.01, group="retention")
    customer_margin: float = ask(120, "money/year", 0, 2_000, step=5, group="retention")
    uplift: float = ask(0.02, "share", 0, 0.1, step=0.001, group="retention", shape="pert", range_90=(0, 0.056), grade="estimated")

    questions: float = ask(4, "questions", 0, 40, step=0.5, group="answers", shape="lognormal", range_90=(1.5, 12))
    deflection: float = ask(0.5, "share", 0, 1, step=0.05, group="answers")
    contact_cost: float = ask(6, "money", 0, 50, step=0.25, group="answers", grade="estimated", bounds=(0, 1e4))
    answer_capacity: float = ask(1_085, "contacts/month", 100, 5_000, step=5, group="answers")

    media_weight: float = ask(0, "share", 0, 1, step=0.05, group="memo")
    cpm: float = ask(10, "money", 0, 100, step=0.5, group="memo", grade="estimated", bounds=(0, 1e4))

    part_time: float = ask(0.5, "fte", 0.1, 0.9, step=0.05, group="options", bounds=(0.01, 1))
    agency_fee: float = ask(3_500, "money/month", 0, 30_000, step=100, group="options", grade="estimated")
    agency_effort: float = ask(0.35, "fte", 0.05, 2, step=0.05, group="options", bounds=(0.01, 100))
    agency_manager_hours: float = ask(6, "hours/month", 0, 40, step=1, group="options")
    freelance_rate: float = ask(45, "money/hour", 0, 300, step=5, group="options", grade="estimated")
    freelance_hours: float = ask(60, "hours/month", 4, 160, step=2, group="options", bounds=(1, 744))
    freelance_manager_hours: float = ask(4, "hours/month", 0, 40, step=1, group="options")
    trial_months: float = ask(6, "months", 2, 12, step=1, group="options", bounds=(1, 60))
    trial_scatter: float = ask(0.2, "share", 0, 0.6, step=0.01, group="options")

    price_growth: float = ask(0.02, "share/year", 0, 0.1, step=0.005, group="decision", shape="pert", range_90=(0.01, 0.035), grade="estimated")
    correlation: float = ask(0.3, "share", 0, 0.9, step=0.05, group="decision", bounds=(0, 0.95))
    discount_rate: float = ask(0.08, "share/year", 0, 0.3, step=0.005, group="decision")
    horizon: float = ask(60, "months", 6, 60, step=1, group="decision", bounds=(6, 60))
    chance_wanted: float = ask(0.5, "share", 0.05, 0.95, step=0.05, group="decision", bounds=(0.05, 0.95))

    gift_share: float = ask(0, "share", 0, 1, step=0.05, group="donations")
    gift_rate: float = ask(0.02, "share", 0, 0.2, step=0.0025, group="donations", shape="rate", range_90=(0.005, 0.08))
    gift_value: float = ask(95, "money", 5, 1_000, step=5, group="donations", shape="lognormal", range_90=(50, 180), grade="estimated", bounds=(0, 1e6))
    gift_added: float = ask(0.5, "share", 0, 1, step=0.01, group="donations", shape="pert", range_90=(0.1, 0.9))

    volunteer_share: float = ask(0.001, "share/month", 0, 0.02, step=0.0005, group="volunteers", shape="rate", range_90=(0.0002, 0.005))
    volunteer_hours: float = ask(4, "hours/month", 0, 40, step=0.5, group="volunteers", shape="lognormal", range_90=(2, 8))
    volunteer_hour: float = ask(29, "money/hour", 0, 100, step=1, group="volunteers", grade="estimated")

    local_share: float = ask(0.6, "share", 0, 1, step=0.05, group="information")
    notices: float = ask(12, "notices/year", 0, 60, step=1, group="information", shape="lognormal", range_90=(5, 30))
    notice_spared: float = ask(0.1, "share", 0, 1, step=0.01, group="information", shape="pert", range_90=(0, 0.4))
    notice_cost: float = ask(3, "money", 0, 50, step=0.25, group="information", shape="lognormal", range_90=(1, 9), grade="estimated", bounds=(0, 1e4))

    job_share: float = ask(0, "share", 0, 1, step=0.05, group="recruitment")
    application_rate: float = ask(0.11, "share", 0, 0.4, step=0.005, group="recruitment", shape="rate", range_90=(0.04, 0.25), grade="estimated")
    hired_share: float = ask(0.018, "share", 0, 0.2, step=0.0025, group="recruitment", shape="rate", range_90=(0.008, 0.05), grade="estimated")
    jobs_filled: float = ask(12, "people/year", 0, 500, step=1, group="recruitment")
    placement_share: float = ask(0.3, "share", 0, 1, step=0.05, group="recruitment", shape="pert", range_90=(0, 0.8))
    placement_fee: float = ask(12_500, "money", 0, 60_000, step=250, group="recruitment", shape="lognormal", range_90=(8_000, 20_000), grade="estimated")
    # fmt: on

    region: str = "quebec"
    currency: str = "CAD"
    streams: tuple[str, ...] = COUNTED_AT_FIRST
    hires: tuple[Hire, ...] = ()
    season: tuple[float, ...] = (1.0,) * YEAR
    start: date | None = None
    observed: tuple[str, ...] = ()
    ranges: tuple[tuple[str, float, float], ...] = ()
    sureness: tuple[tuple[str, str], ...] = ()

    @property
    def months(self) -> int:
        """Months the plan is judged over."""
        return int(self.horizon)

    @property
    def charges(self) -> ChargeTable:
        """The employer charges of the region: those of the year that it begins in where they are known."""
        return charge_table(self.region, self.start.year if self.start else None)

    @property
    def team(self) -> tuple[Hire, ...]:
        """Every hire, the first one first."""
        return (Hire(int(self.wait), self.effort, self.salary), *self.hires)


ASSUMPTIONS: Mapping[str, Assumption] = {
    row.name: Assumption(row.name, **row.metadata) for row in fields(Plan) if row.metadata
}
"""The assumptions table, in the order in which it is drawn."""

GROUPS = tuple(dict.fromkeys(row.group for row in ASSUMPTIONS.values()))


def slider_of(name: str, observed: Collection[str]) -> Assumption:
    """The assumption with the ends and the step of its slider, which are smaller where it was `observed` today."""
    row = ASSUMPTIONS[name]
    if name not in observed:
        return row
    return replace(row, low=row.low * TODAYS_PART, high=row.high * TODAYS_PART, step=row.step * TODAYS_PART)


def changed(plan: Plan, values: Mapping[str, Any]) -> Plan:
    """The same plan with other values, by name."""
    return replace(plan, **values)


def kept(plan: Plan) -> Plan:
    """The same plan with every assumption within what the model takes, to its last decimal."""
    return changed(plan, {name: row.kept(getattr(plan, name)) for name, row in ASSUMPTIONS.items()})
