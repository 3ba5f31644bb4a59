"""What this session starts from: what everybody does, or one's own company, apart from the demonstration."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from payback.ui import server_state, state

if TYPE_CHECKING:
    from payback.ui.server_state import Start


def start() -> Start:
    """As things are now; an own company beside the demonstration has no history."""
    now, own = server_state.start(), state.own()
    return replace(now, plan=own, observed={}, estimates={}, demo=False) if own and now.demo else now


def company() -> str:
    """The name of the company whose figures these are, as most of its rows give it; empty where no file told one."""
    now = start()
    if now.problem or not now.complete or now.demo != server_state.start().demo:
        return ""
    named = [account for account in server_state.accounts(now.version) if account.name]
    return max(named, key=lambda account: account.rows).name if named else ""


def start_changed(before: Start) -> bool:
    """Whether the history or the plan to start from has changed since."""
    now = start()
    return (now.version, now.plan) != (before.version, before.plan)
