"""Where the value comes from: stream by stream, with how well each is known."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from payback.charts import value_and_cost
from payback.model import VALUE_STREAMS
from payback.model.questions.audience_left import AFTERWARDS
from payback.model.questions.evidence_grades import by_stream
from payback.ui.figure import chart_payload, show
from payback.ui.plan_on_screen import key_of
from payback.wording.drivers import label_within
from payback.wording.glossary import name_of
from payback.wording.verdict import figures_month
from payback.workflows.evaluation import REMEMBERED, verdict_on
from payback.workflows.plan_analysis import audience_left_by

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan, Verdict
    from payback.model.questions.evidence_grades import StreamEvidence


def month_by_month(plan: Plan, words: Words) -> None:
    """The streams over the months, and the cost that they have to cover."""
    show(_month_by_month_payload(plan, words), key="card-streams")


@lru_cache(maxsize=REMEMBERED)
def _month_by_month_payload(plan: Plan, words: Words) -> bytes:
    return chart_payload(value_and_cost(verdict_on(plan), words), words, plan.currency, key_of(plan))


def sources_html(plan: Plan, words: Words, measured: frozenset[str] = frozenset()) -> str:
    """Every counted stream in one month, with its evidence; the one worth measuring first; reach as a memo."""
    verdict = verdict_on(plan)
    month = figures_month(verdict.plan)
    streams = [row for row in by_stream(verdict, measured) if row.counted and verdict.gained[row.name].any()]
    most = max((float(verdict.gained[row.name][month]) for row in streams), default=0.0)
    first = max((row for row in streams if row.grade != "measured"), key=lambda row: row.total, default=None)
    rows = "".join(_row_html(row, verdict, words, month, most, first=row is first) for row in streams)
    memos = [name for name, stream in VALUE_STREAMS.items() if stream.memo]
    shown = {row.name for row in streams}
    rows += "".join(_memo_html(name, verdict, words, month) for name in memos if name not in shown)
    rows += _left_html(plan, words)
    head = f"<h2>{escape(words('sources.title'))}</h2><p>{escape(words('sources.note', month=month))}</p>"
    return head + rows


def _row_html(row: StreamEvidence, verdict: Verdict, words: Words, month: int, most: float, *, first: bool) -> str:
    amount = float(verdict.gained[row.name][month])
    money = words.money(amount, verdict.plan.currency)
    grade, weakest = words(f"grade.{row.grade}"), label_within(row.weakest, words)
    chip = escape(grade if row.grade == "measured" else words("sources.rests_on", grade=grade, weakest=weakest))
    if first:
        chip += f" · <b>{escape(words('sources.first'))}</b>"
    return (
        f'<div class="pb-source" data-stream="{row.name}"><span>{escape(words(f"stream.{row.name}"))}</span>'
        f"<strong>{escape(money)}</strong>{_bar_html(row.name, amount / most if most > 0 else 0)}"
        f'<span class="pb-chip">{chip}</span></div>'
    )


def _memo_html(name: str, verdict: Verdict, words: Words, month: int) -> str:
    views = words("sources.people", n=round(float(verdict.views[month])))
    return (
        f'<div class="pb-source" data-stream="{name}"><span>{escape(words(f"sources.{name}"))}</span>'
        f"<strong>{escape(views)}</strong>{_bar_html(name, 1)}</div>"
    )


def _left_html(plan: Plan, words: Words) -> str:
    """What the audience is worth after the horizon: shown, and counted nowhere."""
    left = audience_left_by(plan)
    likely, low, high = (words.money(amount, plan.currency) for amount in (left.likely, left.low, left.high))
    note = words("sources.left_note", months=AFTERWARDS, low=low, high=high)
    return (
        f'<div class="pb-source" data-memo="audience_left"><span>{escape(name_of("left", words))}</span>'
        f'<strong>{escape(likely)}</strong><span class="pb-chip">{escape(note)}</span></div>'
    )


def _bar_html(stream: str, share: float) -> str:
    width = round(100 * min(max(share, 0), 1), 1)
    return (
        f'<span class="pb-bar"><i style="width:{width}%;--series:var(--pb-{VALUE_STREAMS[stream].colour})"></i></span>'
    )
