"""How far a piece of work is: whoever works sets it, whoever waits reads it, from whichever thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How far one step is.

    Attributes:
        step: What is being done.
        part: That is done of it, 0 to 1.
        rows: That it goes through, 0 where they are not counted yet.
    """

    step: str = ""
    part: float = 0.0
    rows: int = 0


class Meter:
    """Shows the step that was begun last, and how far it is at the moment of reading; within a step it never falls."""

    def __init__(self) -> None:
        self.begin("")

    def begin(self, step: str, part: Callable[[], float] = float, *, rows: int = 0) -> None:
        """Begin a step; `part` is asked how far it is, from the thread of whoever reads the meter."""
        self._step = _Step(step, rows, part)

    def read(self) -> StepProgress:
        """How far the work is now."""
        # Taken once: the step may be over before the question is answered.
        step = self._step
        step.highest = min(1.0, max(step.highest, step.part()))
        return StepProgress(step.name, step.highest, step.rows)


@dataclass(slots=True)
class _Step:
    name: str
    rows: int
    part: Callable[[], float]
    highest: float = 0.0
