"""What the value rests on: each stream's share, and the grade of the weakest assumption it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from payback.core import finance
from payback.core.assumptions import Grade
from payback.core.flow import likely
from payback.core.plan import ASSUMPTIONS
from payback.core.steady import steady_flows
from payback.core.streams import STREAM
from payback.core.verdict import answer

if TYPE_CHECKING:
    from collections.abc import Collection

    from payback.core.plan import Plan
    from payback.core.verdict import Answer, Case

GRADES: tuple[Grade, ...] = get_args(Grade)
"""Best evidence first."""


@dataclass(frozen=True, slots=True)
class StreamEvidence:
    """One value stream of a case.

    Attributes:
        name: Key of `STREAM`.
        hard: Money that somebody pays or saves.
        counted: Whether the plan counts it.
        total: Likely value over the horizon, above doing nothing; 0 when it is not counted.
        share: Of the value of all counted streams; 0 where nothing is gained at all.
        grade: Of the weakest assumption it needs; `weakest` is that assumption.
        without: The answer if this stream brought nothing.
    """

    name: str
    hard: bool
    counted: bool
    total: float
    share: float
    grade: Grade
    weakest: str
    without: Answer


def grade_of(plan: Plan, name: str, measured: Collection[str] = ()) -> Grade:
    """How well an assumption is known: from the person's own history, or as the plan says, else as the table says."""
    if name in measured or dict(plan.sureness).get(name) == "measured":
        return "measured"
    return ASSUMPTIONS[name].grade


def weakest_of(plan: Plan, stream: str, measured: Collection[str] = ()) -> tuple[Grade, str]:
    """The worst grade among the assumptions of a stream, and the first that has it (the weakest stand first)."""
    graded = [(grade_of(plan, name, measured), name) for name in STREAM[stream].needs]
    return max(graded, key=lambda pair: GRADES.index(pair[0]))


def by_stream(case: Case, measured: Collection[str] = ()) -> tuple[StreamEvidence, ...]:
    """Every stream of the product, in the order of `STREAM`.

    Args:
        case: What the plan says.
        measured: Assumptions that history has given.
    """
    plan = case.plan
    rate = float(finance.monthly_rate(plan.discount_rate))
    steady = {name: float(flow[0]) for name, flow in steady_flows(plan, likely(plan)).items()}
    all_gained = sum(float(series.sum()) for series in case.gained.values())
    rows = []
    for name, stream in STREAM.items():
        counted = name in case.gained
        series = case.gained[name] if counted else 0.0 * case.flow
        total = float(series.sum())
        grade, weakest = weakest_of(plan, name, measured)
        rest = sum(steady.values()) - steady.get(name, 0.0)
        rows.append(
            StreamEvidence(
                name=name,
                hard=stream.hard,
                counted=counted,
                total=total,
                share=total / all_gained if all_gained > 0 else 0.0,
                grade=grade,
                weakest=weakest,
                without=answer(case.flow - series, rate, rest),
            )
        )
    return tuple(rows)
