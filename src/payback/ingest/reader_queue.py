"""Whose turn it is to be read: theirs of whom least was read, and of theirs the smallest file."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from threading import Condition
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGE = 1_000_000
"""Bytes from which on a file may take long."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """One file in the queue."""

    size: int
    number: int
    owner: str

    @property
    def large(self) -> int:
        return int(self.size >= LARGE)


class ReadingTurns:
    """So many files are read at the same time and no more.

    Whoever drops fifty files holds up nobody who drops one: it is read after the next of the fifty.

    Args:
        places: For files of any size.
        for_small: Further ones, for files below `LARGE`: whoever brings one does not wait for a large one to end.
    """

    def __init__(self, places: int, for_small: int = 0) -> None:
        self._free, self._free_for_large = places + for_small, places
        self._waiting: set[_Waiting] = set()
        self._present: Counter[str] = Counter()
        self._turns: Counter[str] = Counter()
        self._numbers = count()
        self._changed = Condition()

    @contextmanager
    def turn(self, size: int, wait_seconds: float, waiting: Callable[[], None], owner: str = "") -> Iterator[None]:
        """Hold a place as long as the block lasts.

        Args:
            size: Bytes of the file.
            wait_seconds: After which `waiting` is called, again and again.
            waiting: Says that it is not yet one's turn; what it raises gives it up.
            owner: Whose file it is.
        """
        mine = _Waiting(size, next(self._numbers), owner)
        self._line_up(mine)
        try:
            while not self._taken(mine, wait_seconds):
                waiting()
        except BaseException:
            with self._changed:
                self._waiting.remove(mine)
                self._leave(owner)
            raise
        try:
            yield
        finally:
            with self._changed:
                self._free, self._free_for_large = self._free + 1, self._free_for_large + mine.large
                self._leave(owner)

    def _line_up(self, mine: _Waiting) -> None:
        """Who comes now has had as many turns as whoever had least of those that are there, not none of a long day."""
        with self._changed:
            if not self._present[mine.owner]:
                self._turns[mine.owner] = min((self._turns[owner] for owner in +self._present), default=0)
            self._present[mine.owner] += 1
            self._waiting.add(mine)

    def _leave(self, owner: str) -> None:
        self._present[owner] -= 1
        if not self._present[owner]:
            del self._present[owner], self._turns[owner]
        self._changed.notify_all()

    def _taken(self, mine: _Waiting, wait_seconds: float) -> bool:
        with self._changed:
            if not self._changed.wait_for(lambda: self._next() == mine, wait_seconds):
                return False
            self._waiting.remove(mine)
            self._turns[mine.owner] += 1
            self._free, self._free_for_large = self._free - 1, self._free_for_large - mine.large
            self._changed.notify_all()
        return True

    def _next(self) -> _Waiting | None:
        """Which file may be read now; None where there is no place for any that waits."""
        fitting = (each for each in self._waiting if self._free and (not each.large or self._free_for_large))
        return min(fitting, key=lambda each: (self._turns[each.owner], each.size, each.number), default=None)
