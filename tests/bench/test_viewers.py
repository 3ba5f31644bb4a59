"""A viewer without a browser: what it hears decides what it sends next, and a page that breaks is no run."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from bench.live.job import SLIDERS
from bench.live.salary import PLAN_COMPONENT
from bench.live.viewers import RunFailedError, Viewer
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from collections.abc import Coroutine


def finished(work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - whatever the work gives
    """What a coroutine gives, in a thread of its own: beside browser tests this one may have a loop that runs."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


class Wire:
    """A websocket whose server says what it was given, whatever it is asked."""

    def __init__(self, *says: ForwardMsg) -> None:
        self.says = [each.SerializeToString() for each in says]
        self.asked: list[BackMsg] = []

    async def send(self, message: bytes) -> None:
        """Note what was asked."""
        self.asked.append(BackMsg.FromString(message))

    async def recv(self, *, decode: bool) -> bytes:
        """What the server says next."""
        assert not decode
        return self.says.pop(0)


def message(**facts: str) -> ForwardMsg:
    """A message of a server, each field of it by its path."""
    said = ForwardMsg()
    for path, value in facts.items():
        *holders, name = path.split("__")
        holder = said
        for each in holders:
            holder = getattr(holder, each)
        setattr(holder, name, value)
    return said


def drawn(token: str) -> ForwardMsg:
    """The component that holds a plan."""
    said = message(delta__fragment_id="page")
    component = said.delta.new_element.bidi_component
    component.id, component.bytes = f"$$ID-1-{PLAN_COMPONENT.key}", json.dumps({"answer": {"token": token}}).encode()
    return said


FINISHED = ForwardMsg(script_finished=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


def test_a_viewer_sends_what_the_page_last_said() -> None:
    """The page of the navigation, the query, the fragment, and the salary of the plan that stands there now."""
    wire = Wire(
        message(new_session__page_script_hash="main"), message(navigation__page_script_hash="decide"),
        message(page_info_changed__query_string="salary=1"), drawn("old"), drawn("new"), FINISHED, FINISHED,
    )  # fmt: skip
    viewer = Viewer(wire, 0, PLAN_COMPONENT, "lang=en")  # type: ignore[arg-type]
    finished(viewer._run())
    finished(viewer.move(0))
    first, moved = (each.rerun_script for each in wire.asked)
    assert (first.query_string, moved.query_string) == ("lang=en", "salary=1")
    assert (moved.page_script_hash, moved.fragment_id) == ("decide", "page")
    (state,) = moved.widget_states.widgets
    assert json.loads(state.json_value)["moved"] == {"token": "new", "values": {"salary": SLIDERS["salary"].low}}


@pytest.mark.parametrize("element", ["alert", "exception"])
def test_a_page_that_breaks_is_no_run(element: str) -> None:
    """Streamlit ends the run of a broken fragment as if it had done its work."""
    broken = ForwardMsg()
    getattr(broken.delta.new_element, element).SetInParent()
    viewer = Viewer(Wire(broken, FINISHED), 0, PLAN_COMPONENT, "")  # type: ignore[arg-type]
    with pytest.raises(RunFailedError, match=element):
        finished(viewer._run())
