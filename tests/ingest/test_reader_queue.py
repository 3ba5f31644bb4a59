"""Whose turn it is to be read."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import pytest

from payback.ingest.reader_queue import LARGE, ReadingTurns

if TYPE_CHECKING:
    from collections.abc import Iterable


class Queue:
    """Files whose reading is a note of their size; all wait for one that is read until it is let go.

    Args:
        turns: Whose turn it is.
        first: Bytes of the file that is read first.
    """

    def __init__(self, turns: ReadingTurns, first: int) -> None:
        self._turns, self._first = turns, first
        self.order: list[int] = []

    def read_while_busy(self, sizes: Iterable[int | tuple[int, str]]) -> None:
        """Line up one file after the other, some with their owner, then let go of the first."""
        with ThreadPoolExecutor(8) as threads, self._turns.turn(self._first, 60, pytest.fail):
            for file in sizes:
                waits = Event()
                reading = threads.submit(self._read, file, waits)
                reading.add_done_callback(lambda _, waits=waits: waits.set())
                assert waits.wait(60)
            self.order.append(self._first)

    def _read(self, file: int | tuple[int, str], waits: Event) -> None:
        size, owner = file if isinstance(file, tuple) else (file, "")
        with self._turns.turn(size, 0.001, waits.set, owner):
            self.order.append(size)


def test_small_files_overtake_large_ones() -> None:
    """Whatever waits goes in the order of its size, not in that in which it came."""
    queue = Queue(ReadingTurns(1), first=9 * LARGE)
    queue.read_while_busy([8 * LARGE, 500, 2 * LARGE, 300])
    assert queue.order == [9 * LARGE, 300, 500, 2 * LARGE, 8 * LARGE]


def test_a_small_file_does_not_wait_for_a_large_one_to_end() -> None:
    """A place that large files never take is there for it."""
    queue = Queue(ReadingTurns(1, for_small=1), first=9 * LARGE)
    queue.read_while_busy([2 * LARGE, 300])
    assert queue.order == [300, 9 * LARGE, 2 * LARGE]


def test_people_take_turns_however_many_files_one_of_them_drops() -> None:
    """Two files of one are read between the four of another, and whoever comes late is not owed what others had."""
    queue = Queue(ReadingTurns(1), first=9)
    queue.read_while_busy([*((size, "ana") for size in (10, 11, 12, 13)), (500, "bo"), (600, "bo")])
    assert queue.order == [9, 10, 500, 11, 600, 12, 13]


def test_a_large_file_whose_turn_it_is_holds_up_no_small_one() -> None:
    """It waits for a place of its own kind; the small place goes on."""
    queue = Queue(ReadingTurns(1, for_small=1), first=9 * LARGE)
    queue.read_while_busy([(2 * LARGE, "bo"), (10, "ana"), (11, "ana")])
    assert queue.order == [10, 11, 9 * LARGE, 2 * LARGE]


def test_whoever_gives_up_holds_nobody_up() -> None:
    """A file that is taken away while it waits leaves its place in the queue."""
    turns = ReadingTurns(1)
    with turns.turn(5, 60, pytest.fail), pytest.raises(KeyboardInterrupt), turns.turn(1, 0.001, _gives_up):
        pytest.fail("there is one place")
    with turns.turn(7, 60, pytest.fail):
        pass


def _gives_up() -> None:
    raise KeyboardInterrupt
