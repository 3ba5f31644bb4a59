"""Freeze a plan: name, author, day, every value and range, and what it promises; nothing changes it any more."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import numpy as np

from payback.errors import PaybackError
from payback.history.calendar_months import next_month
from payback.model import Plan
from payback.model.plan.plan import changed
from payback.model.plan.ranges import ranges_of
from payback.model.tracking.expected import Expected, expected
from payback.model.tracking.frozen_plan import SHORT_HASH, FrozenPlan
from payback.model.tracking.rule import Rule
from payback.share import decode, encode
from payback.workflows import journal_entries
from payback.workflows.evaluation import verdict_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from payback.store import Store

FROZEN, DECISION = "frozen", "decision"
LONGEST_NAME = 80
PLACES = 6
"""Decimals of what a frozen plan promises."""


def freeze(
    store: Store, plan: Plan, *, name: str, by: str, day: date, rule: Rule | None = None, decision: bool = True
) -> FrozenPlan:
    """Freeze a plan and give it back as it is kept; the same again on the same day is the same frozen plan.

    Args:
        store: Where it is kept.
        plan: Without a start it begins in the month after `day`.
        name: What people call it.
        by: Who froze it.
        day: Today.
        rule: What was agreed; without one, the usual thresholds.
        decision: Whether it is the plan that is decided on from now on.

    Raises:
        PaybackError: ``frozen_without_name``.
        PlanError: The plan has no answer; it names the assumption to change.
    """
    title = " ".join(name.split())[:LONGEST_NAME]
    if not title:
        raise PaybackError("frozen_without_name")
    whole = explicit(plan if plan.start else changed(plan, {"start": next_month(day)}))
    content = {
        "name": title, "author": by, "day": day.isoformat(), "model": model_version(),
        "plan": dict(parse_qsl(encode(whole, "en"))), "rule": asdict(rule or Rule()),
        "expected": _written(expected(verdict_on(whole))),
    }  # fmt: skip
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    digest = sha256(text.encode()).hexdigest()
    journal_entries.write(store, FROZEN, digest, text, by=by)
    if decision or len(frozen_plans(store)) == 1:
        decide(store, digest, by=by)
    return frozen_plan(store, digest)


def explicit(plan: Plan) -> Plan:
    """The same plan with every range that is drawn written into it, so that no later table moves it."""
    drawn = {name: limits for name, limits in ranges_of(plan).items() if not limits.certain}
    return changed(plan, {"ranges": tuple((name, each.low, each.high) for name, each in drawn.items())})


def frozen_plans(store: Store) -> tuple[FrozenPlan, ...]:
    """Every frozen plan, the latest first.

    Raises:
        PaybackError: ``frozen_changed`` where one is not what was frozen.
    """
    decided = _decided(store)
    kept = (_read(entry.name, entry.content_json) for entry in reversed(journal_entries.entries(store, FROZEN)))
    return tuple(replace(plan, is_decision=plan.digest == decided) for plan in kept)


def frozen_plan(store: Store, digest: str) -> FrozenPlan:
    """One frozen plan, by its hash or how that begins.

    Raises:
        PaybackError: ``unknown_frozen``.
    """
    matching = [plan for plan in frozen_plans(store) if digest and plan.digest.startswith(digest)]
    if len(matching) != 1:
        raise PaybackError("unknown_frozen", hash=digest[:SHORT_HASH])
    return matching[0]


def the_decision(store: Store) -> FrozenPlan | None:
    """The plan that was decided on; None while nothing is frozen."""
    return next((plan for plan in frozen_plans(store) if plan.is_decision), None)


def decide(store: Store, digest: str, *, by: str) -> None:
    """Make a frozen plan the one that is decided on.

    Raises:
        PaybackError: ``unknown_frozen``.
    """
    journal_entries.write(store, DECISION, DECISION, json.dumps(frozen_plan(store, digest).digest), by=by)


@cache
def model_version() -> str:
    """Short hash of the model's own source: another one wherever a formula or a default has changed."""
    hashed = sha256()
    for text in _sources(files("payback.model")):
        hashed.update(text)
    return hashed.hexdigest()[:SHORT_HASH]


def _sources(folder: Traversable) -> list[bytes]:
    texts = []
    for child in sorted(folder.iterdir(), key=lambda each: each.name):
        if child.is_dir():
            texts += _sources(child)
        elif child.name.endswith(".py"):
            texts.append(child.read_bytes())
    return texts


def _decided(store: Store) -> str:
    entries = journal_entries.entries(store, DECISION)
    return str(json.loads(entries[-1].content_json)) if entries else ""


def _read(digest: str, text: str) -> FrozenPlan:
    if sha256(text.encode()).hexdigest() != digest:
        raise PaybackError("frozen_changed", hash=digest[:SHORT_HASH])
    content = json.loads(text)
    plan, _ = decode(content["plan"], Plan())
    return FrozenPlan(
        digest=digest, name=content["name"], author=content["author"], day=date.fromisoformat(content["day"]),
        plan=plan, model_version=content["model"], rule=Rule(**content["rule"]),
        expected=_read_expected(content["expected"]),
    )  # fmt: skip


def _written(promise: Expected) -> dict[str, Any]:
    """What a plan promises, as JSON can hold it."""
    return {field.name: _plain(getattr(promise, field.name)) for field in fields(promise)}


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray):
        return [round(float(each), PLACES) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return round(value, PLACES) if isinstance(value, float) else value


def _read_expected(written: Mapping[str, Any]) -> Expected:
    return Expected(**{name: _arrays(value) for name, value in written.items()})


def _arrays(value: object) -> Any:  # noqa: ANN401  (of whichever field)
    if isinstance(value, list):
        return np.array(value, dtype=float)
    return {name: _arrays(each) for name, each in value.items()} if isinstance(value, dict) else value
