"""The first run of a session: what a newcomer came for is sent first, the rest when it has been drawn."""

from __future__ import annotations

import time

import streamlit as st

BREATHS, BREATH_SECONDS = 6, 0.07
"""Together the time that a browser takes to draw the answer."""


def let_it_be_drawn() -> None:
    """Wait while the browser draws what it has, and change something invisible in the meantime.

    React puts off what had to wait for its script until half a second after the placeholder for it appeared, unless
    anything else in the page changes before. On a first visit every kind of element waits for its script.
    """
    place = st.empty()
    for _ in range(BREATHS):
        time.sleep(BREATH_SECONDS)
        place.empty()
