"""Whoever sends half of a file and falls silent is let go; whoever listens to a long answer is not."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from payback.ui.server.slow_requests import SlowRequests

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Message


async def read_it(request: Request) -> Response:
    """Reads the body, then hears whether the browser is still there."""
    body = await request.body()
    gone = asyncio.ensure_future(request.is_disconnected())
    await asyncio.sleep(0)
    return PlainTextResponse(f"{len(body)} {gone.done()}")


async def broken(_request: Request) -> Response:
    """Waits for something of its own, in vain."""
    raise TimeoutError


def answer(parts: list[bytes | None], path: str = "/read") -> tuple[int, str]:
    """Status and text for a body that comes in these parts; None is for silence."""
    coming = iter(parts)
    sent: list[Message] = []
    server = Starlette(
        routes=[Route("/read", read_it, methods=["PUT"]), Route("/broken", broken, methods=["PUT"])],
        middleware=[Middleware(SlowRequests, patience=0.01)],
    )

    async def receive() -> Message:
        part = next(coming, None)
        if part is None:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": part, "more_body": part != b"end"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "PUT", "path": path, "headers": [], "query_string": b"", "root_path": ""}
    with ThreadPoolExecutor(1) as own_thread:  # a browser test before it leaves a loop running in this one
        own_thread.submit(asyncio.run, server(scope, receive, send)).result()
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent).decode()


def test_a_file_that_stops_coming_is_let_go() -> None:
    """With a sentence; one that comes whole is not, however long its sender then waits."""
    assert answer([b"half", None]) == (408, "The file stopped coming. Drop it once more.")
    assert answer([b"one", b"two", b"end"]) == (200, "9 False")


def test_a_wait_of_the_application_is_its_own_affair() -> None:
    """Only the silence of the sender is told as such."""
    with pytest.raises(TimeoutError):
        answer([b"end"], "/broken")
