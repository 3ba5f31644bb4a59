"""The arithmetic of the live benchmark: which paint answers which move."""

from __future__ import annotations

from typing import Any

import pytest
from bench.live.reckon import FRAME, missed, moves, of_drag, of_press

STEP = 500.0
PIXELS = 10.0


def drag(*, moved: list[float], paints: list[list[float]], frames: int = 60, up: float = 800.0) -> dict[str, Any]:
    """What a recorder notes on a steady screen when every move is two steps further; the thumb lags a frame."""
    screen = [[FRAME * n, FRAME * n + 2] for n in range(frames)]
    seen_at = [next(painted for begun, painted in screen if begun > at) + FRAME for at in moved]
    hands = [[0.0, 0.0], *([at, 2 * STEP * (n + 1)] for n, at in enumerate(seen_at))]
    places = [[at, 100 + PIXELS * (n + 1)] for n, at in enumerate(moved)]
    return {
        "downs": [[1.0, 100.0]], "ups": [[up, places[-1][1]]], "moves": [[0.5, 100.0], [1.5, 100.0], *places],
        "hands": hands, "paints": paints, "frames": screen, "changes": [up + 100], "sent": [], "received": [],
        "spent": 3.0, "keys": [],
    }  # fmt: skip


def test_a_paint_that_shows_an_earlier_move_does_not_answer_a_later_one() -> None:
    """Two moves, one paint for each, the first one late: both waited for their own."""
    seen = drag(moved=[20.0, 40.0], paints=[[52.0, 2 * STEP], [102.0, 4 * STEP]])
    assert [move.delay for move in moves(seen, STEP)] == [32.0, 62.0]


def test_a_paint_beyond_a_move_answers_it() -> None:
    """A curve that skips a value has caught up with it."""
    seen = drag(moved=[20.0, 40.0], paints=[[102.0, 4 * STEP]])
    assert [move.delay for move in moves(seen, STEP)] == [82.0, 62.0]


def test_a_drag_to_the_left_is_answered_by_smaller_values() -> None:
    """The direction of the hand decides what lies beyond."""
    seen = drag(moved=[20.0, 40.0], paints=[[52.0, -2 * STEP], [102.0, -4 * STEP]])
    seen["hands"] = [[at, -value] for at, value in seen["hands"]]
    seen["moves"] = [[at, 200 - x] for at, x in seen["moves"]]
    assert [move.delay for move in moves(seen, STEP)] == [32.0, 62.0]


def test_a_slider_on_whole_steps_may_be_a_step_behind_the_pointer() -> None:
    """The pointer stands between two steps of the slider."""
    seen = drag(moved=[20.0, 40.0], paints=[[52.0, 2 * STEP], [102.0, 4 * STEP]])
    seen["moves"][-2][1] += 0.4 * PIXELS
    assert [move.delay for move in moves(seen, STEP)] == [32.0, 62.0]


def test_a_thumb_that_lags_is_timed_and_gives_its_curve_no_head_start() -> None:
    """The thumb is a frame late; the curve is still measured from the hand."""
    seen = drag(moved=[20.0], paints=[[FRAME * 3 + 2, 2 * STEP]])
    (move,) = moves(seen, STEP)
    assert pytest.approx((FRAME * 3 + 2 - 20, FRAME * 3 + 2 - 20)) == (move.thumb, move.delay)


def test_the_next_frame_is_one_frame_away() -> None:
    """A move just before a frame, painted by it, and one painted two frames later."""
    seen = drag(moved=[FRAME - 1, 2 * FRAME - 1], paints=[[FRAME + 2, 2 * STEP], [4 * FRAME + 2, 4 * STEP]])
    assert [move.frames for move in moves(seen, STEP)] == [1, 3]


def test_frames_that_the_page_missed_were_waited_for() -> None:
    """A page that stood still for three frames paints in the fourth."""
    seen = drag(moved=[FRAME + 5], paints=[[5 * FRAME + 2, 2 * STEP]])
    seen["frames"] = [frame for frame in seen["frames"] if not FRAME * 1.5 < frame[0] < FRAME * 4.5]
    assert [move.frames for move in moves(seen, STEP)] == [4]


def test_missed_frames_are_a_share_of_all() -> None:
    """Two frames of a drag of ten."""
    seen = drag(moved=[FRAME * n + 1 for n in range(1, 10)], paints=[])
    seen["frames"] = [frame for n, frame in enumerate(seen["frames"]) if n not in {4, 5}]
    assert pytest.approx(100 * 2 / 9) == missed(seen)


def test_a_page_that_waits_for_the_release_has_no_delay_while_dragging() -> None:
    """Its curve is timed from the release."""
    figures = of_drag(drag(moved=[20.0, 40.0], paints=[[900.0, 4 * STEP]]), STEP)
    assert "move to curve" not in figures
    assert figures["release to curve"] == [100.0]


def test_a_value_that_was_never_painted_is_an_error() -> None:
    """A slow app must not look fast because its last moves are missing."""
    with pytest.raises(LookupError):
        moves(drag(moved=[20.0, 40.0], paints=[[52.0, 2 * STEP]]), STEP)


def test_a_key_is_answered_by_its_own_value() -> None:
    """A repaint of the old value in between does not count."""
    seen = {
        "keys": [[10.0, 0.0]],
        "hands": [[0.0, 1.0], [12.0, 2.0]],
        "paints": [[20.0, 1.0], [40.0, 2.0]],
        "changes": [60.0],
    }
    assert of_press(seen) == {"key to curve": [30.0], "key to rest": [50.0]}
