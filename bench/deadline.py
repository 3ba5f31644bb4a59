"""When a measurement ends: each checks it before whatever it begins, and hands what is left to whatever it starts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from argparse import ArgumentParser

MINUTES = 10.0
"""Of any measurement, unless somebody asks for more."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the machine's clock.

    Attributes:
        begun: Seconds at which the measurement began.
        seconds: How long it may take.
    """

    begun: float
    seconds: float

    @classmethod
    def after(cls, minutes: float) -> Self:
        """So many minutes from now."""
        return cls(time.monotonic(), 60 * minutes)

    def left(self) -> float:
        """Seconds that are left; none once it is over."""
        return max(0.0, self.begun + self.seconds - time.monotonic())

    def over(self, share: float = 1.0) -> bool:
        """Whether it, or a share of its time, is over."""
        return self.left() <= (1 - share) * self.seconds


def add_option(parser: ArgumentParser) -> None:
    """``--minutes``, the same in every measurement."""
    parser.add_argument(
        "--minutes", type=float, default=MINUTES, help=f"ends by then, with what it has ({MINUTES:.0f})"
    )
