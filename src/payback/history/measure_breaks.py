"""Days from which a platform counts another thing: figures before and after one do not compare. Each has a source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which a platform counts another thing.

    Attributes:
        measures: The one that ends and the one in its place; alone, one that goes on with another meaning.
        source: Where the platform says so.
    """

    platform: str
    day: date
    measures: tuple[str, ...]
    source: str


BREAKS = (
    Break(
        "youtube", date(2025, 3, 31), ("views",),
        "YouTube Analytics and Reporting APIs, Revision History, March 26, 2025: of a Short every start and replay "
        "is a view from March 31 on; what was counted before is called engaged views.",
    ),
    Break(
        "instagram", date(2025, 4, 21), ("impressions", "views"),
        "Changelog of the Instagram platform, v22; Meta for Developers, January 21, 2025: impressions end on April 21.",
    ),
    Break(
        "facebook", date(2025, 11, 15), ("impressions", "views"),
        "Meta for Developers, Page Insights API Updates, August 15, 2025: impressions end, views take their place.",
    ),
    Break(
        "facebook", date(2026, 6, 15), ("reach", "unique_impressions"),
        "Graph API Reference, Page Insights: the reach of Pages and posts ends in all versions by June 15, 2026; blog "
        "of February 18, 2026 (Graph API v25.0): viewers take its place.",
    ),
    Break(
        "youtube", date(2026, 8, 24), ("views",),
        "YouTube Analytics and Reporting APIs, Revision History, August 27, 2026: in every format a view counts from "
        "the first frame; release notes of youtube-cli-app 2.0.0: since August 24.",
    ),
)  # fmt: skip


def breaks(measure: str, platforms: Collection[str], first: date, last: date) -> tuple[Break, ...]:
    """The breaks of a measure that lie between two days, both included, for the platforms that are shown."""
    return tuple(
        each for each in BREAKS if measure in each.measures and each.platform in platforms and first <= each.day <= last
    )


def has_ended(measure: str, platform: str) -> bool:
    """Whether a platform counts another measure in its place by now."""
    return any(each.platform == platform and measure in each.measures[:-1] for each in BREAKS)
