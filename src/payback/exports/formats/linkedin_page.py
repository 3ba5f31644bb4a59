"""LinkedIn company page: BIFF and xlsx workbooks. Days are text, month first, in every language."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Span, Text

DAY = Day("Date", fr="Date", pt="Data", es="Fecha", de="Datum", nl="Datum")
SLUG = r"^(.+?)_(?:content|followers|visitors)_\d{10,}"
ACCOUNT = (Entity("", "account", "account"),)

METRICS_NOT_NEEDED = (
    "Impressions (organic)", "Impressions (sponsored)", "Clicks (organic)", "Clicks (sponsored)",
    "Reactions (organic)", "Reactions (sponsored)", "Comments (organic)", "Comments (sponsored)", "Reposts (organic)",
    "Reposts (sponsored)", "Shares (organic)", "Shares (sponsored)", "Engagement rate (organic)",
    "Engagement rate (sponsored)", "Engagement rate (total)", "Impressions (organiques)",
    "Impressions (sponsorisées)", "Clics (organiques)", "Clics (sponsorisés)", "Réactions (organiques)",
    "Réactions (sponsorisés)", "Commentaires (organiques)", "Commentaires (sponsorisés)",
    "Republications (organiques)", "Republications (sponsorisés)", "Taux d'engagement (organique)",
    "Taux d'engagement (sponsorisé)", "Taux d'engagement (total)", "Impressões (orgânicas)",
    "Impressões (patrocinadas)", "Cliques (orgânicos)", "Cliques (patrocinados)", "Reações (orgânicas)",
    "Reações (patrocinadas)", "Comentários (orgânicos)", "Comentários (patrocinados)",
    "Compartilhamentos (orgânicos)", "Compartilhamentos (patrocinados)", "Taxa de engajamento (orgânico)",
    "Taxa de engajamento (patrocinado)", "Taxa de engajamento (total)",
)  # fmt: skip

POSTS_NOT_NEEDED = (
    "Posted by", "Campaign start date", "Campaign end date", "Audience", "Offsite Views", "Click through rate (CTR)",
    "Engagement rate", "Content Type", "Publié par", "Date de début de la campagne", "Date de fin de la campagne",
    "Vues hors site", "Taux de clics (CTR)", "Taux d'engagement", "Type de contenu", "Publicada por",
    "Data de início da campanha", "Data de término da campanha", "Público", "Visualizações fora do site",
    "Taxa de cliques (CTR)", "Taxa de engajamento", "Tipo de conteúdo",
)  # fmt: skip

METRICS = Export(
    source="linkedin_page", platform="linkedin", date_order="mdy", slug=SLUG,
    not_needed=METRICS_NOT_NEEDED,
    needs=("date_day", "impressions", "reactions", ("unique_impressions", "clicks", "comments")),
    columns={
        "date_day": DAY,
        "impressions": Count("Impressions (total)", fr=("Impressions (total)", "Impressions (totales)"),
                             pt="Impressões (total)", es="Impresiones (total)", de="Impressions (gesamt)"),
        "unique_impressions": Count("Unique impressions (organic)", "Unique impressions (total)",
                                    fr=("Impressions uniques (organiques)", "Impressions uniques (total)"),
                                    pt="Impressões únicas (orgânicas)", es="Impresiones únicas (orgánicas)"),
        "clicks": Count("Clicks (total)", fr="Clics (total)", pt="Cliques (total)", es="Clics (total)",
                        de="Klicks (gesamt)"),
        "reactions": Count("Reactions (total)", fr="Réactions (total)", pt="Reações (total)", es="Reacciones (total)",
                           de="Reaktionen (gesamt)"),
        "comments": Count("Comments (total)", fr="Commentaires (total)", pt="Comentários (total)",
                          es="Comentarios (total)", de="Kommentare (gesamt)"),
        "shares": Count("Reposts (total)", "Shares (total)", fr=("Republications (total)", "Partages (total)"),
                        pt="Compartilhamentos (total)", es="Veces compartido (total)"),
    },
    entities=ACCOUNT,
)  # fmt: skip

POSTS = Export(
    source="linkedin_page", platform="linkedin", date_order="mdy", slug=SLUG,
    not_needed=POSTS_NOT_NEEDED,
    needs=("name", "url", "date_day", "impressions"),
    columns={
        "name": Text("Post title", fr=("Titre du post", "Titre de la publication"), pt="Título da publicação",
                     es="Título de la publicación", de="Titel des Beitrags"),
        "url": Text("Post link", fr=("Lien du post", "Lien de la publication"), pt="Link da publicação",
                    es="Enlace de la publicación", de="Link zum Beitrag"),
        "kind": Text("Post type", fr=("Type de post", "Type de publication"), pt="Tipo de publicação"),
        "campaign_name": Text("Campaign name", fr="Nom de la campagne", pt="Nome da campanha"),
        "date_day": Day("Created date", fr=("Date de création", "Création"), pt=("Criação", "Data de criação"),
                        es="Fecha de creación", de="Erstellungsdatum"),
        "impressions": Count("Impressions", fr="Impressions", pt="Impressões", es="Impresiones", de="Impressions"),
        "clicks": Count("Clicks", fr="Clics", pt="Cliques", es="Clics", de="Klicks"),
        "likes": Count("Likes", fr=("J'aime", "Mentions J'aime"), pt="Gostaram", es="Recomendaciones",
                       de="Gefällt mir"),
        "comments": Count("Comments", fr="Commentaires", pt="Comentários", es="Comentarios", de="Kommentare"),
        "shares": Count("Reposts", "Shares", fr=("Republications", "Partages"), pt="Compartilhamentos"),
        "video_views": Count("Views", fr="Vues", pt="Visualizações", sum_name=""),
        "followers_gained": Count("Follows", fr="Abonnements", pt="Seguidores", sum_name=""),
    },
    entities=(Entity("url", "post", "post", ("url",)),), spans=(Span(("date_day",), ""),),
)  # fmt: skip

FOLLOWERS = Export(
    source="linkedin_page", platform="linkedin", date_order="mdy", slug=SLUG,
    not_needed=("Auto-invited followers", "Abonnés invités automatiquement", "Seguidores convidados automaticamente"),
    needs=("date_day", "followers_gained", ("organic", "sponsored")), unstored=("organic", "sponsored"),
    columns={
        "date_day": DAY,
        "organic": Count("Organic followers", fr="Abonnés organiques", pt="Seguidores orgânicos",
                         es="Seguidores orgánicos", de="Organische Follower:innen", sum_name=""),
        "sponsored": Count("Sponsored followers", fr="Abonnés sponsorisés", pt="Seguidores patrocinados",
                           es="Seguidores patrocinados", sum_name=""),
        "followers_gained": Count("Total followers", fr=("Nombre total d'abonnés", "Total des abonnés"),
                                  pt="Total de seguidores", es="Total de seguidores", de="Follower:innen gesamt"),
    },
    entities=ACCOUNT,
)  # fmt: skip

VISITORS = Export(
    source="linkedin_page", platform="linkedin", date_order="mdy", slug=SLUG,
    not_needed=("Overview page views *", "Overview unique visitors *", "Total page views *", "Total unique visitors *"),
    needs=("date_day", "profile_visits"),
    columns={
        "date_day": DAY,
        "profile_visits": Count(
            "Total page views (total)", "Overview page views (total)",
            fr=("Nombre total de vues de la page (total)", "Vues de la page Vue d'ensemble (total)",
                "Total des vues de page (total)"),
            pt=("Total de visualizações da página (total)", "Visualizações da página (total)",
                "Visualizações da página Visão geral (total)"), sum_name="page_views"),
        "visitors": Count(
            "Total unique visitors (total)", "Overview unique visitors (total)",
            fr=("Nombre total de visiteurs uniques (total)", "Visiteurs uniques de la page Vue d'ensemble (total)"),
            pt=("Total de visitantes únicos (total)", "Visitantes únicos da página Visão geral (total)")),
    },
    entities=ACCOUNT,
)  # fmt: skip


def _demographics(*names: str) -> Export:
    """Followers or visitors by a trait: no days, so nothing to plot."""
    return Export(
        source="linkedin_page", platform="linkedin", fact="", note="demographics_not_kept", needs=("trait", "people"),
        unstored=("people",),
        columns={
            "trait": Text(*names),
            "people": Count("Total followers", "Total views", "Nombre total d'abonnés", "Total de seguidores",
                            "Total des abonnés", "Total de visualizações", "Nombre total de vues", sum_name="header"),
        },
        entities=(Entity("", "demographics", "account"),), spans=(Span((), ""),),
    )  # fmt: skip


DEMOGRAPHICS = _demographics(
    "Location", "Job function", "Seniority", "Industry", "Company size", "Localidade", "Função",
    "Nível de experiência", "Setor", "Tamanho da empresa", "Lieu", "Fonction", "Niveau hiérarchique", "Secteur",
    "Taille de l'entreprise", "Région", "Localisation", "Ancienneté", "Secteur d'activité",
)  # fmt: skip

EXPORTS = (METRICS, POSTS, FOLLOWERS, VISITORS, DEMOGRAPHICS)
