"""TikTok: Studio (days without a year), Business Suite, and Ads Manager. Headers stay English, months do not."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from payback.exports.describe import Count, Day, Entity, Export, Key, Moment, Money, Number, Reader, Span, Text
from payback.exports.engine.layout_builder import layout
from payback.history.date_parsing import parse_day

if TYPE_CHECKING:
    from payback.exports.documents import Document, ReadContext, Record, Section
    from payback.history.table_layout import Layout

ACCOUNT = (Entity("", "account", "account"),)
DATE = Day("Date")
HANDLE = r"tiktok\.com/@([A-Za-z0-9_.]{2,24})"
ID_IN_LINK = re.compile(r"/(\d{18,20})\b")
SECONDS_ABOVE = 32
"""An id holds the second in which it was given, above so many bits."""

OVERVIEW = Export(
    source="tiktok", platform="tiktok",
    needs=("date_day", "views", "profile_visits", "likes", "comments"),
    columns={
        "date_day": DATE, "views": Count("Video Views"), "profile_visits": Count("Profile Views",
                                                                                sum_name="profile_views"),
        "likes": Count("Likes"), "comments": Count("Comments"), "shares": Count("Shares"),
    },
    entities=ACCOUNT,
)  # fmt: skip

BUSINESS = Export(
    source="tiktok", platform="tiktok", priority=1,
    not_needed=("Phone number clicks",),
    needs=("date_day", "views", ("followers_net", "followers_gained", "reach")),
    columns={
        "date_day": DATE, "views": Count("Video Views"), "reach": Count("Reached audience"),
        "profile_visits": Count("Profile Views", sum_name=""),
        "likes": Count("Likes"), "shares": Count("Shares"), "comments": Count("Comments"),
        "followers_net": Count("Net growth"), "followers_gained": Count("New followers"),
        "followers_lost": Count("Lost followers"), "leads": Count("Leads submission", sum_name=""),
    },
    entities=ACCOUNT,
)  # fmt: skip

FOLLOWERS = Export(
    source="tiktok", platform="tiktok", needs=("date_day", "followers", "followers_net"),
    columns={
        "date_day": DATE, "followers": Count("Followers", sum_name=""),
        "followers_net": Count("Difference in followers from previous day"),
    },
    entities=ACCOUNT,
)  # fmt: skip

VIEWERS = Export(
    source="tiktok", platform="tiktok", needs=("date_day", "reach", ("new", "returning")),
    unstored=("new", "returning"),
    columns={
        "date_day": DATE, "reach": Count("Total Viewers", sum_name="viewers"),
        "new": Count("New Viewers", sum_name=""), "returning": Count("Returning Viewers", sum_name=""),
    },
    entities=ACCOUNT,
)  # fmt: skip


def dated_videos(section: Section, document: Document, context: ReadContext) -> list[Layout]:
    """The videos, each day without a year in the year that the video's id says."""
    day, link = (section.match.positions[name] for name in ("date_day", "url"))
    rows = tuple(_dated(row, day, link) for row in section.rows)
    return [layout(replace(section, rows=rows), document, context)]


def _dated(row: Record, day: int, link: int) -> Record:
    """A row whose day has its year, where its id says one."""
    if max(day, link) >= len(row.cells):
        return row
    parts, video = parse_day(row.cells[day]), ID_IN_LINK.search(row.cells[link])
    if parts is None or parts.year is not None or video is None:
        return row
    posted = datetime.fromtimestamp(int(video[1]) >> SECONDS_ABOVE, UTC).date()
    near = [known for year in (-1, 0, 1) if (known := parts.to_date("mdy", posted.year + year))]
    written = min(near, key=lambda known: abs(known - posted), default=posted)
    return replace(row, cells=(*row.cells[:day], written.isoformat(), *row.cells[day + 1 :]))


VIDEOS = Export(
    source="tiktok", platform="tiktok", handle=HANDLE, reader=Reader(table=dated_videos),
    not_needed=("Average watch time", "Total play time", "Watched full video", "Time"),
    needs=("url", "date_day", "views"),
    columns={
        "name": Text("Video title"), "url": Text("Video link"), "date_day": Moment("Post time"),
        "views": Count("Video views", "Total views"), "likes": Count("Likes", "Total likes"),
        "comments": Count("Comments", "Total comments"), "shares": Count("Shares", "Total shares"),
        "saves": Count("Add to Favorites", "Favorites"), "reach": Count("Reached audience"),
    },
    entities=(Entity("url", "video", "video", ("url",)),), spans=(Span(("date_day",), ""),),
)  # fmt: skip

AUDIENCE = Export(
    source="tiktok", platform="tiktok", fact="", note="demographics_not_kept", needs=("trait", "share"),
    columns={"trait": Text("Gender", "Top territories", "Top countries"), "share": Text("Distribution")},
    entities=(Entity("", "demographics", "account"),), spans=(Span((), ""),),
)  # fmt: skip

ADS = Export(
    source="tiktok_ads", platform="tiktok", decimal_mark="",
    not_needed=("Text", "CPM", "CTR (destination)", "Cost per 1,000 people reached", "Video views at *"),
    needs=("date_day", "spend", ("name", "ad_group_name", "campaign_name"), ("clicks", "clicks_all", "cpc")),
    unstored=("cpc",),
    columns={
        "date_day": Day("By Day", "Date", "Day", fr="Par jour"),
        "name": Text("Ad name", fr="Nom de la publicité"), "ad_id": Key("Ad ID"),
        "ad_group_name": Text("Ad group name", fr="Nom du groupe d'annonces"), "ad_group_id": Key("Ad group ID"),
        "campaign_name": Text("Campaign name", fr="Nom de la campagne"), "campaign_id": Key("Campaign ID"),
        "currency": Text("Currency", fr="Devise"), "spend": Money("Cost", fr="Coût"),
        "cpc": Money("CPC (destination)", "CPC (Destination)", sum_name=""),
        "impressions": Count("Impressions", "Impression", fr="Impressions"),
        "clicks": Count("Clicks (destination)", fr="Clics (destination)"),
        "clicks_all": Count("Clicks (all)", fr="Clics (tous)"), "reach": Count("Reach", fr=("Couverture", "Portée")),
        "conversions": Number("Conversions", "Total conversions", fr="Conversions"),
    },
    entities=(Entity("ad_id", "ad", "ad", ("ad_id",)), Entity("name", "ad", "ad"),
              Entity("ad_group_id", "ad_group", "ad_group", ("ad_group_id",)),
              Entity("ad_group_name", "ad_group", "ad_group"),
              Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
              Entity("campaign_name", "campaign", "campaign")),
    total_labels=("total",), total_without_name=True,
)  # fmt: skip

EXPORTS = (OVERVIEW, BUSINESS, FOLLOWERS, VIEWERS, VIDEOS, AUDIENCE, ADS)
