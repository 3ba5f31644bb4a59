"""Sprout Social: a row per profile and day, several networks in one file; names seen in code only."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Moment, Span, Text

PROFILE = Export(
    source="sprout", platform="", date_order="mdy", needs=("date_day", "network", "account", "impressions"),
    not_needed=("Engagement Rate (per Impression)",),
    columns={
        "date_day": Day("Date"), "network": Text("Network"), "account": Text("Profile"),
        "followers": Count("Audience", sum_name=""), "impressions": Count("Impressions"),
        "engagements": Count("Engagements"), "messages": Count("Received Messages (Total)", sum_name=""),
        "views": Count("Video Views"),
    },
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

POST = Export(
    source="sprout", platform="", date_order="mdy",
    needs=("name", "impressions", ("clicks", "engagements"), ("kind", "organic")), unstored=("organic",),
    columns={
        "date_day": Moment("Date", "Created Time"), "network": Text("Network"), "account": Text("Profile"),
        "name": Text("Post"), "kind": Text("Content Type", "Post Type"), "url": Text("Link"),
        "impressions": Count("Impressions"), "organic": Count("Organic Impressions", sum_name=""),
        "engagements": Count("Engagements"), "saves": Count("Saves"), "clicks": Count("Post Link Clicks"),
    },
    entities=(Entity("url", "post", "post", ("url",)), Entity("name", "post", "post")),
    spans=(Span(("date_day",), ""), Span((), "")),
)  # fmt: skip

PLANNING = Export(
    source="planner", platform="", fact="", note="planning_not_kept",
    needs=("text", ("when", "time")),
    columns={
        "text": Text("Message", "Caption", "Post text", "Tweet", "Text", "Texte", "Légende"),
        "when": Text("Scheduled at", "Date and time", "Posting time", "Publish date", "Date (intl. format)",
                     "Scheduled date", "Date planifiée"),
        "time": Text("Scheduled time", "Posting Time", "Time", "Heure planifiée", "Heure"),
    },
    entities=(Entity("", "planned_post", "post"),), spans=(Span((), ""),),
)  # fmt: skip

EXPORTS = (PROFILE, POST, PLANNING)
