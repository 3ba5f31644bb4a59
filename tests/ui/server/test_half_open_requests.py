"""A connection that is no request after a while is closed; one that is answered slowly is not."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from payback.ui.server.half_open_requests import watch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine

    from starlette.types import Receive, Scope, Send

HEAD = b"GET / HTTP/1.1\r\nHost: payback\r\n"
PATIENCE_SECONDS = 0.05


class Slow:
    """An application that answers once it is told to."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """One word."""
        await self.go_on.wait()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"here"})


@asynccontextmanager
async def connection(
    protocol: type[Any], app: Slow
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """Both ends of a connection to a server of this protocol."""
    settings, state, loop = Config(app, log_config=None, lifespan="off"), ServerState(), asyncio.get_running_loop()
    settings.load()
    server = await loop.create_server(lambda: protocol(settings, state, {}), "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        yield reader, writer
        writer.close()


async def nothing_but(protocol: type[Any], half: bytes) -> bytes:
    """What comes back on a connection on which nothing else comes."""
    async with connection(protocol, Slow()) as (reader, writer):
        writer.write(half)
        return await reader.read()


async def whole_then_half(protocol: type[Any]) -> tuple[bytes, bytes]:
    """What comes back after a whole request that takes longer than the patience, then after a half one."""
    app = Slow()
    async with connection(protocol, app) as (reader, writer):
        asyncio.get_running_loop().call_later(4 * PATIENCE_SECONDS, app.go_on.set)
        writer.write(HEAD + b"\r\n")
        answer = await reader.readuntil(b"here")
        writer.write(HEAD)
        return answer, await reader.read()


def run(talk: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - as the conversation has it
    """A browser test before this one leaves a loop running in this thread."""
    with ThreadPoolExecutor(1) as own_thread:
        return own_thread.submit(asyncio.run, talk).result()


@pytest.fixture(params=[HttpToolsProtocol, H11Protocol])
def protocol(request: pytest.FixtureRequest) -> type[Any]:
    """One of uvicorn's, watched with little patience, apart from the class that the process uses."""
    watched = type("Watched", (request.param,), {})
    watch(watched, PATIENCE_SECONDS)
    return watched


@pytest.mark.parametrize("half", [b"", b"GET", HEAD])
def test_half_a_request_is_let_go(protocol: type[Any], half: bytes) -> None:
    """Silence from the first moment, or a head that has no end."""
    assert run(nothing_but(protocol, half)) == b""


def test_a_whole_request_is_answered_however_long_that_takes(protocol: type[Any]) -> None:
    """And the half one that follows on the same connection is let go."""
    answer, rest = run(whole_then_half(protocol))
    assert answer.startswith(b"HTTP/1.1 200")
    assert rest == b""
