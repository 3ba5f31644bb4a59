"""The demo company: taken in on the first start through the same workflow as anybody's exports, and replaced."""

from __future__ import annotations

import tomllib
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from payback.ingest.progress import Progress, no_report
from payback.ingest.read_export import read_export
from payback.workflows.imports import take_in
from payback.workflows.starting_plan import START, plan_in_file, save_starting_plan

if TYPE_CHECKING:
    from payback.ingest.progress import Report
    from payback.store import Store

DEMO = Path(__file__).resolve().parents[3] / "data" / "demo"
"""Where the demo company's exports lie in a clone; an installed package has none."""

BY = "demo"
"""Who kept the demo company's batches."""

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
    started = all(batch.created_by == BY and batch.status == "applied" for batch in store.batches())
    return started and all(saved.name != START for saved in store.plans())


def is_demo(store: Store) -> bool:
    """Whether the history holds the demo company, perhaps among other things."""
    return any(batch.created_by == BY and batch.status == "applied" for batch in store.batches())


def replace_demo(store: Store) -> None:
    """Take the demo company out and begin with the defaults again; exports and a plan of one's own stay.

    The batches stay listed as undone, so that the demo does not come back by itself.
    """
    for batch in store.batches():
        if batch.created_by == BY and batch.status == "applied":
            store.undo(batch.import_id)
    if any(saved.name == START and saved.created_by == BY for saved in store.plans()):
        store.delete_plan(START)
