"""Two public teaching files. They have no days, so they can be shown but not laid on a calendar."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Money, Number, Span, Text

ADS = Export(
    source="datasets", platform="facebook", needs=("age", "gender", "interest", "spend", "conversions"),
    columns={
        "date_day": Day("Date", required=False), "ad_id": Key("ad_id"), "campaign_id": Key("fb_campaign_id"),
        "campaign_name": Text("xyz_campaign_id"), "age": Text("age"), "gender": Text("gender"),
        "interest": Text("interest"), "impressions": Count("Impressions"), "clicks": Count("Clicks"),
        "spend": Money("Spent"), "conversions": Number("Total_Conversion"),
    },
    entities=(Entity("ad_id", "ad", "ad", ("ad_id",)), Entity("", "ad", "ad")),
    spans=(Span(("date_day",), "day"), Span((), "")),
)  # fmt: skip

POSTS = Export(
    source="datasets", platform="facebook", needs=("page_likes", "month", "reach", "impressions"),
    not_needed=("Category", "Post Weekday", "Post Hour", "Paid", "Lifetime *"),
    unstored=("page_likes",),
    columns={
        "page_likes": Count("Page total likes", sum_name=""), "month": Text("Post Month"),
        "reach": Count("Lifetime Post Total Reach"), "impressions": Count("Lifetime Post Total Impressions"),
        "comments": Count("comment"), "likes": Count("like"), "shares": Count("share"),
        "engagements": Count("Total Interactions"),
    },
    entities=(Entity("", "post", "post"),), spans=(Span((), ""),),
)  # fmt: skip

EXPORTS = (ADS, POSTS)
