"""Klaviyo: e-mail campaigns, a row each; explained, since no estimate here is made from e-mail.

Headers: a campaign export of 2025 as public programs hold it.
"""

from __future__ import annotations

from payback.exports.describe import Count, Day, Entity, Export, Money, Number

EXPORTS = (Export(
    source="klaviyo", platform="klaviyo", fact="", note="email_not_kept", needs=("date_day", "recipients", "opens"),
    unstored=("recipients", "opens"),
    columns={
        "date_day": Day("Send Time"), "recipients": Count("Total Recipients", sum_name=""),
        "opens": Count("Unique Opens", sum_name=""), "clicks": Count("Unique Clicks"),
        "conversions": Number("Unique Placed Order"), "conversions_value": Money("Revenue"),
    },
    entities=(Entity("", "campaign", "account"),),
),)  # fmt: skip
