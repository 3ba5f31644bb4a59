"""The days that a history can hold: from the first of its platform to the day after a file came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FIRST_DAYS = {
    "facebook": date(2004, 2, 4),
    "meta": date(2004, 2, 4),
    "linkedin": date(2003, 5, 5),
    "youtube": date(2005, 2, 14),
    "x": date(2006, 3, 21),
    "instagram": date(2010, 10, 6),
    "pinterest": date(2010, 3, 1),
    "tiktok": date(2014, 8, 1),
    "google_ads": date(2000, 10, 23),
    "ga4": date(2005, 11, 14),
    "shopify": date(2006, 1, 1),
    "threads": date(2023, 7, 5),
    "etsy": date(2005, 6, 18),
    "google_search": date(2005, 6, 3),
    "google_business": date(2004, 3, 1),
    "microsoft_ads": date(2006, 5, 3),
    "snapchat": date(2011, 9, 1),
    "spotify": date(2008, 10, 7),
    "square": date(2009, 1, 1),
    "woocommerce": date(2011, 9, 27),
    "klaviyo": date(2012, 1, 1),
}
"""The day on which each platform began; of Pinterest, TikTok and Snapchat the month, of Shopify, Square and Klaviyo the
year. Posts of a service that a platform took over are older: TikTok's from musical.ly, Google Business Profile's from
Google Local. Sources: the companies' own accounts of their history: Facebook (4 February 2004), LinkedIn (5 May 2003),
YouTube (the name was registered on 14 February 2005), X (the first message, 21 March 2006), Instagram (6 October 2010),
Threads (5 July 2023), Google Ads (AdWords, 23 October 2000), Google Analytics (14 November 2005)."""

EARLIEST = date(2000, 1, 1)
"""Of a table of one's own, and of any platform that is not listed."""

CLOCKS_APART = timedelta(days=1)
"""A file's day may have begun where its platform is, and not yet here."""

LONGEST_AHEAD = timedelta(days=366)
"""A period that has begun may end so much later: a report of this year, of this week."""


@dataclass(frozen=True, slots=True)
class PossibleDays:
    """Between which days rows may lie, both included.

    Attributes:
        latest_end: Last day of a period that has begun.
    """

    first: date
    last: date
    latest_end: date


def possible_days(platform: str, uploaded: date) -> PossibleDays:
    """The days that rows of a platform can be about, in a file that came on one day."""
    last = uploaded + CLOCKS_APART
    return PossibleDays(FIRST_DAYS.get(platform, EARLIEST), last, last + LONGEST_AHEAD)
