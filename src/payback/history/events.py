"""What happened on a day that figures may show: the hire, a campaign, another price, a platform, a leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

HIRE = "hire"
EVENT_KINDS = (HIRE, "campaign", "price", "platform", "leave")
"""Keys below ``event.`` in the catalogues."""


@dataclass(frozen=True, slots=True)
class Event:
    """One of them.

    Attributes:
        kind: One of `EVENT_KINDS`.
        day: First day; `until` the last one, where it lasts.
        note: What people call it; may be empty.
    """

    kind: str
    day: date
    until: date | None = None
    note: str = ""
