"""Who sends a request that no page has asked for: read from the cookie of the sign-in, as a session reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import (
    _get_signed_cookie_with_chunks,
    _parse_decoded_user_cookie,
)

from payback.ui.server.headers import is_behind_tls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Scope


def claims_of(scope: Scope) -> Mapping[str, object]:
    """What the sign-in says of whoever sends a request; nothing without a cookie of ours, or from another origin."""
    return _claims(scope, HTTPConnection(scope).headers.get("origin", ""))


def reader_claims(scope: Scope) -> Mapping[str, object]:
    """The same of whoever only reads: a browser that opens an address names no origin, so that it is the server's."""
    request = HTTPConnection(scope)
    scheme = "https" if is_behind_tls(scope) else "http"
    return _claims(scope, f"{scheme}://{request.headers.get('host', '')}")


def _claims(scope: Scope, origin: str) -> Mapping[str, object]:
    request = HTTPConnection(scope)
    decoded = _get_signed_cookie_with_chunks(dict(request.cookies), USER_COOKIE_NAME)
    if decoded is None:
        return {}
    claims: dict[str, object] = _parse_decoded_user_cookie(decoded, origin)
    return claims
