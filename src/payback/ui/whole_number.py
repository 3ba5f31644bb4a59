"""A setting that is a whole number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.errors import PaybackError

if TYPE_CHECKING:
    from collections.abc import Mapping


def whole_number(settings: Mapping[str, str], name: str, default: int) -> int:
    """What is set, from 1 on, else the default.

    Raises:
        PaybackError: ``setting_no_number``.
    """
    text = settings.get(name, "").strip() or str(default)
    if not (text.isascii() and text.isdigit() and int(text[:9])):
        raise PaybackError("setting_no_number", setting=name, text=text[:20])
    return int(text[:9])
