"""What the Drivers and Team pages say about a plan; the last few plans are remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.model.plan.checks import check
from payback.model.questions.advice import recommended
from payback.model.questions.alternatives import best, compare_alternatives
from payback.model.questions.analysis_results import Drivers, Staffing
from payback.model.questions.audience_left import audience_left
from payback.model.questions.drivers import tornado
from payback.model.questions.evidence_grades import by_stream, without_each
from payback.model.questions.outcomes import Futures, futures_of
from payback.model.questions.team import compare_sizes, effort_curve
from payback.model.questions.value_of_information import evpi, worth_measuring
from payback.model.questions.waiting import best_delay, cost_of_waiting
from payback.model.sampling import sample
from payback.workflows.evaluation import verdict_on

if TYPE_CHECKING:
    from payback.model import Plan
    from payback.model.questions.audience_left import AudienceLeft
    from payback.model.questions.team import Team

REMEMBERED = 4
"""Plans whose analyses are kept: enough for going back and forth between pages."""


@lru_cache(maxsize=REMEMBERED)
def analyse_drivers(plan: Plan, measured: frozenset[str] = frozenset()) -> Drivers:
    """What drives the answer to a plan.

    Args:
        plan: The plan.
        measured: Assumptions that the history has given.

    Raises:
        PlanError: The plan has no answer; it names the assumption to change.
    """
    verdict = verdict_on(plan)
    sizes = _sizes(plan)[1].worth
    planned = sizes[[0, len(plan.team)]]  # nobody, or the team of the plan
    draws = {name: column for name, column in sample(plan).items() if name in ASSUMPTIONS}
    return Drivers(
        verdict=verdict,
        swings=tornado(plan),
        knowing_all=evpi(planned),
        worth=worth_measuring(planned, draws),
        knowing_all_sizes=evpi(sizes),
        worth_sizes=worth_measuring(sizes, draws),
        streams=by_stream(verdict, measured),
        without=without_each(verdict),
    )


@lru_cache(maxsize=REMEMBERED)
def analyse_staffing(plan: Plan) -> Staffing:
    """What further hires, part of a week, other ways and a later start bring.

    Raises:
        PlanError: The plan has no answer; it names the assumption to change.
    """
    check(plan)
    futures, team = _sizes(plan)
    first = team.steps[0]
    options = compare_alternatives(futures, {"full_time": first.together} if plan.effort == 1 else None)
    full_time = next(option.outcome for option in options if option.name == "full_time")
    delays = cost_of_waiting(plan)
    return Staffing(
        team=team,
        advice=recommended(team.adds, plan.chance_wanted),
        curve=effort_curve(plan, full_time),
        options=options,
        best_option=best(options, plan.chance_wanted),
        delays=delays,
        best_start=best_delay(delays),
    )


@lru_cache(maxsize=REMEMBERED)
def audience_left_by(plan: Plan) -> AudienceLeft:
    """What the audience is still worth after the horizon."""
    check(plan)
    return audience_left(plan)


@lru_cache(maxsize=1)
def _sizes(plan: Plan) -> tuple[Futures, Team]:
    """One to five people, for whichever of the two pages is opened first."""
    futures = futures_of(plan)
    return futures, compare_sizes(futures)
