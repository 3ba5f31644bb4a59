"""How far a share that was counted can be relied on, and what may be said of a family by it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

SURE = NormalDist().inv_cdf(0.975)

LEAST, MOST, FALSE = 0.90, 0.98, 0.05
"""The aim: 95 % intervals that hold the truth, from and to; effects claimed of no hire, at most."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many: `hits` may be halves, where two verdicts rest on the same months."""

    hits: float
    of: int

    @property
    def value(self) -> float:
        """The share itself; NaN of nothing."""
        return self.hits / self.of if self.of else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """What the true share lies between with 95 % probability; anything, of nothing.

        Source:
            Wilson (1927), without correction for continuity.
        """
        if not self.of:
            return 0.0, 1.0
        square = SURE**2 / self.of
        middle = (self.value + square / 2) / (1 + square)
        half = SURE * sqrt(self.value * (1 - self.value) / self.of + square / (4 * self.of)) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        """The share and its interval; nothing, of nothing."""
        low, high = self.interval
        return f"{self.value:.2f} [{low:.2f}, {high:.2f}]" if self.of else ""


def difference(one: Share, other: Share) -> tuple[float, float]:
    """What one true share is more than another, between with 95 % probability.

    Source:
        Newcombe (1998), method 10: from the two intervals of Wilson.
    """
    (low, high), (other_low, other_high) = one.interval, other.interval
    apart = one.value - other.value
    down = sqrt((one.value - low) ** 2 + (other_high - other.value) ** 2)
    return apart - down, apart + sqrt((high - one.value) ** 2 + (other.value - other_low) ** 2)


def aims(held: Share, false: Share) -> str:
    """Whether a family is within the aims: only where an interval leaves no doubt, on this side or on the other.

    A family without any verdict but "too early" has no interval that could miss the truth.
    """
    missed = [
        *(["coverage"] if held.of and held.interval[1] < LEAST else []),
        *(["claims"] if false.interval[0] > FALSE else []),
    ]
    if missed:
        return f"**outside: {' and '.join(missed)}**"
    sure = false.interval[1] <= FALSE and (not held.of or held.interval[0] >= LEAST)
    wide = ", wide" if held.of and held.interval[0] > MOST else ""
    return f"within{wide}" if sure else f"cannot be told{wide}"


def power(seen: Share, peer_seen: Share, peer_false: Share) -> str:
    """Whether as much is seen as the peer sees, where the peer is not known to claim too much."""
    if peer_false.interval[0] > FALSE:
        return "peer claims too much"
    low, high = difference(seen, peer_seen)
    return "**less**" if high < 0 else "no less" if low >= 0 else "cannot be told"
