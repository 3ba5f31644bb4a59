"""``/shared?token=…``: what a private link opens, answered whole by the server before Streamlit is asked for anything.

No session begins, no socket opens, no script runs: what is not in the page is not sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.routing import Route

from payback.errors import PaybackError
from payback.i18n import Words, best_language
from payback.share.private_page import closed_page
from payback.store import StoreError
from payback.ui.access import Access, access, is_signed_in
from payback.ui.people_roles import people
from payback.ui.server.sign_in import reader_claims
from payback.workflows import private_links

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from payback.store import Store

PATH = "/shared"
LONGEST = 200
"""Letters of a token that are looked at."""

STATUS = {"gone": 404, "sign_in": 403, "no_store": 503}
HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}

_log = structlog.get_logger()


def private_routes(store: Callable[[], Store], today: Callable[[], date]) -> list[BaseRoute]:
    """The one route; each request runs in a thread of its own."""

    def shared(request: Request) -> HTMLResponse:
        return _answer(request, store, today)

    # Starlette would send whoever writes a slash on to an absolute address, perhaps without encryption.
    return [Route(path, shared, methods=["GET"]) for path in (PATH, f"{PATH}/")]


def _answer(request: Request, store: Callable[[], Store], today: Callable[[], date]) -> HTMLResponse:
    """The page of an open link; for an unknown, expired or revoked one the same sentence."""
    accepted = Headers(scope=request.scope).get("accept-language")
    words = Words(best_language(request.query_params.get("lang"), accepted))
    if access() is Access.OIDC and not is_signed_in(reader_claims(request.scope), people().hours):
        return _closed("sign_in", words)
    try:
        link = private_links.opened(store(), request.query_params.get("token", "")[:LONGEST], today())
        page = private_links.page_of(link, words) if link else ""
    except PaybackError as error:
        _log.warning("private link not answered", key=error.key)
        return _closed("no_store" if isinstance(error, StoreError) else "gone", words)
    if not page:
        return _closed("gone", words)
    _log.info("private link", action="open_private_link")
    return HTMLResponse(page, headers=HEADERS)


def _closed(key: str, words: Words) -> HTMLResponse:
    return HTMLResponse(closed_page(key, words), status_code=STATUS[key], headers=HEADERS)
