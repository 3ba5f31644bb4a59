"""What the value rests on: each stream's share, and the grade of the weakest assumption it needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from payback.model.plan.assumptions import Grade
from payback.model.plan.plan import ASSUMPTIONS
from payback.model.streams import VALUE_STREAMS
from payback.model.verdict import likely_case

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from payback.model.plan.plan import Plan
    from payback.model.verdict import Answer, Case

GRADES: tuple[Grade, ...] = get_args(Grade)
"""Best evidence first."""


@dataclass(frozen=True, slots=True)
class StreamEvidence:
    """One value stream of a case.

    Attributes:
        name: Key of `VALUE_STREAMS`.
        hard: Money that somebody pays or saves.
        counted: Whether the plan counts it.
        total: Likely value over the horizon, above doing nothing; 0 when it is not counted.
        share: Of the value of all counted streams; 0 where nothing is gained at all.
        grade: Of the weakest assumption it needs; `weakest` is that assumption.
    """

    name: str
    hard: bool
    counted: bool
    total: float
    share: float
    grade: Grade
    weakest: str


def grade_of(plan: Plan, name: str, measured: Collection[str] = ()) -> Grade:
    """How well an assumption is known: from the person's own history, or as the plan says, else as the table says."""
    if name in measured or dict(plan.sureness).get(name) == "measured":
        return "measured"
    return ASSUMPTIONS[name].grade


def weakest_of(plan: Plan, stream: str, measured: Collection[str] = ()) -> tuple[Grade, str]:
    """The worst grade among the assumptions of a stream, and the first that has it (the weakest stand first)."""
    graded = [(grade_of(plan, name, measured), name) for name in VALUE_STREAMS[stream].needs]
    return max(graded, key=lambda pair: GRADES.index(pair[0]))


def by_stream(case: Case, measured: Collection[str] = ()) -> tuple[StreamEvidence, ...]:
    """Every stream of the product, in the order of `VALUE_STREAMS`.

    Args:
        case: What the plan says.
        measured: Assumptions that history has given.
    """
    all_gained = sum(float(series.sum()) for series in case.gained.values())
    rows = []
    for name, stream in VALUE_STREAMS.items():
        counted = name in case.gained
        total = float(case.gained[name].sum()) if counted else 0.0
        grade, weakest = weakest_of(case.plan, name, measured)
        rows.append(
            StreamEvidence(
                name=name,
                hard=stream.hard,
                counted=counted,
                total=total,
                share=total / all_gained if all_gained > 0 else 0.0,
                grade=grade,
                weakest=weakest,
            )
        )
    return tuple(rows)


def without_each(case: Case) -> Mapping[str, Answer]:
    """The answer if one stream were not counted, for each counted one."""
    rest = {name: tuple(other for other in case.plan.streams if other != name) for name in case.gained}
    return {name: likely_case(replace(case.plan, streams=streams)).all for name, streams in rest.items()}
