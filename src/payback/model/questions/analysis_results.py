"""What the Drivers and Team pages show of a plan, each put together from the questions beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.questions.advice import Recommended
    from payback.model.questions.alternatives import Option
    from payback.model.questions.drivers import Swing
    from payback.model.questions.evidence_grades import StreamEvidence
    from payback.model.questions.team import EffortPoint, Team
    from payback.model.questions.value_of_information import Worth
    from payback.model.questions.waiting import Delay
    from payback.model.verdict import Answer, Verdict


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
    """How many people, how much of their time, in which way, and from when.

    Attributes:
        team: One to five people.
        advice: The team to recommend.
        curve: One person, by hours a week.
        options: Every other way to have the work done.
        best_option: Name of the best of them.
        delays: What a later start costs.
        best_start: Months after which to start.
    """

    team: Team
    advice: Recommended
    curve: tuple[EffortPoint, ...]
    options: tuple[Option, ...]
    best_option: str
    delays: tuple[Delay, ...]
    best_start: int

    @property
    def trial(self) -> Option | None:
        """The best option where its months on trial decide what follows; else None."""
        return next((option for option in self.options if option.name == self.best_option and option.rule), None)

    @property
    def is_on_trial(self) -> bool:
        """Whether one person on trial is recommended where nobody is to be hired outright."""
        return self.advice.size == 0 and self.trial is not None
