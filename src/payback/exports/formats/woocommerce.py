"""WooCommerce: orders as its analytics let one download them, a row each; customers are not read, no currency is told.

Headers: https://github.com/woocommerce/woocommerce, ``Reports/Orders/Controller.php``, ``get_export_columns``.
"""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Money, Span, Text

EXPORTS = (Export(
    source="woocommerce", platform="woocommerce", fact="order", one_account=True,
    not_needed=("N. Revenue (formatted)", "Customer", "Customer type", "Product(s)", "Coupon(s)"),
    needs=("order_name", "date_day", "subtotal", "financial_status"),
    columns={
        "order_name": Key("Order #", required=True), "date_day": Day("Date"), "financial_status": Text("Status"),
        "lineitem_quantity": Count("Items sold"), "subtotal": Money("N. Revenue", "Net Sales"),
        "source_name": Text("Attribution", "Origin"), "currency": Text("Currency"),
    },
    entities=(Entity("order_name", "order", "order", ("order_name",)),), spans=(Span(("date_day",), ""),),
),)  # fmt: skip
