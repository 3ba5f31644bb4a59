"""Thirty viewers without a browser, who speak to a Streamlit server as its own page does: how much one process bears.

Each one changes the salary slider, waits until the run is finished, and changes it again: no pause for thought.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from bench.live.job import SLIDERS
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.live.servers import Server
    from streamlit.proto.Slider_pb2 import Slider
    from websockets.asyncio.client import ClientConnection

VIEWERS = 30
SECONDS = 8.0
WARM_UP = 2
"""Runs of each viewer before anything is measured."""
FINISHED = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}


class RunFailedError(Exception):
    """A run of the script ended otherwise than well."""


@dataclass(slots=True)
class Viewer:
    """One session.

    Attributes:
        wire: Its websocket.
        number: Tells it from the others, so that no two ask for the same value at the same time.
        fragment: That the slider belongs to; empty where the whole script runs.
        page: Hash of the page that it sees.
        values: Of every slider, by Streamlit's own name for it; `salary` is the name of the one that moves.
        cached: Hashes of the messages that it need not be sent again.
    """

    wire: ClientConnection
    number: int
    salary: str = ""
    fragment: str = ""
    page: str = ""
    values: dict[str, Sequence[float]] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)

    @classmethod
    async def arrive(cls, port: int, number: int) -> Self:
        """Connect, and see the page for the first time."""
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        wire = await connect(address, subprotocols=["streamlit"], max_size=None, compression=None)  # type: ignore[list-item]
        viewer = cls(wire, number)
        first = BackMsg()
        first.rerun_script.query_string = ""
        await viewer._run(first)
        if not viewer.salary:
            message = "no salary slider on the page"
            raise RunFailedError(message)
        return viewer

    async def move(self, turn: int) -> float:
        """Put the slider elsewhere; seconds until the run is finished."""
        row = SLIDERS["salary"]
        step = (self.number * 41 + turn * 7) % int((row.high - row.low) / row.step)
        self.values[self.salary] = [row.low + step * row.step]
        again = BackMsg()
        again.rerun_script.fragment_id = self.fragment
        again.rerun_script.page_script_hash = self.page
        again.rerun_script.cached_message_hashes.extend(self.cached)
        for name, value in self.values.items():
            again.rerun_script.widget_states.widgets.add(id=name).double_array_value.data.extend(value)
        begun = time.perf_counter()
        await self._run(again)
        return time.perf_counter() - begun

    async def _run(self, message: BackMsg) -> None:
        await self.wire.send(message.SerializeToString())
        while True:
            heard = ForwardMsg.FromString(await self.wire.recv(decode=False))
            if heard.metadata.cacheable and heard.hash:
                self.cached.add(heard.hash)
            match heard.WhichOneof("type"):
                case "new_session":
                    self.page = heard.new_session.page_script_hash
                case "delta" if heard.delta.new_element.WhichOneof("type") == "slider":
                    self._meet(heard.delta.new_element.slider, heard.delta.fragment_id)
                case "script_finished":
                    if heard.script_finished in FINISHED:
                        return
                    if heard.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        continue  # a callback asks for another fragment, which runs next
                    raise RunFailedError(ForwardMsg.ScriptFinishedStatus.Name(heard.script_finished))

    def _meet(self, slider: Slider, fragment: str) -> None:
        if slider.id not in self.values:
            self.values[slider.id] = list(slider.default)
        if slider.id.endswith("-salary"):
            self.salary, self.fragment = slider.id, fragment


async def storm(server: Server, viewers: int = VIEWERS, seconds: float = SECONDS) -> dict[str, list[float]]:
    """Let all viewers move their slider as fast as the server answers.

    Returns:
        Runs per second, milliseconds from moving to the end of each run, and the server's processor time for a run.
    """
    present = [await Viewer.arrive(server.port, number) for number in range(viewers)]
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
