"""Which orders of a table are sales: those that a shop made to try itself out are none, others were taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.reading_result import Note
from payback.ingest.cell_sql import alias, figure_columns
from payback.ingest.queries import sql
from payback.sql.order_states import NOT_COUNTED, REASONS, REFUND, TEST
from payback.sql.queries import each

if TYPE_CHECKING:
    import duckdb

    from payback.history.table_layout import Layout

TEST_GATEWAYS = r"\b(bogus|test|testing)\b"
"""In the names of the ways to pay with which shops try themselves out."""

ASKED = ("subtotal", "total", "refunded_amount", "financial_status", "cancelled_day")
"""Of an order, to say whether it counts."""


ORDERS = f"count(*) filter (financial_status is distinct from '{TEST}' and not {REFUND})"
"""SQL for how many orders there are, without a shop's own tests and rows of money given back."""


def mark_test_orders(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Say in ``is_test`` of each line whether its order was paid through a test gateway; no figure of it is left."""
    order, method = layout.column("order_name"), layout.column("payment_method")
    if layout.fact != "order" or order is None:
        return
    is_test = f"regexp_matches(lower({alias(method)}), '{TEST_GATEWAYS}')" if method else "false"
    figures = each("if(is_test, null, {0}) as {0}", map(alias, figure_columns(layout)))
    connection.execute(sql("test_orders", order=alias(order), is_test=is_test, figures=figures))


def state_sql(state: str) -> str:
    """SQL for the state of an order, over its lines: as its platform gives it, unless it is a test."""
    return f"if(bool_or(is_test), '{TEST}', {state})"


def notes(connection: duckdb.DuckDBPyConnection) -> list[Note]:
    """How many orders of ``order_rows`` do not count, by reason, and of how many that do some was given back."""
    counted = sql("orders_not_counted", orders=all_orders(connection), reason=NOT_COUNTED, refund=REFUND)
    by_reason = {reason: counts for reason, *counts in connection.execute(counted).fetchall()}
    result = [Note(f"orders_{reason}", {"n": by_reason[reason][0]}) for reason in REASONS if reason in by_reason]
    _, partly, given_back = by_reason.get("", (0, 0, 0))
    result += [Note("orders_partly_refunded", {"n": partly})] if partly else []
    return result + ([Note("orders_given_back", {"n": given_back})] if given_back else [])


def all_orders(connection: duckdb.DuckDBPyConnection) -> str:
    """SQL for ``order_rows`` with every column of `ASKED`, also those that the file does not hold."""
    present = {row[0] for row in connection.execute("describe order_rows").fetchall()}
    missing = each(", null as {0}", (name for name in ASKED if name not in present), joint="")
    return f"(select * {missing} from order_rows)"  # noqa: S608 - names of ours
