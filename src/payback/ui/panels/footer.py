"""The foot of every page: which data the figures stand on, so that two people can tell whether they see the same."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from payback.i18n import Words


def footer(version: int, words: Words) -> None:
    """The version of the data; nothing while there is none."""
    if version:
        st.html(f'<footer class="pb-foot">{escape(words("app.data_version", version=version))}</footer>')
