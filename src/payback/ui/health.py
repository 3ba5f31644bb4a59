"""``/api/health``: whether the store answers, and which version of the data it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from starlette.responses import JSONResponse
from starlette.routing import Route

from payback.errors import PaybackError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

_log = structlog.get_logger()


def health_route(data_version: Callable[[], int]) -> Route:
    """The route: 200 ``{"status": "ok", "data_version": 7}``, or 503 with ``null`` when the store does not answer."""

    def health(_request: Request) -> JSONResponse:
        try:
            version = data_version()
        except PaybackError as error:
            _log.warning("store does not answer", key=error.key)
            return _answer("store_unreachable", None, 503)
        return _answer("ok", version, 200)

    return Route("/api/health", health, methods=["GET"])


def _answer(status: str, version: int | None, code: int) -> JSONResponse:
    body = {"status": status, "data_version": version}
    return JSONResponse(body, status_code=code, headers={"Cache-Control": "no-store"})
