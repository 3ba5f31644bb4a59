"""Streamlit's scripts and our assets, answered from memory and packed, before Streamlit is asked."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers

from payback.ui import assets
from payback.ui.server.compressed_files import ALWAYS_ASK, PackedFile, file_response, packed_file

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

STREAMLIT_FILES = Path(streamlit.__file__).parent / "static"


@cache
def streamlit_files() -> dict[str, Path]:
    """Where each of Streamlit's hashed files lies, by its address. Listed once, so that no address can leave it."""
    folder = STREAMLIT_FILES / "static"
    return {f"/static/{file.relative_to(folder).as_posix()}": file for file in folder.rglob("*") if file.is_file()}


@cache
def own_files() -> dict[str, PackedFile]:
    """Our assets by their address, and our icon at that of Streamlit's."""
    icon = replace(assets.assets()["icon.png"], cache=ALWAYS_ASK)
    return {assets.asset_url(name): file for name, file in assets.assets().items()} | {"/favicon.png": icon}


def is_ours(address: str) -> bool:
    """Whether a file is served at this address."""
    return address in own_files() or address in streamlit_files()


@cache
def file_at(address: str) -> PackedFile:
    """The file served at an address, read when first asked for.

    Raises:
        KeyError: Nothing is served there; ask `is_ours` first.
    """
    return own_files().get(address) or packed_file(address, streamlit_files()[address].read_bytes())


def first_files(page: str) -> list[PackedFile]:
    """What every first visit loads: the files that the page names, then our own."""
    named = re.findall(r'(?:src|href)="\.(/static/[^"]+)"', page)
    return [file_at(address) for address in (*filter(is_ours, named), *own_files())]


class StaticFiles:
    """Middleware that answers for known files; everything else, and any range of bytes, goes on to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the packed file, or pass the request on."""
        if not _wants_file(scope):
            await self.app(scope, receive, send)
            return
        response = await run_in_threadpool(lambda: file_response(file_at(scope["path"]), scope))
        await response(scope, receive, send)


def _wants_file(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] in {"GET", "HEAD"}
        and is_ours(scope["path"])
        and "range" not in Headers(scope=scope)
    )
