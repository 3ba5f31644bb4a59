"""The demo company: taken in on the first start like anybody's exports; it leaves, and comes back.

Its figures and one's own are never in the history together: what is one's own is set aside while it is there.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from payback.ingest.progress import Progress, no_report
from payback.ingest.read_export import read_export
from payback.model import Plan
from payback.workflows.imports import take_in
from payback.workflows.journal_entries import BY_HIRED
from payback.workflows.starting_plan import START, plan_in_file, save_starting_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from payback.ingest.progress import Report
    from payback.store import Batch, Store

DEMO = Path(__file__).resolve().parents[3] / "data" / "demo"
"""Where the demo company's exports lie in a clone; an installed package has none."""

BY = "demo"
"""Who kept the demo company's batches."""

INVENTED_BY = frozenset({BY, BY_HIRED})
"""The same, before its hire and after."""

ASIDE = "aside"
"""Name under which the store keeps, while the demo company is back, the numbers of one's own imports and one's plan."""

_STARTING = Lock()


def first_start(store: Store, folder: Path = DEMO, *, report: Report = no_report) -> bool:
    """Take the demo company into an empty store, once; give back whether that was done now.

    Several threads may call it: the first one does the work, the others wait for it. A start that was cut off is
    carried on where it stopped. A store that ever held anything else is left alone.

    Args:
        store: Where it goes.
        folder: Its exports, answers and plan.
        report: Called before each file, as rows out of all; what it raises cuts the start off between two files.

    Raises:
        PaybackError: What the take-in refuses.
    """
    with _STARTING:
        if not awaits_demo(store, folder):
            return False
        answers = tomllib.loads((folder / "answers.toml").read_text(encoding="utf-8"))
        paths = sorted(folder.glob("*/*"))
        for number, path in enumerate(paths):
            report(Progress("read", 0, 0, rows=number, of_rows=len(paths), share=number / len(paths)))
            # These are ours: read in this process, so that the first start is quick.
            take_in(store, path, path.name, by=BY, answers=answers, read=read_export)
        save_starting_plan(store, plan_in_file(folder / "plan.toml"), by=BY)
        return True


def awaits_demo(store: Store, folder: Path = DEMO) -> bool:
    """Whether the demo company has to be taken in: nothing is there but perhaps the beginning of it."""
    if not folder.is_dir():
        return False
    aside = bool(_aside(store))
    others = (batch for batch in store.batches() if not (aside and batch.created_by != BY and batch.status == "undone"))
    started = all(batch.created_by == BY and batch.status == "applied" for batch in others)
    return started and all(saved.name != START for saved in store.plans())


def is_demo(store: Store) -> bool:
    """Whether it is the demo company's history, before its hire or after; between the two it holds nothing."""
    if any(batch.status == "applied" for batch in store.batches()):
        return bool(_applied(store, demo=True))
    return any(saved.name == START and saved.created_by == BY for saved in store.plans())


def listed(store: Store) -> tuple[Batch, ...]:
    """The imports of whoever is here, the newest first: the demo company's, or one's own; nobody else's that is out."""
    demo = is_demo(store)
    return tuple(
        batch for batch in store.batches() if batch.status == "applied" or (batch.created_by in INVENTED_BY) == demo
    )


def leave_demo(store: Store, *, by: str, plan: Plan | None = None) -> None:
    """Take the demo company out; what is one's own and was set aside for it comes back, with its plan.

    Its imports stay in the store, out of the history, so that it does not come back by itself.

    Args:
        store: The history.
        by: Who wants it.
        plan: What everybody begins with from now on; by default one's own plan of before, else the defaults.
    """
    aside = _aside(store)
    store.exchange(_applied(store, demo=True), aside.get("imports", ()))
    if any(saved.name == START and saved.created_by == BY for saved in store.plans()):
        store.delete_plan(START)
    if before := aside.get("plan"):
        store.save_plan(START, before, by=by)
    if plan is not None:
        save_starting_plan(store, plan, by=by)
    elif not store.batches():
        save_starting_plan(store, Plan(), by=by)
    if aside:
        store.delete_plan(ASIDE)


def make_room(store: Store, *, by: str) -> bool:
    """Take the demo company out before something of one's own comes in; whether it was there."""
    was_demo = is_demo(store)
    if was_demo:
        leave_demo(store, by=by)
    return was_demo


def call_demo_back(store: Store, *, by: str) -> None:
    """Set aside what is one's own, and have the store await the demo company: `first_start` brings what it lacks."""
    if is_demo(store):
        return
    own, demo = _applied(store, demo=False), [batch.import_id for batch in store.batches() if batch.created_by == BY]
    plan = next((saved for saved in store.plans() if saved.name == START), None)
    store.save_plan(ASIDE, json.dumps({"imports": own, "plan": plan.params_json if plan else ""}), by=by)
    store.exchange(own, demo)
    if plan:
        store.delete_plan(START)


def _applied(store: Store, *, demo: bool) -> list[int]:
    """The numbers of the demo company's imports that are in the history, or of one's own."""
    return [
        batch.import_id
        for batch in store.batches()
        if batch.status == "applied" and (batch.created_by in INVENTED_BY) == demo
    ]


def _aside(store: Store) -> Mapping[str, Any]:
    """What was set aside for the demo company: ``imports`` and ``plan``; nothing while it is not back."""
    kept = next((saved.params_json for saved in store.plans() if saved.name == ASIDE), "{}")
    return dict(json.loads(kept))
