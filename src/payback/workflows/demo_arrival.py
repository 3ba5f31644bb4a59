"""The demo company on its way into a new store: taken in behind the pages, which begin with what is known of it."""

from __future__ import annotations

import tomllib
from concurrent.futures import CancelledError
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from payback.model.estimation import Estimate
from payback.workflows.background_jobs import IN_TURN, Job
from payback.workflows.demo_company import DEMO, awaits_demo, first_start
from payback.workflows.starting_plan import plan_in_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from payback.ingest.progress import Progress, Report
    from payback.model import Plan
    from payback.store import Store

ESTIMATES = "estimates.toml"
"""What the demo company's history says, beside its plan: the test that compares the two writes it anew."""


class Arrival(Job[bool]):
    """The taking-in of the demo company into one store; whatever else is kept waits until it is over."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._stopping = Event()
        super().__init__(folder.name, partial(_take_in, store, folder), IN_TURN)

    def stop(self) -> None:
        """End it after the file that it is at; the next start carries it on."""
        self._stopping.set()

    def failure(self) -> BaseException | None:
        """Why it came to nothing; None while it goes on, and when all is in."""
        return self.outcome.exception() if self.outcome.done() else None

    def _report(self, progress: Progress) -> None:
        if self._stopping.is_set():
            raise CancelledError
        super()._report(progress)


def arrival(store: Store, folder: Path = DEMO) -> Arrival | None:
    """Begin to take the demo company in where it is missing; None where the store needs none."""
    return Arrival(store, folder) if awaits_demo(store, folder) else None


def _take_in(store: Store, folder: Path, report: Report) -> bool:
    return first_start(store, folder, report=report)


def demo_plan(folder: Path = DEMO) -> Plan:
    """The plan that the demo company's store begins with."""
    return plan_in_file(folder / "plan.toml")


def demo_estimates(today: date, folder: Path = DEMO) -> Mapping[str, Estimate]:
    """What the demo company's history says, without reading it; nothing on a day on which it is not over."""
    rows = tomllib.loads((folder / ESTIMATES).read_text(encoding="utf-8"))
    estimates = {name: _estimate(name, row) for name, row in rows.items()}
    return estimates if today > max(estimate.last for estimate in estimates.values()) else {}


def _estimate(name: str, row: Mapping[str, Any]) -> Estimate:
    return Estimate(name=name, **{**row, "set_aside": tuple(row["set_aside"])})
