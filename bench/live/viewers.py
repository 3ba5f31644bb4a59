"""Thirty viewers without a browser, who speak to a Streamlit server as its own page does: how much one process bears.

Each one moves the salary, waits until the run is finished, and moves it again: no pause for thought.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from bench.live.job import SLIDERS
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.live.salary import Control
    from bench.live.servers import App, Server
    from streamlit.proto.Delta_pb2 import Delta
    from streamlit.proto.WidgetStates_pb2 import WidgetState
    from websockets.asyncio.client import ClientConnection

VIEWERS = 30
SECONDS = 8.0
WARM_UP = 2
"""Runs of each viewer before anything is measured."""
BROKEN = {"alert", "exception"}
"""What an app shows where its script broke: Streamlit ends such a run of a fragment as well as any other."""
FINISHED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


class RunFailedError(Exception):
    """A run of the script ended otherwise than well."""


@dataclass(slots=True)
class Viewer:
    """One session.

    Attributes:
        wire: Its websocket.
        number: Tells it from the others, so that no two ask for the same value at the same time.
        control: What moves the salary.
        query: Of the page's address.
        salary: That control, as the page last drew it.
        fragment: That the control belongs to; empty where the whole script runs.
        page: Hash of the page that it sees: an app of several pages names it with its navigation.
        states: Of the widgets that its page says anything of, by Streamlit's own names for them.
        cached: Hashes of the messages that it need not be sent again.
    """

    wire: ClientConnection
    number: int
    control: Control
    query: str
    salary: Any = None
    fragment: str = ""
    page: str = ""
    states: dict[str, WidgetState] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)

    @classmethod
    async def arrive(
        cls, app: App, port: int, number: int, headers: Mapping[str, str] | None = None, before: Self | None = None
    ) -> Self:
        """Connect, and see the page for the first time, or again as after a broken connection.

        Args:
            app: Whose page.
            port: At which it is asked for.
            number: Of the viewer.
            headers: Of the request, cookies for example.
            before: The viewer until then: what a browser keeps of it, address and widgets, is sent again.
        """
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        wire = await connect(
            address,
            subprotocols=["streamlit"],  # type: ignore[list-item]
            additional_headers=headers,
            max_size=None,
            compression=None,
        )
        viewer = cls(wire, number, app.salary, before.query if before else app.path.partition("?")[2])
        if before:
            viewer.page, viewer.states = before.page, dict(before.states)
        await viewer._run()
        if viewer.salary is None:
            message = f"nothing on the page moves the salary: no {app.salary.element} {app.salary.key}"
            raise RunFailedError(message)
        return viewer

    async def move(self, turn: int) -> float:
        """Put the salary elsewhere; seconds until the run is finished."""
        row = SLIDERS["salary"]
        step = (self.number * 41 + turn * 7) % int((row.high - row.low) / row.step)
        self.states[self.salary.id] = self.control.moved(self.salary, row.low + step * row.step)
        begun = time.perf_counter()
        await self._run()
        return time.perf_counter() - begun

    async def _run(self) -> None:
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.fragment_id = self.fragment
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.cached_message_hashes.extend(self.cached)
        asked.rerun_script.widget_states.widgets.extend(self.states.values())
        await self.wire.send(asked.SerializeToString())
        while True:
            heard = ForwardMsg.FromString(await self.wire.recv(decode=False))
            if heard.metadata.cacheable and heard.hash:
                self.cached.add(heard.hash)
            match heard.WhichOneof("type"):
                case "new_session" | "navigation" as told:
                    self.page = getattr(heard, told).page_script_hash
                case "page_info_changed":
                    self.query = heard.page_info_changed.query_string
                case "delta":
                    self._see(heard.delta)
                case "script_finished":
                    if heard.script_finished in FINISHED:
                        return
                    if heard.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        continue  # a callback asks for another fragment, which runs next
                    raise RunFailedError(ForwardMsg.ScriptFinishedStatus.Name(heard.script_finished))

    def _see(self, delta: Delta) -> None:
        element = delta.new_element.WhichOneof("type")
        if element in BROKEN:
            message = f"the page shows an {element}: {getattr(delta.new_element, element)}"
            raise RunFailedError(message)
        if element == self.control.element:
            self._meet(getattr(delta.new_element, element), delta.fragment_id)

    def _meet(self, widget: Any, fragment: str) -> None:  # noqa: ANN401  (a message of the control's kind)
        if widget.id.endswith(f"-{self.control.key}"):
            self.salary, self.fragment = widget, fragment
        if self.control.at_first:
            self.states.setdefault(widget.id, self.control.moved(widget, self.control.at_first(widget)))


async def storm(app: App, server: Server, viewers: int = VIEWERS, seconds: float = SECONDS) -> dict[str, list[float]]:
    """Let all viewers move the salary as fast as the server answers.

    Returns:
        Runs per second, milliseconds from moving to the end of each run, and the server's processor time for a run.
    """
    present = [await Viewer.arrive(app, server.port, number) for number in range(viewers)]
    try:
        for turn in range(WARM_UP):
            await asyncio.gather(*(viewer.move(turn) for viewer in present))
        begun, busy = time.perf_counter(), server.busy_seconds()
        took = await asyncio.gather(*(_stay(viewer, begun + seconds) for viewer in present))
        ended, busy = time.perf_counter(), server.busy_seconds() - busy
    finally:
        await asyncio.gather(*(viewer.wire.close() for viewer in present))
    delays = [1_000 * delay for each in took for delay in each]
    return {
        "runs a second": [len(delays) / (ended - begun)],
        "run": delays,
        "processor time of a run": [1_000 * busy / len(delays)],
    }


async def _stay(viewer: Viewer, until: float) -> list[float]:
    delays, turn = [], WARM_UP
    while time.perf_counter() < until:
        delays.append(await viewer.move(turn))
        turn += 1
    return delays
