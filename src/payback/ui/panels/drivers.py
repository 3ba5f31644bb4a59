"""The parts of the Drivers page: tornado, break-even values, what to measure first, streams."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts import net_value_tornado, payback_tornado
from payback.model import HEADLINE, VALUE_STREAMS
from payback.model.questions.break_even import break_evens
from payback.model.questions.drivers import by_payback
from payback.ui.figure import REMEMBERED, chart_payload, show
from payback.ui.panels.headings import card_head
from payback.ui.panels.table import table
from payback.ui.panels.tiles import tiles
from payback.ui.plan_on_screen import key_of
from payback.ui.state import choose
from payback.ui.state import show as show_on_board
from payback.ui.state import shown as board_names
from payback.wording import drivers as wording
from payback.wording.glossary import definition_of, definitions, headings, name_of
from payback.wording.verdict import Figure, payback_text
from payback.workflows.evaluation import verdict_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.analysis_results import Drivers
    from payback.model.questions.drivers import Swing

MONTHS = (6, 12, 18, 24, 36, 48, 60)
"""Months by which a person may ask for payback."""

NEAREST = 8
"""Break-even values in view; the others unfold."""

VIEWS = ("present", "payback")


def tornado(drivers: Drivers, words: Words) -> None:
    """Each assumption low and high, on net value or on the payback month."""
    if not drivers.swings:
        return
    plan, months = drivers.verdict.plan, drivers.verdict.plan.months
    with st.container(key="card-tornado"):
        view = st.segmented_control(
            words("drivers.view"),
            VIEWS,
            default=VIEWS[0],
            required=True,
            key="drivers_view",
            persist_state="session",
            format_func=lambda name: name_of(name, words),
        )
        moving = tuple(swing for swing in by_payback(drivers.swings, months) if swing.payback_width(months) > 0)
        if view == "payback" and moving:
            show(_payback(plan, moving, words), key="tornado")
            _offer_board(moving, words)
            return
        if view == "payback":
            card_head("", words("drivers.no_payback", horizon=words.unit_value(months, "months")), plan=key_of(plan))
        show(_net_value(plan, drivers.swings, words), key="tornado")
        _offer_board(drivers.swings, words)


def _offer_board(swings: Sequence[Swing], words: Words) -> None:
    """Put the assumptions that move most on the board, unless they stand there."""
    strongest = tuple(swing.name for swing in swings[: len(HEADLINE)])
    if len(strongest) == len(HEADLINE) and strongest != board_names():
        st.button(words("drivers.to_board"), key="to_board", on_click=show_on_board, args=(strongest,))


@lru_cache(maxsize=REMEMBERED)
def _net_value(plan: Plan, swings: tuple[Swing, ...], words: Words) -> bytes:
    return chart_payload(net_value_tornado(verdict_on(plan), swings, words), words, plan.currency, key_of(plan))


@lru_cache(maxsize=REMEMBERED)
def _payback(plan: Plan, swings: tuple[Swing, ...], words: Words) -> bytes:
    return chart_payload(payback_tornado(verdict_on(plan), swings, words), words, plan.currency, key_of(plan))


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
        values = break_evens(plan, within)
        rows = wording.break_even_rows(plan, values, words)
        card_head("", wording.break_even_lead(values, within, words), plan=key_of(plan))
        columns = [words(f"break_even.column_{name}") for name in ("assumption", "now", "needs")]
        if rows:
            table(columns, rows[:NEAREST], "break-even", plan=key_of(plan))
        with st.expander(words("break_even.more")):
            if rows[NEAREST:]:
                table(columns, rows[NEAREST:], "break-even-more", plan=key_of(plan))
            card_head("", *wording.break_even_rest(values, words), plan=key_of(plan))


def measure_first(drivers: Drivers, words: Words) -> None:
    """What it would be worth to know better before deciding."""
    key = key_of(drivers.verdict.plan)
    with st.container(key="card-worth", height="stretch"):
        card_head(words("worth.title"), *wording.information_value(drivers, words), plan=key)
        if rows := wording.worth_rows(drivers, words):
            heads = headings(("assumption", "knowing", "doubt"), words, "worth")
            table(heads, rows, "worth", plan=key, terms=definitions(words))
        card_head("", wording.information_value_of_sizes(drivers, words), plan=key)


def streams(drivers: Drivers, words: Words) -> None:
    """All value against hard money only, and stream by stream; each may be switched off."""
    plan = drivers.verdict.plan
    with st.container(key="card-counted"):
        card_head(words("counted.title"), words("counted.note"))
        tiles([answer_tile(drivers, words, "all"), answer_tile(drivers, words, "hard")], plan=key_of(plan))
        with st.container(horizontal=True, key="pb-toggles"):
            for name in VALUE_STREAMS:
                st.session_state[f"counts_{name}"] = name in plan.streams
                st.toggle(words(f"stream.{name}"), key=f"counts_{name}", on_change=_count)
        heads = headings(("stream", "stream_total", "share", "grade", "without"), words, "counted")
        rows = wording.stream_rows(drivers, words)
        table(heads, rows, "streams", texts={3}, plan=key_of(plan), terms=definitions(words))


def _count() -> None:
    choose({"streams": tuple(name for name in VALUE_STREAMS if st.session_state[f"counts_{name}"])})
    st.rerun()  # the panel shows what counts as well


def answer_tile(drivers: Drivers, words: Words, kind: str) -> Figure:
    """Payback month and net present value, of ``all`` streams or of ``hard`` money only."""
    answer = drivers.verdict.all if kind == "all" else drivers.verdict.hard
    facts = {"name": name_of("present", words), "amount": answer.npv, "currency": drivers.verdict.plan.currency}
    figure = {"all": "payback", "hard": "hard"}[kind]
    net = words("counted.net", **facts)
    return Figure(kind, words(f"counted.{kind}"), payback_text(answer, words), net, definition_of(figure, words))
