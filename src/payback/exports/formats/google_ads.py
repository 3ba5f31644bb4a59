"""Google Ads: a title, a range of days, the table, then overlapping totals. No day unless the report is segmented."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Money, Number, Span, Text

NOT_NEEDED = (
    "Budget", "Budget type", "Status", "Status reasons", "Optimisation score", "Optimization score", "CTR",
    "Avg. CPC", "Avg. cost", "Cost / conv.", "Bid strategy type", "Conv. rate", "Conv. value / cost",
    "Original conv. value", "Interaction rate", "Campaign type", "Target CPA", "Avg. target CPA", "Target ROAS",
    "Avg. target ROAS", "Search impr. share", "Criterion Status", "Ad Group Status", "Orçamento", "Tipo de campanha",
    "Taxa de interação", "Custo médio", "Custo/conv.",
)  # fmt: skip

REPORT = Export(
    source="google_ads", platform="google_ads", decimal_mark="",
    not_needed=NOT_NEEDED,
    needs=(("clicks", "interactions", "impressions", "conversions"), "spend",
           ("campaign_name", "ad_group_name", "keyword", "budget", "account"),
           ("signature", "budget", "status", "currency")),
    columns={
        "date_day": Day("Day", "Date", fr="Jour", pt="Dia", de="Tag", es="Día", required=False),
        "date_week": Day("Week", fr="Semaine", required=False),
        "date_month": Day("Month", fr="Mois", required=False),
        "account": Text("Account", "Account name", fr=("Compte", "Nom du compte"),
                        pt=("Conta", "Nome da conta")),
        "account_id": Key("Customer ID", fr="ID client"),
        "campaign_name": Text("Campaign", fr="Campagne", pt="Campanha", de="Kampagne", es="Campaña", nl="Campagne"),
        "campaign_id": Key("Campaign ID", fr=("ID de campagne", "ID de la campagne")),
        "budget": Text("Budget name", fr="Nom du budget", pt=("Nome do orçamento", "Orçamento")),
        "status": Text("Campaign status", "Ad group status", "Ad status", "Keyword status", "Ad state",
                       "Campaign state", "Ad group state", "Criterion status",
                       fr=("État de la campagne", "État du groupe d'annonces", "État de l'annonce"),
                       pt=("Status da campanha", "Estado da campanha", "Estado do grupo de anúncios"),
                       de="Kampagnenstatus", es="Estado de la campaña"),
        "ad_group_name": Text("Ad group", fr=("Groupe d'annonces",), pt="Grupo de anúncios", de="Anzeigengruppe",
                              es="Grupo de anuncios"),
        "ad_group_id": Key("Ad group ID", fr="ID du groupe d'annonces"),
        "keyword": Text("Search keyword", "Keyword", fr=("Mot clé du Réseau de Recherche", "Mot clé")),
        "ad_id": Key("Ad ID", fr="ID d'annonce"),
        "name": Text("Ad name", "Ad", "Headline 1", fr=("Annonce", "Titre 1")),
        "url": Text("Final URL", fr="URL finale"),
        "impressions": Count("Impr.", "Impressions", fr=("Impr.", "Impressions"), de=("Impr.", "Impressionen"),
                             pt=("Impr.", "Impressões"), es=("Impr.", "Impresiones")),
        "signature": Text("Avg. CPC", "Avg. cost", "Cost / conv.", "Conv. rate", "Interaction rate", "CTR",
                          "Campaign type",
                          fr=("CPC moy.", "Coût moy.", "Coût/conv.", "Taux de conv.",
                              "Type de campagne"), de="Durchschn. CPC",
                          pt=("CPC méd.", "Custo médio", "Taxa de interação", "Tipo de campanha", "Custo/conv."),
                          es="CPC medio"),
        "match": Text("Match type"), "device": Text("Device", fr="Appareil"),
        "network": Text("Network (with search partners)", "Network", fr="Réseau"),
        "currency": Text("Currency code", "Currency", pt="Código da moeda",
                         fr=("Code de devise", "Code de la devise", "Devise"),
                         de="Währungscode", es="Código de moneda"),
        "clicks": Count("Clicks", fr="Clics", pt="Cliques", de="Klicks", es="Clics", nl="Klikken"),
        "interactions": Count("Interactions", fr="Interactions", pt="Interações", de="Interaktionen",
                              es="Interacciones"),
        "spend": Money("Cost", fr=("Coût",), pt="Custo", de="Kosten", es=("Coste", "Costo"), nl="Kosten"),
        "conversions": Number("Conversions", fr=("Conversions", "Conv."), pt="Conversões", de="Conversions",
                              es="Conversiones"),
        "conversions_value": Money("Conv. value", "Conversion value", fr=("Valeur de conv.", "Valeur de conversion"),
                                   pt="Valor conv.", de="Conv.-Wert", es="Valor de conv."),
    },
    entities=(Entity("ad_id", "ad", "ad", ("ad_id",)), Entity("name", "ad", "ad"), Entity("url", "ad", "ad"),
              Entity("keyword", "keyword", "keyword"),
              Entity("ad_group_id", "ad_group", "ad_group", ("ad_group_id",)),
              Entity("ad_group_name", "ad_group", "ad_group"),
              Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
              Entity("campaign_name", "campaign", "campaign"), Entity("", "account", "account")),
    spans=(Span(("date_day",), "day"), Span(("date_week",), "week"), Span(("date_month",), "month"),
           Span((), "preamble")),
    breakdowns=("match", "device", "network"),
    total_labels=("total", "gesamt", "totaal"), total_without_name=True,
)  # fmt: skip

BY_DAY = Export(
    source="google_ads", platform="google_ads", decimal_mark="",
    not_needed=NOT_NEEDED,
    needs=("date_day", "spend", "signature", ("clicks", "impressions")),
    columns={
        **{name: REPORT.columns[name] for name in ("date_day", "impressions", "clicks", "interactions", "spend",
                                                   "conversions", "conversions_value", "currency")},
        "signature": Text("Avg. CPC", "Avg. cost", fr=("CPC moy.", "Coût moy."), de="Durchschn. CPC",
                          pt=("CPC méd.", "Custo médio"), es="CPC medio"),
    },
    entities=(Entity("", "account", "account"),), total_labels=REPORT.total_labels,
)  # fmt: skip
"""The account as a whole, as the cards of the overview draw it: nothing names a campaign."""

EXPORTS = (REPORT, BY_DAY)
