"""Figures side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.ui.panels.plan_mark import plan_mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from payback.wording.verdict import Figure


def tiles(shown: Iterable[Figure], *, plan: str = "") -> None:
    """Figures side by side, of the plan with this key."""
    boxes = "".join(
        f'<div class="pb-tile" data-figure="{figure.name}" title="{escape(figure.means)}">'
        f"<span>{escape(figure.label)}</span>"
        f"<strong>{escape(figure.value)}</strong><small>{escape(figure.note)}</small></div>"
        for figure in shown
    )
    st.html(f'<div class="pb-tiles"{plan_mark(plan)}>{boxes}</div>')
