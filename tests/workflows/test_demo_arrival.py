"""The demo company on its way into a store: what is known of it beforehand, what waits, what a break leaves."""

from __future__ import annotations

import shutil
from concurrent.futures import CancelledError
from dataclasses import fields
from datetime import date, timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from payback.ingest.read_export import read_export
from payback.model.estimation import Estimate
from payback.store import open_store
from payback.workflows import demo_company
from payback.workflows.background_jobs import IN_TURN, keep_in_background
from payback.workflows.demo_arrival import ESTIMATES, arrival, demo_estimates, demo_plan
from payback.workflows.demo_company import BY, DEMO, awaits_demo, is_demo
from payback.workflows.history_estimates import estimates_from_history
from payback.workflows.imports import inspect
from payback.workflows.starting_plan import starting_plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from payback.store import Batch, Store

TODAY = date(2026, 11, 23)
PATIENCE_SECONDS = 60
HEAD = """\
# What the demo company's history says, as estimates_from_history gives it: shown while that history is being taken in.
# Written by: pytest tests/workflows/test_demo_arrival.py --record
"""


class Held:
    """Takes files in only when told to."""

    def __init__(self) -> None:
        self.at_file, self.go_on = Event(), Event()
        self._take_in = demo_company.take_in

    def __call__(self, *args: Any, **rest: Any) -> Batch:  # noqa: ANN401 - handed through
        """Say that a file is asked for, and wait."""
        self.at_file.set()
        assert self.go_on.wait(PATIENCE_SECONDS)
        return self._take_in(*args, **rest)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """A taking-in that stands at its first file."""
    take_in = Held()
    monkeypatch.setattr(demo_company, "take_in", take_in)
    yield take_in
    take_in.go_on.set()
    IN_TURN.submit(int).result(PATIENCE_SECONDS)


def as_toml(estimates: Mapping[str, Estimate]) -> str:
    """The estimates as they stand beside the exports."""
    return HEAD + "".join(
        f"\n[{name}]\n" + "".join(f"{key} = {_value(value)}\n" for key, value in row(estimate).items())
        for name, estimate in estimates.items()
    )


def row(estimate: Estimate) -> dict[str, object]:
    """What is known of one estimate, under the names of its fields."""
    values = {field.name: getattr(estimate, field.name) for field in fields(Estimate) if field.name != "name"}
    return {name: value for name, value in values.items() if value is not None}


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return value.isoformat() if isinstance(value, date) else str(value)


def numbers(estimates: Mapping[str, Estimate]) -> dict[str, tuple[float, float, float]]:
    """Value and range by name."""
    return {name: (estimate.value, estimate.low, estimate.high) for name, estimate in estimates.items()}


def words_of(estimates: Mapping[str, Estimate]) -> dict[str, dict[str, object]]:
    """Everything else by name."""
    return {
        name: {key: value for key, value in row(estimate).items() if key not in {"value", "low", "high"}}
        for name, estimate in estimates.items()
    }


def test_what_is_known_beforehand_is_what_the_history_says(
    demo_store: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Every estimate of the file, to the last digit that two processors agree on; ``--record`` writes it anew."""
    shutil.copy(demo_store, tmp_path / "h.duckdb")
    store = open_store(tmp_path / "h.duckdb")
    told, plan = estimates_from_history(store, TODAY), starting_plan(store)
    store.close()
    if pytestconfig.getoption("--record"):
        (DEMO / ESTIMATES).write_text(as_toml(told), encoding="utf-8")
    known, how = demo_estimates(TODAY), "write it anew: pytest tests/workflows/test_demo_arrival.py --record"
    assert list(known) == list(told), how
    assert words_of(known) == words_of(told), how
    for name, expected in numbers(told).items():
        assert numbers(known)[name] == pytest.approx(expected, rel=1e-12, abs=1e-15), how
    assert demo_plan() == plan


def test_nothing_is_known_before_the_history_is_over() -> None:
    """On an earlier day it would say less, and so the file says nothing."""
    last = max(estimate.last for estimate in demo_estimates(TODAY).values())
    assert demo_estimates(last) == {}
    assert demo_estimates(last + timedelta(1))


def test_the_store_is_there_at_once_and_the_demo_follows(store: Store, small_demo: Path, held: Held) -> None:
    """Whoever asks is told at which file it is, and can read what there is."""
    going = arrival(store, small_demo)
    assert going is not None
    assert held.at_file.wait(PATIENCE_SECONDS)
    assert (going.progress().rows, going.progress().of_rows, going.share()) == (0, 2, 0)
    assert store.batches() == ()
    assert awaits_demo(store, small_demo)
    held.go_on.set()
    assert going.outcome.result(PATIENCE_SECONDS)
    assert going.failure() is None
    assert is_demo(store)
    assert arrival(store, small_demo) is None


def test_whatever_is_kept_meanwhile_waits(store: Store, small_demo: Path, held: Held, tmp_path: Path) -> None:
    """A visitor's file is looked at while the demo comes in, and kept after it: neither is lost."""
    arrival(store, small_demo)
    assert held.at_file.wait(PATIENCE_SECONDS)
    own = tmp_path / "own.csv"
    own.write_text('sep=,\n"Facebook follows"\n"Date","Primary"\n"2026-02-01T00:00:00","9"\n', encoding="utf-16")
    inspection = inspect(store, own, own.name, answers={"account": "Mine"}, read=read_export)
    kept = keep_in_background(store, inspection, by="ada")
    assert (kept.progress().phase, kept.outcome.done()) == ("wait", False)
    held.go_on.set()
    assert kept.outcome.result(PATIENCE_SECONDS).rows_new == 1
    assert [batch.created_by for batch in store.batches()] == ["ada", BY, BY]


def test_a_server_that_ends_waits_for_one_file_only(store: Store, small_demo: Path, held: Held) -> None:
    """What is in stays in, and the next start takes in the rest."""
    going = arrival(store, small_demo)
    assert going is not None
    assert held.at_file.wait(PATIENCE_SECONDS)
    going.stop()
    held.go_on.set()
    assert isinstance(going.outcome.exception(PATIENCE_SECONDS), CancelledError)
    assert len(store.batches()) == 1
    again = arrival(store, small_demo)
    assert again is not None
    assert again.outcome.result(PATIENCE_SECONDS)
    assert [batch.rows_new for batch in store.batches()] == [1, 1]
    assert starting_plan(store) == demo_plan()


def test_why_it_came_to_nothing_is_not_lost(store: Store, small_demo: Path) -> None:
    """A plan that cannot be read is told to whoever asks, and the store still waits for its demo."""
    (small_demo / "plan.toml").write_text("salary = ", encoding="utf-8")
    going = arrival(store, small_demo)
    assert going is not None
    assert "plan_line" in str(going.outcome.exception(PATIENCE_SECONDS))
    assert going.failure() is going.outcome.exception()
    assert awaits_demo(store, small_demo)
