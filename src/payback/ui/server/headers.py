"""Security headers on every answer: what a page of ours may load, and who may put it in a frame."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HSTS = "max-age=31536000"
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def content_policy(page: str, frames: Sequence[str] = ()) -> str:
    """The Content-Security-Policy for one HTML page: its own inline scripts by their hash, nothing from elsewhere.

    ``blob:`` is how Streamlit loads the script of an inline component; styles are inline because React writes them.
    ``'self'`` holds the WebSocket of the same host too.

    Args:
        page: The HTML.
        frames: Origins whose pages may show it in a frame.
    """
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in INLINE_SCRIPT.findall(page))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            " ".join(("frame-ancestors 'self'", *frames)),
        )
    )


def security_headers(page: str, frames: Sequence[str] = ()) -> dict[str, str]:
    """Header names and values that every answer carries; see `content_policy`."""
    return {
        "Content-Security-Policy": content_policy(page, frames),
        "X-Content-Type-Options": "nosniff",
        # A shared link holds a plan, and a plan holds a salary: it must not travel in a Referer.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class SecurityHeaders:
    """Middleware that adds fixed headers to every HTTP answer; behind TLS, cookies and browsers are held to it."""

    def __init__(self, app: ASGIApp, *, headers: dict[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; set the headers when the answer starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        _unbrand(receive)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                headers.update(self.headers)
                if is_behind_tls(scope):
                    headers["Strict-Transport-Security"] = HSTS
                    message["headers"] = [_only_over_tls(*header) for header in headers.raw]
            await send(message)

        await self.app(scope, receive, with_headers)


def is_behind_tls(scope: Scope) -> bool:
    """Whether the visitor's connection is encrypted, as the server or the proxy in front says."""
    return scope.get("scheme") == "https" or Headers(scope=scope).get("x-forwarded-proto", "") == "https"


def _only_over_tls(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A header; of a cookie, with the word that keeps it from any other connection."""
    is_open = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return name, value + b"; Secure" if is_open else value


def _unbrand(receive: Receive) -> None:
    """Take uvicorn's name off the answer: `streamlit run` has no setting for it, and it tells attackers what to try."""
    cycle: Any = getattr(receive, "__self__", None)
    if hasattr(cycle, "default_headers"):
        cycle.default_headers = [header for header in cycle.default_headers if header[0] != b"server"]


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
