"""How far a file is, and for how long still: what page and shell show of work that takes its time."""

from __future__ import annotations

import math
import time
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeAlias

from payback.history.progress_meter import Meter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from payback.history.progress_meter import StepProgress
    from payback.history.reading_result import Reading
    from payback.i18n import Words

STORE_STEPS = {
    "compare": {"load": 0.65, "compare": 0.35},
    "keep": {"load": 0.2, "compare": 0.1, "log": 0.2, "apply": 0.5},
}
"""The store's steps in their order, with the share of the time that each takes: measured with 2 million rows."""

REPORT_SECONDS = 0.25
"""Between two looks at a meter."""

_BYTE_STEPS, _ROW_STEPS = ("decode", "load"), ("type", "write")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file is.

    Attributes:
        phase: ``receive``, ``wait`` (for the turn), ``read``, ``type``, ``write``, ``compare``, ``keep``.
        size: Bytes of the file.
        done: Bytes that have come in, and when these are all there, that were read.
        seconds: Since the phase began.
        rows: Gone through in this phase, out of `of_rows`; both 0 where rows are not counted.
        share: Of all the work after the bytes came in, 0 to 1.
    """

    phase: str
    size: int
    done: int
    seconds: float = 0.0
    rows: int = 0
    of_rows: int = 0
    share: float = 0.0

    @property
    def facts(self) -> dict[str, float]:
        """What a sentence below ``progress.`` names: megabytes, whole seconds, rows."""
        megabytes = {"size": round(self.size / 1e6, 1), "done": round(self.done / 1e6, 1)}
        return {**megabytes, "seconds": int(self.seconds), "rows": self.rows, "all": self.of_rows}


Report: TypeAlias = "Callable[[Progress], None]"


def no_report(_: Progress) -> None:
    """Nobody wants to know how far it is."""


def scaled(report: Report, start: float, end: float) -> Report:
    """Reports work that is a part of a longer one: its beginning is at `start`, its end at `end`."""
    return lambda at: report(replace(at, share=start + (end - start) * at.share))


class WorkShare:
    """Where a step and a part of it lie in the whole work; a share once reached is never taken back.

    Args:
        steps: The steps in their order, with the share of the work that each is.
    """

    def __init__(self, steps: Mapping[str, float]) -> None:
        self._steps = steps
        self._share = 0.0

    def share(self, at: StepProgress) -> float:
        """Of the whole work, 0 to 1."""
        names = list(self._steps)
        if at.step in names:
            before = sum(self._steps[name] for name in names[: names.index(at.step)])
            self._share = max(self._share, min(1.0, before + self._steps[at.step] * at.part))
        return self._share


@contextmanager
def reporting(meter: Meter, report: Callable[[StepProgress], None], seconds: float = REPORT_SECONDS) -> Iterator[None]:
    """Report from a thread how far a meter is, as long as the block lasts."""
    over = Event()

    def poll() -> None:
        # Whoever is reported to may have gone, or may want no more of it: the work itself decides what becomes of that.
        with suppress(OSError, CancelledError):
            while not over.wait(seconds):
                report(meter.read())

    thread = Thread(target=poll, name="payback-progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def reading_progress(at: StepProgress, share: float, size: int, seconds: float) -> Progress:
    """A step of a reading, as progress of a file: bytes until all are read, rows from then on."""
    if at.step in _ROW_STEPS and at.rows > 0:
        return Progress(at.step, size, size, seconds, int(at.rows * at.part), at.rows, share)
    if at.step == "digest" and at.rows > 0:
        return Progress("write", size, size, seconds, at.rows, at.rows, share)
    read = at.part if at.step in _BYTE_STEPS else 1.0 if at.step else 0.0
    return Progress("read", size, int(size * read), seconds, share=share)


@contextmanager
def store_meter(phase: str, reading: Reading, report: Report) -> Iterator[Meter]:
    """A meter for the store to show its steps on while it compares or keeps a reading; reported as rows."""
    meter, work, began = Meter(), WorkShare(STORE_STEPS[phase]), time.monotonic()
    rows = sum(table.rows for table in reading.tables)

    def report_rows(at: StepProgress) -> None:
        share, seconds = work.share(at), time.monotonic() - began
        report(Progress(phase, reading.size, reading.size, seconds, int(rows * share), rows, share))

    report_rows(meter.read())
    with reporting(meter, report_rows):
        yield meter


class TimeLeft:
    """How long a piece of work will still take, from how far it is.

    There is no estimate before there is something to go by. Then it runs down with the clock and is drawn towards each
    new one over some seconds, so that it never jumps.
    """

    LEAST_SECONDS, LEAST_SHARE = 1.5, 0.04
    CALM_SECONDS = 5.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, float] | None = None
        self._last: tuple[float, float] | None = None

    def seconds(self, share: float) -> float | None:
        """Seconds left when so much is done, 0 to 1; None where there is no estimate yet."""
        now = self._clock()
        if self._began is None and share > 0:
            self._began = (now, share)
        since, first = self._began or (now, share)
        elapsed, done = now - since, share - first
        if elapsed < self.LEAST_SECONDS or done < self.LEAST_SHARE:
            return None
        estimate = elapsed * (1 - share) / done
        if self._last is not None:
            then, last = self._last
            counted_down = max(0.0, last - (now - then))
            estimate = counted_down + (estimate - counted_down) * -math.expm1((then - now) / self.CALM_SECONDS)
        self._last = (now, estimate)
        return estimate


def sentence(at: Progress, left: float | None, file: str, words: Words) -> str:
    """How far a file is, and about how long still where that is known."""
    text = words(f"progress.{at.phase}", file=file, **at.facts)
    return text if left is None else words("progress.left", text=text, left=_duration(left, words))


def _duration(seconds: float, words: Words) -> str:
    """A time as people estimate it: seconds below ten, fives below a minute, then minutes; never less than one."""
    step = next(step for most, step in _STEPS if seconds <= most)
    whole = max(1, math.ceil(seconds / step)) * step
    return words("progress.minutes", n=whole // 60) if whole >= 60 else words("progress.seconds", n=whole)  # noqa: PLR2004


_STEPS = ((10, 1), (55, 5), (math.inf, 60))
"""Up to so many seconds, an estimate is rounded up to a multiple of this."""
