"""The ways in which the work earns. One module each, which describes its `Stream`; a new one is one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model.streams import (
    answers,
    donations,
    information,
    leads,
    reach,
    recruitment,
    retention,
    sales,
    volunteers,
)
from payback.model.streams.clicks import CLICK_SHARES
from payback.model.streams.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CLICK_SHARES", "COUNTED_AT_FIRST", "VALUE_STREAMS", "Stream"]

VALUE_STREAMS: Mapping[str, Stream] = {
    stream.name: stream
    for stream in (
        sales.SALES,
        leads.LEADS,
        answers.ANSWERS,
        retention.RETENTION,
        donations.DONATIONS,
        volunteers.VOLUNTEERS,
        information.INFORMATION,
        recruitment.RECRUITMENT,
        reach.REACH,
    )
}
"""Every value stream by its name, in the order in which pages list them."""

COUNTED_AT_FIRST = ("sales", "leads", "answers", "retention", "reach")
"""What a plan counts that does not say: those of a business that sells; a link without them keeps its meaning."""
