"""How far back platforms let their figures be fetched, and how much at a time. Each has a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Window:
    """What one platform lets a person fetch.

    Attributes:
        back: Days before today that can be fetched; None where the platform names no end.
        at_a_time: Days that one file may hold; None where the platform names no limit.
        checked: Day on which the source was read.
    """

    platform: str
    back: int | None
    at_a_time: int | None
    checked: date
    source: str


CHECKED = date(2026, 11, 30)

WINDOWS = (
    Window(
        "linkedin", 365, None, CHECKED,
        "Microsoft Learn, LinkedIn Marketing, Organization Share Statistics: a rolling window of 12 months.",
    ),
    Window(
        "facebook", 730, 90, CHECKED,
        "Graph API Reference, Page Insights, Limitations: the last two years, 90 days at one time.",
    ),
    Window(
        "meta", 1_125, None, CHECKED,
        "Marketing API Reference, Ad Account Insights: a maximum of 37 months.",
    ),
    Window(
        "tiktok", None, 365, CHECKED,
        "TikTok Creator Academy, Introducing TikTok analytics: up to 365 days at a time.",
    ),
)  # fmt: skip


def window_of(platform: str) -> Window | None:
    """The window of a platform; None where no source names one."""
    return next((window for window in WINDOWS if window.platform == platform), None)
