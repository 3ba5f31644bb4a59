"""A meter shows the step begun last, and never falls within it."""

from __future__ import annotations

from payback.history.progress_meter import Meter, StepProgress


def test_a_meter_asks_when_it_is_read() -> None:
    """Nothing at first; then the step, its part at the moment of reading, and its rows."""
    meter, parts = Meter(), iter([0.25, 0.5])
    assert meter.read() == StepProgress("", 0.0, 0)
    meter.begin("load", lambda: next(parts), rows=8)
    assert [meter.read(), meter.read()] == [StepProgress("load", 0.25, 8), StepProgress("load", 0.5, 8)]


def test_a_step_never_falls_and_ends_at_its_end() -> None:
    """Many queries make one step, each from nought; DuckDB says -1 where it cannot tell."""
    meter, parts = Meter(), iter([-0.01, 0.6, 0.1, 7.0])
    meter.begin("type", lambda: next(parts))
    assert [meter.read().part for _ in range(4)] == [0.0, 0.6, 0.6, 1.0]
    meter.begin("write")
    assert meter.read() == StepProgress("write", 0.0, 0)


def test_a_late_answer_goes_to_its_own_step() -> None:
    """A step that is over while it is asked leaves the next one at its beginning."""
    meter = Meter()

    def part() -> float:
        meter.begin("write")
        return 1.0

    meter.begin("type", part)
    assert meter.read() == StepProgress("type", 1.0, 0)
    assert meter.read() == StepProgress("write", 0.0, 0)
