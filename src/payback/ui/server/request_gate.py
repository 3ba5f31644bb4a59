"""What the server refuses before Streamlit sees it, whatever a page shows or hides."""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from payback.errors import PaybackError
from payback.i18n import Words, best_language
from payback.ui.access import Access, Rights, Role, rights
from payback.ui.health import METRICS
from payback.ui.measurements import MEASURED
from payback.ui.people_roles import THIS_MACHINE, people
from payback.ui.server.sign_in import claims_of, reader_claims

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import ASGIApp, Receive, Scope, Send

    from payback.ui.server.server_settings import ServerSettings

MEASUREMENTS = frozenset({METRICS, "/_stcore/metrics"})
UPLOADS = "/_stcore/upload_file"
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Middleware that refuses, in a sentence, what the configured access does not allow.

    ``local`` answers only this machine, by its own name: a name that points here from elsewhere is how a strange
    web page would read a local server. A file is taken from whoever may change the data, and only from them: nobody
    under ``view``, editors under ``oidc``. The measurements are for this machine, and for whoever has their token.
    """

    def __init__(self, app: ASGIApp, *, access: Access, settings: ServerSettings) -> None:
        self.app = app
        self.access = access
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403 (a WebSocket is closed before it opens)."""
        reason = refusal(scope, self.access, self.settings) if scope["type"] in {"http", "websocket"} else ""
        if not reason:
            await self.app(scope, receive, send)
            return
        MEASURED.count("payback_refusals", reason)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403, "reason": reason})
        else:
            words = Words(best_language(None, Headers(scope=scope).get("accept-language")))
            await PlainTextResponse(words(f"server.{reason}"), status_code=403)(scope, receive, send)


def refusal(scope: Scope, access: Access, settings: ServerSettings) -> str:
    """Key of the reason not to answer a request, below ``server.``; empty when it is answered."""
    path, hosts = scope["path"], settings.hosts
    if access is Access.LOCAL and not (_from_here(scope) and _names_here(scope)):
        return "only_this_machine"
    if hosts and _host(scope) not in hosts | THIS_MACHINE:
        return "unknown_host"
    if _is_foreign(scope, hosts):
        return "foreign_page"
    if path.startswith(UPLOADS) and scope.get("method") not in READING and not _may_change(scope, access):
        return "only_reading"
    if path in MEASUREMENTS and not (_is_own(scope) or _has_token(scope, settings.metrics_token)):
        return "only_monitor"
    return ""


def _is_own(scope: Scope) -> bool:
    """Whether this machine asks for itself."""
    return _from_here(scope) and _names_here(scope) and not _is_passed_on(scope)


def _has_token(scope: Scope, token: str) -> bool:
    given = Headers(scope=scope).get("authorization", "").encode("latin-1")
    return bool(token) and compare_digest(given, f"Bearer {token}".encode())


def may_read(scope: Scope, access: Access) -> bool:
    """Whether whoever opens a page or its connection may see plans and history, as things are now."""
    return _rights(scope, access, claims_of if scope["type"] == "websocket" else reader_claims).read


def _may_change(scope: Scope, access: Access) -> bool:
    """Whether whoever sends a file may change the data, as things are now."""
    return _rights(scope, access, claims_of).change


def _rights(scope: Scope, access: Access, claims: Callable[[Scope], Mapping[str, object]]) -> Rights:
    """What the sender of a request may do; nothing where nobody can say who may what."""
    try:
        return rights(access, claims(scope) if access is Access.OIDC else {}, people())
    except PaybackError:
        return Rights(Role.NOBODY)


def _from_here(scope: Scope) -> bool:
    client = scope.get("client")
    return client is not None and client[0].removeprefix("::ffff:") in THIS_MACHINE


def _names_here(scope: Scope) -> bool:
    return _host(scope) in THIS_MACHINE


def _host(scope: Scope) -> str:
    """The name by which the server was asked for."""
    return _names(f"//{Headers(scope=scope).get('host', '')}")[1]


def _names(address: str) -> tuple[str, str]:
    """Name and port of an address, and the name alone; nothing of one that is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.netloc, parts.hostname or ""


def _is_foreign(scope: Scope, hosts: frozenset[str]) -> bool:
    """Whether a page of another origin opens a connection or sends something; Streamlit takes any from localhost."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None or (scope["type"] == "http" and scope["method"] in READING):
        return False
    netloc, name = _names(origin)
    return netloc != headers.get("host") and name not in hosts


def _is_passed_on(scope: Scope) -> bool:
    """Whether a proxy sends the request for somebody else."""
    return not {"x-forwarded-for", "x-real-ip", "forwarded"}.isdisjoint(Headers(scope=scope).keys())
