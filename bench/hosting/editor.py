"""Somebody who drops an export on Data and keeps it, as a browser does: upload, see what was read, press the button."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import httpx2
from bench.hosting.visitors import cookies_of
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState, FileURLs, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect

from payback.i18n import Words

if TYPE_CHECKING:
    from pathlib import Path

    from websockets.asyncio.client import ClientConnection

WORDS = Words("en")
KEPT = WORDS("upload.kept_title", n=1)
XSRF = "_streamlit_xsrf"
FILE = "1"
LOOK_SECONDS, PATIENCE_SECONDS = 0.3, 120


class NotKeptError(Exception):
    """The page did not come to where it was expected: what was waited for, and the last it said."""


@dataclass(slots=True)
class Editor:
    """A session on Data.

    Attributes:
        wire: Its websocket.
        port: At which it was asked for.
        cookies: Of the browser.
        session: Streamlit's own name for it, under which files are sent.
        widgets: What the last run drew that can be used, by the end of Streamlit's own name for it.
        said: All text that the last run drew as HTML.
    """

    wire: ClientConnection
    port: int
    cookies: dict[str, str]
    session: str = ""
    widgets: dict[str, Any] = field(default_factory=dict)
    said: str = ""

    @classmethod
    async def open(cls, port: int) -> Self:
        """Ask for Data, and see it."""
        cookies = await asyncio.to_thread(cookies_of, port)
        wire = await connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            subprotocols=["streamlit", cookies[XSRF]],  # type: ignore[list-item]
            additional_headers={"Cookie": _line(cookies)},
            max_size=None,
            compression=None,
        )
        editor = cls(wire, port, cookies)
        await editor.run()
        return editor

    async def drop(self, file: Path) -> None:
        """Send a file, and wait until the page says that it can be kept."""
        content = await asyncio.to_thread(file.read_bytes)
        async with httpx2.AsyncClient(timeout=PATIENCE_SECONDS) as browser:
            answer = await browser.put(
                f"http://127.0.0.1:{self.port}/_stcore/upload_file/{self.session}/{FILE}",
                files={file.name: (file.name, content)},
                headers={"Cookie": _line(self.cookies), "X-Xsrftoken": self.cookies[XSRF]},
            )
        answer.raise_for_status()
        await self._until("keep_files", file)

    async def press_keep(self, file: Path) -> None:
        """Press the button that keeps the file, and hear the first answer."""
        await self.run(self._dropped(file), WidgetState(id=self.widgets["keep_files"].id, trigger_value=True))

    async def read_kept(self) -> None:
        """Wait until the page says that it is kept: from then on it must not get lost."""
        await self._until("")

    async def run(self, *states: WidgetState) -> None:
        """Have the page run, and hear it to its end."""
        asked = BackMsg()
        asked.rerun_script.query_string = "lang=en"
        asked.rerun_script.page_name = "data"
        asked.rerun_script.widget_states.widgets.extend(states)
        await self.wire.send(asked.SerializeToString())
        self.widgets, self.said = {}, ""
        while True:
            heard = ForwardMsg.FromString(await self.wire.recv(decode=False))
            match heard.WhichOneof("type"):
                case "new_session":
                    self.session = heard.new_session.initialize.session_id
                case "delta":
                    self._see(heard)
                case "script_finished" if heard.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return

    def _see(self, heard: ForwardMsg) -> None:
        element = heard.delta.new_element
        match element.WhichOneof("type"):
            case "file_uploader":
                self.widgets["files"] = element.file_uploader
            case "button" if not element.button.disabled:
                self.widgets[element.button.id.rpartition("-")[2]] = element.button
            case "html":
                self.said += element.html.body

    async def _until(self, widget: str, file: Path | None = None) -> None:
        """Have the page run until a widget can be used, or until it says that something was kept."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while widget not in self.widgets if widget else KEPT not in self.said:
            if time.monotonic() > give_up:
                raise NotKeptError(widget or KEPT, self.said[-2_000:])
            await asyncio.sleep(LOOK_SECONDS)
            await self.run(*([self._dropped(file)] if file else []))

    def _dropped(self, file: Path) -> WidgetState:
        """What the place to drop files says while the file lies there."""
        info = UploadedFileInfo(
            file_id=FILE, name=file.name, size=file.stat().st_size, file_urls=FileURLs(file_id=FILE)
        )
        return WidgetState(
            id=self.widgets["files"].id,
            file_uploader_state_value=FileUploaderState(uploaded_file_info=[info]),
        )


def _line(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={text}" for name, text in cookies.items())
