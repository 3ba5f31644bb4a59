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
from payback.ui.panels.presets import move, move_note, preset_lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.i18n import Words
    from payback.model import Plan

_PANEL = component("panel", '<div class="pb-panel"></div>')
OWN_MOVES = "_own_moves"
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
        key = _key_of(name)
        st.session_state[key] = getattr(plan, name)
        st.pills(
            words(f"controls.{name}"),
            codes,
            required=True,
            key=key,
            on_change=_take_choice,
            args=(name, key),
            format_func=_label_of(name, words),
        )
        if name == "region":
            move_note(plan, words)
    key = _key_of("streams")
    st.session_state[key] = list(plan.streams)
    st.pills(
        words("controls.streams"),
        tuple(VALUE_STREAMS),
        selection_mode="multi",
        key=key,
        on_change=_take_streams,
        args=(key,),
        format_func=_label_of("stream", words),
    )


def _key_of(name: str) -> str:
    """Other pills for every plan that was set at once: what a browser still says of the ones before is no choice.

    It may ask for something before it has heard where they stand now, and the plan would be put back to it. The pills
    of the region stay where they set the plan themselves, so that a keyboard stays on them.
    """
    token = state.token()
    if name == "region":
        token = st.session_state.get(OWN_MOVES, {}).get(token, token)
    return f"_choice_{name}_{token}"


def _take_choice(name: str, key: str) -> None:
    chosen = st.session_state[key]
    if name == "region":
        move(chosen)
        st.session_state[OWN_MOVES] = {state.token(): key.rpartition("_")[2]}
    else:
        state.choose({name: chosen})


def _take_streams(key: str) -> None:
    chosen = st.session_state[key] or ()
    state.choose({"streams": tuple(stream for stream in VALUE_STREAMS if stream in chosen)})


def _label_of(section: str, words: Words) -> Callable[[str], str]:
    """The label of a code, where it has one."""
    return lambda code: words(f"{section}.{code}") if words.has(f"{section}.{code}") else code
