"""What happened on a day that figures may show: the hire, a campaign, another price, a platform, a leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

HIRE, CAMPAIGN = "hire", "campaign"
EVENT_KINDS = (HIRE, CAMPAIGN, "price", "platform", "leave")
"""Keys below ``event.`` in the catalogues."""


@dataclass(frozen=True, slots=True)
class Event:
    """One of them.

    Attributes:
        kind: One of `EVENT_KINDS`.
        day: First day; `until` the last one, where it lasts.
        note: What people call it; may be empty.
        spend: What was spent on a campaign, in the plan's currency; None where nobody wrote it down.
    """

    kind: str
    day: date
    until: date | None = None
    note: str = ""
    spend: float | None = None
