"""A plan as a file that leaves the product: what goes into it, and the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.model.questions.break_even import break_evens
from payback.model.questions.usual_calculator import from_usual_to_ours
from payback.share.memo import SHAPES, Form, Occasion, memo
from payback.share.memo.content import shown_text
from payback.share.workbook import Background, workbook
from payback.workflows.evaluation import verdict_on
from payback.workflows.method.sources import source_texts
from payback.workflows.plan_analysis import analyse_drivers
from payback.workflows.sent_links import sent_link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from payback.i18n import Words
    from payback.model import Plan

MEMO_KINDS = tuple(SHAPES)
"""Endings of the files that a memo can be."""

PAPER = {"france": "a4"}
"""Where paper is no letter."""


def plan_link(plan: Plan, address: str, *, own: bool = False) -> str:
    """Where a plan opens, in the language of whoever opens it; empty where the server's address is not known."""
    return f"{address.rstrip('/')}/?{sent_link(plan, own=own)}" if address else ""


def plan_workbook(
    plan: Plan,
    words: Words,
    title: str = "",
    origins: Mapping[str, str] | None = None,
    scenarios: Mapping[str, Plan] | None = None,
) -> bytes:
    """A plan as a workbook of live formulas.

    Args:
        plan: What is worked out.
        words: The language of the sheets.
        title: Of the first sheet; the product's question where it is empty.
        origins: Where values come from, in words, by assumption.
        scenarios: Plans to set beside it, by name.

    Raises:
        PlanError: The plan has no answer; it names the assumption to change.
    """
    beside = {name: verdict_on(other) for name, other in (scenarios or {}).items()}
    return workbook(verdict_on(plan), words, Background(shown_text(title), origins or {}, source_texts(words), beside))


def plan_memo(plan: Plan, words: Words, kind: str, occasion: Occasion, *, three: bool = False) -> bytes:
    """A plan as a memo.

    Args:
        plan: What is decided.
        words: The language.
        kind: Of `MEMO_KINDS`: ending of the file.
        occasion: What people say of it.
        three: Whether slides are three and not one.

    Raises:
        PlanError: The plan has no answer; it names the assumption to change.
    """
    drivers = analyse_drivers(plan)
    edges, steps = break_evens(plan, plan.months), from_usual_to_ours(plan)
    content = memo(drivers.verdict, drivers.swings, edges, steps, words, occasion)
    return SHAPES[kind](content, words, Form(three=three, paper=PAPER.get(plan.region, "us-letter")))


def kind_of(path: Path, kinds: Sequence[str]) -> str:
    """What a file is to be, by its name.

    Raises:
        PaybackError: ``output_kind`` where the name ends in none of `kinds`.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in kinds:
        raise PaybackError("output_kind", file=path.name, kinds=[f".{each}" for each in kinds])
    return kind


def write(path: Path, content: bytes) -> None:
    """Write a document.

    Raises:
        PaybackError: ``output_unwritable`` where the file cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise PaybackError("output_unwritable", file=str(path)) from error
