"""The vocabulary of imported history: what can be measured, at which grain, from when on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of figures in the store.

    Attributes:
        unit: ``count``, ``money``, ``ratio``, ``seconds`` or ``hours``.
        additive: May be summed over days and entities (reach and running totals may not).
        signed: May be below zero: likes that people take back, amounts that are paid back.
    """

    unit: str = "count"
    additive: bool = True
    signed: bool = False


MEASURES: Mapping[str, Measure] = {
    "impressions": Measure(),
    "views": Measure(),
    "reach": Measure(additive=False),
    "unique_impressions": Measure(additive=False),
    "likes": Measure(signed=True),
    "reactions": Measure(signed=True),
    "comments": Measure(signed=True),
    "shares": Measure(signed=True),
    "reposts": Measure(signed=True),
    "saves": Measure(signed=True),
    "engagements": Measure(signed=True),
    "interactions": Measure(signed=True),
    "clicks": Measure(),
    "clicks_all": Measure(),
    "link_clicks": Measure(),
    "profile_visits": Measure(),
    "visitors": Measure(additive=False),
    "sessions": Measure(),
    "messages": Measure(),
    "posts": Measure(),
    "followers": Measure(additive=False),
    "followers_gained": Measure(signed=True),
    "followers_lost": Measure(),
    "followers_net": Measure(signed=True),
    "video_views": Measure(),
    "engaged_views": Measure(),
    "engaged_users": Measure(additive=False),
    "new_users": Measure(),
    "watch_hours": Measure("hours"),
    "spend": Measure("money", signed=True),
    "conversions": Measure(),
    "conversions_value": Measure("money", signed=True),
    "leads": Measure(),
    "results_mixed": Measure(),
}
"""Names of the store's metric columns. ``results_mixed`` mixes units: read as a check, never stored."""

STORED_MEASURES = tuple(name for name in MEASURES if name != "results_mixed")


LARGEST = 10**12
"""Beyond it lies what no platform counts, and no currency spends, in one row."""

LEVELS = ("account", "page", "post", "video", "campaign", "ad_group", "ad")
"""What a metric row can be about. Levels of one account overlap and are never added: a reader who wants one figure
takes the first level of this order that measured it."""

AD_LEVELS = ("campaign", "ad_group", "ad")
"""The levels of advertising: what is bought there is no figure of a page."""

MEASURE_KEY = ("date_day", "date_end", "platform", "account_id", "level", "entity_id", "currency")
"""Natural key of one metric row; ``date_end`` equals ``date_day`` unless the row covers a period."""

ORDER_KEY = ("platform", "account_id", "order_id")
ORDER_FIELDS = (
    "date_day", "currency", "subtotal", "discount_amount", "shipping", "taxes", "total", "refunded_amount",
    "financial_status", "cancelled_day", "source_name", "lineitem_quantity",
)  # fmt: skip
"""All that is kept of an order. Nothing about the person who ordered."""

ENTITY_FIELDS = ("name", "url", "created_at", "campaign_name", "ad_group_name", "kind")
