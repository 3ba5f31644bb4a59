"""Which groups of assumptions a plan asks for: those of streams that it does not count would move nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model.plan.plan import ASSUMPTIONS, GROUPS
from payback.model.streams import CLICK_SHARES, VALUE_STREAMS

if TYPE_CHECKING:
    from payback.model.plan.plan import Plan


def asked_groups(plan: Plan) -> tuple[str, ...]:
    """The groups that bear on a plan, in the table's order.

    A stream's own group is that of the first assumption it rests on. It is asked for where a counted stream rests on
    any of it, and where clicks are handed to it that a counted stream would have.
    """
    counted = [VALUE_STREAMS[name] for name in plan.streams]
    own = {_group(stream.needs[0]) for stream in VALUE_STREAMS.values()}
    asked = {_group(name) for stream in counted for name in stream.needs}
    if any("click_rate" in stream.needs for stream in counted):
        asked |= {_group(name) for name in CLICK_SHARES if getattr(plan, name) > 0}
    return tuple(group for group in GROUPS if group not in own or group in asked)


def _group(name: str) -> str:
    return ASSUMPTIONS[name].group
