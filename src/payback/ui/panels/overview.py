"""The history in one sentence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts.history import platform_name
from payback.ui import company

if TYPE_CHECKING:
    from payback.i18n import Words


def history_sentence(words: Words) -> None:
    """What there is: how long, and from which platforms."""
    span = company.store().span()
    if span is None:
        st.html(f"<h1>{escape(words('overview.nothing'))}</h1>")
        return
    platforms = dict.fromkeys(platform_name(account.platform, words) for account in company.store().accounts())
    first, last = (words.month(day) for day in span)
    sentence = words("overview.history", first=first, last=last, platforms=list(platforms))
    with st.container(key="pb-overview"):
        st.html(f"<h1>{escape(sentence)}</h1>")
