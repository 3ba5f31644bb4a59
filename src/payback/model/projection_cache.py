"""What plans have in common is worked out once: one cache with a limit for each kind of result."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Arguments = TypeVarTuple("Arguments")
    Result = TypeVar("Result")

LIMITS: Mapping[str, int] = {
    "uniforms": 256,
    "correlated": 32,
    "betas": 64,
    "columns": 256,
    "likely_work": 8,
    "occupancy": 2,
    "activity": 1,
    "work": 1,
    "gains": 8,
    "later_activity": 1,
    "later_work": 1,
    "later_gains": 16,
    "costs": 1,
}
"""Most results that are kept, by kind; ``work`` and ``gains`` are arrays of megabytes."""


class ProjectionCache:
    """Results by the function and the arguments that they were made from; safe between threads.

    Of each kind the result that was not asked for longest goes first. Arrays are handed out read-only.

    Args:
        limits: Most results that are kept, by kind.
    """

    def __init__(self, limits: Mapping[str, int]) -> None:
        self._kinds = {kind: lru_cache(maxsize=limit)(_made) for kind, limit in limits.items()}

    def result(self, kind: str, make: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """What `make` gives for some arguments, which have to be hashable."""
        return cast("Result", self._kinds[kind](make, *arguments))

    def made(self, kind: str) -> int:
        """How many results of a kind have had to be made since it was empty."""
        return self._kinds[kind].cache_info().misses

    def clear(self) -> None:
        """Forget every result; what comes out stays the same."""
        for kind in self._kinds.values():
            kind.cache_clear()


def _made(make: Callable[..., object], *arguments: object) -> object:
    result = make(*arguments)
    if isinstance(result, np.ndarray):
        result.setflags(write=False)
    return result


CACHE = ProjectionCache(LIMITS)
"""The one cache of a process."""
