"""Progress as people see it: a share that never falls, a time that never jumps, a sentence in their language."""

from __future__ import annotations

from concurrent.futures import CancelledError
from itertools import pairwise
from threading import Event

import pytest

from payback.history.progress_meter import Meter, StepProgress
from payback.i18n import LANGUAGES, Words
from payback.ingest.progress import Progress, TimeLeft, WorkShare, reporting, scaled, sentence

BEAT = 0.25


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Its time."""
        return self.now


def estimates(*shares: float) -> list[float | None]:
    """The seconds left at these shares, a quarter of a second apart."""
    clock, seconds = Clock(), []
    time_left = TimeLeft(clock)
    for share in shares:
        seconds.append(time_left.seconds(share))
        clock.now += BEAT
    return seconds


def steady(seconds: float, *, start: float = 0.0) -> list[float]:
    """Shares of work that goes on evenly, from its beginning to its end."""
    beats = int(seconds / BEAT)
    return [start + (1 - start) * beat / beats for beat in range(beats + 1)]


def test_even_work_is_estimated() -> None:
    """After the first moments the estimate is right within a second, and runs down to nothing."""
    left = estimates(*steady(40))
    assert left[:6] == [None] * 6
    for beat, seconds in enumerate(left):
        if seconds is not None:
            assert seconds == pytest.approx(40 - beat * BEAT, abs=1.0)
    assert left[-1] == pytest.approx(0, abs=0.5)


def test_what_was_skipped_does_not_count_as_speed() -> None:
    """Work that begins at a third of the way, since a step was not needed, is judged by the rest alone."""
    left = estimates(*steady(30, start=1 / 3))
    assert left[40] == pytest.approx(20, abs=1.0)


def test_an_estimate_never_jumps() -> None:
    """A step that is suddenly quick or stuck draws the estimate along a little at each beat, never below nothing."""
    shares = [*steady(20)[:40], *[0.5] * 80, 0.9, *[0.9] * 20, 1.0, 1.0]
    left = [seconds for seconds in estimates(*shares) if seconds is not None]
    assert all(seconds >= 0 for seconds in left)
    assert max(abs(after - before) for before, after in pairwise(left)) < 2.0
    assert left[110] > left[33] + 5


def test_no_estimate_without_something_to_go_by() -> None:
    """Nothing done, or nothing done since the first look: no estimate, however long it takes."""
    assert estimates(*[0.0] * 100) == [None] * 100
    assert estimates(*[0.3] * 100) == [None] * 100


def test_a_share_is_never_taken_back() -> None:
    """Steps count by their shares; one that is begun again, or is not known, changes nothing."""
    work = WorkShare({"load": 0.25, "type": 0.75})
    places = [
        StepProgress(),
        StepProgress("load", 0.5),
        StepProgress("type", 0.5),
        StepProgress("load", 0.1),
        StepProgress("x", 1.0),
    ]
    assert [work.share(at) for at in places] == [0.0, 0.125, 0.625, 0.625, 0.625]
    assert work.share(StepProgress("type", 1.0)) == 1.0


def test_a_part_of_longer_work() -> None:
    """It is reported as that part."""
    reports: list[Progress] = []
    report = scaled(reports.append, 0.6, 1.0)
    report(Progress("keep", 10, 10, share=0.0))
    report(Progress("keep", 10, 10, share=0.5))
    assert [at.share for at in reports] == [0.6, 0.8]


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.0, "1 second"), (3.2, "4 seconds"), (12, "15 seconds"), (55, "55 seconds"), (56, "1 minute"),
        (61, "2 minutes"), (899, "15 minutes"),
    ],
)  # fmt: skip
def test_a_time_is_rounded_as_people_do(seconds: float, shown: str) -> None:
    """Upwards, and the coarser the longer it is."""
    at = Progress("type", 10, 10, rows=1_200_000, of_rows=2_000_000)
    assert (
        sentence(at, seconds, "x.csv", Words("en")) == f"x.csv: checked 1,200,000 of 2,000,000 rows, about {shown} left"
    )


def test_every_phase_has_its_sentence() -> None:
    """In every language, with and without a time."""
    for language in LANGUAGES:
        for phase in ("receive", "wait", "read", "type", "write", "compare", "keep"):
            text = sentence(Progress(phase, 5_000_000, 2_000_000, 3.0, 4, 9), None, "x.csv", Words(language))
            assert "x.csv" in text
            assert text in sentence(Progress(phase, 5_000_000, 2_000_000, 3.0, 4, 9), 7.0, "x.csv", Words(language))


def test_a_meter_is_reported_while_work_lasts() -> None:
    """Again and again, and no more afterwards; whoever wants no more of it ends the reports and not the work."""
    meter, reported = Meter(), Event()
    meter.begin("load", rows=3)
    reports: list[StepProgress] = []

    def report(at: StepProgress) -> None:
        reports.append(at)
        reported.set()
        raise CancelledError

    with reporting(meter, report, seconds=0.001):
        assert reported.wait(60)
    assert reports == [StepProgress("load", 0.0, 3)]
