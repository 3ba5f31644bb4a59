"""The answer: one sentence, the doubt, the arithmetic on demand, and the four figures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.ui.telling import arithmetic, doubt, figures, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from payback.core import Verdict
    from payback.i18n import Words
    from payback.ui.telling import Figure


def verdict_sentence(verdict: Verdict, words: Words) -> None:
    """The verdict, with one number that stands out."""
    good = verdict.state in {"at_once", "pays_back"}
    before, number, after = sentence(verdict, words).split("**")
    with st.container(key="verdict", gap=None):
        st.html(
            f'<h1 class="{"pb-yes" if good else "pb-no"}" data-state="{verdict.state}">'
            f"{escape(before)}<b>{escape(number)}</b>{escape(after)}</h1>"
            f'<p class="pb-doubt">{escape(doubt(verdict, words))}</p>'
        )
        with st.popover(words("verdict.worked_out"), type="tertiary", key="worked_out"):
            st.html("<ol>" + "".join(f"<li>{escape(step)}</li>" for step in arithmetic(verdict, words)) + "</ol>")


def four_figures(verdict: Verdict, words: Words) -> None:
    """Payback month, deepest hole, net value, hard money only."""
    with st.container(key="pb-figures"):
        tiles(figures(verdict, words))


def tiles(shown: Iterable[Figure]) -> None:
    """Figures side by side."""
    boxes = "".join(
        f'<div class="pb-tile" data-figure="{figure.name}"><span>{escape(figure.label)}</span>'
        f"<strong>{escape(figure.value)}</strong><small>{escape(figure.note)}</small></div>"
        for figure in shown
    )
    st.html(f'<div class="pb-tiles">{boxes}</div>')
