"""Square: items sold, a row each, summed to their transaction; customers are not read, no currency is told.

Headers: the row of an items detail export that several public programs test with, such as
https://github.com/lunhsiangyuan/VannaAi_sql (db_schema.md).
"""

from __future__ import annotations

from payback.exports.describe import Day, Entity, Export, Key, Money, Span, Text

NOT_NEEDED = (
    "Time", "Time Zone", "Category", "Item", "Qty", "Price Point Name", "SKU", "Modifiers Applied", "Gross Sales",
    "Discounts", "Payment ID", "Device Name", "Notes", "Details", "Location", "Dining Option", "Customer ID",
    "Customer Name", "Customer Reference ID", "Unit", "Count", "GTIN", "Itemization Type", "Commission", "Employee",
    "Fulfillment Note", "Token", "Card Brand", "PAN Suffix",
)  # fmt: skip

EXPORTS = (Export(
    source="square", platform="square", fact="order", one_account=True, by_item=True,
    not_needed=NOT_NEEDED,
    needs=("order_name", "date_day", "subtotal", "gross"),
    columns={
        "order_name": Key("Transaction ID", required=True), "date_day": Day("Date"), "gross": Text("Gross Sales"),
        "subtotal": Money("Net Sales"), "taxes": Money("Tax"), "financial_status": Text("Event Type"),
        "source_name": Text("Channel"), "currency": Text("Currency"),
    },
    entities=(Entity("order_name", "order", "order", ("order_name",)),), spans=(Span(("date_day",), ""),),
),)  # fmt: skip
