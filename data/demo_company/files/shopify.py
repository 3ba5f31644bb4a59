"""Shopify's orders export: a row per product bought, the order's own figures on its first row only."""

from __future__ import annotations

import csv
from datetime import datetime, time, timedelta
from io import StringIO
from typing import TYPE_CHECKING

from demo_company.life.orders import REFUNDED, STATES
from demo_company.texts import COMPANY, PRODUCTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from demo_company.files.period import Period
    from demo_company.life import Life

COLUMNS = (
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at", "Accepts Marketing",
    "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code", "Discount Amount", "Shipping Method",
    "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem compare at price", "Lineitem sku",
    "Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status", "Billing Name", "Billing Street",
    "Billing Address1", "Billing Address2", "Billing Company", "Billing City", "Billing Zip", "Billing Province",
    "Billing Country", "Billing Phone", "Shipping Name", "Shipping Street", "Shipping Address1", "Shipping Address2",
    "Shipping Company", "Shipping City", "Shipping Zip", "Shipping Province", "Shipping Country", "Shipping Phone",
    "Notes", "Note Attributes", "Cancelled at", "Payment Method", "Payment Reference", "Refunded Amount", "Vendor",
    "Outstanding Balance", "Employee", "Location", "Device ID", "Id", "Tags", "Risk Level", "Source",
    "Lineitem discount", "Tax 1 Name", "Tax 1 Value", "Tax 2 Name", "Tax 2 Value", "Tax 3 Name", "Tax 3 Value",
    "Tax 4 Name", "Tax 4 Value", "Tax 5 Name", "Tax 5 Value", "Phone", "Receipt Number", "Duties",
    "Billing Province Name", "Shipping Province Name", "Payment ID", "Payment Terms Name", "Next Payment Due At",
    "Payment References",
)  # fmt: skip
FIRST_NUMBER = 4_001
FIRST_ID = 5_160_000_000_000
GST, QST = 0.05, 0.09975
SHIPPING, FREE_FROM = 14.5, 150
SUMMER = range(4, 11)


def orders(life: Life, period: Period) -> bytes:
    """The orders of a period, newest first. Every column about a person is blank."""
    days = life.days.within(period.first, period.last)
    text = StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for order in reversed([n for n, day in enumerate(life.orders.day) if day in days]):
        table.writerows(rows(life, order))
    return text.getvalue().encode()


def rows(life: Life, order: int) -> Iterator[dict[str, object]]:
    """The rows of one order."""
    first = facts(life, order)
    for line, product in enumerate(p for p in life.orders.product[order].tolist() if p >= 0):
        bought = {
            "Name": first["Name"],
            "Created at": first["Created at"],
            "Lineitem quantity": int(life.orders.quantity[order, line]),
            "Lineitem name": PRODUCTS[product].name,
            "Lineitem price": f"{life.orders.prices[product]:.2f}",
            "Lineitem sku": PRODUCTS[product].sku,
            "Lineitem requires shipping": "true",
            "Lineitem taxable": "true",
            "Lineitem fulfillment status": "fulfilled",
            "Vendor": COMPANY,
            "Lineitem discount": "0.00",
        }
        yield bought if line else first | bought


def facts(life: Life, order: int) -> dict[str, object]:
    """An order's own figures. Taxes are those of Québec, on goods and shipping."""
    subtotal, discount = float(life.orders.subtotal[order]), float(life.orders.discount[order])
    state = [*STATES][life.orders.state[order]]
    shipping = 0.0 if subtotal >= FREE_FROM else SHIPPING
    gst, qst = (round((subtotal + shipping) * rate, 2) for rate in (GST, QST))
    total = round(subtotal + shipping + gst + qst, 2)
    day, second = life.days.dates[life.orders.day[order]], int(life.orders.second[order])
    created = stamp(day, second)
    return {
        "Name": f"#{FIRST_NUMBER + order}",
        "Financial Status": state,
        "Paid at": "" if state == "voided" else created,
        "Fulfillment Status": "unfulfilled" if state == "voided" else "fulfilled",
        "Fulfilled at": "" if state == "voided" else stamp(day + timedelta(days=2), 36_000 + second % 20_000),
        "Accepts Marketing": "no",
        "Currency": "CAD",
        "Subtotal": f"{subtotal:.2f}",
        "Shipping": f"{shipping:.2f}",
        "Taxes": f"{gst + qst:.2f}",
        "Total": f"{total:.2f}",
        "Discount Code": "BIENVENUE10" if discount else "",
        "Discount Amount": f"{discount:.2f}",
        "Shipping Method": "Standard" if shipping else "Gratuite, dès 150 $",
        "Created at": created,
        "Billing Country": "CA",
        "Shipping Province": "QC",
        "Shipping Country": "CA",
        "Cancelled at": stamp(day + timedelta(days=1), 40_000) if state == "voided" else "",
        "Payment Method": "Shopify Payments",
        "Refunded Amount": f"{total * REFUNDED[state]:.2f}",
        "Outstanding Balance": "0.00",
        "Id": FIRST_ID + order * 104_729,
        "Risk Level": "Low",
        "Source": "shopify_draft_order" if second % 50 == 0 else "web",
        "Tax 1 Name": "GST 5%",
        "Tax 1 Value": f"{gst:.2f}",
        "Tax 2 Name": "QST 9.975%",
        "Tax 2 Value": f"{qst:.2f}",
    }


def stamp(day: date, second: int) -> str:
    """A moment as Shopify writes it, in Québec's time."""
    return f"{datetime.combine(day, time()) + timedelta(seconds=second)} {'-0400' if day.month in SUMMER else '-0500'}"
