"""Garbage collection of a server that answers many: seldom, and never over what stays."""

from __future__ import annotations

import gc

AFTER = (10_000, 10, 10)
"""Objects more than before until the youngest are looked at, and how often that until the older ones are."""


def collect_seldom() -> None:
    """Leave what has been loaded so far, which stays, out of every later collection, and collect less often.

    A run of a page makes and drops thousands of objects; Python would look at all of them, and at every module, again
    and again. Nearly everything is freed without it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*AFTER)
