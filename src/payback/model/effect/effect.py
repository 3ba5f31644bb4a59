"""What an effort brought, as values: by month and together, how sure that is, and in which words it may be said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.types import Array

EffectVerdict: TypeAlias = Literal["brought", "lost", "none_seen", "too_early"]
Interval: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class EffectNote:
    """Something to know of an estimate: a key below ``effect.note`` and its facts.

    Months among the facts are positions in the series.
    """

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placebo:
    """The same question at a date at which nothing happened.

    Attributes:
        first_after: Position of its first month after.
        mean: What it seems to have brought a month; `interval_95` with 95 % probability.
        probability: That it brought something.
        clean: Whether it shows nothing, as it must.
    """

    first_after: int
    mean: float
    interval_95: Interval
    probability: float
    clean: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """What an effort brought; all in the unit of the series, arrays of shape ``(months after,)``.

    Attributes:
        first_after: Position of the first month with the effort.
        months_before: Known months before; `months_after` known months after.
        counterfactual: Median of what would have come; between the two rows of `counterfactual_80` and
            `counterfactual_95` (shape ``(2, months after)``) it lies with that probability.
        effects: What came less the counterfactual; NaN where unknown. `effects_95` its interval.
        running: Effect up to each month, unknown months left out; `running_95` its interval.
        mean: Effect a month, over the known months; `cumulative` all of them together.
        share: The mean as a share of what would have come.
        probability: That there is an effect above zero.
        verdict: `too_early` where nothing may be said yet; no claim contradicts `interval_95`.
        smallest_seen: Smallest mean effect that would have been claimed.
        months_needed: Months from now until the effect in question could be seen; 0 where one is claimed, None where
            `LONGEST` months would not do.
        placebo: None where too few months came before, or the level jumped in the last year of them.
    """

    first_after: int
    months_before: int
    months_after: int
    counterfactual: Array
    counterfactual_80: Array
    counterfactual_95: Array
    effects: Array
    effects_95: Array
    running: Array
    running_95: Array
    mean: float
    interval_80: Interval
    interval_95: Interval
    cumulative: float
    cumulative_interval_80: Interval
    cumulative_interval_95: Interval
    share: float
    probability: float
    verdict: EffectVerdict
    smallest_seen: float
    months_needed: int | None
    placebo: Placebo | None
    notes: tuple[EffectNote, ...]

    @property
    def claimed(self) -> bool:
        """Whether an effect is claimed."""
        return self.verdict in {"brought", "lost"}
