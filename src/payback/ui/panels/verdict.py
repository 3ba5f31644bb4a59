"""The answer: one sentence, the doubt, the arithmetic on demand, and the four figures."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.wording.verdict import arithmetic, doubt, figures, sentence
from payback.workflows.evaluation import REMEMBERED, verdict_on

if TYPE_CHECKING:
    from collections.abc import Iterable

    from payback.i18n import Words
    from payback.model import Plan
    from payback.wording.verdict import Figure


def verdict_sentence(plan: Plan, words: Words) -> None:
    """The verdict, with one number that stands out.

    Raises:
        PlanError: When the plan has no answer, before anything is drawn.
    """
    answer, steps = _answer_html(plan, words), _steps_html(plan, words)
    with st.container(key="verdict", gap=None):
        st.html(answer)
        with st.popover(words("verdict.worked_out"), type="tertiary", key="worked_out"):
            st.html(steps)


@lru_cache(maxsize=REMEMBERED)
def _answer_html(plan: Plan, words: Words) -> str:
    verdict = verdict_on(plan)
    good = verdict.state in {"at_once", "pays_back"}
    before, number, after = sentence(verdict, words).split("**")
    return (
        f'<h1 class="{"pb-yes" if good else "pb-no"}" data-state="{verdict.state}">'
        f"{escape(before)}<b>{escape(number)}</b>{escape(after)}</h1>"
        f'<p class="pb-doubt">{escape(doubt(verdict, words))}</p>'
    )


@lru_cache(maxsize=REMEMBERED)
def _steps_html(plan: Plan, words: Words) -> str:
    return "<ol>" + "".join(f"<li>{escape(step)}</li>" for step in arithmetic(verdict_on(plan), words)) + "</ol>"


def four_figures(plan: Plan, words: Words) -> None:
    """Payback month, deepest hole, net value, hard money only."""
    st.html(_figures_html(plan, words))


@lru_cache(maxsize=REMEMBERED)
def _figures_html(plan: Plan, words: Words) -> str:
    return _tiles_html(figures(verdict_on(plan), words))


def tiles(shown: Iterable[Figure]) -> None:
    """Figures side by side."""
    st.html(_tiles_html(shown))


def _tiles_html(shown: Iterable[Figure]) -> str:
    boxes = "".join(
        f'<div class="pb-tile" data-figure="{figure.name}"><span>{escape(figure.label)}</span>'
        f"<strong>{escape(figure.value)}</strong><small>{escape(figure.note)}</small></div>"
        for figure in shown
    )
    return f'<div class="pb-tiles">{boxes}</div>'
