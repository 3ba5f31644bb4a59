"""The web server around the pages: what `app.py` gives to Streamlit."""

from __future__ import annotations

import os
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any

import structlog
from starlette.middleware import Middleware

from payback.errors import PaybackError
from payback.i18n import LANGUAGES
from payback.ingest import reader_sandbox
from payback.ingest.reader_pool import readers
from payback.settings import PRECOMPRESS
from payback.ui.access import access
from payback.ui.health import health_routes
from payback.ui.logs import set_up_logs
from payback.ui.pages import page_paths
from payback.ui.server.compressed_files import repack
from payback.ui.server.file_handles import raise_limit
from payback.ui.server.garbage_collection import collect_seldom
from payback.ui.server.half_open_requests import let_go_of_half_open
from payback.ui.server.headers import SecurityHeaders, security_headers
from payback.ui.server.page_connections import PageConnections
from payback.ui.server.private_page import PATH, private_routes
from payback.ui.server.request_gate import Gate, may_read
from payback.ui.server.request_limits import RequestLimits
from payback.ui.server.server_settings import server_settings
from payback.ui.server.slow_requests import SlowRequests
from payback.ui.server.start_checks import start_or_exit
from payback.ui.server.start_page import StartPage, start_page_html, start_pages
from payback.ui.server.static_files import StaticFiles, first_files

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import date

    from starlette.routing import BaseRoute

    from payback.store import Store

__all__ = ["lifespan", "middleware", "routes", "start_or_exit"]

OTHERS = 0o077
"""Rights on files that nobody but their owner gets: store, its log and backups hold what is confidential."""

_log = structlog.get_logger()


def routes(data_version: Callable[[], int], store: Callable[[], Store], today: Callable[[], date]) -> list[BaseRoute]:
    """Addresses of ours beside the pages."""
    return [*health_routes(data_version), *private_routes(store, today)]


def middleware(paths: frozenset[str] | None = None) -> list[Middleware]:
    """From the outermost in: headers, gate, limits, connections of pages, packed files, our page for Streamlit's.

    Args:
        paths: Of the pages, without a slash at their end; by default the product's.
    """
    settings, mode = server_settings(), access()
    return [
        Middleware(SecurityHeaders, headers=security_headers(start_page_html(LANGUAGES[0]), settings.frames)),
        Middleware(Gate, access=mode, settings=settings),
        Middleware(RequestLimits, settings=settings, may_read=partial(may_read, access=mode)),
        Middleware(SlowRequests),
        Middleware(PageConnections),
        Middleware(StaticFiles),
        Middleware(
            StartPage,
            pages=start_pages(),
            paths=page_paths() if paths is None else paths,
            ours=frozenset({PATH, f"{PATH}/"}),
        ),
    ]


def lifespan(
    prepare: Callable[[], object], stop: Callable[[], object] | None = None
) -> Callable[[object], AbstractAsyncContextManager[dict[str, Any] | None]]:
    """What happens around the server's life.

    Args:
        prepare: Runs in the background once the server is up, so that the first visitor need not wait for it: opens the
            store, takes in the demonstration company.
        stop: Called when the server ends, so that it need not wait for what goes on in the background.
    """

    @asynccontextmanager
    async def around(_app: object) -> AsyncIterator[dict[str, Any]]:
        umask = os.umask(OTHERS)
        set_up_logs()
        if not reader_sandbox.version():
            _log.warning("no wall around readers: this kernel has no Landlock")
        raise_limit(server_settings().viewers)
        let_go_of_half_open()
        Thread(target=_prepare, args=(prepare,), name="payback-prepare", daemon=True).start()
        _log.info("ready", access=str(access()))
        try:
            yield {}
        finally:
            # Else a file that is being read would hold the server back until it is through.
            readers.close()
            if stop:
                stop()
            os.umask(umask)

    return around


def _prepare(prepare: Callable[[], object]) -> None:
    """Prepare, compress what a first visit loads, tidy up; a store that cannot be opened is told again to visitors."""
    try:
        prepare()
    except PaybackError as error:
        _log.warning("not prepared", exc_info=error)
    if PRECOMPRESS.value() == "on":
        repack(first_files(start_page_html(LANGUAGES[0])))
    collect_seldom()
