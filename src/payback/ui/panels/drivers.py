"""The parts of the Drivers page: tornado, break-even values, what to measure first, streams."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts import net_value_tornado, payback_tornado
from payback.model import STREAMS
from payback.model.questions.break_even import break_evens
from payback.model.questions.drivers import by_payback
from payback.ui.figure import REMEMBERED, picture, show
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.ui.panels.verdict import tiles
from payback.ui.state import ask_everything
from payback.wording import drivers as told
from payback.wording.verdict import Figure, when
from payback.workflows.evaluation import verdict_on

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.analysis import Drivers
    from payback.model.questions.drivers import Swing

MONTHS = (6, 12, 18, 24, 36, 48, 60)
"""Months by which a person may ask for payback."""

NEAREST = 8
"""Break-even values in view; the others unfold."""

VIEWS = ("net", "payback")


def tornado(found: Drivers, words: Words) -> None:
    """Each assumption low and high, on net value or on the payback month."""
    if not found.swings:
        return
    plan, months = found.verdict.plan, found.verdict.plan.months
    with st.container(key="card-tornado"):
        view = st.segmented_control(
            words("drivers.view"),
            VIEWS,
            default=VIEWS[0],
            required=True,
            key="drivers_view",
            persist_state="session",
            format_func=lambda name: words(f"drivers.view_{name}"),
        )
        moving = tuple(swing for swing in by_payback(found.swings, months) if swing.payback_width(months) > 0)
        if view == "payback" and moving:
            show(_payback(plan, moving, words), key="tornado")
            return
        if view == "payback":
            card_head("", words("drivers.no_payback", horizon=words.unit_value(months, "months")))
        show(_net_value(plan, found.swings, words), key="tornado")


@lru_cache(maxsize=REMEMBERED)
def _net_value(plan: Plan, swings: tuple[Swing, ...], words: Words) -> bytes:
    return picture(net_value_tornado(verdict_on(plan), swings, words), words, plan.currency)


@lru_cache(maxsize=REMEMBERED)
def _payback(plan: Plan, swings: tuple[Swing, ...], words: Words) -> bytes:
    return picture(payback_tornado(verdict_on(plan), swings, words), words, plan.currency)


def break_even(plan: Plan, words: Words) -> None:
    """What each assumption would have to be to pay back by a month that the person chooses."""
    with st.container(key="card-break-even"):
        card_head(words("break_even.title"))
        chosen = st.selectbox(
            words("break_even.within"),
            (0, *MONTHS),
            key="within",
            persist_state="session",
            width=260,
            format_func=lambda months: (
                words.unit_value(months, "months")
                if months
                else words("break_even.horizon", months=words.unit_value(plan.months, "months"))
            ),
        )
        within = chosen or plan.months
        found = break_evens(plan, within)
        rows = told.break_even_rows(plan, found, words)
        card_head("", told.break_even_lead(found, within, words))
        columns = [words(f"break_even.column_{name}") for name in ("assumption", "now", "needs")]
        if rows:
            table(columns, rows[:NEAREST], "break-even")
        with st.expander(words("break_even.more")):
            if rows[NEAREST:]:
                table(columns, rows[NEAREST:], "break-even-more")
            card_head("", *told.break_even_rest(found, words))


def measuring(found: Drivers, words: Words) -> None:
    """What it would be worth to know better before deciding."""
    with st.container(key="card-worth", height="stretch"):
        card_head(words("worth.title"), *told.knowing(found, words))
        if rows := told.worth_rows(found, words):
            table([words(f"worth.column_{name}") for name in ("assumption", "worth", "doubt")], rows, "worth")
        card_head("", told.knowing_sizes(found, words))


def streams(found: Drivers, words: Words) -> None:
    """All value against hard money only, and stream by stream; each may be switched off."""
    plan = found.verdict.plan
    with st.container(key="card-counted"):
        card_head(words("counted.title"), words("counted.note"))
        tiles([_answer(found, words, "all"), _answer(found, words, "hard")])
        with st.container(horizontal=True, key="pb-toggles"):
            for name in STREAMS:
                st.session_state[f"counts_{name}"] = name in plan.streams
                st.toggle(words(f"stream.{name}"), key=f"counts_{name}", on_change=_count)
        columns = ("stream", "total", "share", "grade", "without")
        heads = [words(f"counted.column_{name}", months=plan.months) for name in columns]
        table(heads, told.stream_rows(found, words), "streams", texts={3})


def _count() -> None:
    st.session_state["streams"] = [name for name in STREAMS if st.session_state[f"counts_{name}"]]
    ask_everything()


def _answer(found: Drivers, words: Words, kind: str) -> Figure:
    answer = found.verdict.all if kind == "all" else found.verdict.hard
    net = words("counted.net", amount=answer.npv, currency=found.verdict.plan.currency)
    return Figure(kind, words(f"counted.{kind}"), when(answer, words), net)
