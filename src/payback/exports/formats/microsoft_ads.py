"""Microsoft Advertising (Bing): lines above the table, totals and a closing line below it; month before day.

Headers: the reference of the reporting service at https://learn.microsoft.com/advertising/guides/reports, and the
English names that files of public programs hold.
"""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Money, Number, Span, Text

EXPORTS = (Export(
    source="microsoft_ads", platform="microsoft_ads", decimal_mark="", date_order="mdy", priority=1,
    not_needed=("CTR", "CTR (%)", "Average CPC", "Avg. CPC", "Avg. position", "CPA", "Conversion rate",
                "Conversion rate (%)", "* status", "Destination URL", "Final URL", "Return on ad spend (%)",
                "Revenue per *", "Cost per *"),
    needs=("spend", ("clicks", "impressions"), ("campaign_name", "ad_group_name", "keyword", "account"), "signature"),
    columns={
        "date_day": Day("Gregorian date", "GregorianDate", required=False),
        "account": Text("Account name", "AccountName"), "account_id": Key("Account number", "AccountId"),
        "campaign_name": Text("Campaign name", "CampaignName"), "campaign_id": Key("Campaign ID", "CampaignId"),
        "ad_group_name": Text("Ad group", "AdGroupName"), "ad_group_id": Key("Ad group ID", "AdGroupId"),
        "keyword": Text("Keyword"), "ad_id": Key("Ad ID", "AdId"),
        "currency": Text("Currency code", "CurrencyCode"), "device": Text("Device type", "DeviceType"),
        "signature": Text("Avg. CPC", "Average CPC", "AverageCpc", "CPA", "Avg. position", "Conversion rate (%)"),
        "impressions": Count("Impressions"), "clicks": Count("Clicks"), "spend": Money("Spend"),
        "conversions": Number("Conversions"), "conversions_value": Money("Revenue"),
    },
    entities=(Entity("ad_id", "ad", "ad", ("ad_id",)), Entity("keyword", "keyword", "keyword"),
              Entity("ad_group_id", "ad_group", "ad_group", ("ad_group_id",)),
              Entity("ad_group_name", "ad_group", "ad_group"),
              Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
              Entity("campaign_name", "campaign", "campaign"), Entity("", "account", "account")),
    spans=(Span(("date_day",), "day"), Span((), "preamble")), breakdowns=("device",),
    total_labels=("total", "overall total"), total_without_name=True,
),)  # fmt: skip
