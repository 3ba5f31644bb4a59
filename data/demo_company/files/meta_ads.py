"""Meta Ads Manager: one row per ad and day, in Canadian dollars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from demo_company.files.text import meta_csv
from demo_company.life.orders import ORIGINS
from demo_company.texts import COMPANY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from demo_company.files.period import Period
    from demo_company.life import Life

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "Account name": "company", "Campaign name": "campaign", "Ad set name": "set", "Ad name": "ad", "Day": "day",
        "Amount spent (CAD)": "spend", "Reach": "reach", "Impressions": "impressions", "Frequency": "frequency",
        "Result type": "result_type", "Results": "results", "Clicks (all)": "clicks", "Link clicks": "link_clicks",
        "Purchases": "purchases", "Purchases conversion value": "value",
        "Reporting starts": "day", "Reporting ends": "day",
    },
    "fr": {
        "Nom du compte": "company", "Nom de la campagne": "campaign", "Nom de l'ensemble de publicités": "set",
        "Nom de la publicité": "ad", "Jour": "day", "Montant dépensé (CAD)": "spend", "Couverture": "reach",
        "Impressions": "impressions", "Répétition": "frequency", "Résultats": "purchases",
        "Coût par résultat": "cost", "Clics (tous)": "clicks", "Clics sur un lien": "link_clicks",
        "CPC (coût par clic sur un lien) (CAD)": "per_click", "CPM (Coût pour 1 000 impressions) (CAD)": "cpm",
        "Achats": "purchases", "Valeur de conversion des achats": "value",
        "ROAS (retour sur les dépenses publicitaires) des achats": "roas", "Prospects": "",
        "Vues de page de destination": "landings", "Début des rapports": "day", "Fin des rapports": "day",
    },
}  # fmt: skip
SETS = {"sales": "Québec 25-64", "awareness": "Québec, tous"}
ADS = {"sales": "Carrousel couvertures", "awareness": "Vidéo – le métier de 1938"}


def ads(life: Life, period: Period) -> bytes:
    """The report of a period, oldest day first. A blank means none, as Meta has it."""
    columns = COLUMNS[period.language]
    days = life.days.within(period.first, period.last)
    value = values(life)
    rows = []
    for row in [n for n, day in enumerate(life.ads.day) if day in days]:
        facts = ad_day(life, row, value[life.ads.day[row]])
        rows.append([facts[name] for name in columns.values()])
    return meta_csv([*columns], rows)


def values(life: Life) -> list[float]:
    """What the orders that came through ads were worth, by day."""
    bought = life.orders.origin == ORIGINS.index("ads")
    weights = np.where(bought, life.orders.subtotal, 0)
    return [round(float(v), 2) for v in np.bincount(life.orders.day, weights, minlength=len(life.days.dates))]


def ad_day(life: Life, row: int, value: float) -> dict[str, object]:
    """One row's facts; `value` is that of the day's purchases, which only sales campaigns have."""
    ads, campaign = life.ads, life.ads.campaigns[life.ads.campaign[row]]
    spend, impressions, reach = float(ads.spend[row]), int(ads.impressions[row]), int(ads.reach[row])
    clicks, purchases = int(ads.link_clicks[row]), int(ads.purchases[row])
    return {
        "": "",
        "company": COMPANY,
        "campaign": campaign.name,
        "set": SETS[campaign.goal],
        "ad": ADS[campaign.goal],
        "day": life.days.dates[ads.day[row]],
        "spend": spend,
        "reach": reach,
        "impressions": impressions,
        "frequency": round(impressions / reach, 6),
        "clicks": int(ads.clicks[row]),
        "link_clicks": clicks or "",
        "landings": round(clicks * 0.8) or "",
        "per_click": round(spend / clicks, 6) if clicks else "",
        "cpm": round(1_000 * spend / impressions, 6),
        "result_type": {"sales": "Website purchases" if purchases else "", "awareness": "Reach"}[campaign.goal],
        "results": {"sales": purchases or "", "awareness": reach}[campaign.goal],
        "purchases": purchases or "",
        "cost": round(spend / purchases, 6) if purchases else "",
        "value": value if purchases else "",
        "roas": round(value / spend, 6) if purchases else "",
    }
