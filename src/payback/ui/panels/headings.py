"""Sentences that stand above a page or a card."""

from __future__ import annotations

from html import escape

import streamlit as st


def answer_first(sentence: str, doubt: str, *, good: bool) -> None:
    """The page's answer, with one part between ``**`` that stands out, and a second sentence below it."""
    before, part, after = sentence.split("**")
    with st.container(key="verdict", gap=None):
        st.html(
            f'<h1 class="{"pb-yes" if good else "pb-no"}">{escape(before)}<b>{escape(part)}</b>{escape(after)}</h1>'
            f'<p class="pb-doubt">{escape(doubt)}</p>'
        )


def card_head(title: str, *notes: str) -> None:
    """Title of a card and what it says, one paragraph each; what is empty is left out."""
    head = f"<h2>{escape(title)}</h2>" if title else ""
    paragraphs = "".join(f"<p>{strong(note)}</p>" for note in notes if note)
    if head or paragraphs:
        st.html(f'<div class="pb-head">{head}{paragraphs}</div>')


def strong(text: str) -> str:
    """HTML of a sentence; what stands between ``**`` is bold."""
    parts = (escape(part) for part in text.split("**"))
    return "".join(f"<b>{part}</b>" if number % 2 else part for number, part in enumerate(parts))
