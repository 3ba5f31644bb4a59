"""The first run of a session: the answer is sent first, the sidebar when the answer has been painted."""

from __future__ import annotations

import time

import streamlit as st

PAUSES, PAUSE_SECONDS = 5, 0.2
"""Together the time that a browser takes to draw the answer."""


def wait_for_painting() -> None:
    """Wait while the browser draws what it has: what comes in the meantime would be drawn before the curve.

    In several pauses, because Streamlit sees between them whether somebody has gone to another page.
    """
    placeholder = st.empty()
    for _ in range(PAUSES):
        time.sleep(PAUSE_SECONDS)
        placeholder.empty()
