"""The panel of assumptions in the sidebar: presets, what is chosen from a list, the control of every other value."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import REGIONS, VALUE_STREAMS
from payback.model.plan.plan import CURRENCIES
from payback.ui import state
from payback.ui.inline_component import component, component_data
from payback.ui.panels.presets import preset_lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.i18n import Words
    from payback.model import Plan

_PANEL = component("panel", '<div class="pb-panel"></div>')
CHOICES = {"region": REGIONS, "currency": CURRENCIES}


def assumptions_panel(plan: Plan, words: Words, *, with_board: bool) -> None:
    """Every assumption, but for those that stand on the board where the page has one."""
    with st.sidebar.container(key="pb-assumptions", gap="small"):
        st.html(f"<h2>{escape(words('controls.title'))}</h2><p>{escape(words('controls.note'))}</p>")
        preset_lists(words)
        _choices(plan, words)
        _PANEL(key="_panel", data=_panel_data(with_board))


@lru_cache(maxsize=2)
def _panel_data(with_board: bool) -> bytes:  # noqa: FBT001  (a cache wants its key by position)
    return component_data("board/panel.js", {"board": with_board})


def _choices(plan: Plan, words: Words) -> None:
    """Whose charges, which money, which streams count."""
    for name, codes in CHOICES.items():
        st.session_state[name] = getattr(plan, name)
        st.pills(
            words(f"controls.{name}"),
            codes,
            required=True,
            key=name,
            on_change=_take_choice,
            args=(name,),
            format_func=_label_of(name, words),
        )
    st.session_state["streams"] = list(plan.streams)
    st.pills(
        words("controls.streams"),
        tuple(VALUE_STREAMS),
        selection_mode="multi",
        key="streams",
        on_change=_take_streams,
        format_func=_label_of("stream", words),
    )


def _take_choice(name: str) -> None:
    state.choose({name: st.session_state[name]})


def _take_streams() -> None:
    chosen = st.session_state["streams"] or ()
    state.choose({"streams": tuple(stream for stream in VALUE_STREAMS if stream in chosen)})


def _label_of(section: str, words: Words) -> Callable[[str], str]:
    """The label of a code, where it has one."""
    return lambda code: words(f"{section}.{code}") if words.has(f"{section}.{code}") else code
