"""What a plan has to be to have an answer; what is not is refused, never put right in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model.plan.plan import ASSUMPTIONS, YEAR, PlanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.model.plan.plan import Hire, Plan

LONGEST = 600
"""Most months after which somebody starts, or for which somebody stays."""

SEASON_FACTOR = (0.0, 12.0)
"""Smallest and largest factor of a month: all of a year in one month is 12 times the mean."""

SEASON_MEAN = (0.5, 1.5)
"""What the mean of a season may be: it is divided by it, and one farther from 1 is no list of factors."""


def _within(value: float, ends: tuple[float, float]) -> bool:
    return ends[0] <= value <= ends[1]


def is_hire(hire: Hire) -> bool:
    """Whether somebody can be hired so: whole months from today on, for as much of a week and such pay as the first."""
    months = (hire.start, LONGEST if hire.months is None else hire.months)
    effort, salary = ASSUMPTIONS["effort"], ASSUMPTIONS["salary"]
    return (
        all(_within(month, (least, LONGEST)) and float(month).is_integer() for least, month in enumerate(months))
        and _within(hire.effort, (effort.minimum, effort.maximum))
        and _within(hire.salary, (salary.minimum, salary.maximum))
    )


def is_season(season: Sequence[float]) -> bool:
    """Whether these are a year's seasonal factors."""
    return (
        len(season) == YEAR
        and all(_within(factor, SEASON_FACTOR) for factor in season)
        and _within(sum(season) / YEAR, SEASON_MEAN)
    )


def check(plan: Plan) -> None:
    """Refuse what has no answer.

    Raises:
        PlanError: Names the assumption to change, the sentence and its figures.
    """
    for name, row in ASSUMPTIONS.items():
        value = getattr(plan, name)
        if not abs(value) < float("inf"):
            raise PlanError("not_a_number", name, text=str(value))
        if row.is_whole and value != int(value):
            raise PlanError("not_whole", name, value=value)
    _check_team(plan)
    if not is_season(plan.season):
        raise PlanError("season_impossible", "season", low=SEASON_FACTOR[0], high=SEASON_FACTOR[1])
    if plan.followers > plan.addressable:
        raise PlanError("audience_above_ceiling", "addressable", followers=plan.followers, addressable=plan.addressable)
    if plan.months <= plan.wait:
        raise PlanError("horizon_before_start", "horizon", horizon=plan.months, wait=int(plan.wait))
    if plan.months < plan.ramp_months:
        raise PlanError("horizon_below_ramp", "horizon", horizon=plan.months, ramp=plan.ramp_months)
    if plan.margin <= 0:
        raise PlanError("no_margin", "margin")


def _check_team(plan: Plan) -> None:
    if plan.effort <= 0:
        raise PlanError("nobody", "effort")
    if not all(map(is_hire, plan.hires)):
        effort, salary = ASSUMPTIONS["effort"], ASSUMPTIONS["salary"]
        facts = {"last": LONGEST, "least": effort.minimum, "most": effort.maximum, "paid": salary.maximum}
        raise PlanError("hires_impossible", "hires", **facts)
