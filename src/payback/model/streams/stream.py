"""What a value stream is: one way in which the work earns, and all that the product has to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.model.streams.work import Work
    from payback.model.types import Array, Values

Quantity: TypeAlias = "Callable[[Values, Work], Array]"
"""A quantity of each month from the assumptions and the work; shape of the work."""

Basis = Literal["clicks", "answers", "audience"]
"""What a stream is measured by after the hire: clicks that were counted, questions that came in, or who was reached."""

Colour = Literal["value", "plum", "ochre", "slate", "sand", "rose", "moss", "sky", "umber", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stream:
    """A value stream: what the work brings about, times what one of it is worth.

    Attributes:
        name: The name in links, files, the catalogues and the code.
        colour: Its role in the palette of charts and pages.
        hard: Money that somebody pays or saves; the others are softer.
        volume: What happens in each month, from the assumptions of `moves` and the work.
        worth: Money that one of it brings, shape ``(draws,)``.
        needs: The assumptions it rests on, the weakest first.
        moves: The assumptions that `volume` and `capacity` read by themselves, beside those behind the work.
        capacity: Most of it that those at work can do, where the rest of the volume is lost.
        later_volume: What happens in one month after the horizon, where `volume` needs the months before it.
        stepwise: Those of `moves` of which only the slider's own steps mean anything.
        scales_with: The headline slider that `worth` is proportional to, which the browser multiplies in by itself.
        corrected_by: The assumption that `worth` or `volume` is proportional to and no other stream rests on: what a
            record of plans that were too hopeful corrects. Without one nothing is corrected.
        measured_by: What its volume is worked out from after the hire.
        in_thousands: Whether sentences tell its volume by the thousand: of views, one is worth a part of a cent.
        margin: Whether its worth is a margin on what is sold.
        memo: Whether the people reached stand in its place while it earns nothing.
        formulas: What the method page works out, by key below ``method.what.``, and whose docstring holds it.
    """

    name: str
    colour: Colour
    hard: bool
    volume: Quantity
    worth: Callable[[Values], Array]
    needs: tuple[str, ...]
    moves: tuple[str, ...] = ()
    capacity: Quantity | None = None
    later_volume: Quantity | None = None
    stepwise: tuple[str, ...] = ()
    scales_with: str = ""
    corrected_by: str = ""
    measured_by: Basis = "audience"
    in_thousands: bool = False
    margin: bool = False
    memo: bool = False
    formulas: Mapping[str, Callable[..., Array]]

    def monthly_volume(self, values: Values, work: Work) -> Array:
        """What happens in each month, as far as it can be done."""
        return self._within_capacity(self.volume, values, work)

    def volume_later(self, values: Values, work: Work) -> Array:
        """The same in single months after the horizon."""
        return self._within_capacity(self.later_volume or self.volume, values, work)

    def monthly_value(self, values: Values, work: Work) -> Array:
        """Value of each month in the plan's currency; shape of `work`."""
        return np.asarray(self.monthly_volume(values, work) * work.prices * self.worth(values))

    def _within_capacity(self, volume: Quantity, values: Values, work: Work) -> Array:
        wanted = volume(values, work)
        return wanted if self.capacity is None else np.minimum(wanted, self.capacity(values, work))
