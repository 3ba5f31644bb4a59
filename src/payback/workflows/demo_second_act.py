"""The demonstration's second act: the same company ten months after its hire, one click there and one back."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from payback.history.calendar_months import later, month_of
from payback.history.events import HIRE, Event
from payback.ingest.progress import Progress, no_report
from payback.ingest.read_export import read_export
from payback.model.plan.plan import changed
from payback.workflows.demo_company import BY, DEMO
from payback.workflows.frozen_plans import decide, freeze, frozen_plans
from payback.workflows.hire_costs import Cost, note_costs
from payback.workflows.hire_record import note_event
from payback.workflows.imports import take_in
from payback.workflows.journal_entries import BY_HIRED, is_second_act
from payback.workflows.starting_plan import plan_in_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from payback.ingest.progress import Report
    from payback.store import Store

HIRED = DEMO.with_name("demo_hired")
MONTHS = 10
"""Since the hire, as far as the history goes."""


@dataclass(frozen=True, slots=True)
class KnownTruth:
    """What the second act was made from: when the person began, and how many orders a month she adds on average."""

    hired: date
    orders: float


def known_truth(folder: Path = HIRED) -> KnownTruth:
    """The truth that no company knows of itself."""
    truth = tomllib.loads((folder / "truth.toml").read_text(encoding="utf-8"))
    return KnownTruth(truth["hired"], truth["hired_orders"])


def can_begin(folder: Path = HIRED) -> bool:
    """Whether the second act's exports are here: an installed package has none."""
    return folder.is_dir()


def begin_second_act(store: Store, folder: Path = HIRED, *, report: Report = no_report) -> None:
    """Put the company after its hire in the place of the one before; begun again it is carried on.

    Args:
        store: Where the demonstration company is.
        folder: The second act's exports and journal.
        report: Called before each file, as rows out of all.

    Raises:
        PaybackError: What the take-in refuses.
    """
    paths = sorted(folder.glob("*/*"))
    known = [batch.import_id for batch in store.batches() if batch.created_by == BY_HIRED]
    store.exchange(_applied(store, BY), known)
    answers = tomllib.loads((DEMO / "answers.toml").read_text(encoding="utf-8"))
    for number, path in enumerate(paths if len(known) < len(paths) else ()):
        report(Progress("read", 0, 0, rows=number, of_rows=len(paths), share=number / len(paths)))
        take_in(store, path, path.name, by=BY_HIRED, answers=answers, read=read_export)
    _write_journal(store, tomllib.loads((folder / "journal.toml").read_text(encoding="utf-8")))


def end_second_act(store: Store) -> None:
    """Put the company before its hire back."""
    before = [batch.import_id for batch in store.batches() if batch.created_by == BY]
    store.exchange(_applied(store, BY_HIRED), before)


def _applied(store: Store, by: str) -> list[int]:
    return [batch.import_id for batch in store.batches() if batch.created_by == by and batch.status == "applied"]


def _write_journal(store: Store, journal: Mapping[str, Any]) -> None:
    """The frozen plan, the events and the costs; into the demonstration's own pages."""
    assert is_second_act(store)  # noqa: S101  (else it would stand among one's own)
    hire = next(row["day"] for row in journal["events"] if row["kind"] == HIRE)
    known = next((plan for plan in frozen_plans(store) if plan.name == journal["name"]), None)
    if known is None:
        plan = changed(plan_in_file(DEMO / "plan.toml"), {"start": month_of(hire)})
        freeze(store, plan, name=journal["name"], by=journal["author"], day=journal["frozen"])
    else:
        decide(store, known.digest, by=BY_HIRED)
    for row in journal["events"]:
        note_event(store, Event(row["kind"], row["day"], row.get("until"), row["note"]), by=BY_HIRED)
    months = [later(month_of(hire), number) for number in range(MONTHS)]
    paid = [Cost(month, kind, journal[kind], hire) for month in months for kind in ("salary", "tools")]
    note_costs(store, paid, by=BY_HIRED)
