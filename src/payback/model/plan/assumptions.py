"""What an assumption is: one number of a plan with its unit, bounds, slider, range and source."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import floor
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Shape = Literal["fixed", "pert", "lognormal", "rate"]
Grade = Literal["measured", "estimated", "assumed"]

SURENESS: dict[str, float] = {"measured": 0.25, "roughly": 1.0, "guess": 2.0}
"""How sure somebody is: the factor on the width of the assumption's own range."""


PLACES: Mapping[str, int] = {"money": 2, "share": 4, "people": 0, "months": 0}
"""Decimals that a value is kept to, by the kind of its unit: the cent, the person, the hundredth of a percent."""

FINE = 2
"""Decimals that any other value is kept to, and months where the slider has parts of one."""

BOUNDS: Mapping[str, tuple[float, float]] = {
    "money": (0, 1e7), "money/hour": (0, 1e4), "share": (0, 1), "people": (0, 5e9), "posts": (0, 1e4),
    "contacts": (0, 1e7), "questions": (0, 1e3), "notices": (0, 1e4), "hours": (0, 744), "months": (0, 60),
    "fte": (0, 100), "ratio": (0, 1e6),
}  # fmt: skip
"""What the model takes, by the unit or its kind, where an assumption has no bounds of its own.

Nobody is beyond them: no more people than use networks, no more than 1,000 questions of 1,000 followers.
"""


def parts(value: float, places: int) -> int:
    """A value as a whole number of its smallest parts: what is typed is kept to so many decimals."""
    return floor(value * 10.0**places + 0.5)


def kept(value: float, places: int) -> float:
    """A value kept to so many decimals."""
    return parts(value, places) / 10.0**places


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number of a plan.

    Attributes:
        name: The name in links, files, the shell and the code.
        likely: Default, in `unit`; shares are fractions.
        unit: ``money``, ``money/year``, ``money/month``, ``money/hour``, ``share``, ``share/month``, ``share/year``,
            ``people``, ``people/month``, ``people/year``, ``posts/month``, ``contacts/month``, ``questions`` (per
            1,000 followers and month), ``notices/year``, ``hours/month``, ``months``, ``fte`` or ``ratio``.
        low: Left end of its slider; `high` the right one; `step` the distance between two places of a dragged thumb.
        group: Key of the group it is drawn in.
        shape: How its uncertainty is drawn; ``fixed`` has none.
        p05: Value with 5 % of the draws below it (the minimum for ``pert``); `p95` with 5 % above (the maximum).
        grade: How good the evidence for the default is.
        bounds: Smallest and largest value that the model takes, where they are not those of the unit's kind.
        source: Anchor in ``data/SOURCES.md``.
    """

    name: str
    likely: float
    unit: str
    low: float
    high: float
    step: float
    group: str
    shape: Shape = "fixed"
    p05: float | None = None
    p95: float | None = None
    grade: Grade = "assumed"
    bounds: tuple[float, float] | None = None

    @property
    def kind(self) -> str:
        """What the unit counts: the part before its stroke."""
        return self.unit.partition("/")[0]

    @property
    def minimum(self) -> float:
        """Smallest value that the model takes."""
        return (self.bounds or BOUNDS.get(self.unit) or BOUNDS[self.kind])[0]

    @property
    def maximum(self) -> float:
        """Largest value that the model takes."""
        return (self.bounds or BOUNDS.get(self.unit) or BOUNDS[self.kind])[1]

    @property
    def places(self) -> int:
        """Decimals that a value is kept to."""
        return FINE if self.kind == "months" and self.step < 1 else PLACES.get(self.kind, FINE)

    @property
    def is_whole(self) -> bool:
        """Whether only whole months mean anything."""
        return self.kind == "months" and self.places == 0

    @property
    def source(self) -> str:
        """Where the default comes from."""
        return f"data/SOURCES.md#{self.name}"

    @property
    def decimals(self) -> int:
        """Digits after the point that the step needs."""
        return max(0, len(f"{self.step:.10f}".rstrip("0").partition(".")[2]))

    def kept(self, value: float) -> float:
        """The value within what the model takes, to its last decimal; the steps are for dragging only."""
        return kept(min(max(value, self.minimum), self.maximum), self.places)


def ask(  # noqa: PLR0913  (one line of the assumptions table: every column is wanted)
    likely: float,
    unit: str,
    low: float,
    high: float,
    *,
    step: float,
    group: str,
    shape: Shape = "fixed",
    range_90: tuple[float, float] | None = None,
    grade: Grade = "assumed",
    bounds: tuple[float, float] | None = None,
) -> Any:  # noqa: ANN401  (a dataclass field stands where its value's type is declared)
    """A field of a plan that is an assumption; `range_90` holds its 5 % and 95 % values."""
    p05, p95 = range_90 or (None, None)
    row = {"likely": likely, "unit": unit, "low": low, "high": high, "step": step, "group": group}
    return field(
        default=likely, metadata=row | {"shape": shape, "p05": p05, "p95": p95, "grade": grade, "bounds": bounds}
    )
