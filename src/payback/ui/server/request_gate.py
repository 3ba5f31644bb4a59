"""What the server refuses before Streamlit sees it, whatever a page shows or hides."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from payback.errors import PaybackError
from payback.i18n import Words, best_language
from payback.ui.access import Access, rights
from payback.ui.people import THIS_MACHINE, people
from payback.ui.server.sign_in import claims_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

MEASUREMENTS = "/_stcore/metrics"
UPLOADS = "/_stcore/upload_file"
READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Middleware that refuses, in a sentence, what the configured access does not allow.

    ``local`` answers only this machine, by its own name: a name that points here from elsewhere is how a strange
    web page would read a local server. A file is taken from whoever may change the data, and only from them: nobody
    under ``view``, editors under ``oidc``. The measurements are for this machine alone.
    """

    def __init__(self, app: ASGIApp, *, access: Access, hosts: frozenset[str] = frozenset()) -> None:
        self.app = app
        self.access = access
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403 (a WebSocket is closed before it opens)."""
        reason = refusal(scope, self.access, self.hosts) if scope["type"] in {"http", "websocket"} else ""
        if not reason:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403, "reason": reason})
        else:
            words = Words(best_language(None, Headers(scope=scope).get("accept-language")))
            await PlainTextResponse(words(f"server.{reason}"), status_code=403)(scope, receive, send)


def refusal(scope: Scope, access: Access, hosts: frozenset[str] = frozenset()) -> str:
    """Key of the reason not to answer a request, below ``server.``; empty when it is answered."""
    path = scope["path"]
    if access is Access.LOCAL and not (_from_here(scope) and _names_here(scope)):
        return "only_this_machine"
    if hosts and _host(scope) not in hosts | THIS_MACHINE:
        return "unknown_host"
    if _is_foreign(scope, hosts):
        return "foreign_page"
    if path.startswith(UPLOADS) and scope.get("method") not in READING and not _may_change(scope, access):
        return "only_reading"
    if path == MEASUREMENTS and not (_from_here(scope) and _names_here(scope) and not _is_passed_on(scope)):
        return "only_this_machine"
    return ""


def _may_change(scope: Scope, access: Access) -> bool:
    """Whether whoever sends a file may change the data, as things are now."""
    claims = claims_of(scope) if access is Access.OIDC else {}
    try:
        return rights(access, claims, people()).change
    except PaybackError:
        return False


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
