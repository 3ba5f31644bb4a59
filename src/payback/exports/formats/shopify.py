"""Shopify: orders (a row per line item, figures on the first) and analytics tables. Customers are not read."""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Moment, Money, Span, Text

ORDERS = Export(
    source="shopify", platform="shopify", fact="order", one_account=True,
    needs=("order_name", "date_day", "lineitem_quantity", ("total", "subtotal")),
    columns={
        "order_name": Key("Name"), "order_id": Key("Id"),
        "date_day": Moment("Created at", required=False), "cancelled_day": Moment("Cancelled at", required=False),
        "financial_status": Text("Financial Status", pattern="[a-z_]{2,30}"),
        "payment_method": Text("Payment Method"), "currency": Text("Currency", pattern="[A-Z]{3}"),
        "source_name": Text("Source", pattern=r"[A-Za-z][\w .:/-]{0,60}|\d{1,12}"),
        "subtotal": Money("Subtotal"), "discount_amount": Money("Discount Amount"), "shipping": Money("Shipping"),
        "taxes": Money("Taxes"), "total": Money("Total"), "refunded_amount": Money("Refunded Amount"),
        "lineitem_quantity": Count("Lineitem quantity"),
    },
    entities=(Entity("order_name", "order", "order", ("order_name",)),), spans=(Span(("date_day",), ""),),
)  # fmt: skip

ANALYTICS = Export(
    source="shopify", platform="shopify", one_account=True, unstored=("carts", "checkouts", "completed"),
    not_needed=("* (previous_year)", "Conversion rate", "Gross sales", "Discounts", "Returns", "Net sales",
                "Shipping charges", "Taxes", "Pageviews", "Average session duration", "Bounce rate"),
    needs=(("date_day", "date_week", "date_month"), ("sessions", "visitors", "conversions", "completed")),
    columns={
        "date_day": Day("Day", fr="Jour", required=False), "date_week": Day("Week", fr="Semaine", required=False),
        "date_month": Day("Month", fr="Mois", required=False),
        "visitors": Count("Online store visitors", fr=("Visiteurs de la boutique en ligne", "Visiteurs")),
        "sessions": Count("Sessions", fr="Sessions"),
        "conversions": Count("Orders", fr="Commandes", sum_name="orders"),
        "conversions_value": Money("Total sales", fr="Ventes totales", sum_name="sales"),
        "carts": Count("Sessions with cart additions", sum_name=""),
        "checkouts": Count("Sessions that reached checkout", sum_name=""),
        "completed": Count("Sessions that completed checkout", sum_name="completed_checkouts"),
        "region": Text("Session region", "Session country", "Session city"),
        "referrer": Text("Social referrer", "Referrer name", "Referring channel", "Referrer source",
                         fr="Référent social"),
    },
    entities=(Entity("", "store", "account"),), breakdowns=("region", "referrer"),
    spans=(Span(("date_day",), "day"), Span(("date_week",), "week"), Span(("date_month",), "month")),
)  # fmt: skip

EXPORTS = (ORDERS, ANALYTICS)
