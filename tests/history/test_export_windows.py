"""How long a platform lets people fetch what it knows."""

from __future__ import annotations

from payback.history.export_windows import WINDOWS, window_of


def test_a_platform_has_the_window_that_is_listed() -> None:
    """One at most; a platform without any is not in the list."""
    assert [window_of(window.platform) for window in WINDOWS] == [*WINDOWS]
    assert window_of("nowhere") is None
