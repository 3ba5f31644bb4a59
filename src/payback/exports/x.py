"""X (Twitter) organic: by tweet and by day as it was to 2024, and the overview and content files since."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Moment, Span, Text

HANDLE = r"(?:twitter|x)\.com/([A-Za-z0-9_]{1,20})/status"
POSTS = (Entity("post_id", "post", "post", ("post_id",)),)

BY_TWEET = Export(
    source="x", platform="x", handle=HANDLE, needs=("post_id", "date_day", "impressions", "engagements"),
    columns={
        "post_id": Key("Tweet id", required=True, pattern=r"\d+"), "url": Text("Tweet permalink"),
        "name": Text("Tweet text"),
        "date_day": Moment("time"), "impressions": Count("impressions"), "engagements": Count("engagements"),
        "likes": Count("likes"), "comments": Count("replies", sum_name="replies"), "reposts": Count("retweets"),
        "clicks": Count("url clicks"), "followers_gained": Count("follows"),
    },
    entities=POSTS, spans=(Span(("date_day",), ""),),
)  # fmt: skip

BY_DAY = Export(
    source="x", platform="x", slug=r"daily_tweet_activity_metrics_(.+?)_\d{8}_", asks=("account",),
    needs=("date_day", "posts", "impressions"),
    columns={
        "date_day": Day("Date"), "posts": Count("Tweets published"), "impressions": Count("impressions"),
        "engagements": Count("engagements"), "likes": Count("likes"),
        "comments": Count("replies", sum_name="replies"), "reposts": Count("retweets"), "clicks": Count("url clicks"),
        "followers_gained": Count("follows"),
    },
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

OVERVIEW = Export(
    source="x", platform="x", asks=("account",),
    needs=("date_day", "impressions", "followers_gained", ("followers_lost", "posts", "profile_visits"), "reposts"),
    columns={
        "date_day": Day("Date"), "impressions": Count("Impressions"), "engagements": Count("Engagements"),
        "likes": Count("Likes"), "comments": Count("Replies", sum_name="replies"), "reposts": Count("Reposts"),
        "saves": Count("Bookmarks", sum_name="bookmarks"), "shares": Count("Shares", "Share"),
        "followers_gained": Count("New follows"), "followers_lost": Count("Unfollows"),
        "profile_visits": Count("Profile visits", sum_name=""), "posts": Count("Create Post", sum_name=""),
        "video_views": Count("Video views", sum_name=""),
    },
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

CONTENT = Export(
    source="x", platform="x", handle=HANDLE, needs=("post_id", "date_day", "impressions", "reposts"),
    columns={
        "post_id": Key("Post id", required=True, pattern=r"\d+"), "date_day": Day("Date"), "name": Text("Post text"),
        "url": Text("Post Link", "Link"), "impressions": Count("Impressions"), "engagements": Count("Engagements"),
        "likes": Count("Likes"), "comments": Count("Replies", sum_name="replies"), "reposts": Count("Reposts"),
        "saves": Count("Bookmarks", sum_name="bookmarks"), "shares": Count("Shares", "Share"),
        "clicks": Count("URL Clicks"), "followers_gained": Count("New follows"),
    },
    entities=POSTS, spans=(Span(("date_day",), ""),),
)  # fmt: skip

EXPORTS = (BY_TWEET, BY_DAY, OVERVIEW, CONTENT)
