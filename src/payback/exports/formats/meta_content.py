"""Meta Business Suite, content: one row per post or video, figures since publication. No French file has been seen."""

from __future__ import annotations

from payback.exports.describe import Count, Entity, Export, Field, Key, Moment, Span, Text

POST_COLUMNS = {
    "date_day": Moment("Publish time", fr=("Heure de publication", "Date de publication"), pt="Horário de publicação",
                       es="Hora de publicación", de="Veröffentlichungszeit", nl="Publicatietijd",
                       it="Orario di pubblicazione"),
    "name": Text("Title", "Description", fr=("Titre", "Description"), pt=("Título", "Descrição"),
                 es=("Título", "Descripción"), de=("Titel", "Beschreibung"), it=("Titolo", "Descrizione")),
    "url": Text("Permalink", fr=("Permalien", "Lien permanent"), pt="Link permanente", es="Enlace permanente",
                de="Permalink", it="Permalink"),
    "kind": Text("Post type", fr="Type de publication", pt=("Tipo de publicação", "Tipo de post"),
                 es="Tipo de publicación", de="Beitragstyp", it="Tipo di post"),
}  # fmt: skip
POST_ID = Key("Post ID", required=True, pattern=r"\d[\d_]*",
              fr=("Identifiant de la publication", "ID de la publication", "ID de publication"),
              pt=("Identificação da publicação", "ID da publicação", "Identificação do post"),
              es="Identificador de la publicación", de="Beitrags-ID", nl="Bericht-ID", it="ID del post")  # fmt: skip
PAGE_COLUMNS: dict[str, Field] = {
    "account_id": Key("Page ID", fr=("Identifiant de la Page", "ID de la Page"),
                      pt=("Identificação da Página", "ID da Página"), es="Identificador de la página", de="Seiten-ID"),
    "account": Text("Page name", fr="Nom de la Page", pt="Nome da Página", es="Nombre de la página", de="Seitenname"),
}  # fmt: skip
MEASURES: dict[str, Field] = {
    "reach": Count("Reach", fr=("Couverture", "Portée"), pt="Alcance", es="Alcance", de="Reichweite", it="Copertura"),
    "comments": Count(
        "Comments", fr="Commentaires", pt="Comentários", es="Comentarios", de="Kommentare", it="Commenti"
    ),
    "shares": Count(
        "Shares",
        fr="Partages",
        pt=("Compartilhamentos", "Partilhas"),
        es=("Veces compartido", "Veces que se ha compartido"),
        de="Geteilte Inhalte",
        it="Condivisioni",
    ),
    "views": Count(
        "Views",
        fr=("Vues", "Nombre de vues"),
        pt="Visualizações",
        es="Visualizaciones",
        de="Aufrufe",
        it="Visualizzazioni",
    ),
    "impressions": Count("Impressions", fr="Impressions", pt="Impressões", es="Impresiones", de="Impressionen"),
}
REACTIONS = Count("Reactions", fr="Réactions", pt="Reações", es="Reacciones", de="Reaktionen")

NOT_NEEDED = (
    "Description", "Duration (sec)", "Caption type", "Is crosspost", "Is share", "Languages", "Custom labels",
    "Funded content status", "Data comment", "Date", "Reactions, Comments and Shares", "Other Clicks",
    "Matched Audience Targeting Consumption (Photo Click)", "Seconds viewed", "Average Seconds viewed",
    "Estimated earnings", "Ad impressions", "Ad CPM", "Titre", "Durée (s)", "Commentaire sur les données",
    "Réactions, commentaires et partages", "Autres clics", "Reach from Organic posts", "Reach from Boosted posts",
    "1-minute video views", "3-second viewers", "1-minute viewers", "Duração (segundos)", "Duração (s)",
    "Comentário de dados", "Data", "Duración (segundos)", "Comentario sobre los datos", "Fecha", "Durata (s)",
    "Commento sui dati", "Navegação", "Toques em figurinhas", "Universal video ID",
    "Negative feedback from users: Hide all", "IMPRESSION:UNIQUE_USERS",
)  # fmt: skip

FACEBOOK = Export(
    source="meta_business_suite", platform="facebook", date_order="mdy",
    not_needed=NOT_NEEDED,
    needs=("post_id", "account_id", "date_day", ("reactions", "clicks", "views", "impressions", "reach")),
    columns={
        "post_id": POST_ID, **POST_COLUMNS, **PAGE_COLUMNS, **MEASURES, "reactions": REACTIONS,
        "clicks": Count("Total clicks", fr=("Total de clics", "Total des clics", "Nombre total de clics"),
                        pt=("Total de cliques", "Cliques totais"), es="Total de clics", de="Klicks gesamt"),
        "video_views": Count("3-second video views", fr="Vues de vidéo de 3 secondes",
                             pt="Visualizações de vídeo de 3 segundos", sum_name=""),
        "link_clicks": Count("Link clicks", fr=("Clics sur un lien", "Clics sur le lien"),
                             pt=("Cliques no link", "Cliques em links"), es="Clics en el enlace", de="Link-Klicks"),
    },
    entities=(Entity("post_id", "post", "post", ("post_id",)),), spans=(Span(("date_day",), ""),),
)  # fmt: skip

INSTAGRAM = Export(
    source="meta_business_suite", platform="instagram", date_order="mdy",
    not_needed=NOT_NEEDED,
    needs=("post_id", "username", "date_day", ("likes", "saves", "views", "impressions", "reach")),
    columns={
        "post_id": POST_ID, **POST_COLUMNS, **MEASURES,
        "account_id": Key("Account ID", fr=("Identifiant du compte", "ID du compte"),
                          pt=("Identificação da conta", "ID da conta"), es="Identificador de la cuenta", de="Konto-ID",
                          it="ID dell'account"),
        "account": Text("Account name", fr="Nom du compte", pt="Nome da conta", es="Nombre de la cuenta",
                        de="Kontoname", it="Nome account"),
        "username": Text("Account username", fr="Nom d'utilisateur du compte",
                         pt=("Nome de usuário da conta", "Nome de utilizador da conta"),
                         es="Nombre de usuario de la cuenta", de="Benutzername des Kontos",
                         it="Nome utente dell'account"),
        "likes": Count("Likes", fr=("Mentions J'aime", "J'aime"), pt=("Curtidas", "Gostos"), es="Me gusta",
                       it="Mi piace", de="\u201eGefällt mir\u201c-Angaben"),
        "followers_gained": Count("Follows", fr=("Followers", "Abonnements", "Abonnés", "Suivis"), pt="Seguimentos",
                                  es=("Seguimientos", "Seguidores"), de="Follows", it="Follower"),
        "link_clicks": Count("Link clicks", fr=("Clics sur un lien", "Clics sur le lien"), pt="Cliques no link",
                             es="Clics en el enlace"),
        "profile_visits": Count("Profile visits", fr=("Visites du profil", "Visites de profil"),
                                pt="Visitas ao perfil", es="Visitas al perfil"),
        "messages": Count("Replies", fr="Réponses", pt="Respostas", es="Respuestas"),
        "saves": Count("Saves", fr="Enregistrements", pt="Salvamentos", es="Veces guardado", de="Gespeichert",
                       it="Salvataggi"),
    },
    entities=(Entity("post_id", "post", "post", ("post_id",)),), spans=(Span(("date_day",), ""),),
)  # fmt: skip

VIDEO = Export(
    source="meta_business_suite", platform="facebook", date_order="mdy",
    not_needed=(*NOT_NEEDED, "* interval *", "3-second video views by *", "Average Seconds viewed *",
                "Seconds viewed *"),
    needs=("video_id", "date_day"), priority=1,
    columns={
        "video_id": Key("Video asset ID", "Universal video ID", required=True, fr="Identifiant de la vidéo",
                        pt="Identificação do ativo de vídeo", pattern=r"\d+"),
        **POST_COLUMNS, **PAGE_COLUMNS, "reactions": REACTIONS, "reach": MEASURES["reach"],
        "comments": MEASURES["comments"], "shares": MEASURES["shares"],
        "video_views": Count("3-second video views", fr="Vues de vidéo de 3 secondes",
                             pt="Visualizações de vídeo de 3 segundos", sum_name="video_views_3s"),
    },
    entities=(Entity("video_id", "video", "video", ("video_id",)),), spans=(Span(("date_day",), ""),),
)  # fmt: skip

EXPORTS = (FACEBOOK, INSTAGRAM, VIDEO)
