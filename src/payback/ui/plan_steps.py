"""Undo and redo: the plans that a session has had, a step for each change, whoever made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from payback.ui import state

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan

PAST, NOW, FUTURE = "_steps_past", "_steps_now", "_steps_future"
MOST = 100
"""Changes that can be taken back."""


def note() -> None:
    """Note the plan of this run: where it is another one than before, that is a step."""
    plan, before = state.current_plan(), st.session_state.get(NOW)
    if before is not None and before != plan:
        _keep(PAST, (*_kept(PAST), before))
        _keep(FUTURE, ())
    st.session_state[NOW] = plan


def undo() -> None:
    """Have the plan as it was before its last change; nothing happens where there was none."""
    _go(PAST, FUTURE)


def redo() -> None:
    """Make a change again that was taken back, as long as nothing else has changed since."""
    _go(FUTURE, PAST)


def buttons(words: Words) -> None:
    """A button for each; a keyboard presses them too (board/step_keys.js)."""
    for name, act in (("undo", undo), ("redo", redo)):
        st.button(words(f"steps.{name}"), key=f"step_{name}", type="tertiary", on_click=act)


def _go(source: str, target: str) -> None:
    """Adopt the last plan of one side; the one that stood there is the last of the other."""
    note()
    plans = _kept(source)
    if plans:
        _keep(target, (*_kept(target), st.session_state[NOW]))
        _keep(source, plans[:-1])
        state.adopt(plans[-1])
        st.session_state[NOW] = plans[-1]


def _kept(side: str) -> tuple[Plan, ...]:
    plans: tuple[Plan, ...] = st.session_state.get(side, ())
    return plans


def _keep(side: str, plans: tuple[Plan, ...]) -> None:
    st.session_state[side] = plans[-MOST:]
