"""Google Business Profile: a row each profile over days that the file does not say, below two lines of headers.

Headers as public programs that read the workbook of the Business Profile Manager name them.
"""

from __future__ import annotations

from payback.exports.describe import Count, Entity, Export, Key, Span, Text

EXPORTS = (Export(
    source="google_business", platform="google_business", first_is_prose=True,
    not_needed=("Address", "Labels"),
    needs=("account", "search_mobile", "maps_mobile", "clicks"),
    unstored=("search_mobile", "search_desktop", "maps_mobile", "maps_desktop", "calls", "bookings", "directions"),
    columns={
        "account_id": Key("Store code"), "account": Text("Business name"),
        "search_mobile": Count("Google Search - Mobile", sum_name=""),
        "search_desktop": Count("Google Search - Desktop", sum_name=""),
        "maps_mobile": Count("Google Maps - Mobile", sum_name=""),
        "maps_desktop": Count("Google Maps - Desktop", sum_name=""),
        "calls": Count("Calls", sum_name=""), "bookings": Count("Bookings", sum_name=""),
        "directions": Count("Directions", sum_name=""),
        "clicks": Count("Website clicks"), "messages": Count("Messages"),
    },
    entities=(Entity("", "account", "account"),), spans=(Span((), "preamble"),),
),)  # fmt: skip
