"""The HTML page that starts Streamlit in the browser, under our name and in the reader's language."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse

from payback.i18n import LANGUAGES, Words, best_language
from payback.share.private_page import preview_tags
from payback.ui import assets
from payback.ui.server.compressed_files import ALWAYS_ASK, PackedFile, file_response, packed_file
from payback.ui.server.script_preloads import preloads
from payback.ui.server.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# On a deep link (/data) Streamlit first looks for its server below /data, twice in vain, which costs two round trips
# and two errors in the console. The server is always at the root; saying so is how its hosts configure it. So is the
# theme, which then holds from the first picture on.
BASE = (
    "window.__streamlit={BACKEND_BASE_URL:location.origin+'/',MAIN_PAGE_BASE_URL:location.origin+'/',"
    f"LIGHT_THEME:{json.dumps(LIGHT)},DARK_THEME:{json.dumps(DARK)}}}"
)
# Plotly takes a tenth of a second to start. The best moment is when Streamlit's page waits for the server.
CHARTS = (
    "new MutationObserver((_,o)=>{if(document.querySelector('[data-test-connection-state=CONNECTED]')){o.disconnect();"
    "document.head.append(Object.assign(document.createElement('script'),{src:'PLOTLY'}))}})"
    ".observe(document,{childList:true,subtree:true,attributes:true,attributeFilter:['data-test-connection-state']})"
)

FIRST = "board/"
"""Folder of the scripts that a first page needs, beside that of the figures."""

STYLES = ("app.css", "start/start.css")
"""Ours that the first picture needs: the second takes its colours from the first."""

BLOCKED_AFTER_SECONDS = 10
"""Without an open WebSocket, until a sentence says what has to be allowed."""

CONNECTION = "start/connection.js"
"""Ours that takes the first words away, and says so where no WebSocket opens."""

STREAMLIT_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


def start_page_html(language: str) -> str:
    """Streamlit's own page with our title, the language that a screen reader needs, and what is seen before it runs."""
    words = Words(language)
    page = STREAMLIT_PAGE.read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{words.tag}">')
    page = page.replace("<title>Streamlit</title>", f"<title>{escape(words('app.name'))}</title>")
    page = page.replace("<head>", f"<head><script>{BASE}</script>", 1)
    page = page.replace("</head>", f"{preview_tags(words)}{_early()}{preloads(page)}</head>", 1)
    before = f"{_what_this_is(words)}{_blocked(words)}"
    return re.sub(r"<noscript>.*?</noscript>", lambda _: before, page, flags=re.DOTALL)


def _what_this_is(words: Words) -> str:
    """Name, question and purpose, painted before any script runs; without scripts, what to do, in every language."""
    name = escape(words("app.name"))
    needed = (Words(language) for language in sorted(LANGUAGES, key=lambda language: language != words.language))
    without = "".join(f'<p lang="{other.tag}">{escape(other("server.needs_javascript"))}</p>' for other in needed)
    return (
        f'<div id="pb-start"><p class="pb-start-name">{name.replace("back", "<b>back</b>")}</p>'
        f'<p class="pb-start-question">{escape(words("app.question"))}</p><p>{escape(words("app.purpose"))}</p>'
        f"<noscript>{without}</noscript></div>"
    )


def _blocked(words: Words) -> str:
    """What an IT department has to allow, hidden until no WebSocket opens; the script puts the address in."""
    sentence = words("server.blocked", seconds=BLOCKED_AFTER_SECONDS, address="@")
    text = escape(sentence).replace("@", "<code></code>")
    return f'<p id="pb-blocked" role="alert" data-seconds="{BLOCKED_AFTER_SECONDS}" hidden>{text}</p>'


def _early() -> str:
    """What every page needs beside Streamlit: its styles, an eye on the connection, and the charts without delay."""
    styles = "".join(f'<link rel="stylesheet" href="{assets.asset_url(name)}">' for name in STYLES)
    connection = f'<script type="module" src="{assets.asset_url(CONNECTION)}"></script>'
    link = '<link rel="modulepreload" fetchpriority="low" href="{}">'
    modules = "".join(
        link.format(assets.asset_url(name))
        for name in assets.assets()
        if name.startswith(FIRST) and name.endswith(".js")
    )
    plotly = assets.asset_url("plotly-basic.min.js")
    preload = f'<link rel="preload" as="script" fetchpriority="low" href="{plotly}">'
    return f"{styles}{connection}{modules}{preload}<script>{CHARTS.replace('PLOTLY', plotly)}</script>"


def start_pages() -> dict[str, PackedFile]:
    """The page in every language; browsers ask each time whether it changed, for it names the scripts of a version."""
    return {
        language: packed_file(
            "index.html", start_page_html(language).encode(), cache=ALWAYS_ASK, vary="Accept-Encoding, Accept-Language"
        )
        for language in LANGUAGES
    }


class StartPage:
    """Middleware that answers with our page where Streamlit would with its own, and leads to it from elsewhere.

    To Streamlit every address is a page that is nothing else; one that is none of ours it meets with a dialog of its
    own, in English.

    Args:
        app: What is inside.
        pages: The start page by language.
        paths: Of our pages.
        ours: Pages that a route of our own answers.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        pages: Mapping[str, PackedFile],
        paths: frozenset[str],
        ours: frozenset[str] = frozenset(),
    ) -> None:
        self.app = app
        self.pages = pages
        self.paths = paths
        self.ours = ours

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and replace the answer when it is Streamlit's page."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or scope["path"] in self.ours:
            await self.app(scope, receive, send)
            return
        replaced = False

        async def ours_instead(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_page(message):
                replaced = True
                await (await self._answer(scope))(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, ours_instead)

    async def _answer(self, scope: Scope) -> Response:
        if scope["path"].rstrip("/") not in self.paths:
            query = scope["query_string"].decode("latin-1")
            return RedirectResponse(f"/?{query}" if query else "/", headers={"Cache-Control": "no-store"})
        return await run_in_threadpool(file_response, self.pages[_language(scope)], scope)


def _is_page(message: Message) -> bool:
    is_html = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
    return message["status"] == 200 and is_html  # noqa: PLR2004


def _language(scope: Scope) -> str:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return best_language(asked, Headers(scope=scope).get("accept-language"))
