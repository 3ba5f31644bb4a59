"""``/api/live`` and ``/api/health``: whether the server runs, and whether its store answers and with which data."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

import structlog
from starlette.responses import JSONResponse
from starlette.routing import Route

from payback.errors import PaybackError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

PATIENCE_SECONDS = 1.0
"""How long the store may take to answer; whoever asks has an answer by then."""

_log = structlog.get_logger()


def health_routes(data_version: Callable[[], int], patience: float = PATIENCE_SECONDS) -> list[BaseRoute]:
    """The routes: live is 200 while the server runs; health is 200 ``{"status": "ok", "data_version": 7}``, or 503.

    A 503 has ``null`` and why: ``store_unreachable``, or ``store_slow`` where the store has not answered yet. It is
    asked in a thread of its own, once for all who wait, so that it holds up nobody else.
    """
    asked: list[Future[int]] = []
    thread = ThreadPoolExecutor(1, thread_name_prefix="payback-health")

    async def live(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "live"}, headers={"Cache-Control": "no-store"})

    async def health(_request: Request) -> JSONResponse:
        if not asked or asked[0].done():
            asked[:] = [thread.submit(data_version)]
        try:
            version = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(asked[0])), patience)
        except PaybackError as error:
            _log.warning("store does not answer", key=error.key)
            return _answer("store_unreachable", None, 503)
        except TimeoutError:
            return _answer("store_slow", None, 503)
        return _answer("ok", version, 200)

    return [Route("/api/live", live, methods=["GET"]), Route("/api/health", health, methods=["GET"])]


def _answer(status: str, version: int | None, code: int) -> JSONResponse:
    body = {"status": status, "data_version": version}
    return JSONResponse(body, status_code=code, headers={"Cache-Control": "no-store"})
