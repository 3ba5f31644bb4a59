"""Whose plan it is, for which question, and who signs: asked once, for scenarios and papers alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.ui.panels.headings import card_head

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words

TEXTS_KEY = "_occasion"
"""What was said: it stays when the reader looks at another page, where its fields are not."""

FIELDS = ("company", "question", "author")
LONGEST = 120


def occasion(words: Words, by: str) -> None:
    """Ask for it."""
    with st.container(key="card-occasion"):
        card_head(words("scenarios.occasion"), words("scenarios.occasion_note"))
        for column, name in zip(st.columns(len(FIELDS)), FIELDS, strict=True):
            st.session_state[_key(name)] = occasion_texts(by)[name]
            column.text_input(
                words(f"scenarios.{name}"), key=_key(name), max_chars=LONGEST, on_change=_take, args=(name, by)
            )


def occasion_texts(by: str) -> Mapping[str, str]:
    """What was said, by field; who is signed in signs until somebody else does."""
    texts: Mapping[str, str] = st.session_state.get(TEXTS_KEY, {})
    return {name: texts.get(name, by if name == "author" else "") for name in FIELDS}


def say(texts: Mapping[str, str], by: str) -> None:
    """Have it be what a scenario says that is loaded; what it leaves open is who is signed in, or nothing."""
    st.session_state[TEXTS_KEY] = {**{name: texts[name] for name in FIELDS}, "author": texts["author"] or by}


def _take(name: str, by: str) -> None:
    st.session_state[TEXTS_KEY] = {**occasion_texts(by), name: str(st.session_state[_key(name)])}


def _key(name: str) -> str:
    return f"occasion_{name}"
