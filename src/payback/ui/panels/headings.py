"""Sentences that stand above a page or a card."""

from __future__ import annotations

from html import escape

import streamlit as st

from payback.ui.panels.plan_mark import plan_mark


def answer_first(sentence: str, doubt: str, *, good: bool, plan: str = "") -> None:
    """The page's answer, with one part between ``**`` that stands out, and a second sentence below it.

    Args:
        sentence: The answer.
        doubt: The second sentence.
        good: Whether it is what a manager hopes for.
        plan: Key of the plan that it is the answer to.
    """
    before, part, after = sentence.split("**")
    with st.container(key="verdict", gap=None):
        st.html(
            f"<div{plan_mark(plan)}>"
            f'<h1 class="{"pb-yes" if good else "pb-no"}">{escape(before)}<b>{escape(part)}</b>{escape(after)}</h1>'
            f'<p class="pb-doubt">{escape(doubt)}</p></div>'
        )


def card_head(title: str, *notes: str, plan: str = "") -> None:
    """Title of a card and what it says of the plan with a key, one paragraph each; what is empty is left out."""
    head = f"<h2>{escape(title)}</h2>" if title else ""
    paragraphs = "".join(f"<p>{strong(note)}</p>" for note in notes if note)
    if head or paragraphs:
        st.html(f'<div class="pb-head"{plan_mark(plan)}>{head}{paragraphs}</div>')


def strong(text: str) -> str:
    """HTML of a sentence; what stands between ``**`` is bold."""
    parts = (escape(part) for part in text.split("**"))
    return "".join(f"<b>{part}</b>" if number % 2 else part for number, part in enumerate(parts))
