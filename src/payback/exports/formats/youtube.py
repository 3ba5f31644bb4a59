"""YouTube Studio: the table (one row per video, a total first, at most 500), totals by day, the chart's long table."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Field, Key, Money, Number, Span, Text

MEASURES: dict[str, Field] = {
    "views": Count("Views", fr=("Vues", "Nombre de vues"), pt="Visualizações", de="Aufrufe", es="Visualizaciones",
                   nl="Weergaven"),
    "engaged_views": Count("Engaged views", fr=("Vues avec engagement", "Vues engagées", "Vues intentionnelles"),
                           pt="Visualizações engajadas", de="Interessierte Aufrufe"),
    "watch_hours": Number("Watch time (hours)", fr="Durée de visionnage (heures)", pt="Tempo de exibição (horas)",
                          de="Wiedergabezeit (Stunden)", es="Tiempo de visualización (horas)"),
    "followers_net": Count("Subscribers", fr="Abonnés", pt="Inscritos", de="Abonnenten", es="Suscriptores"),
    "followers_gained": Count("Subscribers gained", fr=("Abonnés gagnés", "Nouveaux abonnés"),
                              pt="Inscrições obtidas", de="Gewonnene Abonnenten"),
    "followers_lost": Count("Subscribers lost", fr="Abonnés perdus", pt="Inscrições perdidas",
                            de="Verlorene Abonnenten"),
    "impressions": Count("Impressions", fr="Impressions", pt="Impressões", de="Impressionen", es="Impresiones"),
    "likes": Count("Likes", fr=("J'aime", "Mentions J'aime"), pt='Marcações "Gostei"',
                   de='"Mag ich"-Bewertungen'),
    "comments": Count("Comments added", fr="Commentaires ajoutés", pt="Comentários adicionados",
                      de="Hinzugefügte Kommentare"),
    "shares": Count("Shares", fr="Partages", pt="Compartilhamentos", de="Geteilte Inhalte"),
    "conversions_value": Money("Your estimated revenue {currency}", "Estimated revenue {currency}",
                               fr=("Revenus estimés {currency}", "Vos revenus estimés {currency}"),
                               pt=("Receita estimada {currency}", "Sua receita estimada {currency}"),
                               de="Geschätzter Umsatz {currency}",
                               sum_name="estimated_revenue"),
}  # fmt: skip
SIGNATURE = Text(
    "Impressions click-through rate (%)", "Average view duration", "Average percentage viewed (%)", "Unique viewers",
    "Stayed to watch (%)", "Likes (vs. dislikes) (%)", "YouTube Premium views",
    fr=("Taux de clics par impression (%)", "Durée moyenne d'une vue", "Durée moyenne de visionnage",
        "Pourcentage moyen de vidéo regardé (%)", "Pourcentage moyen regardé (%)", "Spectateurs uniques"),
    pt=("Taxa de cliques de impressões (%)", "Duração média da visualização", "Porcentagem média visualizada (%)"),
    de=("Klickrate der Impressionen (%)", "Durchschnittliche Wiedergabedauer"),
)  # fmt: skip
"""Rates that only YouTube calls so; they are not read."""

ONLY_YOUTUBE = ("signature", "watch_hours", "engaged_views", "conversions_value")
DATE = Day("Date", fr="Date", pt="Data", de="Datum", es="Fecha")
CONTENT = Key(
    "Content",
    "Video",
    fr=("Contenu", "Vidéo"),
    pt=("Conteúdo", "Vídeo"),
    de=("Video", "Videos", "Inhalte"),
    es=("Contenido", "Vídeo"),
    required=True,
    pattern=r"[\w-]{11}",
)
TITLE = Text("Video title", fr="Titre de la vidéo", pt="Título do vídeo", de="Videotitel", es="Título del vídeo")
SLUG = r"^(?:Content|Contenu|Conteúdo|Inhalte|.*?Contenu) \d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d (.+?)(?:\.zip)?$"

NOT_NEEDED = (
    "Duration", "Average percentage viewed (%)", "Average view duration", "Unique viewers",
    "Average views per viewer", "Returning viewers", "New viewers", "Dislikes", "Likes (vs. dislikes) (%)",
    "Impressions click-through rate (%)", "Stayed to watch (%)", "Durée", "Dauer", "Durée moyenne d'une vue",
)  # fmt: skip

TABLE = Export(
    source="youtube", platform="youtube", slug=SLUG,
    not_needed=NOT_NEEDED,
    needs=("video_id", ("name", *ONLY_YOUTUBE),
           ("views", "watch_hours", "impressions", "engaged_views", "followers_net")),
    columns={
        "video_id": CONTENT, "name": TITLE, "signature": SIGNATURE,
        "date_day": Day("Video publish time", fr=("Heure de publication de la vidéo",
                                                    "Date de publication de la vidéo"),
                        pt="Horário de publicação do vídeo", de="Veröffentlichungszeitpunkt des Videos",
                        es="Hora de publicación del vídeo", required=False),
        **MEASURES,
    },
    entities=(Entity("video_id", "video", "video", ("video_id",)),),
    spans=(Span(("date_day",), ""), Span((), "")),
    total_labels=("total", "gesamt", "totaux", "totale"),
)  # fmt: skip

CHART = Export(
    source="youtube", platform="youtube", fact="", note="chart_not_kept", priority=1,
    needs=("video_id", ("name", *ONLY_YOUTUBE), "date_chart"),
    columns={"video_id": CONTENT, "name": TITLE, "date_chart": DATE, "signature": SIGNATURE, **MEASURES},
    entities=(Entity("video_id", "video", "video", ("video_id",)),), spans=(Span(("date_chart",), "day"),),
)  # fmt: skip

TOTALS = Export(
    source="youtube", platform="youtube", slug=SLUG,
    not_needed=NOT_NEEDED,
    needs=("date_day", tuple(MEASURES)), columns={"date_day": DATE, **MEASURES},
    entities=(Entity("", "account", "account"),), whole=True,
    file_name=r"(?i)total|totaux|gesamtwerte|youtube",
)  # fmt: skip

DAILY = Export(
    source="youtube", platform="youtube", slug=SLUG, needs=("date_day", ONLY_YOUTUBE, tuple(MEASURES)),
    not_needed=NOT_NEEDED,
    columns={"date_day": DATE, "signature": SIGNATURE, **MEASURES}, entities=(Entity("", "account", "account"),),
    total_labels=TABLE.total_labels,
)  # fmt: skip

SPLITS = Text(
    "Traffic source", "Geography", "Cities", "Viewer age", "Viewer gender", "Device type", "Operating system",
    "Subscription status", "Playback location", "Playlist", "Content type", "Subtitles and CC", "Translation use",
    "External sources", "Sharing service", "New and returning viewers", "Audience by watch behavior",
    fr=("Source de trafic", "Zone géographique", "Villes", "Âge du spectateur", "Sexe du spectateur",
        "Type d'appareil", "Système d'exploitation", "État de l'abonnement", "Type de contenu"),
    pt=("Origem do tráfego", "Região geográfica", "Tipo de dispositivo", "Idade do espectador"),
    de=("Zugriffsquelle", "Geografie", "Gerätetyp", "Alter der Zuschauer"),
)  # fmt: skip
"""By what a table or a chart may be split instead of by video."""

BREAKDOWN = Export(
    source="youtube", platform="youtube", fact="", note="breakdown_not_kept", needs=("label", ONLY_YOUTUBE),
    columns={"label": SPLITS, "signature": SIGNATURE, **MEASURES},
    entities=(Entity("", "breakdown", "account"),), spans=(Span((), ""),), total_labels=TABLE.total_labels, priority=1,
)  # fmt: skip

SPLIT_CHART = Export(
    source="youtube", platform="youtube", slug=SLUG, needs=("date_day", "split", tuple(MEASURES)), priority=2,
    not_needed=NOT_NEEDED,
    columns={"date_day": DATE, "split": SPLITS, **MEASURES}, breakdowns=("split",),
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

EXPORTS = (TABLE, CHART, DAILY, SPLIT_CHART, BREAKDOWN, TOTALS)
