"""The ways in which the work earns. One module each, which describes its `Stream`; a new one is one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model.streams import answers, leads, reach, retention, sales
from payback.model.streams.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["VALUE_STREAMS", "Stream"]

VALUE_STREAMS: Mapping[str, Stream] = {
    stream.name: stream
    for stream in (
        sales.SALES,
        leads.LEADS,
        answers.ANSWERS,
        retention.RETENTION,
        reach.REACH,
    )
}
"""Every value stream by its name, in the order in which pages list them."""
