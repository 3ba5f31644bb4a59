"""LinkedIn Campaign Manager. In 2026 Campaign Group, Campaign, Creative became Campaign, Ad Set, Ad: levels stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.exports.describe import Count, Day, Entity, Export, Field, Key, Money, Number, Reader, Span, Text, normal
from payback.exports.engine import preamble
from payback.exports.engine.layout_builder import no_table
from payback.history.reading_result import Note
from payback.history.table_layout import Period

if TYPE_CHECKING:
    from payback.exports.documents import Document, ReadContext
    from payback.history.table_layout import Layout

COMMON: dict[str, Field] = {
    "date_day": Day(
        "Start Date (in UTC)",
        "Start Date",
        "Date",
        fr=("Date de début (UTC)", "Date de début (en UTC)", "Date de début"),
        nl=("Begindatum (in UTC)", "Begindatum"),
        pt=("Data de início (em UTC)", "Data de início"),
        de=("Startdatum (in UTC)", "Startdatum (UTC)"),
        es="Fecha de inicio (en UTC)",
    ),
    "account": Text("Account Name", fr="Nom du compte", nl="Accountnaam", pt="Nome da conta", de="Kontoname"),
    "account_id": Key("Account ID", fr="Identifiant du compte"),
    "currency": Text("Currency", fr=("Devise", "Monnaie"), nl="Valuta", pt="Moeda", de="Währung", es="Divisa"),
    "spend": Money(
        "Total Spent",
        fr=("Total dépensé", "Montant total dépensé", "Dépenses totales"),
        nl="Totaal besteed",
        pt=("Total gasto",),
        de=("Gesamtausgaben", "Ausgaben gesamt"),
        es="Total gastado",
    ),
    "impressions": Count(
        "Impressions", fr="Impressions", nl="Weergaven", pt="Impressões", de="Impressions", es="Impresiones"
    ),
    "clicks": Count("Clicks", fr="Clics", nl="Klikken", pt="Cliques", de="Klicks", es="Clics"),
    "reactions": Count("Reactions", fr="Réactions", nl="Reacties", pt="Reações", de="Reaktionen"),
    "comments": Count("Comments", fr="Commentaires", nl="Opmerkingen", pt="Comentários", de="Kommentare"),
    "shares": Count("Shares", "Reposts", fr=("Partages", "Republications"), nl="Shares", pt="Compartilhamentos"),
    "followers_gained": Count("Follows", fr=("Abonnements", "Suivis"), nl="Volgers", pt="Seguidores"),
    "engagements": Count(
        "Total Engagements",
        fr=("Total des engagements", "Engagements totaux"),
        nl="Totale betrokkenheid",
        pt="Total de engajamentos",
    ),
    "conversions": Number("Conversions", fr="Conversions", nl="Conversies", pt="Conversões", de="Conversions"),
    "conversions_value": Money(
        "Total Conversion Value",
        fr=("Valeur totale des conversions", "Valeur de conversion totale"),
        nl="Totale conversiewaarde",
    ),
    "leads": Count("Leads", fr=("Leads", "Prospects"), nl="Leads", pt="Leads", de="Leads"),
    "reach": Count("Reach", fr=("Couverture", "Portée"), nl="Bereik", pt="Alcance", de="Reichweite"),
    "placement": Text("Placement", "Site/App Name", fr="Placement"),
}
SPANS = (Span(("date_day",), "report"),)

NOT_NEEDED = (
    "Campaign Status", "Ad Set Status", "Campaign Group Status", "Campaign Group Start Date", "Campaign Objective",
    "Campaign Type", "Cost Type", "Daily Budget", "Campaign Start Date", "Click Through Rate", "Average CPM",
    "Average CPC", "Other Clicks", "Total Social Actions", "Engagement Rate", "Viral Impressions", "Viral Clicks",
    "Viral Reactions", "Viral Comments", "Viral Shares", "Viral Follows", "Viral Other Clicks",
    "Post-Click Conversions", "View-Through Conversions", "Conversion Rate", "Cost per Conversion",
    "Return on Ad Spend", "Viral Conversions", "Viral Post-Click Conversions", "Viral View-Through Conversions",
    "Lead Forms Opened", "Lead Form Completion Rate", "Cost per Lead", "Average Frequency",
    "Cost per 1,000 People Reached", "Event Registrations", "Click Event Registrations", "View Event Registrations",
    "Viral Event Registrations", "Viral Click Event Registrations", "Viral View Event Registrations",
    "Average Daily Spend", "Clicks to Landing Page", "Clicks to LinkedIn Page", "Leads (Work Email)",
    "Lead Form Completion Rate (Work Email)", "Cost Per Lead (Work Email)", "Member Follows",
    "Clicks to Member Profile", "Qualified Leads", "Cost Per Qualified Lead", "Average Dwell Time (in Seconds)",
    "Subscriptions", "Viral Subscriptions", "Audience Penetration", "Doorklikratio",
)  # fmt: skip

NEW_NAMES = Export(
    source="linkedin_ads", platform="linkedin", decimal_mark="",
    not_needed=NOT_NEEDED,
    needs=("date_day", "spend", ("ad_group_id", "ad_group_name")),
    columns={
        **COMMON,
        "campaign_name": Text("Campaign Name", fr="Nom de la campagne"),
        "campaign_id": Key("Campaign ID", fr="Identifiant de la campagne"),
        "ad_group_name": Text("Ad Set Name", fr="Nom de l'ensemble de publicités"),
        "ad_group_id": Key("Ad Set ID", fr="Identifiant de l'ensemble de publicités"),
        "name": Text("Ad Name", fr="Nom de la publicité"), "ad_id": Key("Ad ID", fr="Identifiant de la publicité"),
    },
    entities=(Entity("ad_id", "ad", "ad", ("ad_id",)), Entity("name", "ad", "ad"),
              Entity("ad_group_id", "ad_group", "ad_group", ("ad_group_id",)),
              Entity("ad_group_name", "ad_group", "ad_group")),
    spans=SPANS, breakdowns=("placement",), priority=1,
)  # fmt: skip

OLD_NAMES = Export(
    source="linkedin_ads", platform="linkedin", decimal_mark="",
    not_needed=NOT_NEEDED,
    needs=("date_day", "spend", ("ad_group_id", "ad_group_name", "campaign_name")),
    columns={
        **COMMON,
        "campaign_name": Text("Campaign Group Name", fr="Nom du groupe de campagnes", nl="Naam campagnegroep"),
        "campaign_id": Key("Campaign Group ID", fr="Identifiant du groupe de campagnes"),
        "ad_group_name": Text("Campaign Name", fr="Nom de la campagne", nl="Campagnenaam", pt="Nome da campanha",
                              de="Kampagnenname", es="Nombre de la campaña"),
        "ad_group_id": Key("Campaign ID", fr=("Identifiant de la campagne", "ID de la campagne"), nl="Campagne-ID"),
        "name": Text("Creative Name", fr="Nom de la création", nl="Naam advertentie"),
        "ad_id": Key("Ad ID", "Creative ID", fr="Identifiant de la publicité"),
    },
    entities=(Entity("ad_id", "ad", "ad", ("ad_id",)), Entity("name", "ad", "ad"),
              Entity("ad_group_id", "campaign", "ad_group", ("ad_group_id",)),
              Entity("ad_group_name", "campaign", "ad_group"),
              Entity("campaign_name", "campaign_group", "campaign")),
    spans=SPANS, breakdowns=("placement",),
)  # fmt: skip

TITLES = (
    "campaign performance report", "ad performance report", "campaign placement report", "demographics report",
    "conversion performance report", "ad set performance report", "creative performance report",
    "rapport met advertentieprestaties", "rapport de performance", "rapport sur les performances",
)  # fmt: skip
"""How the first line of a report begins; such a file without any table is an empty report."""

TITLES_WITHOUT_DAYS = ("demographics report",)
"""Reports whose tables are stacked by segment and hold no days."""

TITLE_SEARCH = 5


def without_table(document: Document, context: ReadContext) -> list[Layout]:
    """Explains a report of a known title that delivered nothing, or whose tables hold no days."""
    filled = [record for record in document.records if record.filled]
    titles = [normal(record.cells[0]) for record in filled[:TITLE_SEARCH]]
    first = next((position for position, title in enumerate(titles) if title.startswith(TITLES)), None)
    if first is None:
        return []
    start, end = preamble.report_period(filled[first:])
    period = Period("", start, end)
    if all(map(preamble.is_labelled, filled[first + 1 :])):
        note = Note("no_delivery", {"start": start, "end": end} if start and end else {})
        return [no_table(REPORT, "empty", note, document, context, period)]
    stacked = titles[first].startswith(TITLES_WITHOUT_DAYS)
    return [no_table(REPORT, "not_a_time_series", Note("no_days"), document, context, period)] if stacked else []


REPORT = Export(
    source="linkedin_ads", platform="linkedin", fact="", needs=(), columns={}, spans=(Span((), ""),),
    entities=(Entity("", "report", "account"),), reader=Reader(tableless=without_table),
)  # fmt: skip

EXPORTS = (NEW_NAMES, OLD_NAMES, REPORT)
