"""Whose turn it is to be read: the smaller file's, and some places are never taken by large ones."""

from __future__ import annotations

from bisect import insort
from contextlib import contextmanager
from itertools import count
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGE = 1_000_000
"""Bytes from which on a file may take long."""


class ReadingTurns:
    """So many files are read at the same time and no more.

    Args:
        places: For files of any size.
        for_small: Further ones, for files below `LARGE`: whoever brings one does not wait for a large one to end.
    """

    def __init__(self, places: int, for_small: int = 0) -> None:
        self._free, self._free_for_large = places + for_small, places
        self._waiting: list[tuple[int, int]] = []
        self._numbers = count()
        self._changed = Condition()

    @contextmanager
    def turn(self, size: int, wait_seconds: float, waiting: Callable[[], None]) -> Iterator[None]:
        """Hold a place as long as the block lasts.

        Args:
            size: Bytes of the file.
            wait_seconds: After which `waiting` is called, again and again.
            waiting: Says that it is not yet one's turn; what it raises gives it up.
        """
        mine, large = (size, next(self._numbers)), int(size >= LARGE)
        self._line_up(mine)
        try:
            while not self._taken(mine, large, wait_seconds):
                waiting()
        except BaseException:
            with self._changed:
                self._waiting.remove(mine)
                self._changed.notify_all()
            raise
        try:
            yield
        finally:
            self._change(1, large)

    def _line_up(self, mine: tuple[int, int]) -> None:
        with self._changed:
            insort(self._waiting, mine)

    def _taken(self, mine: tuple[int, int], large: int, wait_seconds: float) -> bool:
        def is_mine() -> bool:
            return self._waiting[0] == mine and self._free > 0 and (not large or self._free_for_large > 0)

        with self._changed:
            if not self._changed.wait_for(is_mine, wait_seconds):
                return False
            self._waiting.remove(mine)
            self._change(-1, -large)
        return True

    def _change(self, free: int, free_for_large: int) -> None:
        with self._changed:
            self._free += free
            self._free_for_large += free_for_large
            self._changed.notify_all()
