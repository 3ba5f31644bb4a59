"""The history in one sentence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts.history import platform_name
from payback.ui import server_state
from payback.ui.panels import company

if TYPE_CHECKING:
    from payback.i18n import Words


def history_sentence(words: Words) -> None:
    """What there is: how long, and from which platforms; of what is still being taken in, only that."""
    if not server_state.start().complete:
        _headline(words("overview.arriving"))
        return
    for key, n in server_state.store().notices.items():
        st.warning(words(f"notice.{key}", n=n))
    span = server_state.store().span()
    if span is None:
        st.html(f"<h1>{escape(words('overview.nothing'))}</h1>")
        return
    platforms = dict.fromkeys(platform_name(account.platform, words) for account in server_state.store().accounts())
    first, last = (words.month(day) for day in span)
    sentence = words("overview.history", first=first, last=last, platforms=list(platforms))
    _headline(sentence)


def _headline(sentence: str) -> None:
    with st.container(key="pb-overview"):
        st.html(f"<h1>{escape(sentence)}</h1>")


def leave_demo_button(words: Words) -> None:
    """The button that takes the demonstration company out, once somebody wants to begin with their own."""
    with st.container(key="pb-without-demo", horizontal=True, vertical_alignment="center"):
        st.html(f"<span>{escape(words('demo.how'))}</span>", width="content")
        st.button(words("demo.leave"), key="leave_demo", on_click=company.leave_demo)
