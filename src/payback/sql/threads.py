"""How many threads a database may work with."""

from __future__ import annotations

import os


def threads_asked_for() -> int | None:
    """What ``PAYBACK_THREADS`` says; None where it says no number above nought.

    A thread that finds nothing to do looks around for a while before it sleeps: with a small history, two take twice
    the processor time of one.
    """
    text = os.environ.get("PAYBACK_THREADS", "")
    return (int(text) or None) if text.isdecimal() else None
