"""X Ads: names seen in code only. The last row is a total without an id."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Money, Number, Text

EXPORTS = (Export(
    source="x_ads", platform="x", needs=("campaign_name", "date_day", "spend", ("funding", "url")),
    not_needed=("Funding Instrument Name", "Campaign Start Date", "Campaign End Date"),
    columns={
        "funding": Key("Funding Instrument ID", "Funding Instrument Name"), "row_id": Key("id"),
        "campaign_name": Text("Campaign", "Campaign name"), "url": Text("Campaign URL"),
        "campaign_id": Key("Campaign ID"),
        "ad_group_name": Text("Ad group name", "Ad Group"), "date_day": Day("Time", "Time period", "Date"),
        "currency": Text("Currency"), "spend": Money("Spend"), "impressions": Count("Impressions"),
        "clicks": Count("Link clicks", "Clicks"), "engagements": Count("Engagements"),
        "followers_gained": Count("Follows"), "video_views": Count("Video views"),
        "conversions": Number("Purchases", "Site visits conversions"),
    },
    entities=(Entity("ad_group_name", "ad_group", "ad_group"),
              Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
              Entity("campaign_name", "campaign", "campaign")),
    total_without_name=True, total_labels=("total",), decimal_mark="",
),)  # fmt: skip
