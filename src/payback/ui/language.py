"""The language of the session: from the link, else from the browser, else English; the address names a chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.i18n import LANGUAGES, Words, best_language
from payback.i18n.catalogue import FRANCE
from payback.ui import state
from payback.ui.visitor import may_change

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY, NAMED = "lang", "_language_named"


def words() -> Words:
    """The words of this session; in French, those of France where the plan is of France."""
    language = best_language(st.session_state.get(KEY))
    in_france = language == "fr" and state.is_open() and state.current_plan().region == "france"
    return Words(language, FRANCE if in_france else "", reader=not may_change())


def init_language() -> None:
    """Settle the language of a new session, before anything is written."""
    if KEY not in st.session_state:
        st.session_state[KEY] = best_language(None, st.context.locale)


def read_language(text: str | None) -> None:
    """Take the language that an address names; where it names none, the session keeps its own."""
    if text:
        st.session_state[KEY] = best_language(text, st.context.locale)
        st.session_state[NAMED] = True


def named() -> Mapping[str, str]:
    """The parameter of the address, once a link or the reader has named a language."""
    return {KEY: str(st.session_state[KEY])} if st.session_state.get(NAMED) else {}


def language_switch() -> None:
    """FR and EN; the stylesheet raises the small letters."""
    st.radio(
        words()("header.language"),
        sorted(LANGUAGES, reverse=True),
        index=None,
        key=KEY,
        horizontal=True,
        label_visibility="collapsed",
        on_change=_name,
    )


def _name() -> None:
    st.session_state[NAMED] = True
