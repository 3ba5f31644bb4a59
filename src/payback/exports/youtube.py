"""YouTube Studio: the table (one row per video, a total first, at most 500), totals by day, the chart's long table."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Field, Key, Money, Number, Span, Text

MEASURES: dict[str, Field] = {
    "views": Count("Views", fr="Vues", pt="Visualizações", de="Aufrufe", es="Visualizaciones", nl="Weergaven"),
    "engaged_views": Count("Engaged views", fr=("Vues avec engagement", "Vues engagées"),
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
                               pt="Receita estimada {currency}", de="Geschätzter Umsatz {currency}",
                               sum_name="estimated_revenue"),
}  # fmt: skip
DATE = Day("Date", fr="Date", pt="Data", de="Datum", es="Fecha")
CONTENT = Key(
    "Content",
    "Video",
    fr=("Contenu", "Vidéo"),
    pt=("Conteúdo", "Vídeo"),
    de=("Video", "Inhalte"),
    es=("Contenido", "Vídeo"),
    required=True,
    pattern=r"[\w-]{11}",
)
TITLE = Text("Video title", fr="Titre de la vidéo", pt="Título do vídeo", de="Videotitel", es="Título del vídeo")
SLUG = r"^(?:Content|Contenu|Conteúdo|Inhalte|.*?Contenu) \d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d (.+?)(?:\.zip)?$"

TABLE = Export(
    source="youtube", platform="youtube", asks=("account",), slug=SLUG,
    needs=("video_id", "name", ("views", "watch_hours", "impressions", "engaged_views", "followers_net")),
    columns={
        "video_id": CONTENT, "name": TITLE,
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
    needs=("video_id", "name", "date_chart"),
    columns={"video_id": CONTENT, "name": TITLE, "date_chart": DATE, **MEASURES},
    entities=(Entity("video_id", "video", "video", ("video_id",)),), spans=(Span(("date_chart",), "day"),),
)  # fmt: skip

TOTALS = Export(
    source="youtube", platform="youtube", asks=("account",), slug=SLUG,
    needs=("date_day", tuple(MEASURES)), columns={"date_day": DATE, **MEASURES},
    entities=(Entity("", "account", "account"),), whole=True,
    file_name=r"(?i)^(totals?|totaux|gesamtwerte|totales)\b|_totals?\b|_totaux\b",
)  # fmt: skip

EXPORTS = (TABLE, CHART, TOTALS)
