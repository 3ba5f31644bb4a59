"""Meta Business Suite, content: one row per post with its lifetime figures."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

from demo_company.files.text import meta_csv
from demo_company.texts import (
    CAPTIONS,
    COMPANY,
    FACEBOOK_ID,
    FACEBOOK_KINDS,
    HANDLE,
    INSTAGRAM_ID,
    INSTAGRAM_KINDS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from demo_company.files.period import Period
    from demo_company.life import Life

Columns: TypeAlias = dict[str, str]
"""Headers, and the name of the value below each; an empty name leaves the column blank."""

FACEBOOK_START: Columns = {
    "Post ID": "id", "Page ID": "page", "Page name": "company", "Title": "text", "Description": "",
    "Duration (sec)": "seconds", "Publish time": "time", "Caption type": "caption_type", "Permalink": "link",
    "Is crosspost": "no", "Is share": "no", "Post type": "kind", "Languages": "", "Custom labels": "",
    "Funded content status": "", "Data comment": "", "Date": "lifetime",
}  # fmt: skip
FACEBOOK_BEFORE_VIEWS: Columns = FACEBOOK_START | {
    "IMPRESSION:UNIQUE_USERS": "reach", "Reach": "reach", "Impressions": "views",
    "Reactions, Comments and Shares": "engagements", "Reactions": "reactions", "Comments": "comments",
    "Shares": "shares", "Total clicks": "clicks", "Other Clicks": "other_clicks", "Link Clicks": "link_clicks",
    "Negative feedback from users: Hide all": "",
}  # fmt: skip
FACEBOOK: Columns = FACEBOOK_START | {
    "Views": "views", "Reach": "reach", "Reactions, Comments and Shares": "engagements", "Reactions": "reactions",
    "Comments": "comments", "Shares": "shares", "Total clicks": "clicks", "Link Clicks": "link_clicks",
    "Other Clicks": "other_clicks", "Matched Audience Targeting Consumption (Photo Click)": "",
    "Seconds viewed": "", "Average Seconds viewed": "", "Estimated earnings (USD)": "", "Ad impressions": "",
}  # fmt: skip
FACEBOOK_FR: Columns = {
    "Identifiant de la publication": "id", "Identifiant de la Page": "page", "Nom de la Page": "company",
    "Titre": "text", "Description": "", "Durée (s)": "seconds", "Heure de publication": "time", "Permalien": "link",
    "Type de publication": "kind", "Commentaire sur les données": "", "Date": "lifetime", "Vues": "views",
    "Couverture": "reach", "Réactions, commentaires et partages": "engagements", "Réactions": "reactions",
    "Commentaires": "comments", "Partages": "shares", "Total de clics": "clicks", "Clics sur un lien": "link_clicks",
    "Autres clics": "other_clicks",
}  # fmt: skip
INSTAGRAM: Columns = {
    "Post ID": "id", "Account ID": "page", "Account username": "handle", "Account name": "company",
    "Description": "text", "Duration (sec)": "seconds", "Publish time": "time", "Permalink": "link",
    "Post type": "kind", "Data comment": "", "Date": "lifetime", "Views": "views", "Reach": "reach",
    "Likes": "reactions", "Shares": "shares", "Follows": "follows", "Comments": "comments", "Saves": "saves",
}  # fmt: skip
INSTAGRAM_FR: Columns = {
    "Identifiant de la publication": "id", "Identifiant du compte": "page", "Nom d’utilisateur du compte": "handle",
    "Nom du compte": "company", "Description": "text", "Durée (s)": "seconds", "Heure de publication": "time",
    "Permalien": "link", "Type de publication": "kind", "Commentaire sur les données": "", "Date": "lifetime",
    "Vues": "views", "Couverture": "reach", "Mentions J’aime": "reactions", "Partages": "shares",
    "Followers": "follows", "Commentaires": "comments", "Enregistrements": "saves",
}  # fmt: skip
LIFETIME = {"en": "Lifetime", "fr": "Total"}
FIRST_ID = (122_100_000_000_000_000, 17_900_000_000_000_000)


def facebook(life: Life, period: Period) -> bytes:
    """The Facebook page's posts of a period; the first year's columns are those from before "Views"."""
    recent = {"en": FACEBOOK, "fr": FACEBOOK_FR}[period.language]
    columns = FACEBOOK_BEFORE_VIEWS if period.last.year == life.truth.first_day.year else recent
    kinds = FACEBOOK_KINDS[period.language]
    link = "https://www.facebook.com/lainerie.pointeauxbrumes/posts/{id}"
    return written(life, period, "facebook", columns, kinds, {"page": FACEBOOK_ID, "link": link})


def instagram(life: Life, period: Period) -> bytes:
    """The Instagram account's posts of a period."""
    columns = {"en": INSTAGRAM, "fr": INSTAGRAM_FR}[period.language]
    kinds = INSTAGRAM_KINDS[period.language]
    return written(
        life, period, "instagram", columns, kinds, {"page": INSTAGRAM_ID, "link": "https://www.instagram.com/p/DL{id}/"}
    )


def written(
    life: Life, period: Period, network: str, columns: Columns, kinds: tuple[str, ...], account: Mapping[str, str]
) -> bytes:
    """The posts of one network, oldest first."""
    days = life.days.within(period.first, period.last)
    pieces = [p for p, day in enumerate(life.posts.day) if day in days]
    fixed = {"": "", "no": 0, "company": COMPANY, "handle": HANDLE, "caption_type": "N/A"}
    fixed |= {"page": account["page"], "lifetime": LIFETIME[period.language]}
    rows = []
    for piece in pieces:
        facts = fixed | post(life, piece, [*life.truth.networks].index(network), kinds)
        facts["link"] = account["link"].format(id=facts["id"])
        rows.append([facts[name] for name in columns.values()])
    return meta_csv([*columns], rows)


def post(life: Life, piece: int, network: int, kinds: tuple[str, ...]) -> dict[str, object]:
    """One post's own facts."""
    posts = life.posts
    counts = {name: int(values[piece, network]) for name, values in posts.actions.items()}
    counts |= {name: int(getattr(posts, name)[piece, network]) for name in ("reach", "views", "link_clicks")}
    day, minute = life.days.dates[posts.day[piece]], int(posts.minute[piece])
    published = datetime.combine(day, time()) + timedelta(minutes=minute)
    kind = int(posts.text[piece]) % len(kinds)
    return counts | {
        "id": str(FIRST_ID[network] + piece * 104_729_063),
        "text": CAPTIONS[int(posts.text[piece]) % len(CAPTIONS)],
        "seconds": 24 if kind == 1 else 0,
        "time": f"{published:%m/%d/%Y %H:%M}",
        "kind": kinds[kind],
        "engagements": counts["reactions"] + counts["comments"] + counts["shares"],
        "clicks": counts["link_clicks"] + counts["other_clicks"],
    }
