"""The history to take away: a button for each kind of file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from payback.ui import server_state
from payback.workflows.history_files import HISTORY_FILES, history_table

if TYPE_CHECKING:
    from payback.i18n import Words


def history_files(version: int, words: Words) -> None:
    """Every figure by month, made when somebody asks for it; nothing where there is none."""
    if not any(server_state.monthly(version)):
        return
    with st.container(horizontal=True, key="history-files", gap="small"):
        for kind in HISTORY_FILES:
            label, content = words(f"history_file.{kind}"), partial(_content, kind, version, words)
            st.download_button(label, content, f"history.{kind}", key=f"history_{kind}", on_click="ignore")


def _content(kind: str, version: int, words: Words) -> bytes:
    return HISTORY_FILES[kind](history_table(*server_state.monthly(version)), words.decimal_mark)
