"""What this process counts of itself, as OpenMetrics: without a name, a file or a figure of a plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Family:
    """One thing that is measured.

    Attributes:
        kind: ``counter`` for what only grows, ``gauge`` for what is so now, ``summary`` for how long something took.
        meaning: In a sentence, for whoever reads it in a monitor.
        label: What tells its counts apart; empty where there is one.
    """

    kind: str
    meaning: str
    label: str = ""


FAMILIES: Mapping[str, Family] = {
    "payback_changes": Family("counter", "Changes that somebody asked for.", "outcome"),
    "payback_import_seconds": Family("summary", "Seconds from asking to keep a file until it was kept."),
    "payback_imports": Family("counter", "Files that somebody asked to keep.", "outcome"),
    "payback_page_errors": Family("counter", "Pages that could not be shown.", "kind"),
    "payback_refusals": Family("counter", "Requests that were not answered.", "reason"),
    "payback_viewers": Family("gauge", "Pages that are open."),
    "payback_data_version": Family("gauge", "Grows with every change of the history."),
    "payback_store_answers": Family("gauge", "Whether the store answers, 0 or 1."),
    "payback_store_seconds": Family("gauge", "Seconds until the store answered, as asked now."),
}
MEDIA_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"


@dataclass(slots=True)
class Measurements:
    """Counts and seconds of one process."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    now: dict[str, float] = field(default_factory=lambda: {"payback_viewers": 0})
    _lock: Lock = field(default_factory=Lock)

    def count(self, family: str, what: str = "") -> None:
        """One more of it."""
        with self._lock:
            self.counts[family, what] += 1

    def took(self, family: str, seconds: float) -> None:
        """One more of it, which took so long."""
        with self._lock:
            self.counts[family, ""] += 1
            self.seconds[family] += seconds  # type: ignore[assignment]  # a counter of whole numbers, to its stub

    def text(self, **now: float | None) -> str:
        """All of it in the form of OpenMetrics.

        Args:
            now: Gauges as they are at this moment, beside those in `now`; None where that is not known.
        """
        with self._lock:
            gauges = {**self.now, **{name: value for name, value in now.items() if value is not None}}
            lines = [line for name, family in FAMILIES.items() for line in self._lines(name, family, gauges)]
        return "\n".join([*lines, "# EOF", ""])

    def _lines(self, name: str, family: Family, gauges: Mapping[str, float]) -> Iterator[str]:
        yield f"# TYPE {name} {family.kind}"
        yield f"# HELP {name} {family.meaning}"
        if family.kind == "gauge":
            yield from (f"{name} {gauges[name]:g}" for _ in range(name in gauges))
        elif family.kind == "summary":
            yield f"{name}_count {self.counts[name, '']}"
            yield f"{name}_sum {self.seconds[name]:.3f}"
        else:
            for (_, what), n in sorted(item for item in self.counts.items() if item[0][0] == name):
                yield f'{name}_total{{{family.label}="{what}"}} {n}'


MEASURED = Measurements()
"""Of this process."""
