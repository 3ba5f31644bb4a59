"""What an assumption is: one number of a plan with its unit, bounds, step, range and source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Shape = Literal["fixed", "pert", "lognormal", "rate"]
Grade = Literal["measured", "estimated", "assumed"]

SURENESS: dict[str, float] = {"measured": 0.25, "roughly": 1.0, "guess": 2.0}
"""How sure somebody is: the factor on the width of the assumption's own range."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number of a plan.

    Attributes:
        name: The name in links, files, the shell and the code.
        likely: Default, in `unit`; shares are fractions.
        unit: ``money``, ``money/year``, ``money/month``, ``money/hour``, ``share``, ``share/month``, ``share/year``,
            ``people``, ``people/month``, ``posts/month``, ``contacts/month``, ``questions`` (per 1,000 followers
            and month), ``hours/month``, ``months``, ``fte`` or ``ratio``.
        low: Smallest value a slider or a link may carry; `high` the largest; `step` the distance between two.
        group: Key of the group it is drawn in.
        shape: How its uncertainty is drawn; ``fixed`` has none.
        p05: Value with 5 % of the draws below it (the minimum for ``pert``); `p95` with 5 % above (the maximum).
        grade: How good the evidence for the default is.
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

    @property
    def source(self) -> str:
        """Where the default comes from."""
        return f"data/SOURCES.md#{self.name}"

    @property
    def decimals(self) -> int:
        """Digits after the point that the step needs."""
        return max(0, len(f"{self.step:.10f}".rstrip("0").partition(".")[2]))

    def snap(self, value: float) -> float:
        """The nearest value that a slider could carry: within the bounds and on a step."""
        steps = round((min(max(value, self.low), self.high) - self.low) / self.step)
        return round(min(self.low + steps * self.step, self.high), self.decimals + 2)


def ask(  # noqa: PLR0913  (one line of the assumptions table: every column is wanted)
    likely: float,
    unit: str,
    low: float,
    high: float,
    *,
    step: float,
    group: str,
    shape: Shape = "fixed",
    spread: tuple[float, float] | None = None,
    grade: Grade = "assumed",
) -> Any:  # noqa: ANN401  (a dataclass field stands where its value's type is declared)
    """A field of a plan that is an assumption; `spread` holds its 5 % and 95 % values."""
    p05, p95 = spread or (None, None)
    row = {"likely": likely, "unit": unit, "low": low, "high": high, "step": step, "group": group}
    return field(default=likely, metadata=row | {"shape": shape, "p05": p05, "p95": p95, "grade": grade})
