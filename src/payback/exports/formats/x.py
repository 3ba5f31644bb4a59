"""X (Twitter) organic: by tweet and by day as it was to 2024, and the overview and content files since."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Field, Key, Moment, Span, Text

HANDLE = r"(?:twitter|x)\.com/([A-Za-z0-9_]{1,20})/status"
POSTS = (Entity("post_id", "post", "post", ("post_id",)),)

OLD_MEASURES: dict[str, Field] = {
    "likes": Count("likes", fr="J'aime", pt=("curtidas", "favoritos")),
    "comments": Count("replies", fr="réponses", pt="respostas", sum_name="replies"),
    "reposts": Count("retweets", fr="Retweets", pt="Retweets"),
    "clicks": Count("url clicks", fr="clics sur l'URL", pt="cliques no URL"),
    "followers_gained": Count("follows", fr=("abonnements", "suivis"), pt="seguiram"),
}
"""To 2024, in the language of the account; only the English names were seen in files, the others in code."""

NEW_MEASURES: dict[str, Field] = {
    "impressions": Count("Impressions", fr="Impressions", pt="Impressões"),
    "engagements": Count("Engagements", fr="Engagements", pt="Engajamentos"),
    "likes": Count("Likes", fr=("J'aime", "Mentions J'aime"), pt="Curtidas"),
    "comments": Count("Replies", fr="Réponses", pt="Respostas", sum_name="replies"),
    "reposts": Count("Reposts", fr=("Reposts", "Republications"), pt="Reposts"),
    "saves": Count("Bookmarks", fr=("Signets", "Favoris"), pt="Itens salvos", sum_name="bookmarks"),
    "shares": Count("Shares", "Share", fr=("Partages", "Partager"), pt="Compartilhamentos"),
    "followers_gained": Count("New follows", fr=("Nouveaux abonnements", "Nouveaux abonnés"), pt="Novos seguidores"),
}
"""Since 2025, in the language of the account: English from files, Portuguese from an inventory, French guessed."""

DATE = Day("Date", fr="Date", pt="Data")

OLD_NOT_NEEDED = (
    "engagement rate", "user profile clicks", "hashtag clicks", "detail expands", "permalink clicks", "app opens",
    "app installs", "email tweet", "dial phone", "media views", "media engagements", "taux d'engagement",
    "ouvertures des détails", "promoted *",
)  # fmt: skip

BY_TWEET = Export(
    source="x", platform="x", handle=HANDLE, needs=("post_id", "date_day", "impressions", "engagements"),
    not_needed=OLD_NOT_NEEDED,
    columns={
        "post_id": Key("Tweet id", required=True, pattern=r"\d+", fr="Identifiant du Tweet", pt="id do Tweet"),
        "url": Text("Tweet permalink", fr="Permalien du Tweet", pt="Link permanente do Tweet"),
        "name": Text("Tweet text", fr="Texte du Tweet", pt="texto do Tweet"),
        "date_day": Moment("time", fr="heure", pt=("horário", "hora")),
        "impressions": Count("impressions", fr="impressions", pt="impressões"),
        "engagements": Count("engagements", fr="engagements", pt="engajamentos"), **OLD_MEASURES,
    },
    entities=POSTS, spans=(Span(("date_day",), ""),),
)  # fmt: skip

BY_DAY = Export(
    source="x", platform="x", slug=r"daily_tweet_activity_metrics_(.+?)_\d{8}_",
    not_needed=OLD_NOT_NEEDED,
    needs=("date_day", "posts", "impressions"),
    columns={
        "date_day": Day("Date", fr="Date", pt="Data"), "posts": Count("Tweets published", fr="Tweets publiés"),
        "impressions": Count("impressions", fr="impressions", pt="impressões"),
        "engagements": Count("engagements", fr="engagements", pt="engajamentos"), **OLD_MEASURES,
    },
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

OVERVIEW = Export(
    source="x", platform="x",
    not_needed=("Media views", "Visualizações de mídia"),
    needs=("date_day", "impressions", "followers_gained", ("followers_lost", "posts", "profile_visits"), "reposts"),
    columns={
        "date_day": DATE, **NEW_MEASURES,
        "followers_lost": Count("Unfollows", fr=("Désabonnements", "Ne plus suivre"), pt="Deixar de seguir"),
        "profile_visits": Count("Profile visits", fr=("Visites du profil", "Visites de profil"),
                                pt="Visitas ao perfil", sum_name=""),
        "posts": Count("Create Post", fr=("Créer un post", "Créer une publication"), pt="Criar post", sum_name=""),
        "video_views": Count("Video views", fr=("Vues de la vidéo", "Vues vidéo"), pt="Visualizações de vídeo",
                             sum_name=""),
    },
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

CONTENT = Export(
    source="x", platform="x", handle=HANDLE, needs=("post_id", "date_day", "impressions", "reposts"),
    not_needed=("Detail Expands", "Hashtag Clicks", "Permalink Clicks"),
    columns={
        "post_id": Key("Post id", required=True, pattern=r"\d+",
                       fr=("ID du post", "Identifiant du post", "ID de la publication"), pt=("ID do post", "ID")),
        "date_day": DATE,
        "name": Text("Post text", fr=("Texte du post", "Texte de la publication"), pt="Texto do post"),
        "url": Text("Post Link", "Link", fr=("Lien du post", "Lien"), pt=("Postar link", "Link do post", "Link")),
        "profile_visits": Count("Profile visits", fr=("Visites du profil", "Visites de profil"),
                                pt="Visitas ao perfil", sum_name=""),
        "clicks": Count("URL Clicks", fr=("Clics sur l'URL", "Clics sur une URL"), pt="Cliques de URL"), **NEW_MEASURES,
    },
    entities=POSTS, spans=(Span(("date_day",), ""),),
)  # fmt: skip

VIDEO = Export(
    source="x", platform="x", needs=("date_day", "video_views", "watch"), unstored=("watch",),
    not_needed=("Video completion rate", "Average watch time (ms)"),
    columns={
        "date_day": DATE,
        "video_views": Count("Views", "Video views", fr=("Vues", "Vues de la vidéo"), pt="Visualizações"),
        "watch": Count("Watch time (ms)", fr=("Durée de visionnage (ms)", "Temps de visionnage (ms)"),
                       pt="Tempo de exibição (ms)", sum_name=""),
    },
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

VIDEOS = Export(
    source="x", platform="x", fact="", note="breakdown_not_kept", needs=("video_id", "title", "views"),
    columns={
        "video_id": Text("Video id", fr="ID de la vidéo", pt="ID do vídeo"),
        "title": Text("Video title", fr="Titre de la vidéo", pt="Título do vídeo"),
        "views": Count("Views", fr="Vues", pt="Visualizações", sum_name="video_views"),
    },
    entities=(Entity("", "video", "video"),), spans=(Span((), ""),),
)  # fmt: skip

EXPORTS = (BY_TWEET, BY_DAY, OVERVIEW, CONTENT, VIDEO, VIDEOS)
