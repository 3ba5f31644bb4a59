"""The memo of a month after the hire: five questions, answered from the frozen plan and what was measured since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.errors import PaybackError
from payback.history.calendar_months import next_month
from payback.share.memo.content import Curve, Memo, around_money, safe_link, shown_text, signature, ticks
from payback.share.memo.sections import Section
from payback.wording import tracking
from payback.wording.amounts import month_of
from payback.wording.frozen_plans import frozen_line
from payback.wording.hire_rule import rule_text
from payback.wording.reforecast import level_sentence, payback_sentence
from payback.wording.verdict import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from payback.i18n import Words
    from payback.model.reforecast import Reforecast
    from payback.model.tracking.comparison import Comparison
    from payback.model.tracking.follow_up import FollowUp
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.share.memo.content import Occasion

LONGEST_LINE = 2_000
"""Letters of a line of an answer."""

LATEST = 12
"""Months that the table names."""

STAND_IN = frozenset({"costs_partly", "costs_without_salary", "stood_in", "missing"})
"""What has to be known of the running sum: where the plan's figure stands in for what is not known."""


def monthly_memo(
    follow_up: FollowUp,
    texts: Mapping[str, str],
    forecast: Reforecast | None,
    month: date,
    words: Words,
    occasion: Occasion,
) -> Memo:
    """The memo of a month.

    Args:
        follow_up: The frozen plan and what was measured.
        texts: The answers to the five questions, as somebody kept them or as the figures give them.
        forecast: The plan told again.
        month: The last one with figures.
        words: The language.
        occasion: What people say of it.

    Raises:
        PaybackError: ``no_figures``.
    """
    frozen, comparison = follow_up.frozen, follow_up.comparison
    if frozen is None or comparison is None:
        raise PaybackError("no_figures")
    company = shown_text(occasion.company)
    title = words("memo.monthly_title_of", company=company, month=month)
    return Memo(
        language=words.tag,
        title=title if company else words("memo.monthly_title", month=month),
        question=shown_text(occasion.question) or words("memo.monthly_question"),
        answer=tracking.sentence(follow_up, words).replace("**", ""),
        doubt=tracking.doubt(follow_up, words),
        figures=tuple(_figures(follow_up, frozen, comparison, forecast, words)),
        curve=_curve(follow_up, frozen, comparison, words),
        sections=tuple(_sections(follow_up, texts, forecast, month, words)),
        slides=((0, 1), (2, 3)),
        signature=signature(occasion, words),
        link=safe_link(occasion.link),
    )


def _sections(
    follow_up: FollowUp, texts: Mapping[str, str], forecast: Reforecast | None, month: date, words: Words
) -> Iterator[Section]:
    """A section a question: its answer, and below it the table that it rests on."""
    frozen = follow_up.frozen
    agreed = (frozen_line(frozen, words), rule_text(frozen, follow_up.hire, words)) if frozen else ()
    again = filter(None, (payback_sentence(forecast, words), level_sentence(forecast, words))) if forecast else ()
    stands_in = [tracking.problem_text(each, words) for each in follow_up.problems if each.key in STAND_IN]
    beside = {
        "aim": agreed,
        "earned": (*again, *stands_in),
        "next": (words("memo.monthly_again", month=next_month(month)),),
    }
    columns = tracking.month_columns(words)
    tables = {
        "happened": (columns, tuple(tracking.month_rows(follow_up, words)[:LATEST])),
        "why": ((words("track.column.stream"), *columns[1:]), tuple(tracking.stream_rows(follow_up, words))),
    }
    for question in ("aim", "happened", "why", "earned", "next"):
        head, rows = tables.get(question, ((), ()))
        points = (*_lines(texts.get(question, "")), *beside.get(question, ()))
        yield Section(words(f"track.question.{question}"), head=head, rows=rows, points=points)


def _lines(text: str) -> tuple[str, ...]:
    """What somebody typed, a line at a time."""
    return tuple(shown for line in text.splitlines() if (shown := shown_text(line, LONGEST_LINE)))


def _figures(
    follow_up: FollowUp, frozen: FrozenPlan, comparison: Comparison, forecast: Reforecast | None, words: Words
) -> Iterator[Figure]:
    """Value, its share of the plan's, the running sum, and when the money is back."""
    planned, actual, _, light = tracking.total_row(follow_up, words)
    yield _figure("value", actual, _planned(planned, words), words)
    share = words("track.not_measured") if comparison.share is None else words.percent(comparison.share, 0)
    yield _figure("share", share, light, words)
    last = int(np.flatnonzero(np.isfinite(comparison.cumulative))[-1])
    sums = (comparison.cumulative[last], frozen.expected.cumulative[last])
    now, then = (words.money(float(amount), frozen.plan.currency) for amount in sums)
    yield _figure("sum", now, _planned(then, words), words)
    if forecast:
        back, promised = (
            month_of(each, frozen.plan.months, words) for each in (forecast.payback_p50, forecast.planned)
        )
        yield _figure("back", back, _planned(promised, words), words)


def _planned(text: str, words: Words) -> str:
    return words("memo.monthly_planned", planned=text)


def _figure(name: str, value: str, note: str, words: Words) -> Figure:
    return Figure(name, words(f"memo.monthly_{name}"), value, note, "")


def _curve(follow_up: FollowUp, frozen: FrozenPlan, comparison: Comparison, words: Words) -> Curve:
    currency, months = frozen.plan.currency, frozen.plan.months
    amounts, planned = (
        tuple(round(float(amount), 2) for amount in series)
        for series in (comparison.cumulative, frozen.expected.cumulative)
    )
    known = [amount for amount in amounts + planned if np.isfinite(amount)]
    return Curve(
        title=words("memo.monthly_curve"),
        alt=f"{words('memo.monthly_curve')}. {tracking.doubt(follow_up, words)}",
        amounts=amounts,
        axis=words("curve.month"),
        marks=tuple((month, words.number(month)) for month in ticks(months)),
        low=words.money(min(known), currency),
        high=words.money(max(known), currency),
        back=None,
        currency=around_money(currency, words),
        planned=planned,
        promise=words("track.planned"),
    )
