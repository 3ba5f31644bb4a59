"""Universal Analytics, to 2023: a workbook whose second set is by day; the first one splits the same figures.

Headers: ``Day Index`` as the tests of Zapier's parser hold it; the sheets ``Summary``, ``Dataset1``, ``Dataset2``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports.describe import Count, Day, Entity, Export, Number, Reader, Span, Text
from payback.exports.engine.layout_builder import layout

if TYPE_CHECKING:
    from payback.exports.documents import Document, ReadContext, Record, Section
    from payback.history.table_layout import Layout

TOTAL = "Total"


def layouts_with_total(section: Section, document: Document, context: ReadContext) -> list[Layout]:
    """The table by day, whose last row names no day and sums the others."""
    place = section.match.positions["date_day"]
    return [layout(replace(section, rows=tuple(_named(row, place) for row in section.rows)), document, context)]


def _named(row: Record, place: int) -> Record:
    """A row, as a total where its day is blank."""
    day = "".join(row.cells[place : place + 1]).strip() or TOTAL
    return replace(row, cells=(*row.cells[:place], day, *row.cells[place + 1 :]))


MEASURES = {
    "visitors": Count("Users", fr="Utilisateurs", sum_name="total_users"),
    "new_users": Count("New Users", fr="Nouveaux utilisateurs"),
    "sessions": Count("Sessions", fr="Sessions"),
    "views": Count("Pageviews", fr="Pages vues"),
    "conversions": Number("Transactions", "Goal Completions", fr="Transactions"),
}
DAYS = Export(
    source="ga4", platform="ga4", one_account=True, reader=Reader(table=layouts_with_total), date_order="mdy",
    needs=("date_day", tuple(MEASURES)),
    columns={"date_day": Day("Day Index", required=False), **MEASURES},
    entities=(Entity("", "session", "account"),), total_labels=("total",),
)  # fmt: skip

SETS = Export(
    source="ga4", platform="ga4", fact="", note="breakdown_not_kept", needs=("name", "bounce", tuple(MEASURES)),
    columns={
        "name": Text("Default Channel Grouping", "Source / Medium", "Landing Page", "Page", "Social Network", "Source",
                     "Campaign", "Country", "Device Category"),
        "bounce": Text("Bounce Rate", "Pages / Session", "Avg. Session Duration"), **MEASURES,
    },
    entities=(Entity("", "breakdown", "account"),), spans=(Span((), ""),), total_without_name=True,
)  # fmt: skip

EXPORTS = (DAYS, SETS)
