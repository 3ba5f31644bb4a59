"""Spotify Ads Manager: four lines above the table, days as text; the currency of the account is not in it."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Money, Number, Text

EXPORTS = (Export(
    source="spotify_ads", platform="spotify",
    not_needed=("Frequency", "CTR", "CPC", "CPM", "Starts", "page views", "Adds to cart"),
    needs=("date_day", "spend", "completion", ("ad_id", "name", "ad_group_id", "ad_group_name", "campaign_id",
                                              "campaign_name")),
    columns={
        "date_day": Day("Date"), "campaign_id": Key("Campaign id"), "campaign_name": Text("Campaign name"),
        "ad_group_id": Key("Ad set id"), "ad_group_name": Text("Ad set name"),
        "ad_id": Key("Ad id"), "name": Text("Ad name"), "kind": Text("Ad format"),
        "completion": Text("completion rate", "Starts"),
        "impressions": Count("Impressions"), "reach": Count("Reach"), "clicks": Count("Clicks"),
        "spend": Money("Spend"), "conversions": Number("Purchases"),
        "conversions_value": Money("Attributed revenue"),
    },
    entities=(Entity("ad_id", "ad", "ad", ("ad_id",)), Entity("name", "ad", "ad"),
              Entity("ad_group_id", "ad_group", "ad_group", ("ad_group_id",)),
              Entity("ad_group_name", "ad_group", "ad_group"),
              Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
              Entity("campaign_name", "campaign", "campaign")),
    total_without_name=True,
),)  # fmt: skip
