"""Pinterest ads and organic: names seen in code only. The currency of an ads report is not in it."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Money, Number, Text

ADS = Export(
    source="pinterest", platform="pinterest", decimal_mark="", needs=("date_day", "spend", ("clicks", "pin_clicks")),
    not_needed=("CTR", "eCPC", "Total conversions", "Checkout ROAS"),
    unstored=("pin_clicks",),
    columns={
        "date_day": Day("Date", fr="Date"),
        "campaign_name": Text("Campaign name", fr="Nom de la campagne"), "campaign_id": Key("Campaign ID"),
        "ad_group_name": Text("Ad group name", fr="Nom du groupe d'annonces"), "ad_group_id": Key("Ad group ID"),
        "name": Text("Ad name", "Pin promotion name", fr="Nom de l'annonce"), "ad_id": Key("Ad ID"),
        "spend": Money("Spend in account currency", fr="Dépenses dans la devise du compte"),
        "impressions": Count("Impressions", fr="Impressions"),
        "clicks": Count("Outbound clicks", fr="Clics sortants"),
        "pin_clicks": Count("Pin clicks", fr="Clics sur les épingles", sum_name="pin_clicks"),
        "saves": Count("Saves", fr="Enregistrements"), "reach": Count("Reach", sum_name=""),
        "engagements": Count("Engagements", fr="Interactions", sum_name=""),
        "conversions": Number("Checkouts", "Total checkouts", "Total conversions (Checkout)", fr="Paiements"),
        "conversions_value": Money("Checkout value in account currency", "Total checkout value in account currency",
                                   "Total order value (Checkout)",
                                   fr="Valeur des paiements dans la devise du compte"),
        "currency": Text("Currency", "Account currency", fr="Devise"),
    },
    entities=(Entity("ad_id", "ad", "ad", ("ad_id",)), Entity("name", "ad", "ad"),
              Entity("ad_group_id", "adgroup", "ad_group", ("ad_group_id",)),
              Entity("ad_group_name", "adgroup", "ad_group"),
              Entity("campaign_id", "campaign", "campaign", ("campaign_id",)),
              Entity("campaign_name", "campaign", "campaign"), Entity("", "account", "account")),
    total_without_name=True, total_labels=("total",),
)  # fmt: skip

ORGANIC = Export(
    source="pinterest", platform="pinterest",
    needs=("date_day", "impressions", ("pin_clicks", "clicks"), ("saves", "engagements")), unstored=("pin_clicks",),
    columns={
        "date_day": Day("Date", fr="Date"), "impressions": Count("Impressions", fr="Impressions"),
        "engagements": Count("Engagements", "Total engagements", fr="Interactions"),
        "clicks": Count("Outbound clicks", fr="Clics sortants"),
        "pin_clicks": Count("Pin clicks", fr="Clics sur les épingles", sum_name="pin_clicks"),
        "saves": Count("Saves", fr="Enregistrements"),
    },
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

EXPORTS = (ADS, ORGANIC)
