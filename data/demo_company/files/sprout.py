"""Sprout's profile performance: the one file with Facebook's and Instagram's running totals, and with messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_company.texts import COMPANY, HANDLE

if TYPE_CHECKING:
    from demo_company.files.period import Period
    from demo_company.life import Life

HEADER = (
    "Date,Network,Profile,Audience,Impressions,Engagements,"
    "Engagement Rate (per Impression),Received Messages (Total),Video Views"
)
PROFILES = {"facebook": ("Facebook", COMPANY), "instagram": ("Instagram", HANDLE)}


def profiles(life: Life, period: Period) -> bytes:
    """A row per day and profile; thousands with commas, rates in percent."""
    names, posts, count = [*life.truth.networks], life.posts, len(life.days.dates)
    views = posts.by_day(posts.views, count)
    engaged = posts.by_day(posts.actions["reactions"] + posts.actions["comments"] + posts.actions["shares"], count)
    lines = [HEADER]
    for day in life.days.within(period.first, period.last):
        for network, (title, profile) in PROFILES.items():
            at = day, names.index(network)
            audience, seen, acted = (grouped(t[at]) for t in (life.audience.followers, views, engaged))
            rate = f"{engaged[at] / max(views[at], 1):.1%}"
            figures = (audience, seen, acted, rate, grouped(life.audience.messages[at]), grouped(views[at] // 4))
            lines.append(",".join((f"{life.days.dates[day]:%m-%d-%Y}", title, profile, *figures)))
    return ("\n".join(lines) + "\n").encode()


def grouped(count: int) -> str:
    """A count with commas between thousands, quoted where it has any."""
    text = f"{count:,}"
    return f'"{text}"' if "," in text else text
