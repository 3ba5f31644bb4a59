"""Snapchat Ads Manager: a row each campaign, ad set or ad and stretch of days; the currency may stand in a header.

Headers as public programs that read such files name them (``Swipe Ups`` and ``Swipe-Ups``); no file was seen.
"""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Money, Number, Span, Text

EXPORTS = (Export(
    source="snapchat_ads", platform="snapchat", decimal_mark="", last_is_end=True,
    needs=("date_start", "clicks", ("impressions", "spend")),
    columns={
        "date_start": Day("Start Time"), "date_end": Day("End Time", required=False),
        "campaign_name": Text("Campaign Name"), "ad_group_name": Text("Ad Set Name"), "name": Text("Ad Name"),
        "impressions": Count("Paid Impressions"), "clicks": Count("Swipe-Ups", "Swipe Ups"),
        "spend": Money("Amount Spent {currency}", "Spend"), "conversions": Number("Purchases"),
        "currency": Text("Currency"),
    },
    entities=(Entity("name", "ad", "ad"), Entity("ad_group_name", "ad_group", "ad_group"),
              Entity("campaign_name", "campaign", "campaign"), Entity("", "account", "account")),
    spans=(Span(("date_start", "date_end"), "period"), Span(("date_start",), "day")),
    total_labels=("total",),
),)  # fmt: skip
