"""What is kept of a hire month by month: what the rule said, and the answer to five questions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.history.calendar_months import later
from payback.model.tracking.rule_reading import Reading, reading
from payback.wording.hire_rule import filled_answers
from payback.workflows import journal_entries
from payback.workflows.hire_record import events

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.model.effect.effect import EffectVerdict
    from payback.model.reforecast import Reforecast
    from payback.model.tracking.follow_up import FollowUp
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.store import Entry, Store

READING, ANSWER = "reading", "answer"
QUESTIONS = ("aim", "happened", "why", "earned", "next")
"""The five questions of a month, by their keys below ``track.question.``."""

LONGEST_ANSWER = 2_000


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What the rule said at the end of a month, as it was kept on a day by somebody."""

    month: date
    reading: Reading
    kept_on: date
    by: str


@dataclass(frozen=True, slots=True)
class MonthlyAnswer:
    """What was answered to `QUESTIONS` at the end of a month."""

    month: date
    texts: Mapping[str, str]
    kept_on: date
    by: str


def last_month(follow_up: FollowUp) -> date:
    """The latest month of a follow-up that has figures.

    Raises:
        PaybackError: ``no_figures``.
    """
    if follow_up.first_month is None or follow_up.measured is None or not follow_up.measured.months:
        raise PaybackError("no_figures")
    return later(follow_up.first_month, follow_up.measured.months - 1)


def keep_reading(store: Store, follow_up: FollowUp, *, by: str) -> None:
    """Keep what the rule says today under the latest month; what was kept for it before stays as an older version.

    Raises:
        PaybackError: ``no_figures``.
    """
    month, now, frozen = last_month(follow_up), reading(follow_up), follow_up.frozen
    if now is None or frozen is None:
        raise PaybackError("no_figures")
    content = {"worked": now.worked, "share": now.share, "branch": now.branch}
    journal_entries.write(store, READING, _name(frozen, month), json.dumps(content), by=by)


def readings(store: Store, frozen: FrozenPlan) -> tuple[KeptReading, ...]:
    """Every reading of a frozen plan that was kept, also those that a later one of the same month replaced."""
    entries = journal_entries.entries(store, READING, versions=True)
    return tuple(
        KeptReading(_month(entry), Reading(**json.loads(entry.content_json)), entry.created_at.date(), entry.created_by)
        for entry in entries
        if _is_of(entry, frozen)
    )


def keep_answer(store: Store, follow_up: FollowUp, texts: Mapping[str, str], *, by: str) -> None:
    """Keep what was answered at the end of the latest month.

    Raises:
        PaybackError: ``no_figures``.
    """
    month, frozen = last_month(follow_up), follow_up.frozen
    if frozen is None:
        raise PaybackError("no_figures")
    content = {question: texts.get(question, "").strip()[:LONGEST_ANSWER] for question in QUESTIONS}
    journal_entries.write(store, ANSWER, _name(frozen, month), json.dumps(content, ensure_ascii=False), by=by)


def answers(store: Store, frozen: FrozenPlan) -> tuple[MonthlyAnswer, ...]:
    """The latest answer of each month of a frozen plan, the latest month first."""
    kept = (
        MonthlyAnswer(_month(entry), json.loads(entry.content_json), entry.created_at.date(), entry.created_by)
        for entry in journal_entries.entries(store, ANSWER)
        if _is_of(entry, frozen)
    )
    return tuple(sorted(kept, key=lambda answer: answer.month, reverse=True))


def month_answer(
    store: Store,
    follow_up: FollowUp,
    forecast: Reforecast | None,
    verdicts: Mapping[str, EffectVerdict],
    words: Words,
) -> Mapping[str, str]:
    """What is answered at the end of the latest month: what was kept, else what the figures give.

    Raises:
        PaybackError: ``no_figures``.
    """
    month, frozen = last_month(follow_up), follow_up.frozen
    kept = answers(store, frozen) if frozen else ()
    given = next((answer.texts for answer in kept if answer.month == month), {})
    return {**filled_answers(follow_up, events(store), forecast, verdicts, words), **given}


def _name(frozen: FrozenPlan, month: date) -> str:
    return f"{frozen.digest}:{month.isoformat()}"


def _is_of(entry: Entry, frozen: FrozenPlan) -> bool:
    return entry.name.partition(":")[0] == frozen.digest


def _month(entry: Entry) -> date:
    return date.fromisoformat(entry.name.partition(":")[2])
