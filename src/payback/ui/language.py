"""The language of the session: from the link, else from the browser, else English; kept in the address."""

from __future__ import annotations

import streamlit as st

from payback.i18n import LANGUAGES, Words, best_language

KEY = "lang"


def words() -> Words:
    """The words of this session."""
    return Words(best_language(st.session_state.get(KEY)))


def init_language() -> None:
    """Settle the language of a new session, before anything is written."""
    if KEY not in st.session_state:
        st.session_state[KEY] = best_language(st.query_params.get(KEY), st.context.locale)


def language_switch() -> None:
    """FR and EN. No default, so that the address names the language once it was chosen.

    The address shows an option as it is formatted: these are in small letters, and the stylesheet raises them.
    """
    st.radio(
        words()("header.language"),
        sorted(LANGUAGES, reverse=True),
        index=None,
        key=KEY,
        bind="query-params",
        horizontal=True,
        label_visibility="collapsed",
    )
