"""What the Drivers and Team pages say about a plan; the last few plans are remembered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from payback.core import ASSUMPTIONS
from payback.core.alternatives import best, compare_alternatives
from payback.core.baseline import Baseline, baseline
from payback.core.draw import drawn
from payback.core.drivers import tornado
from payback.core.grounds import by_stream, without_each
from payback.core.plan import check
from payback.core.team import compare_sizes, effort_curve, recommended
from payback.core.value_of_information import evpi, worth_measuring
from payback.core.waiting import best_delay, cost_of_waiting
from payback.workflows.evaluating import verdict_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.core import Answer, Plan, Verdict
    from payback.core.alternatives import Option
    from payback.core.drivers import Swing
    from payback.core.grounds import StreamEvidence
    from payback.core.team import EffortPoint, Recommended, Team
    from payback.core.value_of_information import Worth
    from payback.core.waiting import Delay

REMEMBERED = 4
"""Plans whose findings are kept: enough for going back and forth between pages."""


@dataclass(frozen=True, slots=True)
class Drivers:
    """What drives the answer to a plan.

    Attributes:
        verdict: The answer.
        swings: Each uncertain assumption low and high, the widest effect on net value first.
        knowing_all: Value of perfect information for the plan's team or nobody; `worth` of one assumption alone.
        knowing_all_sizes: The same when the team may be anything from nobody to five; `worth_sizes` alike.
        streams: What each value stream rests on; `without` the answer if a counted one brought nothing.
    """

    verdict: Verdict
    swings: tuple[Swing, ...]
    knowing_all: float
    worth: tuple[Worth, ...]
    knowing_all_sizes: float
    worth_sizes: tuple[Worth, ...]
    streams: tuple[StreamEvidence, ...]
    without: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Staffing:
    """How many people, how much of their time, in which way, and from when."""

    team: Team
    advice: Recommended
    curve: tuple[EffortPoint, ...]
    options: tuple[Option, ...]
    best_option: str
    delays: tuple[Delay, ...]
    best_start: int


@lru_cache(maxsize=REMEMBERED)
def what_drives(plan: Plan, measured: frozenset[str] = frozenset()) -> Drivers:
    """What drives the answer to a plan.

    Args:
        plan: The plan.
        measured: Assumptions that the history has given.

    Raises:
        PlanError: The plan has no answer; it names the assumption to change.
    """
    verdict = verdict_on(plan)
    sizes = _sizes(plan)[1].worth
    one = sizes[[0, len(plan.team)]]
    a = {name: column for name, column in drawn(plan).items() if name in ASSUMPTIONS}
    return Drivers(
        verdict=verdict,
        swings=tornado(plan),
        knowing_all=evpi(one),
        worth=worth_measuring(one, a),
        knowing_all_sizes=evpi(sizes),
        worth_sizes=worth_measuring(sizes, a),
        streams=by_stream(verdict, measured),
        without=without_each(verdict),
    )


@lru_cache(maxsize=REMEMBERED)
def staffing(plan: Plan) -> Staffing:
    """What further hires, part of a week, other ways and a later start bring.

    Raises:
        PlanError: The plan has no answer; it names the assumption to change.
    """
    check(plan)
    base, team = _sizes(plan)
    first = team.steps[0]
    options = compare_alternatives(base, {"full_time": first.together} if plan.effort == 1 else None)
    delays = cost_of_waiting(plan)
    return Staffing(
        team=team,
        advice=recommended(team, plan.chance_wanted),
        curve=effort_curve(plan, first.adds),
        options=options,
        best_option=best(options, plan.chance_wanted),
        delays=delays,
        best_start=best_delay(delays),
    )


@lru_cache(maxsize=1)
def _sizes(plan: Plan) -> tuple[Baseline, Team]:
    """One to five people, for whichever of the two pages is opened first."""
    base = baseline(plan)
    return base, compare_sizes(base)
