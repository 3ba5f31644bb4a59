"""Etsy: sold orders, a row each; buyers are not read. A file of sold items holds no order's total.

Headers as public programs that read such files test them with, among them
https://github.com/YitongM/Etsy2ParcelMonkeyCSV (Models/EtsyImportModel.cs).
"""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Key, Money, Span, Text

ORDER_ID = Key("Order ID", required=True, pattern=r"\d+")
SOLD = Day("Sale Date")

NOT_NEEDED = (
    "Buyer User ID", "Full Name", "First Name", "Last Name", "Payment Method", "Date Shipped", "Street 1", "Street 2",
    "Ship City", "Ship State", "Ship Zipcode", "Ship Country", "Coupon Code", "Coupon Details", "Shipping Discount",
    "Card Processing Fees", "Order Net", "Adjusted Order Total", "Adjusted Card Processing Fees",
    "Adjusted Net Order Amount", "Buyer", "Order Type", "Payment Type", "InPerson Discount", "InPerson Location",
    "SKU",
)  # fmt: skip

ORDERS = Export(
    source="etsy", platform="etsy", fact="order", one_account=True, date_order="mdy",
    not_needed=NOT_NEEDED,
    needs=("order_name", "date_day", "total", ("lineitem_quantity", "subtotal")),
    columns={
        "order_name": ORDER_ID, "date_day": SOLD, "currency": Text("Currency"), "financial_status": Text("Status"),
        "lineitem_quantity": Count("Number of Items"), "subtotal": Money("Order Value"),
        "discount_amount": Money("Discount Amount"), "shipping": Money("Shipping"), "taxes": Money("Sales Tax"),
        "total": Money("Order Total"),
    },
    entities=(Entity("order_name", "order", "order", ("order_name",)),), spans=(Span(("date_day",), ""),),
)  # fmt: skip

ITEMS = Export(
    source="etsy", platform="etsy", fact="", note="items_not_kept", needs=("order_name", "date_day", "listing"),
    columns={"order_name": ORDER_ID, "date_day": SOLD, "listing": Key("Listing ID")},
    entities=(Entity("", "breakdown", "account"),), spans=(Span((), ""),),
)  # fmt: skip

EXPORTS = (ORDERS, ITEMS)
