"""Sprout's profile performance: the one file with every network's running total of followers, and with messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_company.texts import COMPANY

if TYPE_CHECKING:
    from demo_company.files.period import Period
    from demo_company.life import Life

HEADER = (
    "Date,Network,Profile,Audience,Impressions,Engagements,Engagement Rate (per Impression),Received Messages (Total)"
)
PROFILES = {"facebook": ("Facebook", COMPANY), "instagram": ("Instagram", COMPANY), "linkedin": ("LinkedIn", COMPANY)}


def profiles(life: Life, period: Period) -> bytes:
    """A row per day and profile; thousands with commas, rates in percent."""
    names, posts, count = [*life.truth.networks], life.posts, len(life.days.dates)
    views = posts.by_day(posts.views, count)
    engaged = posts.by_day(posts.actions["reactions"] + posts.actions["comments"] + posts.actions["shares"], count)
    tables = (life.audience.followers, views, engaged, life.audience.messages)
    lines = [HEADER]
    for day in life.days.within(period.first, period.last):
        for network, (title, profile) in PROFILES.items():
            at = day, names.index(network)
            audience, seen, acted, received = (grouped(int(table[at])) for table in tables)
            rate = f"{engaged[at] / max(views[at], 1):.1%}"
            row = (f"{life.days.dates[day]:%m-%d-%Y}", title, profile, audience, seen, acted, rate, received)
            lines.append(",".join(row))
    return ("\n".join(lines) + "\n").encode()


def grouped(count: int) -> str:
    """A count with commas between thousands, quoted where it has any."""
    text = f"{count:,}"
    return f'"{text}"' if "," in text else text
