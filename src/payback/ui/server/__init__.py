"""The web server around the pages: what `app.py` gives to Streamlit."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import structlog
from starlette.middleware import Middleware

from payback.i18n import LANGUAGES
from payback.ui.access import access
from payback.ui.health import health_route
from payback.ui.logs import set_up_logs
from payback.ui.server.files import Files, first_files
from payback.ui.server.gate import Gate
from payback.ui.server.headers import SecurityHeaders, security_headers
from payback.ui.server.packed import warm
from payback.ui.server.shell import Shell, shell_page, shell_pages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.routing import BaseRoute

__all__ = ["lifespan", "middleware", "routes"]

_log = structlog.get_logger()


def routes(data_version: Callable[[], int]) -> list[BaseRoute]:
    """Addresses of ours beside the pages."""
    return [health_route(data_version)]


def middleware() -> list[Middleware]:
    """From the outermost in: headers on whatever is answered, the gate, packed files, our page for Streamlit's."""
    return [
        Middleware(SecurityHeaders, headers=security_headers(shell_page(LANGUAGES[0]))),
        Middleware(Gate, way=access()),
        Middleware(Files),
        Middleware(Shell, pages=shell_pages()),
    ]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[dict[str, Any]]:
    """Set up the logs and compress, in the background, what every first visit loads."""
    set_up_logs()
    if os.environ.get("PAYBACK_PRECOMPRESS") != "off":
        warm(first_files(shell_page(LANGUAGES[0])))
    _log.info("ready", access=str(access()))
    yield {}
