"""Connections whose request does not come whole: let go, also where no proxy stands in front.

uvicorn waits for the rest of a request's head for ever and has no setting for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    import asyncio

PATIENCE_SECONDS = 10.0
"""From the first moment of a connection, or from the first byte of a later request, to the end of its head."""

TIMER, PATIENCE = "_payback_timer", "_payback_patience"
"""Attributes of a connection: what closes it after a while, and after how many seconds."""


def let_go_of_half_open() -> None:
    """Watch every connection of this process from now on; again is no harm."""
    for protocol in (HttpToolsProtocol, H11Protocol):
        watch(protocol)


def watch(protocol: Any, patience: float = PATIENCE_SECONDS) -> None:  # noqa: ANN401 - two classes without a base
    """Have a class of uvicorn's let go of a connection that is no request after so many seconds."""
    is_watched = hasattr(protocol, PATIENCE)
    setattr(protocol, PATIENCE, patience)
    if not is_watched:
        _watch(protocol)


def _watch(protocol: Any) -> None:  # noqa: ANN401
    made, received, lost = protocol.connection_made, protocol.data_received, protocol.connection_lost

    def connection_made(self: Any, transport: asyncio.Transport) -> None:  # noqa: ANN401
        made(self, transport)
        _wait_for_head(self)

    def data_received(self: Any, data: bytes) -> None:  # noqa: ANN401
        before = self.cycle
        received(self, data)
        if self.cycle is not before or self.transport.get_protocol() is not self:
            _stop(self)
        elif before is None or before.response_complete:
            _wait_for_head(self)

    def connection_lost(self: Any, exc: Exception | None) -> None:  # noqa: ANN401
        _stop(self)
        lost(self, exc)

    setattr(protocol, TIMER, None)
    protocol.connection_made, protocol.data_received = connection_made, data_received
    protocol.connection_lost = connection_lost


def _wait_for_head(connection: Any) -> None:  # noqa: ANN401
    """Close the connection after a while, unless a timer runs already: each byte that comes gives no more time."""
    if getattr(connection, TIMER) is None:
        later = connection.loop.call_later(getattr(connection, PATIENCE), connection.transport.close)
        setattr(connection, TIMER, later)


def _stop(connection: Any) -> None:  # noqa: ANN401
    if timer := getattr(connection, TIMER):
        timer.cancel()
        setattr(connection, TIMER, None)
