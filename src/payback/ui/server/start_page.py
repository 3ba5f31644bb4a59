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

from payback.i18n import LANGUAGES, Words, best_language
from payback.ui import assets
from payback.ui.server.compressed_files import ALWAYS_ASK, PackedFile, file_response, packed_file
from payback.ui.server.script_preloads import preloads
from payback.ui.server.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

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

STREAMLIT_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"


def start_page_html(language: str) -> str:
    """Streamlit's own page with our title, the language that a screen reader needs, and a word for no JavaScript."""
    words = Words(language)
    page = STREAMLIT_PAGE.read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', f'<html lang="{words.tag}">')
    page = page.replace("<title>Streamlit</title>", f"<title>{escape(words('app.name'))}</title>")
    page = page.replace("<head>", f"<head><script>{BASE}</script>", 1)
    page = page.replace("</head>", f"{_early()}{preloads(page)}</head>", 1)
    sentence = f"<noscript><p>{escape(words('server.needs_javascript'))}</p></noscript>"
    return re.sub(r"<noscript>.*?</noscript>", lambda _: sentence, page, flags=re.DOTALL)


def _early() -> str:
    """What every page needs beside Streamlit: its stylesheet, and the charts without delaying Streamlit."""
    style = f'<link rel="stylesheet" href="{assets.asset_url("app.css")}">'
    link = '<link rel="modulepreload" fetchpriority="low" href="{}">'
    modules = "".join(
        link.format(assets.asset_url(name))
        for name in assets.assets()
        if name.startswith(FIRST) and name.endswith(".js")
    )
    plotly = assets.asset_url("plotly-basic.min.js")
    preload = f'<link rel="preload" as="script" fetchpriority="low" href="{plotly}">'
    return f"{style}{modules}{preload}<script>{CHARTS.replace('PLOTLY', plotly)}</script>"


def start_pages() -> dict[str, PackedFile]:
    """The page in every language; browsers ask each time whether it changed, for it names the scripts of a version."""
    return {
        language: packed_file(
            "index.html", start_page_html(language).encode(), cache=ALWAYS_ASK, vary="Accept-Encoding, Accept-Language"
        )
        for language in LANGUAGES
    }


class StartPage:
    """Middleware that answers with our page wherever Streamlit would answer with its own.

    Streamlit decides which addresses are pages (all that are nothing else), so nothing here lists them.
    """

    def __init__(self, app: ASGIApp, *, pages: Mapping[str, PackedFile]) -> None:
        self.app = app
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and replace the answer when it is Streamlit's page."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        replaced = False

        async def ours_instead(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_page(message):
                replaced = True
                page = self.pages[_language(scope)]
                response = await run_in_threadpool(file_response, page, scope)
                await response(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, ours_instead)


def _is_page(message: Message) -> bool:
    is_html = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
    return message["status"] == 200 and is_html  # noqa: PLR2004


def _language(scope: Scope) -> str:
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    return best_language(asked, Headers(scope=scope).get("accept-language"))
