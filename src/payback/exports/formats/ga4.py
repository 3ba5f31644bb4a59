"""Google Analytics 4: one table or many, each after ``#`` lines with the range of days it covers."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Field, Money, Number, Span, Text

MEASURES: dict[str, Field] = {
    "event_count": Count("Event count", fr=("Nombre d'événements",), pt="Contagem de eventos"),
    "total_users": Count("Total users", "Users", fr=("Nombre total d'utilisateurs", "Utilisateurs")),
    "active_users": Count("Active users", fr="Utilisateurs actifs", pt="Usuários ativos"),
    "new_users": Count("New users", fr="Nouveaux utilisateurs", pt="Novos usuários"),
    "returning_users": Count("Returning users", fr=("Utilisateurs connus", "Utilisateurs de retour")),
    "sessions": Count("Sessions", fr="Sessions", pt="Sessões"),
    "engaged_sessions": Count("Engaged sessions", fr="Sessions avec engagement"),
    "views": Count("Views", fr="Vues", pt="Visualizações"),
    "conversions": Number("Key events", "Conversions", fr=("Événements clés", "Conversions")),
    "conversions_value": Money("Total revenue", "Purchase revenue", fr=("Revenu total", "Total des revenus")),
    "organic_impressions": Count("Organic Google Search impressions"),
    "organic_clicks": Count("Organic Google Search clicks"),
}  # fmt: skip
SPANS = (Span(("date_day",), "day"), Span(("nth_day",), "day"), Span((), "range"))

TABLE = Export(
    source="ga4", platform="ga4", needs=(("date_day", "nth_day", "nth_week", "channel"),
           ("event_count", "total_users", "active_users", "engaged_sessions")),
    columns={
        "date_day": Day("Date", fr="Date", pt="Data", required=False),
        "nth_day": Text("Nth day", fr="Nième jour"), "nth_week": Text("Nth week"),
        "channel": Text("Session primary channel group (Default Channel Group)",
                        "First user primary channel group (Default Channel Group)",
                        "Session default channel group", "Default channel group", "Session source / medium",
                        "Session source", "Session medium", "Session manual source", "First user source",
                        fr=("Groupe de canaux principal de la session (Groupe de canaux par défaut)",
                            "Groupe de canaux par défaut de la session", "Source/support de la session")),
        **MEASURES,
    },
    entities=(Entity("", "session", "account"),), spans=SPANS, breakdowns=("channel",),
)  # fmt: skip

EXPORTS = (TABLE,)
