"""The three things an import brings - figures, orders, names - described once: one set of queries serves all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.history.measures import ENTITY_FIELDS, MEASURE_KEY, MEASURES, ORDER_FIELDS, ORDER_KEY, STORED_MEASURES

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact table, with its versions and its roll-ups: its natural key, its fields, and the tables that hold it.

    Attributes:
        dates: Columns of the key that are dates; the others are text, where ``''`` means none.
        roll_ups: Tables with sums that follow the current state month by month; a later one may be made from an
            earlier one.
        taken: Columns of the versions that say when a reading was taken, the weightiest first: a later one wins,
            whichever was imported later.
        strict: Figures that contradict each other in one file are rejected; of two names, one is taken.
    """

    name: str
    key: tuple[str, ...]
    fields: tuple[str, ...]
    current: str
    dates: tuple[str, ...] = ()
    roll_ups: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    strict: bool = True

    @property
    def versions(self) -> str:
        """Table of every version that any import brought."""
        return f"{self.name}_version"

    def fields_in(self, columns: Collection[str]) -> tuple[str, ...]:
        """Which of the fact's fields are among the given columns, in the fact's order."""
        return tuple(name for name in self.fields if name in columns)


METRIC = Fact(
    "metric", MEASURE_KEY, STORED_MEASURES, "metric_daily", ("date_day", "date_end"),
    ("metric_by_day", "metric_by_entity", "metric_span", "metric_monthly"), ("taken_on", "seen_until"),
)  # fmt: skip
ORDER = Fact("order", ORDER_KEY, ORDER_FIELDS, "orders", roll_ups=("order_monthly",))
ENTITY = Fact("entity", ("platform", "account_id", "level", "entity_id"), ENTITY_FIELDS, "entity", strict=False)
FACTS = (METRIC, ORDER, ENTITY)

SUMMED = tuple(name for name in STORED_MEASURES if MEASURES[name].additive)
NOT_SUMMED = tuple(name for name in STORED_MEASURES if not MEASURES[name].additive)
RUNNING = ("followers",)
"""Totals as of a day: over a month the last one counts."""
ROLLED_UP = SUMMED + RUNNING
"""Measures that a month can hold."""
