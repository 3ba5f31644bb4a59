"""Requests whose sender falls silent: let go after a while, so that nobody holds memory with half of a file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from payback.ui.measurements import MEASURED
from payback.ui.server.request_limits import refuse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATIENCE_SECONDS = 30.0
"""Between two parts of what somebody sends; a slow line sends one every moment."""


class SlowRequests:
    """Middleware that answers 408 in place of the application when nothing more of a request's body comes."""

    def __init__(self, app: ASGIApp, *, patience: float = PATIENCE_SECONDS) -> None:
        self.app = app
        self.patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, each part of its body in time."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        whole, silent = False, False

        async def in_time() -> Message:
            nonlocal whole, silent
            if whole:  # what comes then is that the browser has left, whenever it does
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), self.patience)
            except TimeoutError:
                silent = True
                raise
            whole = not message.get("more_body", False)
            return message

        try:
            await self.app(scope, in_time, send)
        except TimeoutError:
            if not silent:
                raise
            MEASURED.count("payback_refusals", "too_slow")
            await refuse("too_slow", scope, receive, send)
