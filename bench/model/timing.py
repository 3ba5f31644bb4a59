"""Processor time of a piece of work: the machine may be busy with other things."""

from __future__ import annotations

import gc
import resource
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.deadline import Deadline


def best_ms(work: Callable[[int], object], runs: int, deadline: Deadline) -> float:
    """Milliseconds of processor time of the fastest of some runs; each gets its number, and the first is always run."""
    times: list[float] = []
    for run in range(runs):
        if times and deadline.over():
            break
        gc.collect()
        before = time.process_time()
        work(run)
        times.append(time.process_time() - before)
    return min(times) * 1_000


def children_seconds() -> float:
    """Processor time of every program that was started and has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
