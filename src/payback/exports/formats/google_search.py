"""Google Search Console: performance on Google Search, as an archive or a workbook; only the table by day is kept.

Headers: English and French files (``Dates.csv``, ``Chart.csv``, ``Graphique.csv``).
"""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Span, Text

POSITION = Text("Position", fr="Position")
CLICKS = Count("Clicks", fr="Clics", pt="Cliques", es="Clics", de="Klicks")
IMPRESSIONS = Count("Impressions", fr="Impressions", pt="Impressões", es="Impresiones", de="Impressionen")
SLUG = r"^(?:https?[_:/]+)?(?:www\.)?(.+?)[_-]*-Performance-on-"

DAYS = Export(
    source="google_search", platform="google_search", one_account=True, slug=SLUG, priority=1,
    not_needed=("CTR",),
    needs=("date_day", "clicks", "impressions", "position"),
    columns={"date_day": Day("Date", fr="Date"), "clicks": CLICKS, "impressions": IMPRESSIONS, "position": POSITION},
    entities=(Entity("", "account", "account"),),
)  # fmt: skip

BREAKDOWN = Export(
    source="google_search", platform="google_search", fact="", note="breakdown_not_kept",
    needs=("label", "clicks", "impressions", "position"),
    columns={
        "label": Text("Top queries", "Top pages", "Country", "Device", "Search Appearance",
                      fr=("Requêtes les plus fréquentes", "Pages les plus populaires", "Pays", "Appareil",
                          "Apparence dans les résultats de recherche")),
        "clicks": CLICKS, "impressions": IMPRESSIONS, "position": POSITION,
    },
    entities=(Entity("", "breakdown", "account"),), spans=(Span((), ""),),
)  # fmt: skip

EXPORTS = (DAYS, BREAKDOWN)
