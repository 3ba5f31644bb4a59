"""Which orders are sales that stand, as SQL over the fields of an order: for what is read, and for what is stored."""

from __future__ import annotations

TEST = "test"
"""State of an order that a shop made to try itself out; it has no figures."""

_GIVEN_BACK = "refunded_amount > 0 and refunded_amount >= coalesce(total, subtotal)"

_REASONS = {
    TEST: f"financial_status = '{TEST}'",
    "cancelled": "cancelled_day is not null",
    "voided": "financial_status = 'voided'",
    "refunded": f"financial_status = 'refunded' or {_GIVEN_BACK}",
}
"""Why an order does not count; of several reasons the first is given."""

REASONS = tuple(_REASONS)

_BRANCHES = " ".join(f"when {condition} then '{reason}'" for reason, condition in _REASONS.items())

NOT_COUNTED = f"case {_BRANCHES} end"
"""SQL for why an order does not count; null where it does."""

REFUND = "coalesce(coalesce(total, subtotal) < 0, false)"
"""SQL: money given back, in a row of its own; it lowers what orders come to and is none."""

STANDS = f"({NOT_COUNTED}) is null"
"""SQL: the amount counts."""
