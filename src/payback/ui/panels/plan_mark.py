"""What is written of a plan says of which: the browser dims what belongs to another than the one on screen."""

from __future__ import annotations

from html import escape


def plan_mark(key: str) -> str:
    """The attribute of an element that shows something of a plan; nothing without a key."""
    return f' data-plan="{escape(key)}"' if key else ""
