"""LinkedIn company page: followers and content as old Excel files, the comparison with others as a new one."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

import xlsxwriter
import xlwt

from demo_company.texts import CAPTIONS, COMPANY, COMPETITORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from demo_company.files.period import Period
    from demo_company.life import Life

Row: TypeAlias = "Sequence[object]"

UNIQUE_PER_IMPRESSION = 0.62
TOLD = ("reactions", "comments", "shares")
DAY = "%m/%d/%Y"
DESCRIBED = {
    "en": "Aggregated engagement metrics for your organic and sponsored posts over time. Dates are displayed in UTC.",
    "fr": "Indicateurs d’engagement agrégés de vos posts organiques et sponsorisés au fil du temps. Dates en UTC.",
}
POSTS_DESCRIBED = {
    "en": "Engagement metrics for individual posts. All dates and times are displayed in UTC.",
    "fr": "Indicateurs d’engagement de chaque post.",
}
SHEETS = {"en": ("Metrics", "All posts", "New followers"), "fr": ("Indicateurs", "Tous les posts", "Nouveaux abonnés")}
METRICS = {
    "en": ("Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)",
           "Unique impressions (organic)", "Clicks (organic)", "Clicks (sponsored)", "Clicks (total)",
           "Reactions (organic)", "Reactions (sponsored)", "Reactions (total)", "Comments (organic)",
           "Comments (sponsored)", "Comments (total)", "Reposts (organic)", "Reposts (sponsored)", "Reposts (total)",
           "Engagement rate (organic)", "Engagement rate (sponsored)", "Engagement rate (total)"),
    "fr": ("Date", "Impressions (organiques)", "Impressions (sponsorisées)", "Impressions (total)",
           "Impressions uniques (organiques)", "Clics (organiques)", "Clics (sponsorisés)", "Clics (total)",
           "Réactions (organiques)", "Réactions (sponsorisés)", "Réactions (total)", "Commentaires (organiques)",
           "Commentaires (sponsorisés)", "Commentaires (total)", "Republications (organiques)",
           "Republications (sponsorisés)", "Republications (total)", "Taux d’engagement (organique)",
           "Taux d’engagement (sponsorisé)", "Taux d’engagement (total)"),
}  # fmt: skip
POSTS = {
    "en": ("Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date",
           "Campaign end date", "Audience", "Impressions", "Views", "Offsite Views", "Clicks",
           "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type"),
    "fr": ("Titre du post", "Lien du post", "Type de post", "Nom de la campagne", "Publié par", "Date de création",
           "Date de début de la campagne", "Date de fin de la campagne", "Audience", "Impressions", "Vues",
           "Vues hors site", "Clics", "Taux de clics (CTR)", "J’aime", "Commentaires", "Republications",
           "Abonnements", "Taux d’engagement", "Type de contenu"),
}  # fmt: skip
FOLLOWERS = {
    "en": ("Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"),
    "fr": ("Date", "Abonnés sponsorisés", "Abonnés organiques", "Abonnés invités automatiquement",
           "Nombre total d’abonnés"),
}  # fmt: skip
COMPARED = ("Page", "Total followers", "New followers", "Total post engagements", "Total posts")


def followers(life: Life, period: Period) -> bytes:
    """New followers by day; nobody was paid for or invited."""
    gained, dates = column(life, life.audience.gained), life.days.dates
    rows = [
        (f"{dates[day]:{DAY}}", 0, int(gained[day]), 0, int(gained[day]))
        for day in life.days.within(period.first, period.last)
    ]
    return old_excel({SHEETS[period.language][2]: (FOLLOWERS[period.language], *rows)})


def content(life: Life, period: Period) -> bytes:
    """The page's days, and its posts, newest first; both sheets begin with a description."""
    language, (metrics, posts, _) = period.language, SHEETS[period.language]
    return old_excel(
        {
            metrics: ((DESCRIBED[language],), METRICS[language], *metric_rows(life, period)),
            posts: ((POSTS_DESCRIBED[language],), POSTS[language], *post_rows(life, period)),
        }
    )


def metric_rows(life: Life, period: Period) -> Iterable[Row]:
    """Figures by day: organic, sponsored (none), total."""
    posts, count = life.posts, len(life.days.dates)
    clicks = posts.link_clicks + posts.actions["other_clicks"]
    tables = (posts.views, clicks, *(posts.actions[name] for name in TOLD))
    by_day = [column(life, posts.by_day(table, count)) for table in tables]
    for day in life.days.within(period.first, period.last):
        impressions, *engaged = (int(figures[day]) for figures in by_day)
        rate = sum(engaged) / impressions if impressions else 0
        split = [figure for count in engaged for figure in (count, 0, count)]
        unique = round(impressions * UNIQUE_PER_IMPRESSION)
        yield (f"{life.days.dates[day]:{DAY}}", impressions, 0, impressions, unique, *split, rate, 0, rate)


def post_rows(life: Life, period: Period) -> Iterable[Row]:
    """One row per post."""
    posts, days = life.posts, life.days.within(period.first, period.last)
    for piece in reversed([p for p, day in enumerate(posts.day) if day in days]):
        at = piece, network_of(life)
        impressions = int(posts.views[at])
        clicks = int(posts.link_clicks[at] + posts.actions["other_clicks"][at])
        told = [int(posts.actions[name][at]) for name in TOLD]
        yield (
            CAPTIONS[int(posts.text[piece]) % len(CAPTIONS)],
            f"https://www.linkedin.com/feed/update/urn:li:activity:{74 * 10**15 + piece * 104_729_063}",
            "Organic", "", "", f"{life.days.dates[posts.day[piece]]:{DAY}}", "", "", "All followers",
            impressions, "", "", clicks, clicks / impressions, *told, "", (clicks + sum(told)) / impressions, "",
        )  # fmt: skip


def competitors(life: Life, period: Period) -> bytes:
    """The page beside two others: the only file with LinkedIn's running total of followers."""
    days = life.days.within(period.first, period.last)
    pieces = [p for p, day in enumerate(life.posts.day) if day in days]
    told = [life.posts.actions[name][pieces, network_of(life)].sum() for name in TOLD]
    total = int(column(life, life.audience.followers)[days[-1]])
    new = int(column(life, life.audience.gained)[days.start : days.stop].sum())
    own = (COMPANY, total, new, int(sum(told)), len(pieces))
    others = [(name, round(total * size), round(new * size), 900, 64) for name, size in COMPETITORS.items()]
    return new_excel("COMPETITORS", ((f"{period.first:%d/%m/%Y}", f"{period.last:%d/%m/%Y}"), COMPARED, own, *others))


def network_of(life: Life) -> int:
    """LinkedIn's place among the company's networks."""
    return [*life.truth.networks].index("linkedin")


def column(life: Life, table: NDArray[np.int64]) -> NDArray[np.int64]:
    """LinkedIn's figures by day."""
    return table[:, network_of(life)]


def old_excel(sheets: dict[str, Sequence[Row]]) -> bytes:
    """A BIFF workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for y, row in enumerate(rows):
            for x, value in enumerate(row):
                if value != "":
                    sheet.write(y, x, value)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def new_excel(name: str, rows: Sequence[Row]) -> bytes:
    """A workbook of one sheet, dated so that the same rows give the same bytes."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2026, 11, 1, tzinfo=UTC)})
        sheet = book.add_worksheet(name)
        for y, row in enumerate(rows):
            sheet.write_row(y, 0, row)
    return buffer.getvalue()
