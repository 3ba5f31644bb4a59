"""Classic Facebook Page Insights, to about 2021: long names or raw metric names, then a row of descriptions."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Moment, Span, Text

PAGE_NOT_NEEDED = (
    "Weekly *", "28 Days *", "Lifetime *", "Daily Like Sources *", "Daily Organic *", "Daily Paid *",
    "Daily Logged-in *", "Daily Reach of *", "Daily Total Impressions of *", "Daily Viral *", "Daily Total Consumers",
    "Daily Page Consumptions*", "*:week", "*:days_28",
)  # fmt: skip

PAGE = Export(
    source="facebook_page_insights", platform="facebook", date_order="mdy", first_is_prose=True,
    not_needed=PAGE_NOT_NEEDED,
    slug=r"Insights Data Export - (.+?) - \d{4}-\d\d-\d\d",
    needs=("date_day", ("followers", "followers_gained", "engaged_users", "reach", "impressions")),
    columns={
        "date_day": Day("Date"),
        "followers": Count("Lifetime Total Likes", "page_fans:lifetime", sum_name=""),
        "followers_gained": Count("Daily New Likes", "page_fan_adds_unique:day", "page_fan_adds:day"),
        "followers_lost": Count("Daily Unlikes", "page_fan_removes_unique:day", "page_fan_removes:day"),
        "reach": Count("Daily Total Reach", "page_impressions_unique:day"),
        "impressions": Count("Daily Total Impressions", "page_impressions:day"),
        "engaged_users": Count("Daily Page Engaged Users", "page_engaged_users:day"),
    },
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

POST = Export(
    source="facebook_page_insights", platform="facebook", date_order="mdy", first_is_prose=True,
    not_needed=("Countries", "Languages", "Audience Targeting", "post_*:lifetime", "Lifetime *"),
    slug=r"Insights Data Export(?: \(Post Level\))? - (.+?) - \d{4}-\d\d-\d\d",
    needs=("post_id", "date_day", ("reach", "impressions", "engaged_users")),
    columns={
        "post_id": Key("Post ID", required=True), "url": Text("Permalink"), "name": Text("Post Message"),
        "kind": Text("Type"), "date_day": Moment("Posted"),
        "reach": Count("Lifetime Post Total Reach", "post_impressions_unique:lifetime"),
        "impressions": Count("Lifetime Post Total Impressions", "post_impressions:lifetime"),
        "engaged_users": Count("Lifetime Engaged Users", "post_engaged_users:lifetime"),
        "video_views": Count("Lifetime Total Video Views", "post_video_views:lifetime"),
    },
    entities=(Entity("post_id", "post", "post", ("post_id",)),), spans=(Span(("date_day",), ""),),
)  # fmt: skip

BREAKDOWN = Export(
    source="facebook_page_insights", platform="facebook", fact="", note="breakdown_not_kept",
    needs=("description", "post_id", "date_day"),
    columns={"description": Text("Description"), "post_id": Key("Post ID"),
             "date_day": Moment("Posted", required=False)},
    entities=(Entity("", "breakdown", "post"),), spans=(Span((), ""),),
)  # fmt: skip

EXPORTS = (PAGE, POST, BREAKDOWN)
