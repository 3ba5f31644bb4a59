"""LinkedIn, a person's own profile: the workbook of somebody who publishes in their name. Names seen in code only.

Its headers could be of many exports; the name of the file, or of its sheets, is not.
"""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Span, Text

FILE_NAME = r"(?m)^(?:AggregateAnalytics|Content)_|^(?:ENGAGEMENT|FOLLOWERS|TOP POSTS)$"
SLUG = r"^(?:AggregateAnalytics|Content)_(.+?)_\d{4}-\d\d-\d\d"
DATE = Day("Date", fr="Date", pt="Data", es="Fecha", de="Datum")
ACCOUNT = (Entity("", "account", "account"),)

ENGAGEMENT = Export(
    source="linkedin_page", platform="linkedin", file_name=FILE_NAME, slug=SLUG,
    needs=("date_day", "impressions", "engagements"),
    columns={
        "date_day": DATE,
        "impressions": Count("Impressions", fr="Impressions", pt="Impressões", es="Impresiones", de="Impressions"),
        "engagements": Count("Engagements", fr=("Engagements", "Interactions"), pt="Engajamentos", es="Interacciones"),
    },
    entities=ACCOUNT,
)  # fmt: skip

FOLLOWERS = Export(
    source="linkedin_page", platform="linkedin", file_name=FILE_NAME, slug=SLUG,
    needs=("date_day", "followers_gained"),
    columns={
        "date_day": DATE,
        "followers_gained": Count("New followers", fr="Nouveaux abonnés", pt="Novos seguidores",
                                  es="Nuevos seguidores"),
    },
    entities=ACCOUNT,
)  # fmt: skip

TOP_POSTS = Export(
    source="linkedin_page", platform="linkedin", fact="", note="breakdown_not_kept", file_name=FILE_NAME,
    needs=("url", "published"),
    columns={
        "url": Text("Post URL", fr=("URL du post", "URL de la publication"), pt="URL da publicação"),
        "published": Text("Post publish date", fr=("Date de publication du post", "Date de publication"),
                          pt="Data de publicação"),
    },
    entities=(Entity("", "top_posts", "account"),), spans=(Span((), ""),),
)  # fmt: skip

EXPORTS = (ENGAGEMENT, FOLLOWERS, TOP_POSTS)
